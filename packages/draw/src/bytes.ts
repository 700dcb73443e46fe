/**
 * Bytes, hexadecimal and ASCII, without DOM or Node types.
 *
 * Everything a draw publishes is ASCII, so that any language reads it the
 * same way; a byte above 0x7e in a document is a finding, not a guess.
 */
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

export { bytesToHex as hexOf, concatBytes } from '@noble/hashes/utils.js';

/** Bytes of a text; in this protocol every text is ASCII. */
export function bytesOf(text: string): Uint8Array {
  return utf8ToBytes(text);
}

/** Text of bytes, or null when a byte is not printable ASCII or a line feed. */
export function asciiOf(bytes: Uint8Array): string | null {
  const parts: string[] = [];
  const chunk = 8192;
  for (let at = 0; at < bytes.length; at += chunk) {
    const piece = bytes.subarray(at, at + chunk);
    for (const byte of piece) if (byte !== 0x0a && (byte < 0x20 || byte > 0x7e)) return null;
    parts.push(String.fromCharCode(...piece));
  }
  return parts.join('');
}

/** Text of UTF-8 bytes, or null when they are none: signed notes carry an em dash. */
export function utf8Of(bytes: Uint8Array): string | null {
  try {
    return decodeURIComponent(bytesToHex(bytes).replace(/../g, '%$&')); // strict, and there without DOM or Node
  } catch {
    return null;
  }
}

/** Bytes of exactly `length` from lower-case hexadecimal, or null. */
export function parseHex(text: unknown, length: number): Uint8Array | null {
  if (typeof text !== 'string' || text.length !== length * 2 || !/^[0-9a-f]*$/.test(text)) return null;
  return hexToBytes(text);
}

export function areSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** A fault when a caller hands over bytes of another length than the protocol's. */
export function requireLength(bytes: Uint8Array, length: number, name: string): void {
  if (bytes.length !== length) throw new Error(`${name} must be ${length} bytes, not ${bytes.length}`);
}

/** 64-bit big-endian, for beacon rounds (below 2^53). */
export function u64be(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, Math.floor(value / 2 ** 32));
  view.setUint32(4, value >>> 0);
  return bytes;
}

/** A text, one byte and a text in one array: how VRF and seed inputs are put together. */
export function join(...parts: readonly (string | Uint8Array)[]): Uint8Array {
  return concatBytes(...parts.map((part) => (typeof part === 'string' ? bytesOf(part) : part)));
}
