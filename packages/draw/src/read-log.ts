/**
 * Reads a whole log, bundle by bundle, and finds in it what concerns one wave.
 *
 * The root is computed from the entries alone and held against the signed
 * checkpoint, so no tile needs to be trusted, or read.
 */
import { areSameBytes, hexOf, utf8Of } from './bytes.ts';
import { verifyCheckpoint, type CheckpointError, type LogPolicy, type VerifiedCheckpoint } from './checkpoint.ts';
import { logLeafOf, readBundle, type BundleError } from './entry-bundles.ts';
import { addLeaf, rootOf, startRoot } from './growing-root.ts';
import type { StepFailure } from './steps.ts';
import { CHECKPOINT_PATH, TILE_WIDTH, type ReadLogFile } from './tiles.ts';
import { parseLogEntry, type FileLogged, type RegistrationLogged } from './wave-log.ts';

export type LoggedFile = FileLogged & Readonly<{ index: number }>;
export type LoggedRegistrations = Readonly<{
  commitments: Uint8Array; // 32 bytes each, in the order of the log
  firstIndex: number; // −1 when there are none
  lastIndex: number;
}>;

export type WaveInLog = Readonly<{
  checkpoint: VerifiedCheckpoint;
  files: readonly LoggedFile[];
  registrations: LoggedRegistrations;
}>;

export type LogToRead = Readonly<{
  read: ReadLogFile;
  policy: LogPolicy;
  wave: string;
  notedCheckpoint?: string | undefined; // signed, from an earlier visit
}>;

type Collected = { files: LoggedFile[]; commitments: Uint8Array; count: number; firstIndex: number; lastIndex: number };
type LogRead<T> = { ok: true; value: T } | { ok: false; failure: StepFailure };

export async function readLog(log: LogToRead): Promise<LogRead<WaveInLog>> {
  const signed = await readCheckpoint(log.read, log.policy);
  if (!signed.ok) return signed;
  const noted = readNoted(log);
  if (!noted.ok) return noted;
  const checkpoint = signed.value;
  const earlier = noted.value;
  if (earlier !== null && earlier.size > checkpoint.size) {
    return fail({ code: 'log-shrank', expected: `at least ${earlier.size} entries`, found: String(checkpoint.size) });
  }
  const found: Collected = { files: [], commitments: new Uint8Array(1024), count: 0, firstIndex: -1, lastIndex: -1 };
  const failure = await readEntries(log, checkpoint, earlier, found);
  if (failure !== null) return fail(failure);
  const { files, count, firstIndex, lastIndex } = found;
  const registrations = { commitments: found.commitments.subarray(0, count * 32), firstIndex, lastIndex };
  return { ok: true, value: { checkpoint, files, registrations } };
}

async function readEntries(
  log: LogToRead,
  checkpoint: VerifiedCheckpoint,
  earlier: VerifiedCheckpoint | null,
  found: Collected,
): Promise<StepFailure | null> {
  const tree = startRoot();
  let before: Readonly<{ at: string; registration: RegistrationLogged | null }> = { at: '', registration: null };
  for (let bundle = 0; bundle * TILE_WIDTH < checkpoint.size; bundle++) {
    const held = await readBundle(log.read, checkpoint.size, bundle);
    if (!held.ok) return bundleFailure(held.error);
    for (const bytes of held.entries) {
      if (earlier?.size === tree.size) {
        const failure = judgeRoot('log-rewritten', earlier.root, rootOf(tree));
        if (failure !== null) return failure;
      }
      const where = `log entry ${tree.size}`;
      const entry = parseLogEntry(bytes);
      if (entry === null) {
        const expected = 'a line of canonical JSON with at and kind';
        return { code: 'log-entry-malformed', expected, found: utf8Of(bytes.subarray(0, 120)) ?? 'other bytes', where };
      }
      if (entry.at < before.at) {
        return { code: 'time-order', expected: `not before ${before.at}`, found: entry.at, where };
      }
      const registration = entry.kind === 'registration' ? entry : null;
      const disorder = registration === null ? null : findUnsorted(before.registration, registration, where);
      if (disorder !== null) return disorder;
      before = { at: entry.at, registration };
      if (entry.kind !== 'other' && entry.wave === log.wave) collect(found, entry, tree.size);
      addLeaf(tree, logLeafOf(bytes));
    }
  }
  const root = rootOf(tree);
  const rewritten = earlier?.size === tree.size ? judgeRoot('log-rewritten', earlier.root, root) : null;
  return rewritten ?? judgeRoot('log-root-differs', checkpoint.root, root);
}

