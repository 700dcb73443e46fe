import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesFrom } from '../test/made-up-wave.ts';
import { hexOf } from './bytes.ts';
import { orderOf, ticketsOf } from './tickets.ts';

/** The slow twin: an object a ticket, hexadecimal, the language's own sort. */
function slowOrder(keys: readonly Uint8Array[], ties: readonly Uint8Array[]): number[] {
  const rows = keys.map((key, i) => ({ i, text: hexOf(key) + hexOf(ties[i]!) }));
  return rows.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.i - b.i)).map(({ i }) => i);
}

describe('tickets', () => {
  it('are the HMAC of each leaf under the seed', () => {
    const seed = bytesFrom('seed');
    const leaves = [1, 2, 3].map((i) => bytesFrom(`leaf ${i}`));
    const expected = leaves.map((leaf) => hexOf(hmac(sha256, seed, leaf))).join('');
    expect(hexOf(ticketsOf(seed, concatBytes(...leaves)))).toBe(expected);
  });

  it('need a seed of 32 bytes', () => {
    expect(() => ticketsOf(new Uint8Array(31), new Uint8Array(0))).toThrow('seed must be 32 bytes, not 31');
  });
});

describe('the order', () => {
  it('is that of the bytes, for keys evenly spread or all alike', () => {
    const even = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const alike = fc
      .integer({ min: 0, max: 3 })
      .map((last) => Uint8Array.from({ length: 32 }, (_, i) => (i === 31 ? last : 9)));
    fc.assert(
      fc.property(fc.array(fc.oneof(even, alike), { maxLength: 200 }), (keys) => {
        const ties = keys.map((_, i) => bytesFrom(`tie ${i}`));
        const order = orderOf(concatBytes(...keys), concatBytes(...ties));
        expect([...order]).toEqual(slowOrder(keys, ties));
      }),
    );
  });

  it('is a permutation of ten thousand', () => {
    const keys = Array.from({ length: 10_000 }, (_, i) => bytesFrom(`key ${i}`));
    const order = orderOf(concatBytes(...keys));
    expect([...order].sort((a, b) => a - b)).toEqual(keys.map((_, i) => i));
    expect([...order]).toEqual(slowOrder(keys, keys));
  });

  it('of nobody is empty', () => {
    expect(orderOf(new Uint8Array(0))).toEqual(new Uint32Array(0));
  });
});
