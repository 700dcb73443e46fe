/**
 * One entry of the draw: 68 bytes.
 *
 * commitment 32 ‖ nikTag 16 ‖ household 16 ‖ region u16 ‖ cap u8 ‖ class u8,
 * integers big-endian. Its leaf is SHA-256(0x00 ‖ entry).
 */
import { requireLength } from './bytes.ts';
import { hashes } from './hashes.ts';

export const ENTRY_BYTES = 68;
export const COMMITMENT_AT = 0;
export const NIK_TAG_AT = 32;
export const HOUSEHOLD_AT = 48;
export const REGION_AT = 64;
export const CAP_AT = 66;
export const CLASS_AT = 67;

export type Entry = Readonly<{
  commitment: Uint8Array; // 32 bytes
  nikTag: Uint8Array; // 16 bytes: equal tags are one NIK entered twice
  household: Uint8Array; // 16 bytes: equal tags are people on one KK
  region: number; // 0…65535
  cap: number; // places this household may still receive: 2 − earlier recipients on the KK
  class: number; // 0 unless the programme's rules define classes
}>;

/** Writes one entry into a larger array: how millions are packed without an object each. */
export function writeEntry(target: Uint8Array, at: number, entry: Entry): void {
  requireLength(entry.commitment, 32, 'commitment');
  requireLength(entry.nikTag, 16, 'nikTag');
  requireLength(entry.household, 16, 'household');
  requireRange(entry.region, 0xffff, 'region');
  requireRange(entry.cap, 0xff, 'cap');
  requireRange(entry.class, 0xff, 'class');
  target.set(entry.commitment, at + COMMITMENT_AT);
  target.set(entry.nikTag, at + NIK_TAG_AT);
  target.set(entry.household, at + HOUSEHOLD_AT);
  target[at + REGION_AT] = entry.region >>> 8;
  target[at + REGION_AT + 1] = entry.region & 0xff;
  target[at + CAP_AT] = entry.cap;
  target[at + CLASS_AT] = entry.class;
}

export function encodeEntry(entry: Entry): Uint8Array {
  const bytes = new Uint8Array(ENTRY_BYTES);
  writeEntry(bytes, 0, entry);
  return bytes;
}

/** All entries in one array, in the order given; `sealEntries` puts them into tree order. */
export function packEntries(entries: readonly Entry[]): Uint8Array {
  const bytes = new Uint8Array(entries.length * ENTRY_BYTES);
  entries.forEach((entry, i) => writeEntry(bytes, i * ENTRY_BYTES, entry));
  return bytes;
}

export function decodeEntry(bytes: Uint8Array, at = 0): Entry {
  if (bytes.length < at + ENTRY_BYTES) throw new Error(`an entry is ${ENTRY_BYTES} bytes`);
  return {
    commitment: copyOf(bytes, at + COMMITMENT_AT, at + NIK_TAG_AT),
    nikTag: copyOf(bytes, at + NIK_TAG_AT, at + HOUSEHOLD_AT),
    household: copyOf(bytes, at + HOUSEHOLD_AT, at + REGION_AT),
    region: (bytes[at + REGION_AT]! << 8) | bytes[at + REGION_AT + 1]!,
    cap: bytes[at + CAP_AT]!,
    class: bytes[at + CLASS_AT]!,
  };
}

/** Region of the entry with this index in a packed array. */
export function regionAt(entries: Uint8Array, index: number): number {
  const at = index * ENTRY_BYTES + REGION_AT;
  return (entries[at]! << 8) | entries[at + 1]!;
}

/** SHA-256(0x00 ‖ entry), of an entry or of its 68 bytes. */
export function leafOf(entry: Entry | Uint8Array): Uint8Array {
  const bytes = entry instanceof Uint8Array ? entry : encodeEntry(entry);
  requireLength(bytes, ENTRY_BYTES, 'entry');
  return leavesOf(bytes);
}

/** The leaves of packed entries, 32 bytes each, in the same order. */
export function leavesOf(entries: Uint8Array): Uint8Array {
  const leaves = new Uint8Array((entries.length / ENTRY_BYTES) * 32);
  hashes().leaves(entries, leaves);
  return leaves;
}

/** A copy even of a Buffer, whose slice is none. */
function copyOf(bytes: Uint8Array, from: number, to: number): Uint8Array {
  return new Uint8Array(bytes.subarray(from, to));
}

function requireRange(value: number, max: number, name: string): void {
  if (!Number.isInteger(value) || value < 0 || value > max) throw new Error(`${name} must be 0…${max}, not ${value}`);
}
