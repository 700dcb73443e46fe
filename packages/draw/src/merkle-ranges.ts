/**
 * Which subtrees a proof of RFC 6962 consists of: arithmetic only, no hashing.
 *
 * Every node of such a proof is the Merkle tree hash of a range of leaves, so
 * the same lists serve a tree in memory and one read from tiles.
 */

/** The leaves `from` ≤ i < `to`, whose Merkle tree hash is one node. */
export type LeafRange = Readonly<{ from: number; to: number }>;

/** RFC 6962, 2.1.1: PATH(index, D[0:size]), from the leaf's side to the root. */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  const ranges: LeafRange[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  return ranges.reverse();
}

/** RFC 6962, 2.1.2: PROOF(earlier, D[0:size]), for 0 < earlier ≤ size. */
export function consistencyRanges(earlier: number, size: number): LeafRange[] {
  const ranges: LeafRange[] = [];
  let from = 0;
  let to = size;
  // While the earlier tree ends inside, one side is a node of the proof and the walk goes on in the other.
  while (earlier < to) {
    const middle = from + splitOf(to - from);
    if (earlier <= middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  // The verifier knows the earlier root: it is left out where it is itself the last node.
  if (from > 0) ranges.push({ from, to });
  return ranges.reverse();
}

/** A range as complete subtrees of 2^k leaves each, from the left. */
export function completeSubtrees({ from, to }: LeafRange): LeafRange[] {
  const subtrees: LeafRange[] = [];
  for (let at = from; at < to;) {
    let width = 1;
    while (at + width * 2 <= to && at % (width * 2) === 0) width *= 2;
    subtrees.push({ from: at, to: at + width });
    at += width;
  }
  return subtrees;
}

/** The largest power of two below `size`. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}
