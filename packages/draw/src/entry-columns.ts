/**
 * What the walk needs of every entry, a typed array each: seven bytes an entry instead of 68.
 *
 * Entries that are read in pieces leave only this and their leaves behind.
 */
import { CAP_AT, ENTRY_BYTES, HOUSEHOLD_AT, regionAt } from './entry.ts';
import { indexTags } from './households.ts';

export type EntryColumns = Readonly<{
  size: number;
  households: Uint32Array; // equal numbers are one household
  householdCount: number;
  regions: Uint16Array;
  caps: Uint8Array;
}>;

/** Columns of packed entries; columns stay what they are. */
export function columnsOf(entries: Uint8Array | EntryColumns): EntryColumns {
  if (!(entries instanceof Uint8Array)) return entries;
  const size = entries.length / ENTRY_BYTES;
  const { ids, count } = indexTags(entries, ENTRY_BYTES, HOUSEHOLD_AT);
  const caps = new Uint8Array(size);
  for (let i = 0; i < size; i++) caps[i] = entries[i * ENTRY_BYTES + CAP_AT]!;
  return { size, households: ids, householdCount: count, regions: regionsOf(entries), caps };
}

/** The region of each entry. */
export function regionsOf(entries: Uint8Array | EntryColumns): Uint16Array {
  if (!(entries instanceof Uint8Array)) return entries.regions;
  const regions = new Uint16Array(entries.length / ENTRY_BYTES);
  for (let i = 0; i < regions.length; i++) regions[i] = regionAt(entries, i);
  return regions;
}
