import { describe, expect, it } from 'vitest';
import vectors from '../test/vectors/rfc3797.json' with { type: 'json' };
import { hexOf } from './bytes.ts';
import { parseRfc3797Key, rfc3797Hash, rfc3797KeyOf, rfc3797Select, rfc3797SourceOf } from './rfc3797.ts';

const { keyString, inputs, pool, rows } = vectors;

describe('public numbers after RFC 3797', () => {
  it('make the key string of its example', () => {
    expect(rfc3797KeyOf(inputs)).toBe(keyString);
    expect(parseRfc3797Key(keyString, 3)).toEqual({ ok: true, key: keyString });
  });

  it('select whom its example selects', () => {
    for (const { hashedIndex, md5 } of rows) {
      expect(hexOf(rfc3797Hash(keyString, hashedIndex)).toUpperCase()).toBe(md5);
    }
    expect(rfc3797Select(keyString, pool, rows.length)).toEqual(rows.map(({ selected }) => selected));
    expect(rfc3797Select(keyString, 3, 9).sort()).toEqual([1, 2, 3]);
  });

  it('stand in for a beacon as text behind a heading', () => {
    expect(Buffer.from(rfc3797SourceOf('1./')).toString()).toBe('undi/rfc3797/v1\n1./');
  });

  it.each([
    ['', 'numbers-of-other-sources'],
    ['9319./', 'numbers-of-other-sources'],
    ['9319./2.5.8./1./1./', 'numbers-of-other-sources'],
    ['9319./5.2.8./1./', 'numbers-malformed'],
    ['9319./10.9./1./', 'numbers-malformed'],
    ['09319./2.5./1./', 'numbers-malformed'],
    ['9319./2.5./1.', 'numbers-malformed'],
    ['9319./2.5/1./', 'numbers-malformed'],
    ['9319.//1./', 'numbers-malformed'],
    ['9319. /2./1./', 'numbers-malformed'],
    ['1e3./2./1./', 'numbers-malformed'],
    [`${'9'.repeat(1000)}./2./1./`, 'numbers-malformed'],
  ])('written %j are refused: %s', (key, code) => {
    expect(parseRfc3797Key(key, 3)).toMatchObject({ ok: false, findings: [{ code }] });
  });
});
