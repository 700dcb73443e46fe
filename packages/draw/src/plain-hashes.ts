/**
 * The hashes of a draw in plain JavaScript: the twin of the WASM kernels, bit for bit, and what runs where there is no SIMD.
 */
import type { HashEngine } from './hash-engine.ts';
import { absorbBlocks, hashWithPrefix, hmacKeyOf, hmacOf32 } from './sha256.ts';

export const PLAIN_HASHES: HashEngine = {
  kind: 'plain',
  hmacs: (key, records, out) => {
    const states = hmacKeyOf(key);
    for (let at = 0; at < records.length; at += 32) hmacOf32(states, records, at, out, at);
  },
  leaves: (entries, out) => {
    for (let from = 0, to = 0; from < entries.length; from += 68, to += 32) {
      hashWithPrefix(0x00, entries, from, 68, out, to);
    }
  },
  nodes: (pairs, out) => {
    for (let from = 0, to = 0; from < pairs.length; from += 64, to += 32) {
      hashWithPrefix(0x01, pairs, from, 64, out, to);
    }
  },
  absorb: absorbBlocks,
};
