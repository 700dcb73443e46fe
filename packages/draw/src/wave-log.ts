/**
 * What a log holds of a wave: everyone who joined, and every file published, each as one line of canonical JSON.
 *
 * Registrations are logged in batches, sorted by commitment, so that the order of
 * arrival is not published. Entries of a kind that nobody knows yet are no fault.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { hexOf, parseHex } from './bytes.ts';
import { canonicalBytes, parseCanonical } from './canonical-json.ts';
import { readFields } from './fields.ts';

// A verifier reads what a log names: nothing but names of a transcript's files.
const FILE_NAME = /^(entries\/)?[a-z0-9-]+\.[a-z0-9]+$/;

export type RegistrationLogged = Readonly<{ kind: 'registration'; at: string; wave: string; commitment: Uint8Array }>;
export type FileLogged = Readonly<{
  kind: 'file';
  at: string;
  wave: string;
  name: string;
  sha256: string;
  size: number; // bytes: shows later that a file of lines only grew
}>;
export type LogEntry = RegistrationLogged | FileLogged | Readonly<{ kind: 'other'; at: string }>;

export type RegistrationBatch = Readonly<{ wave: string; at: string; commitments: readonly Uint8Array[] }>;

/** A batch of those who joined since the last one: all with the time of the batch. */
export function registrationEntries({ wave, at, commitments }: RegistrationBatch): Uint8Array[] {
  const sorted = commitments.map(hexOf).sort();
  return sorted.map((commitment) => canonicalBytes({ at, commitment, kind: 'registration', wave }));
}

export type FileToLog = Readonly<{ wave: string; at: string; name: string; bytes: Uint8Array }>;

export function fileEntry({ wave, at, name, bytes }: FileToLog): Uint8Array {
  return canonicalBytes({ at, kind: 'file', name, sha256: hexOf(sha256(bytes)), size: bytes.length, wave });
}

/** Null for bytes that are no entry of such a log. */
export function parseLogEntry(bytes: Uint8Array): LogEntry | null {
  const parsed = parseCanonical(bytes);
  if (!parsed.ok) return null;
  const read = readFields(parsed.object);
  const kind = read.text('kind');
  const at = read.time('at');
  if (read.findings.length > 0) return null;
  if (kind !== 'registration' && kind !== 'file') return { kind: 'other', at };
  const wave = read.text('wave');
  const entry: LogEntry =
    kind === 'file'
      ? {
          kind,
          at,
          wave,
          name: read.text('name', FILE_NAME),
          sha256: read.hex('sha256', 32),
          size: read.integer('size', 0),
        }
      : { kind, at, wave, commitment: parseHex(read.hex('commitment', 32), 32)! };
  read.finish();
  return read.findings.length === 0 ? entry : null;
}
