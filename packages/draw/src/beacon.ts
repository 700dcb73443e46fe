/**
 * The public randomness: drand's quicknet, or a demonstration chain of the same scheme.
 *
 * Round R's BLS signature (G1, 48 bytes) does not exist before time(R), nobody
 * steers it, and anyone checks it offline against the pinned key in G2. A
 * demonstration chain is made of a seed by whoever runs it, who therefore
 * knows every round beforehand: it is called "demo" in every document.
 */
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { hexOf, join, parseHex, requireLength, u64be } from './bytes.ts';

// drand scheme bls-unchained-g1-rfc9380: the hash-to-curve suite of its signatures in G1.
const DOMAIN = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_';
export const SIGNATURE_BYTES = 48;
export const DEMO_CHAIN = 'demo';

export type BeaconChain = Readonly<{
  chain: string; // chain hash of drand, or "demo"
  publicKey: string; // 96 bytes in G2, hexadecimal
  genesisTime: number; // seconds since 1970 of round 1
  periodSeconds: number;
}>;

/** quicknet of the League of Entropy, as its relays and the drand project publish it. */
export const QUICKNET: BeaconChain = {
  chain: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
  publicKey:
    '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
  genesisTime: 1_692_803_367,
  periodSeconds: 3,
};

export function timeOfRound(chain: BeaconChain, round: number): number {
  return chain.genesisTime + (round - 1) * chain.periodSeconds;
}

/** The first round that appears at or after this time. */
export function roundAt(chain: BeaconChain, seconds: number): number {
  return Math.max(1, Math.ceil((seconds - chain.genesisTime) / chain.periodSeconds) + 1);
}

export type BeaconError =
  | { code: 'signature-malformed' }
  | { code: 'signature-wrong'; round: number }
  | { code: 'signature-of-other-round'; round: number; signedRound: number };
export type BeaconVerdict = { ok: true; randomness: Uint8Array } | { ok: false; error: BeaconError };

/** Verifies round R offline. A signature of a neighbouring round is called that: the likeliest mistake, and the likeliest fraud. */
export function verifyRound(chain: BeaconChain, round: number, signature: Uint8Array): BeaconVerdict {
  const verdict = judgeSignature(chain, round, signature);
  if (verdict === 'valid') return { ok: true, randomness: sha256(signature) };
  if (verdict === 'malformed') return { ok: false, error: { code: 'signature-malformed' } };
  for (const signedRound of [round + 1, round - 1]) {
    if (signedRound > 0 && judgeSignature(chain, signedRound, signature) === 'valid') {
      return { ok: false, error: { code: 'signature-of-other-round', round, signedRound } };
    }
  }
  return { ok: false, error: { code: 'signature-wrong', round } };
}

/** A signature as pasted or typed: 96 hexadecimal characters, spaces and line ends allowed between them. */
export function parseSignature(text: string): Uint8Array | null {
  return parseHex(text.replace(/\s+/g, '').toLowerCase(), SIGNATURE_BYTES);
}

export type DemoBeacon = Readonly<{ secretKey: Uint8Array; chain: BeaconChain }>;

/** A demonstration chain from 32 bytes of seed: the same seed, the same chain. */
export function makeDemoBeacon(
  seed: Uint8Array,
  { genesisTime, periodSeconds }: Readonly<{ genesisTime: number; periodSeconds: number }>,
): DemoBeacon {
  requireLength(seed, 32, 'seed');
  const material = sha512(join('undi/demo-beacon/v1\n', seed)).slice(0, 48);
  const { secretKey, publicKey } = bls12_381.shortSignatures.keygen(material);
  return {
    secretKey,
    chain: { chain: DEMO_CHAIN, publicKey: hexOf(publicKey.toBytes(true)), genesisTime, periodSeconds },
  };
}

export function signDemoRound(beacon: DemoBeacon, round: number): Uint8Array {
  return bls12_381.shortSignatures.sign(messageOf(round), beacon.secretKey).toBytes(true);
}

function messageOf(round: number) {
  return bls12_381.shortSignatures.hash(sha256(u64be(round)), DOMAIN);
}

function judgeSignature(chain: BeaconChain, round: number, signature: Uint8Array): 'valid' | 'wrong' | 'malformed' {
  const key = parseHex(chain.publicKey, 96);
  if (key === null || signature.length !== SIGNATURE_BYTES) return 'malformed';
  try {
    return bls12_381.shortSignatures.verify(signature, messageOf(round), key) ? 'valid' : 'wrong';
  } catch {
    return 'malformed'; // not a point of the group
  }
}
