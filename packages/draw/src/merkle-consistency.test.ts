import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import vectors from '../test/vectors/rfc6962.json' with { type: 'json' };
import { hexOf } from './bytes.ts';
import { inclusionProofOf, merkleRootOf } from './merkle.ts';
import { consistencyProofOf, verifyConsistency } from './merkle-consistency.ts';
import { inclusionRanges } from './merkle-ranges.ts';

const leaves = vectors.leafInputsHex.map((input) => sha256(concatBytes(Uint8Array.of(0), hexToBytes(input))));
const first = (size: number) => concatBytes(...leaves.slice(0, size));
const claims = vectors.ownConsistency.map(({ size1, size2, root1, root2, proof }) => ({
  earlierSize: size1,
  size: size2,
  earlierRoot: hexToBytes(root1),
  root: hexToBytes(root2),
  proof: proof.map((node) => hexToBytes(node)),
}));

describe('the consistency proof of RFC 6962', () => {
  it('is made and verified for every pair of sizes', () => {
    expect(claims).toHaveLength(36);
    for (const claim of claims) {
      expect(consistencyProofOf(first(claim.size), claim.earlierSize).map(hexOf)).toEqual(claim.proof.map(hexOf));
      expect(verifyConsistency(claim)).toEqual({ ok: true });
    }
  });

  it('holds between all sizes up to 40, and not with one byte of any node changed', () => {
    const many = Array.from({ length: 40 }, (_, i) => sha256(Uint8Array.of(i)));
    const packed = concatBytes(...many);
    const rootOf = (size: number) => merkleRootOf(packed.subarray(0, size * 32));
    for (let size = 1; size <= 40; size++) {
      for (let earlierSize = 1; earlierSize <= size; earlierSize++) {
        const proof = consistencyProofOf(packed.subarray(0, size * 32), earlierSize);
        const claim = { earlierSize, size, earlierRoot: rootOf(earlierSize), root: rootOf(size), proof };
        expect(verifyConsistency(claim)).toEqual({ ok: true });
        proof.forEach((node, i) => {
          const forged = proof.map((other, j) => (i === j ? node.map((byte) => byte ^ 1) : other));
          expect(verifyConsistency({ ...claim, proof: forged }).ok).toBe(false);
        });
      }
    }
  });

  it('names what is wrong with it', () => {
    const claim = claims.find(({ earlierSize, size }) => earlierSize === 3 && size === 7)!;
    const codeOf = (changes: Partial<typeof claim>) => {
      const verdict = verifyConsistency({ ...claim, ...changes });
      return verdict.ok ? 'ok' : verdict.error.code;
    };
    expect(codeOf({ earlierSize: 8 })).toBe('tree-shrank');
    expect(codeOf({ earlierSize: -1 })).toBe('tree-shrank');
    expect(codeOf({ proof: claim.proof.slice(1) })).toBe('proof-length');
    expect(codeOf({ earlierRoot: claim.root })).toBe('other-earlier-root');
    expect(codeOf({ root: claim.earlierRoot })).toBe('other-root');
    expect(codeOf({ earlierSize: 7, earlierRoot: claim.earlierRoot, proof: [] })).toBe('other-root');
    const empty = hexToBytes(vectors.rootsBySize[0]!);
    expect(codeOf({ earlierSize: 0, earlierRoot: empty, proof: [] })).toBe('ok');
    expect(codeOf({ earlierSize: 0, proof: [] })).toBe('other-earlier-root');
    expect(codeOf({ earlierSize: 0, earlierRoot: empty })).toBe('proof-length');
  });

  it('has no proof from a tree that never was', () => {
    expect(() => consistencyProofOf(first(4), 5)).toThrow('no earlier tree of 5 in one of 4');
    expect(() => consistencyProofOf(first(4), 0)).toThrow('no earlier tree of 0 in one of 4');
  });

  it('and the inclusion proof are the same nodes, told as ranges of leaves', () => {
    for (let size = 1; size <= 8; size++) {
      for (let index = 0; index < size; index++) {
        const nodes = inclusionRanges(index, size).map(({ from, to }) =>
          merkleRootOf(first(size).subarray(from * 32, to * 32)),
        );
        expect(nodes.map(hexOf)).toEqual(inclusionProofOf(first(size), index).map(hexOf));
      }
    }
  });
});
