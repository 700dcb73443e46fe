/** The Merkle root of RFC 6962 as a first program would take it: a library's hash for each node. */
import { sha256 } from '@noble/hashes/sha2.js';

export function merkleByNoble(leaves: Uint8Array): Uint8Array {
  let level = Array.from({ length: leaves.length / 32 }, (_, i) => leaves.subarray(i * 32, i * 32 + 32));
  while (level.length > 1) {
    const above = level.slice(0, level.length >> 1).map((_, i) => parentOf(level[i * 2]!, level[i * 2 + 1]!));
    level = level.length % 2 === 1 ? [...above, level.at(-1)!] : above;
  }
  return level[0]!;
}

function parentOf(left: Uint8Array, right: Uint8Array): Uint8Array {
  const node = new Uint8Array(65);
  node[0] = 0x01;
  node.set(left, 1);
  node.set(right, 33);
  return sha256(node);
}
