/**
 * One process at a time starts or stops the embedded database: a file that names who is at it.
 *
 * Held for seconds at most; a holder that was killed is noticed by its pid.
 */
import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartFault } from '../config.ts';
import { isAlive } from './process.ts';

const patienceMs = 90_000;

export async function withFolderLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(folder, 'starting.lock');
  const deadline = Date.now() + patienceMs;
  while (!(await take(file))) {
    if (Date.now() > deadline)
      throw new StartFault(`Another program has held ${file} for too long. Remove it if none runs.`);
    await clearDead(file);
    await sleep(50);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o644);
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moved aside first: of several who notice, one moves it, and nobody removes a fresh lock. */
async function clearDead(file: string): Promise<void> {
  const holder = await readFile(file, 'utf8').catch(() => '');
  if (holder === '' || isAlive(Number(holder))) return;
  const aside = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const moved = await readFile(aside, 'utf8').catch(() => '');
  if (moved !== holder) await rename(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}
