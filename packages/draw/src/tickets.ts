/**
 * A ticket for every leaf, and the order they give.
 *
 * ticket = HMAC-SHA256(seed, leaf); ascending bytes, ties by leaf. One person's
 * leaving changes nobody else's ticket, and the order of arrival is not an input.
 */
import { requireLength } from './bytes.ts';
import { hmacKeyOf, hmacOf32 } from './sha256.ts';

/** The tickets of packed leaves, 32 bytes each, in the same order. */
export function ticketsOf(seed: Uint8Array, leaves: Uint8Array): Uint8Array {
  requireLength(seed, 32, 'seed');
  const key = hmacKeyOf(seed);
  const tickets = new Uint8Array(leaves.length);
  for (let at = 0; at < leaves.length; at += 32) hmacOf32(key, leaves, at, tickets, at);
  return tickets;
}

/**
 * The indexes of packed 32-byte keys in ascending order of their bytes, ties by `tieBreak`.
 *
 * Keys are outputs of a hash, so their leading bits spread them evenly over about
 * one bucket a key; what shares a bucket is sorted there.
 */
export function orderOf(keys: Uint8Array, tieBreak: Uint8Array = keys): Uint32Array {
  const size = keys.length / 32;
  const heads = new Uint32Array(size);
  for (let i = 0, at = 0; i < size; i++, at += 32) {
    heads[i] = ((keys[at]! << 24) | (keys[at + 1]! << 16) | (keys[at + 2]! << 8) | keys[at + 3]!) >>> 0;
  }
  const bits = Math.min(22, Math.max(1, Math.ceil(Math.log2(size + 1))));
  const shift = 32 - bits;
  const ends = new Uint32Array((1 << bits) + 1);
  for (let i = 0; i < size; i++) ends[(heads[i]! >>> shift) + 1]!++;
  for (let b = 1; b < ends.length; b++) ends[b]! += ends[b - 1]!;
  const order = new Uint32Array(size);
  // After this pass ends[b] is where bucket b ends, which is where bucket b + 1 begins.
  for (let i = 0; i < size; i++) order[ends[heads[i]! >>> shift]!++] = i;

  const compare = (a: number, b: number) =>
    heads[a]! - heads[b]! || compareRecords(keys, a, b) || compareRecords(tieBreak, a, b);
  for (let b = 0, from = 0; b < ends.length - 1; b++) {
    const to = ends[b]!;
    if (to - from > 1) sortBucket(order, from, to, compare);
    from = to;
  }
  return order;
}

/** Byte order of two 32-byte records of one packed array. */
export function compareRecords(records: Uint8Array, a: number, b: number): number {
  for (let i = 0, at = a * 32, bt = b * 32; i < 32; i++) {
    const difference = records[at + i]! - records[bt + i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

function sortBucket(order: Uint32Array, from: number, to: number, compare: (a: number, b: number) => number): void {
  if (to - from > 24) {
    order.subarray(from, to).sort(compare); // only when the keys are not hash outputs
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const moving = order[i]!;
    let at = i;
    while (at > from && compare(order[at - 1]!, moving) > 0) {
      order[at] = order[at - 1]!;
      at--;
    }
    order[at] = moving;
  }
}