/** Within a batch, which is what has one time, commitments ascend: the order of arrival stays unpublished. */
function findUnsorted(
  before: RegistrationLogged | null,
  { at, wave, commitment }: RegistrationLogged,
  where: string,
): StepFailure | null {
  if (before === null || before.at !== at || before.wave !== wave) return null;
  const last = hexOf(before.commitment);
  const found = hexOf(commitment);
  return found > last ? null : { code: 'unsorted-batch', expected: `a commitment above ${last}`, found, where };
}

function collect(found: Collected, entry: FileLogged | RegistrationLogged, index: number): void {
  if (entry.kind === 'file') {
    found.files.push({ ...entry, index });
    return;
  }
  if (found.count * 32 === found.commitments.length) {
    const larger = new Uint8Array(found.commitments.length * 2);
    larger.set(found.commitments);
    found.commitments = larger;
  }
  found.commitments.set(entry.commitment, found.count * 32);
  found.count++;
  if (found.firstIndex === -1) found.firstIndex = index;
  found.lastIndex = index;
}

async function readCheckpoint(read: ReadLogFile, policy: LogPolicy): Promise<LogRead<VerifiedCheckpoint>> {
  const bytes = await read(CHECKPOINT_PATH);
  if (bytes === null) {
    return fail({ code: 'file-missing', expected: CHECKPOINT_PATH, found: 'no such file', where: 'log' });
  }
  const verdict = verifyCheckpoint(utf8Of(bytes.subarray(0, 1 << 17)) ?? '', policy);
  return verdict.ok ? { ok: true, value: verdict.checkpoint } : fail(checkpointFailure(verdict.error));
}

/** What was noted earlier needs the log's own signature only. */
function readNoted({ notedCheckpoint, policy }: LogToRead): LogRead<VerifiedCheckpoint | null> {
  if (notedCheckpoint === undefined) return { ok: true, value: null };
  const verdict = verifyCheckpoint(notedCheckpoint, { ...policy, threshold: 0 });
  if (verdict.ok) return { ok: true, value: verdict.checkpoint };
  return fail(checkpointFailure(verdict.error, 'the checkpoint noted earlier'));
}

function judgeRoot(code: 'log-rewritten' | 'log-root-differs', expected: Uint8Array, found: Uint8Array) {
  if (areSameBytes(expected, found)) return null;
  return { code, expected: hexOf(expected), found: hexOf(found), where: 'log checkpoint' } satisfies StepFailure;
}

export function checkpointFailure(error: CheckpointError, where = 'log checkpoint'): StepFailure {
  switch (error.code) {
    case 'note-malformed':
    case 'checkpoint-malformed':
    case 'note-unsigned':
    case 'other-origin':
      return { ...error, where };
    case 'note-signature-wrong':
      return { code: error.code, expected: `a signature of ${error.name} ${error.id}`, found: 'another', where };
    case 'log-signature-missing':
      return { code: error.code, expected: `a signature of ${error.name} ${error.id}`, found: 'none', where };
    case 'too-few-witnesses':
      return { code: error.code, expected: `${error.expected} witnesses`, found: String(error.found), where };
  }
}

function bundleFailure(error: BundleError): StepFailure {
  const { code, path: where } = error;
  switch (code) {
    case 'bundle-missing':
      return { code: 'file-missing', expected: where, found: 'no such file', where: 'log' };
    case 'truncated-bundle':
      return { code, expected: `${error.expected} entries`, found: `${error.found} whole ones`, where };
    case 'bundle-too-long':
      return { code, expected: `${error.expected} entries and the end`, found: 'more bytes', where };
  }
}

function fail(failure: StepFailure): { ok: false; failure: StepFailure } {
  return { ok: false, failure };
}
