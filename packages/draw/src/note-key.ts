/**
 * Keys of signed notes: a log's (type 1) and a witness's (type 4), and their one-line text, the vkey.
 *
 * name "+" key id in hexadecimal "+" base64(type ‖ public key); c2sp.org/signed-note.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base64Of, parseBase64Of } from './base64.ts';
import { hexOf, join, requireLength } from './bytes.ts';

export const LOG_KEY = 0x01; // Ed25519 over the note's text
export const WITNESS_KEY = 0x04; // timestamped Ed25519, c2sp.org/tlog-cosignature

export type NoteKeyType = typeof LOG_KEY | typeof WITNESS_KEY;

export type NoteKey = Readonly<{
  name: string; // an address without its scheme: "undian.example/log"
  type: NoteKeyType;
  publicKey: Uint8Array; // 32 bytes
  id: string; // 4 bytes as hexadecimal; with the name it finds the key of a signature
}>;

export type NoteSigner = Readonly<{ key: NoteKey; secretKey: Uint8Array }>;

export type VkeyError =
  | { code: 'vkey-malformed'; found: string }
  | { code: 'vkey-type-unknown'; type: number }
  | { code: 'vkey-id-wrong'; expected: string; found: string };

export function makeNoteKey({ name, type, publicKey }: Omit<NoteKey, 'id'>): NoteKey {
  if (!isKeyName(name)) throw new Error(`a key's name has neither spaces nor plus: ${name}`);
  requireLength(publicKey, 32, 'public key');
  return { name, type, publicKey, id: hexOf(sha256(join(name, '\n', Uint8Array.of(type), publicKey)).subarray(0, 4)) };
}

/** A signer from the 32 secret bytes of Ed25519. */
export function makeNoteSigner(name: string, type: NoteKeyType, secretKey: Uint8Array): NoteSigner {
  return { key: makeNoteKey({ name, type, publicKey: ed25519.getPublicKey(secretKey) }), secretKey };
}

export function vkeyOf({ name, id, type, publicKey }: NoteKey): string {
  return `${name}+${id}+${base64Of(join(Uint8Array.of(type), publicKey))}`;
}

export function parseVkey(text: string): { ok: true; key: NoteKey } | { ok: false; error: VkeyError } {
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const material = encoded === undefined ? null : parseBase64Of(encoded, 33);
  if (name === undefined || id === undefined || !isKeyName(name) || material === null) {
    return { ok: false, error: { code: 'vkey-malformed', found: text.slice(0, 120) } };
  }
  const type = material[0]!;
  if (type !== LOG_KEY && type !== WITNESS_KEY) return { ok: false, error: { code: 'vkey-type-unknown', type } };
  const key = makeNoteKey({ name, type, publicKey: material.slice(1) });
  if (key.id !== id) return { ok: false, error: { code: 'vkey-id-wrong', expected: key.id, found: id } };
  return { ok: true, key };
}

export function isKeyName(name: string): boolean {
  return /^[^\p{White_Space}\p{Cc}+]+$/u.test(name);
}
