/**
 * The commitment a person receives on joining.
 *
 * c = SHA-256("undi/c/v1\n" ‖ salt ‖ wave ‖ "\n" ‖ NIK). Without the 32 random
 * bytes of salt it would be an open book: some 2.5·10⁹ plausible NIKs are tried
 * in minutes. The salt is the caller's, from a cryptographic generator.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { join, requireLength } from './bytes.ts';

export type CommitmentInput = Readonly<{
  salt: Uint8Array; // 32 bytes, kept for the person and never published
  wave: string;
  nik: string;
}>;

export function commitmentOf({ salt, wave, nik }: CommitmentInput): Uint8Array {
  requireLength(salt, 32, 'salt');
  return sha256(join('undi/c/v1\n', salt, wave, '\n', nik));
}
