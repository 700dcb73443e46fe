/**
 * The hashes a draw is made of, over packed records: WASM SIMD where there is any, its plain twin elsewhere.
 *
 * Both give the same bits, so which of them runs is nobody's concern but the clock's.
 */
import type { HashEngine } from './hash-engine.ts';
import { PLAIN_HASHES } from './plain-hashes.ts';
import { createSimdHashes } from './simd-hashes.ts';

let chosen: HashEngine | undefined;

/** The engine of this machine; compiled when first asked for. */
export function hashes(): HashEngine {
  chosen ??= createSimdHashes() ?? PLAIN_HASHES;
  return chosen;
}
