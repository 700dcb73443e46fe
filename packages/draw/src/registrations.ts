/**
 * Everyone who joined: entries ∪ exclusions = registrations.
 *
 * An exclusion is published as the commitment and a reason code, one canonical
 * JSON object a line, ascending. The registrations' hash is SHA-256 over all
 * commitments, ascending: nobody who holds a receipt can be left out unseen.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesOf, hexOf } from './bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import { COMMITMENT_AT, ENTRY_BYTES } from './entry.ts';
import { compareRecords, orderOf } from './tickets.ts';

export type Exclusion = Readonly<{
  commitment: Uint8Array; // 32 bytes, as on the receipt
  reason: string; // kebab-case code of the rules: "withdrawn", "kk-full", …
}>;

/** The bytes of excluded.jsonl. */
export function exclusionsBytes(exclusions: readonly Exclusion[]): Uint8Array {
  const lines = exclusions.map(({ commitment, reason }) => {
    if (!/^[a-z][a-z0-9-]*$/.test(reason)) throw new Error(`a reason is a kebab-case code, not "${reason}"`);
    return `${canonicalJson({ commitment: hexOf(commitment), reason })}\n`;
  });
  return bytesOf(lines.sort().join('')); // the commitment comes first in the line, so lines sort by it
}

export type Registrations = Readonly<{
  count: number;
  sha256: Uint8Array;
  repeated: Uint8Array | null; // a commitment that appears twice
}>;

/** All commitments: those of packed entries and the packed ones of the excluded. */
export function registrationsOf(entries: Uint8Array, excluded: Uint8Array): Registrations {
  const size = entries.length / ENTRY_BYTES;
  const all = new Uint8Array(size * 32 + excluded.length);
  for (let i = 0; i < size; i++) {
    const at = i * ENTRY_BYTES + COMMITMENT_AT;
    all.set(entries.subarray(at, at + 32), i * 32);
  }
  all.set(excluded, size * 32);
  const order = orderOf(all);
  const hash = sha256.create();
  let repeated: Uint8Array | null = null;
  order.forEach((record, i) => {
    const commitment = all.subarray(record * 32, record * 32 + 32);
    hash.update(commitment);
    if (i > 0 && compareRecords(all, order[i - 1]!, record) === 0) repeated ??= commitment.slice();
  });
  return { count: order.length, sha256: hash.digest(), repeated };
}
