/**
 * The Merkle tree of RFC 6962 over leaf hashes: root, inclusion proof, its check.
 *
 * Leaves come packed, 32 bytes each. Pairing from the left and lifting an odd
 * last node unchanged gives exactly the RFC's split at the largest power of two.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { areSameBytes } from './bytes.ts';
import { hashes } from './hashes.ts';

/** Leaves whose subtree is computed at once: 128 kB, which stay in a cache. A power of two, so that subtrees are whole. */
const BLOCK_LEAVES = 4096;

/** The root, block by block: of ten million leaves no copy is made. */
export function merkleRootOf(leaves: Uint8Array): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array(0));
  const size = leaves.length / 32;
  if (size <= BLOCK_LEAVES) return topOf(new Uint8Array(leaves)); // a copy even of a Buffer, whose slice is none
  const tops = new Uint8Array(Math.ceil(size / BLOCK_LEAVES) * 32);
  const block = new Uint8Array(BLOCK_LEAVES * 32);
  for (let from = 0, to = 0; from < leaves.length; from += block.length, to += 32) {
    const part = leaves.subarray(from, from + block.length);
    block.set(part);
    tops.set(topOf(block.subarray(0, part.length)), to);
  }
  return topOf(tops);
}

/** The node over these, which are overwritten. */
function topOf(nodes: Uint8Array): Uint8Array {
  let size = nodes.length / 32;
  while (size > 1) size = liftLevel(nodes, size);
  return nodes.slice(0, 32);
}

/** The sibling hashes from the leaf's side to the root. */
export function inclusionProofOf(leaves: Uint8Array, index: number): Uint8Array[] {
  let size = leaves.length / 32;
  if (!Number.isInteger(index) || index < 0 || index >= size) throw new Error(`no leaf ${index} in a tree of ${size}`);
  const nodes = new Uint8Array(leaves); // a copy even of a Buffer, whose slice is none
  const proof: Uint8Array[] = [];
  let at = index;
  while (size > 1) {
    const sibling = at ^ 1;
    if (sibling < size) proof.push(nodes.slice(sibling * 32, sibling * 32 + 32));
    size = liftLevel(nodes, size);
    at >>= 1;
  }
  return proof;
}

export type InclusionClaim = Readonly<{
  leaf: Uint8Array;
  index: number;
  size: number;
  proof: readonly Uint8Array[];
  root: Uint8Array;
}>;

export type InclusionVerdict =
  | { ok: true }
  | {
      ok: false;
      error:
        | { code: 'index-outside-tree'; index: number; size: number }
        | { code: 'proof-length'; expected: number; found: number }
        | { code: 'other-root'; expected: Uint8Array; found: Uint8Array };
    };

/** RFC 9162, 2.1.3.2. */
export function verifyInclusion({ leaf, index, size, proof, root }: InclusionClaim): InclusionVerdict {
  if (!Number.isInteger(index) || index < 0 || index >= size) {
    return { ok: false, error: { code: 'index-outside-tree', index, size } };
  }
  const expectedLength = proofLengthOf(index, size);
  if (proof.length !== expectedLength) {
    return { ok: false, error: { code: 'proof-length', expected: expectedLength, found: proof.length } };
  }
  let node = leaf;
  let at = index;
  let last = size - 1;
  for (const sibling of proof) {
    // A node without a right-hand neighbour is lifted until it has a left one.
    while (at === last && (at & 1) === 0) {
      at >>= 1;
      last >>= 1;
    }
    node = (at & 1) === 1 ? parentOf(sibling, node) : parentOf(node, sibling);
    at >>= 1;
    last >>= 1;
  }
  return areSameBytes(node, root)
    ? { ok: true }
    : { ok: false, error: { code: 'other-root', expected: root, found: node } };
}

function proofLengthOf(index: number, size: number): number {
  let length = 0;
  for (let at = index, count = size; count > 1; at >>= 1, count = (count + 1) >> 1) if ((at ^ 1) < count) length++;
  return length;
}

function parentOf(left: Uint8Array, right: Uint8Array): Uint8Array {
  const pair = new Uint8Array(64);
  pair.set(left, 0);
  pair.set(right, 32);
  hashes().nodes(pair, pair);
  return pair.slice(0, 32);
}

/** Replaces a level by the level above it, in place; returns the new number of nodes. */
function liftLevel(nodes: Uint8Array, size: number): number {
  const pairs = size >> 1;
  hashes().nodes(nodes.subarray(0, pairs * 64), nodes);
  if (size & 1) nodes.copyWithin(pairs * 32, (size - 1) * 32, size * 32);
  return pairs + (size & 1);
}
