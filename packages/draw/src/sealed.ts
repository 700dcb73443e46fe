/**
 * Sealing: entries in tree order, with their leaves and the root.
 *
 * Ordered by region, then leaf, strictly ascending, so that the root depends on
 * the set alone and the order of arrival is not even published.
 */
import { ENTRY_BYTES, NIK_TAG_AT, leavesOf, regionAt } from './entry.ts';
import { indexTags } from './households.ts';
import { merkleRootOf } from './merkle.ts';
import { compareRecords, orderOf } from './tickets.ts';

export type Sealed = Readonly<{
  size: number;
  entries: Uint8Array; // 68 bytes each, in tree order
  leaves: Uint8Array; // 32 bytes each, in the same order
  root: Uint8Array;
  regions: ReadonlyMap<number, number>; // entries per region, ascending
}>;

export type SealError = { code: 'repeated-nik-tag'; first: number; second: number }; // indexes as handed in

/** Puts packed entries (`packEntries`) into tree order. One NIK twice is refused: exclude one of them first. */
export function sealEntries(packed: Uint8Array): { ok: true; sealed: Sealed } | { ok: false; error: SealError } {
  if (packed.length % ENTRY_BYTES !== 0) throw new Error(`packed entries are ${ENTRY_BYTES} bytes each`);
  const { firstRepeat } = indexTags(packed, NIK_TAG_AT);
  if (firstRepeat !== null) return { ok: false, error: { code: 'repeated-nik-tag', ...firstRepeat } };
  const unordered = leavesOf(packed);
  const order = byRegion(packed, orderOf(unordered));
  const entries = new Uint8Array(packed.length);
  const leaves = new Uint8Array(unordered.length);
  order.forEach((from, to) => {
    entries.set(packed.subarray(from * ENTRY_BYTES, (from + 1) * ENTRY_BYTES), to * ENTRY_BYTES);
    leaves.set(unordered.subarray(from * 32, (from + 1) * 32), to * 32);
  });
  return { ok: true, sealed: sealedOf(entries, leaves) };
}

/** Entries that already are in tree order, as read back from published files. */
export function openSealed(entries: Uint8Array): Sealed {
  return sealedOf(entries, leavesOf(entries));
}

/** The slice of a sealed list that one region's file holds. */
export function regionEntries(sealed: Sealed, region: number): Uint8Array {
  let from = 0;
  for (const [code, count] of sealed.regions) {
    if (code === region) return sealed.entries.subarray(from * ENTRY_BYTES, (from + count) * ENTRY_BYTES);
    from += count;
  }
  return new Uint8Array(0);
}

/** Where this leaf stands in the tree, or -1. */
export function findEntry(sealed: Sealed, region: number, leaf: Uint8Array): number {
  let from = 0;
  for (const [code, count] of sealed.regions) {
    if (code === region) return searchLeaf(sealed.leaves, leaf, from, from + count);
    from += count;
  }
  return -1;
}

function searchLeaf(leaves: Uint8Array, leaf: Uint8Array, from: number, to: number): number {
  const pair = new Uint8Array(64);
  pair.set(leaf, 32);
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    pair.set(leaves.subarray(middle * 32, middle * 32 + 32), 0);
    const side = compareRecords(pair, 0, 1);
    if (side === 0) return middle;
    if (side < 0) low = middle + 1;
    else high = middle;
  }
  return -1;
}

function sealedOf(entries: Uint8Array, leaves: Uint8Array): Sealed {
  const size = entries.length / ENTRY_BYTES;
  const counts = countRegions(entries, size);
  const regions = new Map<number, number>();
  counts.forEach((count, region) => {
    if (count > 0) regions.set(region, count);
  });
  return { size, entries, leaves, root: merkleRootOf(leaves), regions };
}

/** A stable counting sort: leaves stay ascending inside each region. */
function byRegion(entries: Uint8Array, order: Uint32Array): Uint32Array {
  const counts = countRegions(entries, order.length);
  const starts = new Uint32Array(0x10000);
  for (let region = 1; region < starts.length; region++) starts[region] = starts[region - 1]! + counts[region - 1]!;
  const sorted = new Uint32Array(order.length);
  for (const entry of order) sorted[starts[regionAt(entries, entry)]!++] = entry;
  return sorted;
}

function countRegions(entries: Uint8Array, size: number): Uint32Array {
  const counts = new Uint32Array(0x10000);
  for (let i = 0; i < size; i++) counts[regionAt(entries, i)]!++;
  return counts;
}
