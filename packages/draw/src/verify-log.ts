/**
 * Verification against the log: every published file is in it, as it was published, once, and in the order of the protocol.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { APPEALS_FILE } from './appeals.ts';
import { hexOf } from './bytes.ts';
import { parsePolicy, witnessedAt, type LogPolicy } from './checkpoint.ts';
import type { Manifest, Rules } from './documents.ts';
import type { FileDigest } from './file-digests.ts';
import { readLog, type LoggedFile, type WaveInLog } from './read-log.ts';
import { sumRegistrations } from './registrations.ts';
import { REVOCATIONS_FILE } from './revocations.ts';
import { missing, type ReadFile, type StepFailure } from './steps.ts';
import type { ReadLogFile } from './tiles.ts';
import { getSeconds, timeText } from './time.ts';
import { entriesFileName } from './transcript.ts';
import type { Step } from './verify-documents.ts';

export type LogChecks = Readonly<{
  read: ReadLogFile;
  vkey?: string | undefined; // as known from elsewhere; else that of the rules
  notedCheckpoint?: string | undefined; // of an earlier visit: the log may only have grown since
}>;

export type LoggedWave = Readonly<{
  manifest: Manifest;
  rules: Rules;
  appearsAt: number; // time(R), seconds since 1970
  read: ReadFile;
  digestOf: (name: string) => Promise<FileDigest | null>;
  appealed: ReadonlySet<string>; // commitments of late appeals: registered, and not among the entries
  excluded: Uint8Array; // packed commitments of the excluded
}>;

// What comes later in the protocol comes later in the log.
const STAGES: readonly (readonly [RegExp, number])[] = [
  [/^rules\.json$/, 0],
  [/^(manifest\.json|excluded\.jsonl|entries\/.*)$/, 2],
  [/^beacon\.json$/, 3],
  [/^(result\.jsonl|cutoffs\.json|nullifiers\.bin)$/, 4],
];
const REGISTRATIONS_STAGE = 1;
const LAST_STAGE = 5;

/** Files that change after the draw: the last one logged is the one published. */
const GROWING = [REVOCATIONS_FILE, APPEALS_FILE];
const CHANGING = [...GROWING, 'nullifiers.bin'];

export async function verifyLog(checks: LogChecks, wave: LoggedWave): Promise<Step<true>> {
  const chosen = choosePolicy(checks, wave.rules);
  if (!chosen.ok) return { failure: chosen.failure, value: null };
  const { policy } = chosen;
  const { read, notedCheckpoint } = checks;
  const log = await readLog({ read, policy, wave: wave.manifest.wave, notedCheckpoint });
  if (!log.ok) return { failure: log.failure, value: null };
  const failure =
    (await findUnlogged(log.value, wave)) ?? findDisorder(log.value, wave) ?? judgeJoined(log.value, wave);
  if (failure !== null) return { failure, value: null };
  const { checkpoint, files, registrations } = log.value;
  const seen = witnessedAt(checkpoint, policy);
  const witnessed = seen === null ? 'no witnesses' : `${checkpoint.witnessed.length} witnesses, ${timeText(seen)}`;
  const joined = registrations.commitments.length / 32;
  return {
    failure: null,
    value: true,
    found: `${files.length} files and ${joined} registrations among ${checkpoint.size} entries, ${witnessed}`,
  };
}

function choosePolicy(
  { vkey }: LogChecks,
  { log }: Rules,
): { ok: true; policy: LogPolicy } | { ok: false; failure: StepFailure } {
  if (log === undefined && vkey === undefined) {
    const failure = { code: 'log-not-declared', expected: 'a log in rules.json', found: 'none' } as const;
    return { ok: false, failure };
  }
  if (log !== undefined && vkey !== undefined && log.vkey !== vkey) {
    return { ok: false, failure: { code: 'other-log-key', expected: vkey, found: log.vkey, where: 'rules.json log' } };
  }
  const parsed = parsePolicy(log ?? { vkey: vkey!, threshold: 0 });
  if (parsed.ok) return parsed;
  const { code, ...numbers } = parsed.error;
  const expected = 'keys of a log and its witnesses';
  return { ok: false, failure: { code, expected, found: JSON.stringify(numbers), where: 'rules.json log' } };
}

/** Every file is logged as it is; a manifest exactly once, others once unless they change after the draw. */
async function findUnlogged({ files }: WaveInLog, wave: LoggedWave): Promise<StepFailure | null> {
  const manifests = files.filter(({ name }) => /(^|\/)manifest/i.test(name));
  if (manifests.length > 1) {
    const found = manifests.map(({ name, sha256, index }) => `${name} ${sha256} (entry ${index})`).join(', ');
    return { code: 'two-manifests', expected: 'one manifest in the log', found, where: 'log' };
  }
  const promised = [
    'rules.json',
    'manifest.json',
    'excluded.jsonl',
    ...Object.keys(wave.manifest.regions).map(entriesFileName),
    'beacon.json',
    'result.jsonl',
    'cutoffs.json',
    ...CHANGING,
  ];
  const names = new Set([...promised, ...files.map(({ name }) => name)]);
  for (const name of names) {
    const failure = await judgeFile(
      name,
      files.filter((file) => file.name === name),
      wave,
    );
    if (failure !== null) return failure;
  }
  return null;
}

