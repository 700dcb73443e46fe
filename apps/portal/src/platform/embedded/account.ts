/**
 * PostgreSQL refuses to run as root: as root, its processes run as the system user `postgres`.
 */
import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { StartFault } from '../config.ts';

export type Account = Readonly<{ uid: number; gid: number }>;

const run = promisify(execFile);
const name = 'postgres';

/** null: PostgreSQL runs as we do. As root the user is made where it is missing. */
export async function databaseAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  return (await findAccount()) ?? (await makeAccount());
}

/** May this user walk down to the path? Judged by the modes of every folder above it. */
export async function canReach({ uid, gid }: Account, target: string): Promise<boolean> {
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    const found = await stat(folder).catch(() => null);
    if (found) {
      const bit = found.uid === uid ? 0o100 : found.gid === gid ? 0o010 : 0o001;
      if (found.isDirectory() && (found.mode & bit) === 0) return false;
    }
    if (folder === path.dirname(folder)) return true;
  }
}

async function findAccount(): Promise<Account | null> {
  try {
    const uid = Number((await run('id', ['-u', name])).stdout);
    const gid = Number((await run('id', ['-g', name])).stdout);
    return { uid, gid };
  } catch {
    return null;
  }
}

async function makeAccount(): Promise<Account> {
  // Debian and its kin, then BusyBox.
  const commands = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name],
    ['adduser', '-S', '-H', '-D', name],
  ] as const;
  for (const [program, ...args] of commands) {
    try {
      await run(program, args);
      const account = await findAccount();
      if (account) return account;
    } catch {
      // The next command may be there.
    }
  }
  throw new StartFault(
    `PostgreSQL cannot run as root, and the user "${name}" could not be made.\n` +
      'Start the portal as another user, make that user yourself, or set DATABASE_URL.',
  );
}
