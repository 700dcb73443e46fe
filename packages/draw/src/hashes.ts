/**
 * The hashes a draw is made of, over packed records: WASM SIMD where there is any, its plain twin elsewhere.
 *
 * Both give the same bits, so which of them runs is nobody's concern but the clock's.
 */
import { PLAIN_HASHES } from './plain-hashes.ts';
import { createSimdHashes } from './simd-hashes.ts';

export type HashEngine = Readonly<{
  kind: 'simd' | 'plain';
  /** HMAC-SHA256 of every 32 bytes under a key of at most 64. */
  hmacs: (key: Uint8Array, records: Uint8Array, out: Uint8Array) => void;
  /** SHA-256(0x00 ‖ entry) of every 68 bytes. */
  leaves: (entries: Uint8Array, out: Uint8Array) => void;
  /** SHA-256(0x01 ‖ left ‖ right) of every 64 bytes; `out` may be `pairs`. */
  nodes: (pairs: Uint8Array, out: Uint8Array) => void;
  /** Takes whole blocks of 64 bytes into the state of one long text. */
  absorb: (state: Int32Array, blocks: Uint8Array) => void;
}>;

let chosen: HashEngine | undefined;

/** The engine of this machine; compiled when first asked for. */
export function hashes(): HashEngine {
  chosen ??= createSimdHashes() ?? PLAIN_HASHES;
  return chosen;
}
