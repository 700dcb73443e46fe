/**
 * `gelombang photo check [--json] FILE…`: is each photo of a KTP good enough, and if not, why.
 *
 * Photos are decoded in processes that can be killed, so that no file stops the command. Exit code: 0 all
 * accepted, 1 one was refused or must be looked at by a person, 2 one could not be judged (a missing file).
 */
import type { PhotoAssessment } from '@gelombang/photo-check';
import { createJudgePool, type JudgePool } from '@gelombang/photo-check/node';
import { parseArgs } from 'node:util';
import type { Io } from '../io.ts';
import { describeFinding, verdictWords } from './finding-words.ts';

const usage = 'gelombang photo check [--json] FILE…';
/** A person waits for the answer: longer than a server would give one photo. */
const TIMEOUT_MS = 8000;

export type PhotoCommandOptions = Readonly<{ childPath?: string }>;

export async function runPhotoCheck(args: string[], io: Io, options: PhotoCommandOptions = {}): Promise<number> {
  const request = parseRequest(args);
  if (request === null) {
    io.stderr(usage);
    return 2;
  }
  const pool = createJudgePool({ workers: 1, timeoutMs: TIMEOUT_MS, ...options });
  let status = 0;
  try {
    for (const file of request.files) status = Math.max(status, await checkFile(pool, file, request.asJson, io));
  } finally {
    await pool.close();
  }
  return status;
}

function parseRequest(args: string[]): { files: readonly string[]; asJson: boolean } | null {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' } } });
    return positionals.length > 0 ? { files: positionals, asJson: values.json === true } : null;
  } catch {
    return null;
  }
}

async function checkFile(pool: JudgePool, file: string, asJson: boolean, io: Io): Promise<number> {
  const startedAt = performance.now();
  try {
    const assessment = await pool.judge(file);
    const ms = Math.round(performance.now() - startedAt);
    const lines = asJson ? [JSON.stringify(toJson(file, assessment, ms))] : inWords(file, assessment);
    lines.forEach((line) => io.stdout(line));
    return assessment.accepted ? 0 : 1;
  } catch (error) {
    io.stderr(`${file}: ${whyUnread(error)}`);
    return 2;
  }
}

function toJson(file: string, assessment: PhotoAssessment, ms: number) {
  const { verdict, accepted, findings, card, nik, measures } = assessment;
  return { file, verdict, accepted, findings, card, nik, measures: measures ?? {}, ms };
}

function inWords(file: string, { verdict, findings }: PhotoAssessment): string[] {
  return [`${file}: ${verdictWords[verdict]}`, ...findings.map((finding) => `  - ${describeFinding(finding)}`)];
}

/** A file that is not there is the caller's mistake, never the photo's. */
export function whyUnread(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'berkas tidak ditemukan / file not found';
  if (code === 'EISDIR') return 'ini folder, bukan berkas / this is a folder, not a file';
  if (code === 'EACCES') return 'berkas tidak boleh dibaca / file may not be read';
  return error instanceof Error ? error.message : String(error);
}
