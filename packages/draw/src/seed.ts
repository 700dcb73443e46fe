/**
 * The seed every ticket comes from.
 *
 * HMAC-SHA256(key = H(beacon signature), "undi/seed/v1\n" ‖ H(manifest) ‖ ceremony32).
 * No secret of the operator goes in: whoever revealed last could pick between two draws.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { join, requireLength } from './bytes.ts';

export type SeedInput = Readonly<{
  source: Uint8Array; // the signature of round R; or, after the declared silence, the fallback's throws
  manifestBytes: Uint8Array;
  ceremony: Uint8Array | null; // 32 bytes, or null when the manifest declares none
}>;

export function seedOf({ source, manifestBytes, ceremony }: SeedInput): Uint8Array {
  const ceremony32 = ceremony ?? new Uint8Array(32);
  requireLength(ceremony32, 32, 'ceremony');
  return hmac(sha256, sha256(source), join('undi/seed/v1\n', sha256(manifestBytes), ceremony32));
}
