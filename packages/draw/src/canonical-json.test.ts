import { describe, expect, it } from 'vitest';
import { bytesOf } from './bytes.ts';
import { canonicalJson, parseCanonical, type Json } from './canonical-json.ts';
import { parseManifest } from './documents.ts';
import { parseTime, timeText } from './time.ts';

describe('canonical JSON', () => {
  const written: readonly [Json, string][] = [
    [{ b: 1, a: { d: [true, null], c: 'x' } }, '{"a":{"c":"x","d":[true,null]},"b":1}'],
    [{ a: 1, '10': 2, '9': 3, B: 4 }, '{"10":2,"9":3,"B":4,"a":1}'],
    [{ a: undefined, b: 'say "hi"' }, '{"b":"say \\"hi\\""}'],
  ];
  it.each(written)('writes %j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([1.5, NaN, 2 ** 60, 'é', 'a\nb'])('refuses to write %j', (value) => {
    expect(() => canonicalJson({ value })).toThrow();
  });

  const refused: readonly [string, string][] = [
    ['{"b":1,"a":2}', 'not-canonical'],
    ['{"a":1,"a":1}', 'not-canonical'],
    ['{"a":1} ', 'not-canonical'],
    ['{"a":1.0}', 'not-canonical'],
    ['{"a":"\\u0041"}', 'not-canonical'],
    ['{"a":"é"}', 'not-ascii'],
    ['[1]', 'not-json'],
    ['', 'not-json'],
    ['{"a":1', 'not-json'],
    ['{"a":1}{"a":2}', 'several-documents'],
    ['{"a":{"b":1}}\n{"a":{"b":2}}', 'several-documents'],
  ];
  it.each(refused)('refuses to read %s', (text, code) => {
    expect(parseCanonical(new TextEncoder().encode(text))).toMatchObject({ ok: false, findings: [{ code }] });
  });
});

describe('a manifest', () => {
  it('lists everything that is wrong with it at once', () => {
    const text = '{"alg":"undi/v2","beacon":{"chain":"demo","round":0},"extra":1,"quota":{"03":1},"size":-1}';
    const parsed = parseManifest(bytesOf(text));
    const found = parsed.ok
      ? []
      : parsed.findings.map((finding) => `${finding.code} ${'field' in finding ? finding.field : ''}`);
    expect(found).toEqual([
      'field-wrong alg',
      'field-missing programme',
      'field-missing wave',
      'field-wrong quota',
      'field-missing secondWalk',
      'field-missing ceremony',
      'field-missing fallback',
      'field-missing publishedAt',
      'field-missing beacon.genesisTime',
      'field-missing beacon.periodSeconds',
      'field-missing beacon.publicKey',
      'field-wrong beacon.round',
      'field-missing closedAt',
      'field-missing rules',
      'field-missing root',
      'field-wrong size',
      'field-missing regions',
      'field-missing exclusions',
      'field-missing exclusions.count',
      'field-missing exclusions.sha256',
      'field-missing registrations',
      'field-missing registrations.count',
      'field-missing registrations.sha256',
      'field-unknown extra',
    ]);
  });
});

describe('published times', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['2000-02-29T23:59:59Z', 951_868_799],
    ['2021-02-26T05:00:00Z', 1_614_315_600],
    ['2100-03-01T00:00:00Z', 4_107_542_400],
  ])('%s is %i', (text, seconds) => {
    expect(parseTime(text)).toBe(seconds);
    expect(timeText(seconds)).toBe(text);
  });

  it.each([
    '',
    '2021-02-31T05:00:00Z',
    '2021-02-26',
    '2021-02-26T05:00:00+07:00',
    '2021-02-26T05:00:00.5Z',
    '2021-13-01T00:00:00Z',
  ])('refuses %j', (text) => {
    expect(parseTime(text)).toBeNull();
  });
});
