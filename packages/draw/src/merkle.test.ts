import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import vectors from '../test/vectors/rfc6962.json' with { type: 'json' };
import { hexOf } from './bytes.ts';
import { inclusionProofOf, merkleRootOf, verifyInclusion } from './merkle.ts';

const leaves = vectors.leafInputsHex.map((input) => sha256(concatBytes(Uint8Array.of(0), hexToBytes(input))));
const first = (size: number) => concatBytes(...leaves.slice(0, size));
const claims = vectors.ownInclusion.map((claim) => ({
  index: claim.index,
  size: claim.size,
  leaf: hexToBytes(claim.leafHash),
  proof: claim.proof.map((node) => hexToBytes(node)),
  root: hexToBytes(claim.root),
}));

describe('the tree of RFC 6962', () => {
  it.each(vectors.rootsBySize.map((root, size) => [size, root] as const))('has the root of %i leaves', (size, root) => {
    expect(hexOf(merkleRootOf(first(size)))).toBe(root);
  });

  it('leaves its input as it was, a Buffer too', () => {
    const input = Buffer.from(first(7));
    merkleRootOf(input);
    inclusionProofOf(input, 3);
    expect(hexOf(input)).toBe(hexOf(first(7)));
  });

  it('proves and verifies every leaf of every size', () => {
    expect(claims).toHaveLength(36);
    for (const claim of claims) {
      expect(inclusionProofOf(first(claim.size), claim.index).map(hexOf)).toEqual(claim.proof.map(hexOf));
      expect(verifyInclusion(claim)).toEqual({ ok: true });
    }
  });

  it('names what is wrong with a proof', () => {
    const claim = claims.find(({ index, size }) => index === 2 && size === 7)!;
    const codeOf = (changes: Partial<typeof claim>) => {
      const verdict = verifyInclusion({ ...claim, ...changes });
      return verdict.ok ? 'ok' : verdict.error.code;
    };
    expect(codeOf({ index: 7 })).toBe('index-outside-tree');
    expect(codeOf({ index: -1 })).toBe('index-outside-tree');
    expect(codeOf({ index: 3 })).toBe('other-root');
    expect(codeOf({ leaf: leaves[4]! })).toBe('other-root');
    expect(codeOf({ proof: claim.proof.slice(1) })).toBe('proof-length');
    expect(codeOf({ proof: [...claim.proof].reverse() })).toBe('other-root');
    expect(codeOf({ root: hexToBytes(vectors.rootsBySize[6]!) })).toBe('other-root');
  });

  it('has no proof for a leaf that is not there', () => {
    expect(() => inclusionProofOf(first(4), 4)).toThrow('no leaf 4 in a tree of 4');
  });
});
