import { hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import rfc9381 from '../test/vectors/rfc9381.json' with { type: 'json' };
import { hexOf } from './bytes.ts';
import { vrfHash, vrfProofToHash, vrfProve, vrfPublicKeyOf, vrfVerify } from './vrf.ts';

const vectors = rfc9381.vectors.map((vector) => ({
  sk: hexToBytes(vector.sk),
  pk: hexToBytes(vector.pk),
  alpha: hexToBytes(vector.alpha),
  pi: hexToBytes(vector.pi),
  beta: vector.beta,
}));

describe('ECVRF-EDWARDS25519-SHA512-TAI', () => {
  it.each(vectors)('agrees with RFC 9381, appendix B.3 (beta $beta)', ({ sk, pk, alpha, pi, beta }) => {
    expect(hexOf(vrfPublicKeyOf(sk))).toBe(hexOf(pk));
    expect(hexOf(vrfProve(sk, alpha))).toBe(hexOf(pi));
    expect(hexOf(vrfProofToHash(pi)!)).toBe(beta);
    expect(hexOf(vrfHash(sk, alpha))).toBe(beta);
    const verdict = vrfVerify(pk, alpha, pi);
    expect(verdict.ok && hexOf(verdict.beta)).toBe(beta);
  });

  it('names what is wrong', () => {
    const { pk, alpha, pi } = vectors[1]!;
    const codeOf = (key: Uint8Array, input: Uint8Array, proof: Uint8Array) => {
      const verdict = vrfVerify(key, input, proof);
      return verdict.ok ? 'ok' : verdict.error.code;
    };
    const changed = (bytes: Uint8Array, at: number) => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
    const identity = new Uint8Array(32);
    identity[0] = 1;
    expect(codeOf(pk, alpha, pi)).toBe('ok');
    expect(codeOf(pk, Uint8Array.of(0x73), pi)).toBe('proof-wrong');
    expect(codeOf(vectors[0]!.pk, alpha, pi)).toBe('proof-wrong');
    expect(codeOf(pk, alpha, changed(pi, 40))).toBe('proof-wrong'); // the challenge
    expect(codeOf(pk, alpha, changed(pi, 50))).toBe('proof-wrong'); // s
    expect(codeOf(pk, alpha, pi.slice(0, 79))).toBe('proof-malformed');
    expect(
      codeOf(
        pk,
        alpha,
        pi.map((byte, i) => (i >= 48 ? 0xff : byte)),
      ),
    ).toBe('proof-malformed'); // s above the order
    expect(codeOf(identity, alpha, pi)).toBe('key-invalid');
    expect(codeOf(new Uint8Array(32).fill(0xff), alpha, pi)).toBe('key-invalid');
  });
});
