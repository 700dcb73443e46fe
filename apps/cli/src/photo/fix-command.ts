/**
 * `gelombang photo fix FILE -o OUT`: shrinks, turns upright, strips metadata and re-encodes to JPEG under the
 * limit. Exit code: 0 written, 1 this file cannot be repaired, 2 bad usage, or it cannot be read or written.
 */
import { defaultPolicy } from '@gelombang/photo-check';
import { createJudgePool } from '@gelombang/photo-check/node';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Io } from '../io.ts';
import { whyUnread, type PhotoCommandOptions } from './check-command.ts';
import { describeFinding } from './finding-words.ts';

const usage = 'gelombang photo fix FILE -o OUT';
const TIMEOUT_MS = 20_000;

export async function runPhotoFix(args: string[], io: Io, options: PhotoCommandOptions = {}): Promise<number> {
  const request = parseRequest(args);
  if (request === null) {
    io.stderr(usage);
    return 2;
  }
  const pool = createJudgePool({ workers: 1, timeoutMs: TIMEOUT_MS, ...options });
  try {
    const outcome = await pool.fix(request.file, defaultPolicy);
    if (!outcome.ok) {
      io.stderr(`${request.file}: ${describeFinding(outcome.error)}`);
      return 1;
    }
    const { jpeg, width, height } = outcome.photo;
    await writeFile(request.out, jpeg);
    io.stdout(`${request.out}: ${width} × ${height}, ${Math.ceil(jpeg.length / 1000)} kB, JPEG tanpa metadata`);
    return 0;
  } catch (error) {
    io.stderr(`${request.file}: ${whyUnread(error)}`);
    return 2;
  } finally {
    await pool.close();
  }
}

function parseRequest(args: string[]): { file: string; out: string } | null {
  try {
    const options = { out: { type: 'string', short: 'o' } } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0 || values.out === undefined) return null;
    return { file, out: values.out };
  } catch {
    return null;
  }
}
