/**
 * The root of a tree that grows by one leaf at a time, in a few hashes of memory.
 *
 * Kept are the complete subtrees from the left, one for each bit of the size.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { nodeOf } from './merkle-consistency.ts';

export type GrowingRoot = { size: number; readonly subtrees: Uint8Array[] };

export function startRoot(): GrowingRoot {
  return { size: 0, subtrees: [] };
}

export function addLeaf(tree: GrowingRoot, leaf: Uint8Array): void {
  let node = leaf;
  for (let rest = tree.size; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeOf(tree.subtrees.pop()!, node);
  tree.subtrees.push(node);
  tree.size++;
}

export function rootOf({ subtrees }: GrowingRoot): Uint8Array {
  if (subtrees.length === 0) return sha256(new Uint8Array(0));
  return subtrees.reduceRight((right, left) => nodeOf(left, right));
}
