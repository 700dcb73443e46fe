/**
 * What the walk needs of every entry, in typed arrays: 8 bytes an entry instead of 68.
 *
 * Entries that are read in pieces leave only this and their leaves behind. An entry's numbers lie side by side: the
 * walk comes by in the order of the tickets, and every place it looks at is one that no cache holds.
 */
import { CAP_AT, ENTRY_BYTES, HOUSEHOLD_AT, regionAt } from './entry.ts';
import { indexTags } from './households.ts';

export type EntryColumns = Readonly<{
  size: number;
  rows: Uint32Array; // two numbers an entry: household, region · 256 + cap
  householdCount: number; // households are 0…count−1
}>;

export type PackedOrColumns = Uint8Array | EntryColumns;

/** Columns of packed entries; columns stay what they are. */
export function columnsOf(entries: PackedOrColumns): EntryColumns {
  if (!(entries instanceof Uint8Array)) return entries;
  const { ids, count } = indexTags(entries, HOUSEHOLD_AT);
  const rows = new Uint32Array(ids.length * 2);
  for (let i = 0; i < ids.length; i++) {
    rows[i * 2] = ids[i]!;
    rows[i * 2 + 1] = traitsAt(entries, i);
  }
  return { size: ids.length, rows, householdCount: count };
}

/** The number of this entry's household. */
export function householdAt({ rows }: EntryColumns, index: number): number {
  return rows[index * 2]!;
}

export function capAt({ rows }: EntryColumns, index: number): number {
  return rows[index * 2 + 1]! & 0xff;
}

/** Region and cap of the entry with this index, as columns hold them. */
export function traitsAt(entries: Uint8Array, index: number): number {
  return regionAt(entries, index) * 256 + entries[index * ENTRY_BYTES + CAP_AT]!;
}

/** How to look up the region of an entry. */
export function regionLookup(entries: PackedOrColumns): (index: number) => number {
  if (entries instanceof Uint8Array) return (index) => regionAt(entries, index);
  const { rows } = entries;
  return (index) => rows[index * 2 + 1]! >>> 8;
}
