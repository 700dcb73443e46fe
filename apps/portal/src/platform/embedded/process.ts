/** Does a process live, and is it a PostgreSQL? A zombie (nobody collected its end, usual in containers) is dead. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return describe(pid)?.state !== 'Z';
}

export function isPostgres(pid: number): boolean {
  const found = describe(pid);
  // Where processes cannot be looked at, the number alone counts.
  return found === null || found.name.includes('postgres');
}

function describe(pid: number): { name: string; state: string } | null {
  return readProc(pid) ?? readPs(pid);
}

/** `4711 (postgres) S …`: the name may hold anything, blanks and brackets too. */
function readProc(pid: number): { name: string; state: string } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = text.lastIndexOf(')');
    return { name: text.slice(text.indexOf('(') + 1, end), state: text.slice(end + 2, end + 3) };
  } catch {
    return null;
  }
}

function readPs(pid: number): { name: string; state: string } | null {
  try {
    const [state = '', ...name] = execFileSync('ps', ['-p', String(pid), '-o', 'state=,comm='], { encoding: 'utf8' })
      .trim()
      .split(/\s+/);
    return { name: name.join(' '), state: state.slice(0, 1) };
  } catch {
    return null;
  }
}
