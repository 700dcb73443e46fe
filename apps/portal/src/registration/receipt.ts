/**
 * A receipt: its number, what of it is signed, and the file its owner can keep.
 *
 * Signed is the canonical JSON of {commitment, time, wave}: anyone with the programme's public key can check later
 * that this commitment was taken at that time, and that it stands in the draw.
 */
import { canonicalBytes } from '@gelombang/draw';
import { waveNameOf } from '../platform/wave-name.ts';

export type ReceiptFacts = Readonly<{ gelombang: number; commitment: Uint8Array; joinedAt: Date }>;

/** Crockford's base 32: no I, L, O or U, so that nothing is read two ways. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `KP12-7F3K-9Q2M`: the programme's letters with the gelombang, then 40 bits of chance. */
export function receiptNumberOf(letters: string, gelombang: number, chance: Uint8Array): string {
  const signs = Array.from(chance.subarray(0, 8), (byte) => alphabet[byte & 31]!);
  return `${letters}${gelombang}-${signs.slice(0, 4).join('')}-${signs.slice(4).join('')}`;
}

/** What the signature covers. The time is UTC to the second, rounded down. */
export function receiptBytes(facts: ReceiptFacts): Uint8Array {
  return canonicalBytes(signedPart(facts));
}

export type ReceiptFile = ReceiptFacts &
  Readonly<{
    programme: string;
    receiptNumber: string;
    salt: Uint8Array;
    signature: Uint8Array;
    publicKey: Uint8Array;
  }>;

/** The file to keep: everything needed to check, and no name or NIK. */
export function receiptFileText(file: ReceiptFile): string {
  const document = {
    programme: file.programme,
    receiptNumber: file.receiptNumber,
    signed: signedPart(file),
    signature: hex(file.signature),
    publicKey: hex(file.publicKey),
    salt: hex(file.salt),
    check:
      'commitment = SHA-256("undi/c/v1\\n" + salt + wave + "\\n" + NIK); signature: Ed25519 over the canonical JSON of "signed"',
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function signedPart({ gelombang, commitment, joinedAt }: ReceiptFacts) {
  return { commitment: hex(commitment), time: timeOf(joinedAt), wave: waveNameOf(gelombang) };
}

function timeOf(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
