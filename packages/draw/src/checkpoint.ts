/**
 * Checkpoints: a log's signed statement of its size and root, with room for witnesses (c2sp.org/tlog-checkpoint).
 *
 * A witness cosigns what it found to have only grown. A policy names the log's key,
 * the witnesses and how many of them must have signed: k of n, 0 until there are any.
 */
import { base64Of, parseBase64Of } from './base64.ts';
import { hexOf } from './bytes.ts';
import { LOG_KEY, WITNESS_KEY, parseVkey, type NoteKey, type NoteSigner, type VkeyError } from './note-key.ts';
import { addSignature, signNote, verifyNote, type NoteError } from './signed-note.ts';

/** Proofs here count with 32-bit integers: a log has fewer entries than this. */
export const MAX_LOG_SIZE = 2 ** 31 - 1;

export type Checkpoint = Readonly<{ origin: string; size: number; root: Uint8Array }>;

export type LogPolicy = Readonly<{
  log: NoteKey; // its name is the origin
  witnesses: readonly NoteKey[];
  threshold: number; // how many of them must have cosigned
}>;

/** A policy as rules publish it: vkeys as text; no `witnesses` while there are none. */
export type PublishedLogPolicy = Readonly<{ vkey: string; witnesses?: readonly string[]; threshold: number }>;

export type PolicyError =
  | VkeyError
  | { code: 'vkey-type-wrong'; name: string; expected: number; found: number }
  | { code: 'repeated-witness'; name: string }
  | { code: 'threshold-too-high'; threshold: number; witnesses: number };

export type CheckpointError =
  | NoteError
  | { code: 'checkpoint-malformed'; expected: string; found: string }
  | { code: 'log-signature-missing'; name: string; id: string }
  | { code: 'other-origin'; expected: string; found: string }
  | { code: 'too-few-witnesses'; expected: number; found: number };

export type Witnessed = Readonly<{ name: string; time: number }>; // seconds since 1970
export type VerifiedCheckpoint = Checkpoint & Readonly<{ witnessed: readonly Witnessed[] }>;
export type CheckpointVerdict = { ok: true; checkpoint: VerifiedCheckpoint } | { ok: false; error: CheckpointError };

export function signCheckpoint({ origin, size, root }: Checkpoint, signer: NoteSigner): string {
  if (signer.key.name !== origin) throw new Error(`${signer.key.name} does not sign for ${origin}`);
  return signNote(`${origin}\n${size}\n${base64Of(root)}\n`, [signer]);
}

/** A witness's signature on top; that the log only grew is for the witness to have verified. */
export function cosignCheckpoint(checkpoint: string, witness: NoteSigner, time: number): string {
  return addSignature(checkpoint, witness, time);
}

export function parsePolicy(
  published: PublishedLogPolicy,
): { ok: true; policy: LogPolicy } | { ok: false; error: PolicyError } {
  const { threshold } = published;
  const log = parseKey(published.vkey, LOG_KEY);
  if (!log.ok) return log;
  const witnesses: NoteKey[] = [];
  for (const vkey of published.witnesses ?? []) {
    const witness = parseKey(vkey, WITNESS_KEY);
    if (!witness.ok) return witness;
    const { name, publicKey } = witness.key;
    // One witness under two names would count twice.
    if (witnesses.some((other) => other.name === name || hexOf(other.publicKey) === hexOf(publicKey))) {
      return { ok: false, error: { code: 'repeated-witness', name } };
    }
    witnesses.push(witness.key);
  }
  if (threshold > witnesses.length) {
    return { ok: false, error: { code: 'threshold-too-high', threshold, witnesses: witnesses.length } };
  }
  return { ok: true, policy: { log: log.key, witnesses, threshold } };
}

export function parseCheckpoint(
  text: string,
): { ok: true; checkpoint: Checkpoint } | { ok: false; error: CheckpointError } {
  const refuse = (expected: string, found: string) =>
    ({ ok: false, error: { code: 'checkpoint-malformed', expected, found: found.slice(0, 120) } }) as const;
  const [origin = '', size = '', root = '', ...more] = text.split('\n');
  if (origin === '' || more.at(-1) !== '') return refuse('origin, size and root, a line each', text);
  // Extension lines are not audited by monitors: a log of this protocol has none.
  if (more.length > 1) return refuse('three lines', `${more.length + 2} lines`);
  if (!/^(0|[1-9][0-9]{0,9})$/.test(size) || Number(size) > MAX_LOG_SIZE) return refuse('a size', size);
  const bytes = parseBase64Of(root, 32);
  if (bytes === null) return refuse('a root of 32 bytes in base64', root);
  return { ok: true, checkpoint: { origin, size: Number(size), root: bytes } };
}

/** Signed by the log, and by as many of the witnesses as the policy demands. */
export function verifyCheckpoint(note: string, { log, witnesses, threshold }: LogPolicy): CheckpointVerdict {
  const verdict = verifyNote(note, [log, ...witnesses]);
  if (!verdict.ok) return verdict;
  if (!verdict.signatures.some(({ key }) => key === log)) {
    return { ok: false, error: { code: 'log-signature-missing', name: log.name, id: log.id } };
  }
  const parsed = parseCheckpoint(verdict.text);
  if (!parsed.ok) return parsed;
  const { origin } = parsed.checkpoint;
  if (origin !== log.name) return { ok: false, error: { code: 'other-origin', expected: log.name, found: origin } };
  const times = new Map<string, number>(); // a witness that signed twice counts once, with its earlier time
  for (const { key, time } of verdict.signatures) {
    if (time !== null) times.set(key.name, Math.min(time, times.get(key.name) ?? time));
  }
  if (times.size < threshold) {
    return { ok: false, error: { code: 'too-few-witnesses', expected: threshold, found: times.size } };
  }
  const witnessed = [...times].map(([name, time]) => ({ name, time }));
  return { ok: true, checkpoint: { ...parsed.checkpoint, witnessed } };
}

/** When enough witnesses had seen it: the k-th of their times, or null without witnesses. */
export function witnessedAt({ witnessed }: VerifiedCheckpoint, { threshold }: LogPolicy): number | null {
  if (threshold === 0) return null;
  return witnessed.map(({ time }) => time).sort((a, b) => a - b)[threshold - 1] ?? null;
}

function parseKey(text: string, type: number): { ok: true; key: NoteKey } | { ok: false; error: PolicyError } {
  const parsed = parseVkey(text);
  if (!parsed.ok || parsed.key.type === type) return parsed;
  const { name } = parsed.key;
  return { ok: false, error: { code: 'vkey-type-wrong', name, expected: type, found: parsed.key.type } };
}