async function judgeFile(name: string, logged: readonly LoggedFile[], wave: LoggedWave): Promise<StepFailure | null> {
  const digest = await wave.digestOf(name);
  const last = logged.at(-1);
  if (digest === null) return last === undefined && CHANGING.includes(name) ? null : missing(name);
  if (last === undefined) return { code: 'not-logged', expected: `${name} in the log`, found: 'no entry', where: name };
  if (logged.length > 1 && !CHANGING.includes(name)) {
    const found = logged.map(({ index }) => index).join(', ');
    return { code: 'logged-twice', expected: 'one entry', found: `entries ${found}`, where: name };
  }
  if (last.sha256 !== digest.sha256 || last.size !== digest.size) {
    const where = `${name}, log entry ${last.index}`;
    return { code: 'logged-otherwise', expected: last.sha256, found: digest.sha256, where };
  }
  return GROWING.includes(name) ? judgeGrowth(name, logged, wave.read) : null;
}

/** Lines are only added: what was logged earlier is the beginning of what is there now. */
async function judgeGrowth(name: string, logged: readonly LoggedFile[], read: ReadFile): Promise<StepFailure | null> {
  const bytes = await read(name);
  for (const { size, sha256: expected, index } of logged) {
    const found = bytes === null || size > bytes.length ? 'a shorter file' : hexOf(sha256(bytes.subarray(0, size)));
    if (found !== expected) return { code: 'lines-changed', expected, found, where: `${name}, log entry ${index}` };
  }
  return null;
}

function findDisorder({ files, registrations }: WaveInLog, { appearsAt }: LoggedWave): StepFailure | null {
  const manifest = files.find(({ name }) => name === 'manifest.json')!;
  if (getSeconds(manifest.at) >= appearsAt) {
    const where = `log entry ${manifest.index}`;
    return { code: 'manifest-logged-late', expected: `before ${timeText(appearsAt)}`, found: manifest.at, where };
  }
  const events = files.map(({ name, index }) => ({ name, first: index, last: index, stage: stageOf(name) }));
  const { firstIndex: first, lastIndex: last } = registrations;
  if (first !== -1) events.push({ name: 'registrations', first, last, stage: REGISTRATIONS_STAGE });
  for (const later of events) {
    const early = events.find(({ stage, last: at, name }) => {
      return stage < later.stage && at > later.first && !CHANGING.includes(name);
    });
    if (early === undefined) continue;
    const expected = `${later.name} after ${early.name} (entry ${early.last})`;
    return { code: 'log-order', expected, found: `entry ${later.first}`, where: later.name };
  }
  return null;
}

/** Where a log holds registrations, they are exactly those the manifest accounts for, and late appeals. */
function judgeJoined({ registrations }: WaveInLog, { manifest, appealed, excluded }: LoggedWave): StepFailure | null {
  if (registrations.commitments.length === 0) return null;
  // Someone who was excluded and appealed is in the manifest's registrations already.
  const late = new Set(appealed);
  if (late.size > 0) for (const commitment of commitmentsOf(excluded)) late.delete(hexOf(commitment));
  const { count, sha256: hash, repeated } = sumRegistrations(withoutLate(registrations.commitments, late));
  const where = 'registrations in the log';
  if (repeated !== null) {
    return { code: 'repeated-commitment', expected: 'every registration once', found: hexOf(repeated), where };
  }
  const promised = manifest.registrations;
  if (count !== promised.count) {
    return { code: 'registrations-count', expected: String(promised.count), found: String(count), where };
  }
  const found = hexOf(hash);
  return found === promised.sha256 ? null : { code: 'registrations-hash', expected: promised.sha256, found, where };
}

function withoutLate(commitments: Uint8Array, late: ReadonlySet<string>): Uint8Array {
  if (late.size === 0) return commitments;
  const kept = new Uint8Array(commitments.length);
  let end = 0;
  for (const commitment of commitmentsOf(commitments)) {
    if (late.has(hexOf(commitment))) continue;
    kept.set(commitment, end);
    end += 32;
  }
  return kept.subarray(0, end);
}

function* commitmentsOf(packed: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < packed.length; at += 32) yield packed.subarray(at, at + 32);
}

function stageOf(name: string): number {
  return STAGES.find(([pattern]) => pattern.test(name))?.[1] ?? LAST_STAGE;
}
