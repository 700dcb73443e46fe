/**
 * Consistency proofs of RFC 6962: that a tree only grew, and nothing in it was changed or taken out.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { areSameBytes, concatBytes } from './bytes.ts';
import { merkleRootOf } from './merkle.ts';
import { consistencyRanges } from './merkle-ranges.ts';

const INTERIOR = Uint8Array.of(0x01);

/** H(0x01 ‖ left ‖ right), of two single nodes. */
export function nodeOf(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concatBytes(INTERIOR, left, right));
}

/** Proves that the tree of the first `earlier` packed leaves is the beginning of the tree of all of them. */
export function consistencyProofOf(leaves: Uint8Array, earlier: number): Uint8Array[] {
  const size = leaves.length / 32;
  if (!Number.isInteger(earlier) || earlier < 1 || earlier > size) {
    throw new Error(`no earlier tree of ${earlier} in one of ${size}`);
  }
  return consistencyRanges(earlier, size).map(({ from, to }) => merkleRootOf(leaves.subarray(from * 32, to * 32)));
}

export type ConsistencyClaim = Readonly<{
  earlierSize: number;
  earlierRoot: Uint8Array;
  size: number;
  root: Uint8Array;
  proof: readonly Uint8Array[];
}>;

export type ConsistencyError =
  | { code: 'tree-shrank'; earlierSize: number; size: number }
  | { code: 'proof-length'; expected: number; found: number }
  | { code: 'other-earlier-root'; expected: Uint8Array; found: Uint8Array }
  | { code: 'other-root'; expected: Uint8Array; found: Uint8Array };
export type ConsistencyVerdict = { ok: true } | { ok: false; error: ConsistencyError };

/** RFC 9162, 2.1.4.2. Anything is consistent with the empty tree. */
export function verifyConsistency(claim: ConsistencyClaim): ConsistencyVerdict {
  const { earlierSize, size, proof } = claim;
  if (!Number.isInteger(earlierSize) || !Number.isInteger(size) || earlierSize < 0 || earlierSize > size) {
    return { ok: false, error: { code: 'tree-shrank', earlierSize, size } };
  }
  const expected = earlierSize === 0 ? 0 : consistencyRanges(earlierSize, size).length;
  if (proof.length !== expected) {
    return { ok: false, error: { code: 'proof-length', expected, found: proof.length } };
  }
  if (earlierSize === 0) return compareRoots(claim, merkleRootOf(new Uint8Array(0)), claim.root);
  if (earlierSize === size) return compareRoots(claim, claim.earlierRoot, claim.earlierRoot);
  const { earlierRoot, root } = rootsOf(claim);
  return compareRoots(claim, earlierRoot, root);
}

type Roots = Readonly<{ earlierRoot: Uint8Array; root: Uint8Array }>;

function rootsOf({ earlierSize, earlierRoot, size, proof }: ConsistencyClaim): Roots {
  let inEarlier = earlierSize - 1;
  let inLater = size - 1;
  while (inEarlier % 2 === 1) [inEarlier, inLater] = [half(inEarlier), half(inLater)];
  // A tree of 2^k leaves is itself a node of the later one: the proof leaves it out.
  const [first, ...rest] = inEarlier === 0 && isPowerOfTwo(earlierSize) ? [earlierRoot, ...proof] : proof;
  let earlier = first!;
  let later = first!;
  for (const node of rest) {
    if (inEarlier % 2 === 1 || inEarlier === inLater) {
      earlier = nodeOf(node, earlier);
      later = nodeOf(node, later);
      // A node without a right-hand neighbour is lifted until it has a left one.
      while (inEarlier % 2 === 0 && inEarlier !== 0) [inEarlier, inLater] = [half(inEarlier), half(inLater)];
    } else later = nodeOf(later, node);
    [inEarlier, inLater] = [half(inEarlier), half(inLater)];
  }
  return { earlierRoot: earlier, root: later };
}

function compareRoots(claim: ConsistencyClaim, earlierRoot: Uint8Array, root: Uint8Array): ConsistencyVerdict {
  if (!areSameBytes(earlierRoot, claim.earlierRoot)) {
    return { ok: false, error: { code: 'other-earlier-root', expected: claim.earlierRoot, found: earlierRoot } };
  }
  if (!areSameBytes(root, claim.root)) {
    return { ok: false, error: { code: 'other-root', expected: claim.root, found: root } };
  }
  return { ok: true };
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function isPowerOfTwo(size: number): boolean {
  return Number.isInteger(Math.log2(size));
}
