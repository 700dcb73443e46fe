import { createHash } from 'node:crypto';
import { inclusionProofOf, merkleRootOf, verifyInclusion } from '@gelombang/draw';
import { describe, expect, it } from 'vitest';
import { chunkLeaves, chunkRootsOf, proofFromChunk } from './inclusion.ts';

function leavesOf(size: number): Uint8Array {
  return Buffer.concat(Array.from({ length: size }, (_, i) => createHash('sha256').update(`leaf ${i}`).digest()));
}

function chunkOf(leaves: Uint8Array, index: number): Uint8Array {
  const from = Math.floor(index / chunkLeaves) * chunkLeaves * 32;
  return leaves.subarray(from, from + chunkLeaves * 32);
}

describe('a proof from one chunk', () => {
  it.each([1, 2, 3, 255, 256, 257, 258, 511, 512, 513, 769, 1000, 1280, 2047, 2048, 2049, 5000])(
    'is the proof of the whole tree, for every kind of place among %i leaves',
    (size) => {
      const leaves = leavesOf(size);
      const [roots, root] = [chunkRootsOf(leaves), merkleRootOf(leaves)];
      const places = [0, 1, 254, 255, 256, 257, 511, 512, size - 257, size - 256, size - 2, size - 1];
      for (const index of new Set(places.filter((place) => place >= 0 && place < size))) {
        const proof = proofFromChunk(roots, { chunk: chunkOf(leaves, index), index });
        expect(proof.map((hash) => Buffer.from(hash).toString('hex'))).toEqual(
          inclusionProofOf(leaves, index).map((hash) => Buffer.from(hash).toString('hex')),
        );
        const leaf = leaves.subarray(index * 32, index * 32 + 32);
        expect(verifyInclusion({ leaf, index, size, proof, root })).toEqual({ ok: true });
      }
    },
  );
});
