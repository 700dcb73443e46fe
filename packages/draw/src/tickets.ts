/**
 * A ticket for every leaf, and the order they give.
 *
 * ticket = HMAC-SHA256(seed, leaf); ascending bytes, ties by leaf. One person's
 * leaving changes nobody else's ticket, and the order of arrival is not an input.
 */
import { requireLength } from './bytes.ts';
import { hashes } from './hashes.ts';
import { compareBytes, headAt, headsOf, orderByHeads } from './sort-by-head.ts';

const BLOCK_LEAVES = 1024;

/** The tickets of packed leaves, 32 bytes each, in the same order. */
export function ticketsOf(seed: Uint8Array, leaves: Uint8Array): Uint8Array {
  requireLength(seed, 32, 'seed');
  const tickets = new Uint8Array(leaves.length);
  hashes().hmacs(seed, leaves, tickets);
  return tickets;
}

/** The ticket of the leaf with this index. */
export function ticketAt(seed: Uint8Array, leaves: Uint8Array, index: number): Uint8Array {
  return ticketsOf(seed, leaves.subarray(index * 32, index * 32 + 32));
}

/**
 * The indexes of leaves in ascending order of their tickets, ties by leaf.
 *
 * Of each ticket only the head is kept: of ten million, some ten thousand pairs
 * share one, and those tickets are computed again. It saves 320 MB.
 */
export function ticketOrderOf(seed: Uint8Array, leaves: Uint8Array): Uint32Array {
  requireLength(seed, 32, 'seed');
  const pair = new Uint8Array(64);
  return orderByHeads(ticketHeadsOf(seed, leaves), (a, b) => {
    pair.set(ticketAt(seed, leaves, a), 0);
    pair.set(ticketAt(seed, leaves, b), 32);
    return compareRecords(pair, 0, 1) || compareRecords(leaves, a, b);
  }).order;
}

function ticketHeadsOf(seed: Uint8Array, leaves: Uint8Array): Uint32Array {
  const heads = new Uint32Array(leaves.length / 32);
  const tickets = new Uint8Array(BLOCK_LEAVES * 32);
  const { hmacs } = hashes();
  for (let from = 0; from < heads.length; from += BLOCK_LEAVES) {
    const block = leaves.subarray(from * 32, (from + BLOCK_LEAVES) * 32);
    hmacs(seed, block, tickets);
    for (let i = 0; i < block.length; i += 32) heads[from + i / 32] = headAt(tickets, i);
  }
  return heads;
}

/** The indexes of packed 32-byte keys in ascending order of their bytes, ties by `tieBreak`. */
export function orderOf(keys: Uint8Array, tieBreak: Uint8Array = keys): Uint32Array {
  return orderByHeads(headsOf(keys, 32), (a, b) => compareRecords(keys, a, b) || compareRecords(tieBreak, a, b)).order;
}

/** Byte order of two 32-byte records of one packed array. */
export function compareRecords(records: Uint8Array, a: number, b: number): number {
  return compareBytes(records, a * 32, b * 32, 32);
}
