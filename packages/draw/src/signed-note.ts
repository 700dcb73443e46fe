/**
 * Signed notes: a text, an empty line, and signature lines of any number of keys (c2sp.org/signed-note).
 *
 * Signatures of unknown keys are ignored, as the format demands, so that keys can
 * change and witnesses can join; a wrong one of a known key spoils the note.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { base64Of, parseBase64 } from './base64.ts';
import { bytesOf, concatBytes, hexOf, parseHex, u64be } from './bytes.ts';
import { LOG_KEY, isKeyName, type NoteKey, type NoteSigner } from './note-key.ts';

const MAX_NOTE = 1 << 16; // characters; a checkpoint with sixteen witnesses has about two thousand
const MAX_SIGNATURES = 100;
const DASH = '\u2014';

export type NoteSignature = Readonly<{ name: string; id: string; bytes: Uint8Array }>;
export type Note = Readonly<{ text: string; signatures: readonly NoteSignature[] }>; // the text with its last line end
export type VerifiedSignature = Readonly<{ key: NoteKey; time: number | null }>; // seconds since 1970, of a witness

export type NoteError =
  | { code: 'note-malformed'; expected: string; found: string }
  | { code: 'note-signature-wrong'; name: string; id: string }
  | { code: 'note-unsigned'; expected: string; found: string };
export type NoteVerdict =
  { ok: true; text: string; signatures: readonly VerifiedSignature[] } | { ok: false; error: NoteError };

/** A note of this text, which ends in a line end, with one signature line for each signer. */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  if (!isNoteText(text)) throw new Error('a note is text without control characters and ends in a line end');
  return `${text}\n${signers.map((signer) => signatureLine(text, signer)).join('')}`;
}

/** The same note with one signature more: a witness's carries its time. */
export function addSignature(note: string, signer: NoteSigner, time?: number): string {
  const parsed = parseNote(note);
  if (!parsed.ok) throw new Error(`not a signed note: ${parsed.error.code}`);
  return note + signatureLine(parsed.note.text, signer, time);
}

export function parseNote(note: string): { ok: true; note: Note } | { ok: false; error: NoteError } {
  const refuse = (expected: string, found: string) =>
    ({ ok: false, error: { code: 'note-malformed', expected, found: found.slice(0, 120) } }) as const;
  if (note.length > MAX_NOTE) return refuse(`at most ${MAX_NOTE} characters`, String(note.length));
  const seam = note.lastIndexOf('\n\n');
  const text = note.slice(0, seam + 1);
  if (seam === -1 || !isNoteText(text)) return refuse('a text, an empty line, signatures', note);
  const lines = note.slice(seam + 2).split('\n');
  if (lines.pop() !== '' || lines.length === 0)
    return refuse('signature lines, each with a line end', note.slice(seam));
  if (lines.length > MAX_SIGNATURES) return refuse(`at most ${MAX_SIGNATURES} signatures`, String(lines.length));
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseSignatureLine(line);
    if (signature === null) return refuse(`${DASH} name base64`, line);
    signatures.push(signature);
  }
  return { ok: true, note: { text, signatures } };
}

/** At least one of these keys signed, and none of their signatures is wrong. */
export function verifyNote(note: string, keys: readonly NoteKey[]): NoteVerdict {
  const parsed = parseNote(note);
  if (!parsed.ok) return parsed;
  const { text, signatures } = parsed.note;
  const verified: VerifiedSignature[] = [];
  for (const { name, id, bytes } of signatures) {
    const key = keys.find((known) => known.name === name && known.id === id);
    if (key === undefined) continue;
    const time = key.type === LOG_KEY ? null : timeIn(bytes);
    if (!isSignedBy(key, text, bytes, time)) return { ok: false, error: { code: 'note-signature-wrong', name, id } };
    verified.push({ key, time });
  }
  if (verified.length > 0) return { ok: true, text, signatures: verified };
  const expected = keys.map((key) => `${key.name} ${key.id}`).join(', ');
  const found = signatures.map(({ name, id }) => `${name} ${id}`).join(', ');
  return { ok: false, error: { code: 'note-unsigned', expected, found } };
}

function signatureLine(text: string, { key, secretKey }: NoteSigner, time?: number): string {
  if ((key.type === LOG_KEY) !== (time === undefined)) throw new Error('a witness signs with a time, a log without');
  const signature = ed25519.sign(messageOf(key, text, time ?? null), secretKey);
  const stamp = time === undefined ? new Uint8Array(0) : u64be(time);
  return `${DASH} ${key.name} ${base64Of(concatBytes(parseHex(key.id, 4)!, stamp, signature))}\n`;
}

/** A log signs the text; a witness signs it with the time, under a heading of its own. */
function messageOf(key: NoteKey, text: string, time: number | null): Uint8Array {
  return bytesOf(key.type === LOG_KEY ? text : `cosignature/v1\ntime ${time}\n${text}`);
}

function isSignedBy(key: NoteKey, text: string, bytes: Uint8Array, time: number | null): boolean {
  const signature = key.type === LOG_KEY ? bytes : bytes.subarray(8);
  if (signature.length !== 64 || (key.type !== LOG_KEY && time === null)) return false;
  try {
    return ed25519.verify(signature, messageOf(key, text, time), key.publicKey, { zip215: false }); // strictly RFC 8032
  } catch {
    return false; // no point of the curve
  }
}

function timeIn(bytes: Uint8Array): number | null {
  if (bytes.length !== 72) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, 8);
  const time = view.getUint32(0) * 2 ** 32 + view.getUint32(4);
  return Number.isSafeInteger(time) ? time : null;
}

function parseSignatureLine(line: string): NoteSignature | null {
  const [dash, name, encoded, ...more] = line.split(' ');
  const bytes = encoded === undefined ? null : parseBase64(encoded);
  if (dash !== DASH || name === undefined || !isKeyName(name) || more.length > 0) return null;
  if (bytes === null || bytes.length < 5) return null;
  return { name, id: hexOf(bytes.subarray(0, 4)), bytes: bytes.slice(4) };
}

function isNoteText(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- the format forbids them by name
  return text.endsWith('\n') && !/[\x00-\x09\x0b-\x1f]/.test(text);
}
