/**
 * Everyone who joined: entries ∪ exclusions = registrations.
 *
 * An exclusion is published as the commitment and a reason code, one canonical
 * JSON object a line, ascending. The registrations' hash is SHA-256 over all
 * commitments, ascending: nobody who holds a receipt can be left out unseen.
 */
import { bytesOf, hexOf } from './bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import { COMMITMENT_AT, ENTRY_BYTES } from './entry.ts';
import { copyFields, gatherRecords } from './packed-records.ts';
import { sha256Stream } from './sha256-stream.ts';
import { compareRecords, orderOf } from './tickets.ts';

const BLOCK_COMMITMENTS = 1024;

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
  copyFields(entries, ENTRY_BYTES, COMMITMENT_AT, all, 32);
  all.set(excluded, size * 32);
  return sumRegistrations(all);
}

/** Of packed commitments in any order. */
export function sumRegistrations(all: Uint8Array): Registrations {
  const order = orderOf(all);
  const hash = sha256Stream();
  const block = new Uint8Array(BLOCK_COMMITMENTS * 32);
  let repeated: Uint8Array | null = null;
  for (let from = 0; from < order.length; from += BLOCK_COMMITMENTS) {
    const count = Math.min(BLOCK_COMMITMENTS, order.length - from);
    const rows = order.subarray(from, from + count);
    gatherRecords(all, rows, block);
    repeated ??= findRepeated(all, order, from, from + count);
    hash.update(block.subarray(0, count * 32));
  }
  return { count: order.length, sha256: hash.digest(), repeated };
}

function findRepeated(all: Uint8Array, order: Uint32Array, from: number, to: number): Uint8Array | null {
  for (let i = Math.max(1, from); i < to; i++) {
    const record = order[i]!;
    if (compareRecords(all, order[i - 1]!, record) === 0) return all.slice(record * 32, record * 32 + 32);
  }
  return null;
}
