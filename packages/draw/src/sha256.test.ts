import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import rfc4231 from '../test/vectors/rfc4231.json' with { type: 'json' };
import { hexOf } from './bytes.ts';
import { hashWithPrefix, hmacKeyOf, hmacOf32 } from './sha256.ts';

const bytes = (min: number, max: number) => fc.uint8Array({ minLength: min, maxLength: max });

describe('SHA-256 over records, against its slow twin', () => {
  it('has a twin that agrees with RFC 4231', () => {
    expect(hexOf(hmac(sha256, hexToBytes(rfc4231.key), hexToBytes(rfc4231.data)))).toBe(rfc4231.mac);
  });

  it('computes the same HMAC of 32 bytes under any key', () => {
    fc.assert(
      fc.property(bytes(0, 64), bytes(32, 32), (key, data) => {
        const out = new Uint8Array(40);
        hmacOf32(hmacKeyOf(key), data, 0, out, 5);
        expect(hexOf(out.subarray(5, 37))).toBe(hexOf(hmac(sha256, key, data)));
      }),
    );
  });

  it('computes the same prefixed hash of 63 to 118 bytes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), bytes(63, 118), (prefix, data) => {
        const out = new Uint8Array(32);
        hashWithPrefix(prefix, data, 0, data.length, out, 0);
        expect(hexOf(out)).toBe(hexOf(sha256(concatBytes(Uint8Array.of(prefix), data))));
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a key it would have to hash first', () => {
    expect(() => hmacKeyOf(new Uint8Array(65))).toThrow('at most 64 bytes');
  });
});
