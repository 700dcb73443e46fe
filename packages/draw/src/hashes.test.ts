import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { kernelsModule } from '../../../scripts/build-kernels.mjs';
import rfc4231 from '../test/vectors/rfc4231.json' with { type: 'json' };
import vectors from '../test/vectors/undi-v1.json' with { type: 'json' };
import { concatBytes, hexOf } from './bytes.ts';
import { hashes } from './hashes.ts';
import { PLAIN_HASHES } from './plain-hashes.ts';
import { sha256Stream } from './sha256-stream.ts';
import { createSimdHashes } from './simd-hashes.ts';

const simd = createSimdHashes()!;
const engines = [simd, PLAIN_HASHES];
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
/** All remainders of four lanes, and more than a block of 1024 records. */
const counts = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1022, max: 1030 }));

/** `count` records that follow from a few bytes: quicker than drawing each. */
function recordsOf(count: number, width: number, start: Uint8Array): Uint8Array {
  const records = new Uint8Array(count * width);
  let x = (start[0]! << 8) | start[1]! | 1;
  for (let i = 0; i < records.length; i++) {
    x = (Math.imul(x, 1_103_515_245) + 12_345) >>> 0;
    records[i] = x >>> 16;
  }
  return records;
}

function each(records: Uint8Array, width: number, hash: (record: Uint8Array) => Uint8Array): string {
  let text = '';
  for (let at = 0; at < records.length; at += width) text += hexOf(hash(records.subarray(at, at + width)));
  return text;
}

describe('the kernels', () => {
  it('are what the committed bytes hold', async () => {
    const committed = await readFile(new URL('kernels-wasm.ts', import.meta.url), 'utf8');
    expect(await kernelsModule('draw')).toBe(committed);
  });

  it('run on this machine, and are what a draw uses', () => {
    expect(simd.kind).toBe('simd');
    expect(hashes().kind).toBe('simd');
  });

  it.each(engines)('give the tickets and leaves of the worked example: $kind', ({ hmacs, leaves }) => {
    const rows = vectors.entriesInTreeOrder;
    const found = new Uint8Array(rows.length * 32);
    leaves(hexToBytes(rows.map(({ entry }) => entry).join('')), found);
    expect(hexOf(found)).toBe(rows.map(({ leaf }) => leaf).join(''));
    hmacs(hexToBytes(vectors.seed), found, found);
    expect(hexOf(found)).toBe(rows.map(({ ticket }) => ticket).join(''));
  });

  it.each(engines)('agree with @noble/hashes for any number of records: $kind', ({ hmacs, leaves, nodes }) => {
    fc.assert(
      fc.property(counts, bytes(2), fc.uint8Array({ maxLength: 64 }), (count, start, key) => {
        const out = new Uint8Array(count * 32);
        const records = recordsOf(count, 32, start);
        hmacs(key, records, out);
        expect(hexOf(out)).toBe(each(records, 32, (record) => hmac(sha256, key, record)));
        const entries = recordsOf(count, 68, start);
        leaves(entries, out);
        expect(hexOf(out)).toBe(each(entries, 68, (entry) => sha256(concatBytes(Uint8Array.of(0), entry))));
        const pairs = recordsOf(count, 64, start);
        const expected = each(pairs, 64, (pair) => sha256(concatBytes(Uint8Array.of(1), pair)));
        nodes(pairs, pairs);
        expect(hexOf(pairs.subarray(0, count * 32))).toBe(expected);
      }),
      { numRuns: 40 },
    );
  });

  it.each(engines)('hash a text that comes in pieces of any length: $kind', (engine) => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 12 }), (pieces) => {
        const stream = sha256Stream(engine);
        pieces.forEach((piece) => stream.update(piece));
        expect(hexOf(stream.digest())).toBe(hexOf(sha256(concatBytes(...pieces))));
      }),
    );
  });

  it.each(engines)('hash a text longer than a page, and RFC 4231: $kind', (engine) => {
    const long = recordsOf(3000, 64, Uint8Array.of(1, 2));
    const stream = sha256Stream(engine);
    stream.update(long);
    expect(hexOf(stream.digest())).toBe(hexOf(sha256(long)));
    const key = hexToBytes(rfc4231.key);
    const inner = sha256Stream(engine);
    inner.update(Uint8Array.from({ length: 64 }, (_, i) => (key[i] ?? 0) ^ 0x36));
    inner.update(hexToBytes(rfc4231.data));
    const outer = sha256Stream(engine);
    outer.update(Uint8Array.from({ length: 64 }, (_, i) => (key[i] ?? 0) ^ 0x5c));
    outer.update(inner.digest());
    expect(hexOf(outer.digest())).toBe(rfc4231.mac);
  });
});
