/**
 * Gives equal 16-byte tags one number, without an object per entry.
 *
 * Used for households in the walk (numbers index a small counter array) and to
 * find a nikTag that appears twice. Tags are dealt to buckets that fit a cache and
 * sorted there: a hash table over millions would miss the cache at every look,
 * and a forger could choose tags that collide in it.
 */
import { ENTRY_BYTES } from './entry.ts';
import { bucketSorter, dealtBitsFor, leading } from './sort-by-head.ts';

const TAG_WORDS = 4;

export type TagIndex = Readonly<{
  ids: Uint32Array; // by record: 0…count−1; which number a tag gets means nothing
  count: number;
  firstRepeat: Readonly<{ first: number; second: number }> | null; // records: the lowest one whose tag was there before
}>;

/** Numbers the tags found at byte `tagAt` of each packed entry, or record of another width; both multiples of 4. */
export function indexTags(records: Uint8Array, tagAt: number, width: number = ENTRY_BYTES): TagIndex {
  const { tags, owners, ends, dealtBits } = dealTags(wordsOf(records), width / 4, tagAt / 4);
  const ids = new Uint32Array(owners.length);
  let from = 0;
  const compare = (a: number, b: number) => compareTags(tags, from + a, from + b);
  const sort = bucketSorter(ends, dealtBits, compare);
  const rows = { heads: new Uint32Array(longestOf(ends)), order: new Uint32Array(longestOf(ends)) };
  let count = 0;
  let firstRepeat: TagIndex['firstRepeat'] = null;
  for (const to of ends) {
    const heads = rows.heads.subarray(0, to - from);
    const order = rows.order.subarray(0, to - from);
    for (let i = 0; i < heads.length; i++) {
      heads[i] = tags[(from + i) * TAG_WORDS]!;
      order[i] = i;
    }
    sort({ heads, order });
    for (let at = 0, start = 0; at < order.length; at++) {
      const owner = owners[from + order[at]!]!;
      if (at === 0 || heads[at] !== heads[at - 1] || compare(order[at - 1]!, order[at]!) !== 0) {
        start = at;
        count++;
      } else if (at === start + 1 && (firstRepeat === null || owner < firstRepeat.second)) {
        firstRepeat = { first: owners[from + order[start]!]!, second: owner };
      }
      ids[owner] = count - 1;
    }
    from = to;
  }
  return { ids, count, firstRepeat };
}

/** Tags by their first bits, with the record each came from; inside a bucket they keep the order of the records. */
function dealTags(words: Uint32Array, width: number, at: number) {
  const size = words.length / width;
  const dealtBits = dealtBitsFor(size);
  const ends = new Uint32Array(2 ** dealtBits + 1);
  for (let i = 0, w = at; i < size; i++, w += width) ends[leading(words[w]!, dealtBits) + 1]!++;
  for (let b = 1; b < ends.length; b++) ends[b]! += ends[b - 1]!;
  const tags = new Uint32Array(size * TAG_WORDS);
  const owners = new Uint32Array(size);
  for (let i = 0, w = at; i < size; i++, w += width) {
    const to = ends[leading(words[w]!, dealtBits)]!++;
    owners[to] = i;
    tags[to * TAG_WORDS] = words[w]!;
    tags[to * TAG_WORDS + 1] = words[w + 1]!;
    tags[to * TAG_WORDS + 2] = words[w + 2]!;
    tags[to * TAG_WORDS + 3] = words[w + 3]!;
  }
  return { tags, owners, ends: ends.subarray(0, -1), dealtBits };
}

/** Words in the machine's own byte order: which tag comes first means nothing here. */
function wordsOf(records: Uint8Array): Uint32Array {
  const aligned = records.byteOffset % 4 === 0 ? records : new Uint8Array(records);
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}

function compareTags(tags: Uint32Array, a: number, b: number): number {
  for (let i = 0; i < TAG_WORDS; i++) {
    const difference = tags[a * TAG_WORDS + i]! - tags[b * TAG_WORDS + i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

function longestOf(ends: Uint32Array): number {
  return ends.reduce((most, end, b) => Math.max(most, end - (ends[b - 1] ?? 0)), 0);
}
