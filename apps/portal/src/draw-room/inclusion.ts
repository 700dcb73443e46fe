/**
 * One person's inclusion proof without reading the whole list: roots of every 256 leaves are kept with the draw, and a
 * proof reads those and one chunk of leaves.
 *
 * A tree over the roots of full chunks of 2⁸ leaves is the upper part of the RFC 6962 tree over the leaves; a last chunk
 * that is not full is lifted the same way in both. So the proof in the chunk and the proof of the chunk, joined, are the
 * proof (docs/decisions/0011).
 */
import { inclusionProofOf, merkleRootOf } from '@gelombang/draw';

export const chunkLeaves = 256;

/** 32 bytes for every chunk of packed leaves. */
export function chunkRootsOf(leaves: Uint8Array): Uint8Array {
  const chunkBytes = chunkLeaves * 32;
  const roots = new Uint8Array(Math.ceil(leaves.length / chunkBytes) * 32);
  for (let at = 0, to = 0; at < leaves.length; at += chunkBytes, to += 32)
    roots.set(merkleRootOf(leaves.subarray(at, at + chunkBytes)), to);
  return roots;
}

/** `chunk`: the leaves of the chunk that holds leaf `index`. */
export function proofFromChunk(
  chunkRoots: Uint8Array,
  { chunk, index }: Readonly<{ chunk: Uint8Array; index: number }>,
): readonly Uint8Array[] {
  return [
    ...inclusionProofOf(chunk, index % chunkLeaves),
    ...inclusionProofOf(chunkRoots, Math.floor(index / chunkLeaves)),
  ];
}
