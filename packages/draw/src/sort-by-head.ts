/**
 * The order of millions of records, from the first 32 bits of each.
 *
 * A bucket sort in two passes: what leads a hash spreads evenly. The first pass deals heads and indexes to buckets
 * small enough for a cache, the second sorts each of them there. Records themselves are looked at only where heads are equal.
 */
const MAX_DEALT_BITS = 10; // more would write to more places at once than a processor keeps pages for
const CACHED_BITS = 14; // 16,384 heads with their indexes: 128 kB
const BY_INSERTION = 24; // a longer bucket means that the keys are no hash outputs

/** Sign of the difference of two records whose heads are equal. */
export type CompareRecords = (a: number, b: number) => number;

/** Indexes of records, and the head of each. */
export type HeadOrder = Readonly<{ heads: Uint32Array; order: Uint32Array }>;

/** The indexes of `heads` in ascending order, with their heads; equal heads by `compare`, then by index. */
export function orderByHeads(heads: Uint32Array, compare: CompareRecords): HeadOrder {
  const dealtBits = dealtBitsFor(heads.length);
  const { dealt, ends } = deal(heads, dealtBits);
  const sort = bucketSorter(ends, dealtBits, compare);
  let from = 0;
  for (const to of ends) {
    sort({ heads: dealt.heads.subarray(from, to), order: dealt.order.subarray(from, to) });
    from = to;
  }
  return dealt;
}

/** By how many leading bits records are dealt, so that a bucket fits a cache. */
export function dealtBitsFor(size: number): number {
  return Math.min(MAX_DEALT_BITS, Math.max(0, Math.ceil(Math.log2(size)) - CACHED_BITS));
}

/** Sorts buckets in place, one after the other, whose heads agree in their first `dealtBits`. */
export function bucketSorter(ends: Uint32Array, dealtBits: number, compare: CompareRecords) {
  const longest = ends.reduce((most, end, b) => Math.max(most, end - (ends[b - 1] ?? 0)), 0);
  const scratch = { heads: new Uint32Array(longest), order: new Uint32Array(longest) };
  const counts = new Uint32Array(2 ** Math.min(20, bitsFor(longest)) + 1);
  return (rows: HeadOrder) => sortBucket(rows, dealtBits, { scratch, counts, compare });
}

/** Heads and their indexes by their first bits, and where each bucket ends. */
function deal(heads: Uint32Array, bits: number): { dealt: HeadOrder; ends: Uint32Array } {
  const ends = new Uint32Array(2 ** bits + 1);
  const dealt = { heads: new Uint32Array(heads.length), order: new Uint32Array(heads.length) };
  for (let i = 0; i < heads.length; i++) ends[leading(heads[i]!, bits) + 1]!++;
  for (let b = 1; b < ends.length; b++) ends[b]! += ends[b - 1]!;
  // After this pass ends[b] is where bucket b ends, which is where bucket b + 1 begins.
  for (let i = 0; i < heads.length; i++) {
    const head = heads[i]!;
    const to = ends[leading(head, bits)]!++;
    dealt.heads[to] = head;
    dealt.order[to] = i;
  }
  return { dealt, ends: ends.subarray(0, -1) };
}

type Workspace = Readonly<{ scratch: HeadOrder; counts: Uint32Array; compare: CompareRecords }>;

/** Sorts one dealt bucket in place, by about one smaller bucket a head. */
function sortBucket({ heads, order }: HeadOrder, dealtBits: number, { scratch, counts, compare }: Workspace): void {
  const bits = Math.min(Math.log2(counts.length - 1), bitsFor(heads.length));
  const ends = counts.subarray(0, 2 ** bits + 1).fill(0);
  for (let i = 0; i < heads.length; i++) ends[leading(heads[i]! << dealtBits, bits) + 1]!++;
  for (let b = 1; b < ends.length; b++) ends[b]! += ends[b - 1]!;
  for (let i = 0; i < heads.length; i++) {
    const to = ends[leading(heads[i]! << dealtBits, bits)]!++;
    scratch.heads[to] = heads[i]!;
    scratch.order[to] = order[i]!;
  }
  for (let b = 0, from = 0; b < ends.length - 1; b++) {
    const to = ends[b]!;
    if (to - from > BY_INSERTION) sortLongBucket(scratch, from, to, compare);
    else if (to - from > 1) insert(scratch, from, to, compare);
    from = to;
  }
  order.set(scratch.order.subarray(0, order.length));
  heads.set(scratch.heads.subarray(0, heads.length));
}

function bitsFor(size: number): number {
  return Math.max(1, Math.ceil(Math.log2(size + 1)) - 1);
}

/** The first bits of a head. */
export function leading(head: number, bits: number): number {
  return bits === 0 ? 0 : head >>> (32 - bits);
}

function insert({ heads, order }: HeadOrder, from: number, to: number, compare: CompareRecords): void {
  for (let i = from + 1; i < to; i++) {
    const head = heads[i]!;
    const moving = order[i]!;
    let at = i;
    // Indexes ascend before the sort, so what is equal keeps its order.
    while (at > from && (heads[at - 1]! > head || (heads[at - 1] === head && compare(order[at - 1]!, moving) > 0))) {
      heads[at] = heads[at - 1]!;
      order[at] = order[at - 1]!;
      at--;
    }
    heads[at] = head;
    order[at] = moving;
  }
}

function sortLongBucket({ heads, order }: HeadOrder, from: number, to: number, compare: CompareRecords): void {
  const rows = Uint32Array.from({ length: to - from }, (_, i) => from + i);
  rows.sort((a, b) => heads[a]! - heads[b]! || compare(order[a]!, order[b]!) || order[a]! - order[b]!);
  const sorted = rows.map((row) => heads[row]!);
  order.set(
    rows.map((row) => order[row]!),
    from,
  );
  heads.set(sorted, from);
}

/** The first 32 bits of every record of `width` bytes, at byte `at` of each. */
export function headsOf(records: Uint8Array, width: number, at = 0): Uint32Array {
  const heads = new Uint32Array(records.length / width);
  for (let i = 0, from = at; i < heads.length; i++, from += width) heads[i] = headAt(records, from);
  return heads;
}

export function headAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}

/** Byte order of `length` bytes at two places of one array. */
export function compareBytes(bytes: Uint8Array, a: number, b: number, length: number): number {
  for (let i = 0; i < length; i++) {
    const difference = bytes[a + i]! - bytes[b + i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
