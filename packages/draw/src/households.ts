/**
 * Gives equal 16-byte tags one number, without an object per entry.
 *
 * Used for households in the walk (numbers index a small counter array) and to
 * find a nikTag that appears twice. Tags are sorted by their heads: a hash table
 * over millions would miss the cache at every look.
 */
import { compareBytes, headsOf, orderByHeads } from './sort-by-head.ts';

const TAG_BYTES = 16;

export type TagIndex = Readonly<{
  ids: Uint32Array; // by record: 0…count−1; which number a tag gets means nothing
  count: number;
  firstRepeat: Readonly<{ first: number; second: number }> | null; // records: the lowest one whose tag was there before
}>;

/** Numbers the tags found at byte `tagAt` of each packed record of `width` bytes. */
export function indexTags(records: Uint8Array, width: number, tagAt: number): TagIndex {
  const compare = (a: number, b: number) => compareBytes(records, a * width + tagAt, b * width + tagAt, TAG_BYTES);
  const { heads, order } = orderByHeads(headsOf(records, width, tagAt), compare);
  const ids = new Uint32Array(order.length);
  let count = 0;
  let start = 0; // where the tag of this position began
  let firstRepeat: TagIndex['firstRepeat'] = null;
  for (let at = 0; at < order.length; at++) {
    const record = order[at]!;
    const isRepeat = at > 0 && heads[at] === heads[at - 1] && compare(order[at - 1]!, record) === 0;
    if (!isRepeat) {
      start = at;
      count++;
    } else if (at === start + 1 && (firstRepeat === null || record < firstRepeat.second)) {
      firstRepeat = { first: order[start]!, second: record };
    }
    ids[record] = count - 1;
  }
  return { ids, count, firstRepeat };
}
