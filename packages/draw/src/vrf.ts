/**
 * Pseudonyms by verifiable random function: ECVRF-EDWARDS25519-SHA512-TAI (RFC 9381).
 *
 * A plain hash, or an HMAC whose key is ever shown, would let anyone map NIKs and
 * KK numbers to entries. With a VRF each person checks the own tag by an 80-byte
 * proof and nobody else's. Tags are made in a batch after closing: a few
 * milliseconds each.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { areSameBytes, bytesOf, concatBytes } from './bytes.ts';

const SUITE = 0x03; // RFC 9381, 5.5
const PROOF_BYTES = 80;
const Point = ed25519.Point;
const ORDER = Point.Fn.ORDER;
type CurvePoint = InstanceType<typeof Point>;

export type VrfVerdict =
  { ok: true; beta: Uint8Array } | { ok: false; error: { code: 'key-invalid' | 'proof-malformed' | 'proof-wrong' } };

export function vrfPublicKeyOf(secretKey: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(secretKey);
}

/** RFC 9381, 5.1: the 80-byte proof for `alpha`. */
export function vrfProve(secretKey: Uint8Array, alpha: Uint8Array): Uint8Array {
  const { scalar, prefix, pointBytes } = ed25519.utils.getExtendedPublicKey(secretKey);
  const x = scalar % ORDER;
  const h = encodeToCurve(pointBytes, alpha);
  const hBytes = h.toBytes();
  const gamma = h.multiply(x);
  const nonce = littleEndian(sha512(concatBytes(prefix, hBytes))) % ORDER;
  const challenge = challengeOf([
    pointBytes,
    hBytes,
    gamma.toBytes(),
    Point.BASE.multiply(nonce).toBytes(),
    h.multiply(nonce).toBytes(),
  ]);
  const s = (nonce + littleEndian(challenge) * x) % ORDER;
  return concatBytes(gamma.toBytes(), challenge, littleEndianBytes(s));
}

/** RFC 9381, 5.3, with the public key validated (5.4.5). */
export function vrfVerify(publicKey: Uint8Array, alpha: Uint8Array, proof: Uint8Array): VrfVerdict {
  const y = decodePoint(publicKey);
  if (y === null || y.isSmallOrder()) return { ok: false, error: { code: 'key-invalid' } };
  const parts = decodeProof(proof);
  if (parts === null) return { ok: false, error: { code: 'proof-malformed' } };
  const { gamma, challenge, s } = parts;
  const c = littleEndian(challenge);
  const h = encodeToCurve(publicKey, alpha);
  const u = Point.BASE.multiplyUnsafe(s).subtract(y.multiplyUnsafe(c));
  const v = h.multiplyUnsafe(s).subtract(gamma.multiplyUnsafe(c));
  const found = challengeOf([publicKey, h.toBytes(), gamma.toBytes(), u.toBytes(), v.toBytes()]);
  if (!areSameBytes(found, challenge)) return { ok: false, error: { code: 'proof-wrong' } };
  return { ok: true, beta: betaOf(gamma) };
}

/** RFC 9381, 5.2: the 64 bytes of output in a proof. It proves nothing by itself: `vrfVerify` does. */
export function vrfProofToHash(proof: Uint8Array): Uint8Array | null {
  const parts = decodeProof(proof);
  return parts === null ? null : betaOf(parts.gamma);
}

/** The output without its proof: about half the work, for sealing millions. */
export function vrfHash(secretKey: Uint8Array, alpha: Uint8Array): Uint8Array {
  const { scalar, pointBytes } = ed25519.utils.getExtendedPublicKey(secretKey);
  return betaOf(encodeToCurve(pointBytes, alpha).multiply(scalar % ORDER));
}

/** RFC 9381, 5.4.1.1: try and increment; each try succeeds with probability about one half. */
function encodeToCurve(salt: Uint8Array, alpha: Uint8Array): CurvePoint {
  for (let counter = 0; counter < 256; counter++) {
    const digest = sha512(concatBytes(Uint8Array.of(SUITE, 0x01), salt, alpha, Uint8Array.of(counter, 0x00)));
    const point = decodePoint(digest.subarray(0, 32))?.clearCofactor();
    if (point !== undefined && !point.is0()) return point;
  }
  throw new Error('no curve point in 256 tries'); // probability 2^-256
}

function challengeOf(points: readonly Uint8Array[]): Uint8Array {
  return sha512(concatBytes(Uint8Array.of(SUITE, 0x02), ...points, Uint8Array.of(0x00))).slice(0, 16);
}

function betaOf(gamma: CurvePoint): Uint8Array {
  return sha512(concatBytes(Uint8Array.of(SUITE, 0x03), gamma.clearCofactor().toBytes(), Uint8Array.of(0x00)));
}

function decodeProof(proof: Uint8Array): { gamma: CurvePoint; challenge: Uint8Array; s: bigint } | null {
  if (proof.length !== PROOF_BYTES) return null;
  const gamma = decodePoint(proof.subarray(0, 32));
  const s = littleEndian(proof.subarray(48, 80));
  return gamma === null || s >= ORDER ? null : { gamma, challenge: proof.slice(32, 48), s };
}

function decodePoint(bytes: Uint8Array): CurvePoint | null {
  try {
    return Point.fromBytes(bytes, false);
  } catch {
    return null; // not a point of the curve
  }
}

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i]!);
  return value;
}

function littleEndianBytes(value: bigint): Uint8Array {
  const bytes = new Uint8Array(32);
  for (let i = 0; i < 32; i++, value >>= 8n) bytes[i] = Number(value & 0xffn);
  return bytes;
}

export type TagInput = Readonly<{ programme: string; wave: string }>;

/** What is hashed for a person's tag: "undi/nik/v1\n" programme "\n" wave "\n" NIK. */
export function nikAlphaOf({ programme, wave, nik }: TagInput & Readonly<{ nik: string }>): Uint8Array {
  return bytesOf(`undi/nik/v1\n${programme}\n${wave}\n${nik}`);
}

/** What is hashed for a household's tag: "undi/hh/v1\n" programme "\n" wave "\n" KK. */
export function householdAlphaOf({ programme, wave, noKk }: TagInput & Readonly<{ noKk: string }>): Uint8Array {
  return bytesOf(`undi/hh/v1\n${programme}\n${wave}\n${noKk}`);
}

export function nikTagOf(secretKey: Uint8Array, input: TagInput & Readonly<{ nik: string }>): Uint8Array {
  return vrfHash(secretKey, nikAlphaOf(input)).slice(0, 16);
}

export function householdTagOf(secretKey: Uint8Array, input: TagInput & Readonly<{ noKk: string }>): Uint8Array {
  return vrfHash(secretKey, householdAlphaOf(input)).slice(0, 16);
}
