/** One child of the judge pool: started, given a photo, watched for time and memory, killed. */
import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import type { FromChild, KillReason, ToChild } from './judge-messages.ts';

export type ChildLimits = Readonly<{ timeoutMs: number; maxRssMb: number }>;

export type RunningChild = Readonly<{
  begin: (message: ToChild, limits: ChildLimits) => void;
  /** The photo is done: stop the watch, keep the process. */
  rest: () => void;
  end: () => Promise<void>;
}>;

export type ChildEvents = Readonly<{
  onMessage: (message: FromChild) => void;
  onEnd: (end: Readonly<{ reason: KillReason; hasStarted: boolean }>) => void;
}>;

const WATCH_EVERY_MS = 40;
const START_WITHIN_MS = 15_000;
const PAGE_BYTES = 4096;

export function startChild(path: string, events: ChildEvents): RunningChild {
  const child = fork(path, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['--max-old-space-size=256'],
    // glibc keeps freed memory in one arena a thread: two are enough here.
    env: { PATH: process.env['PATH'], MALLOC_ARENA_MAX: '2', VIPS_CONCURRENCY: '1' },
  });
  let hasStarted = false;
  let reason: KillReason = 'undecodable';
  let deadline: NodeJS.Timeout | null = null;
  let watch: NodeJS.Timeout | null = null;
  let waiting: (() => void) | null = null;
  const gone = new Promise<void>((resolve) => {
    const finish = (): void => {
      rest();
      resolve();
    };
    child.once('exit', finish);
    child.once('error', finish);
  });
  const startLimit = setTimeout(() => child.kill('SIGKILL'), START_WITHIN_MS);

  function rest(): void {
    if (deadline !== null) clearTimeout(deadline);
    if (watch !== null) clearInterval(watch);
    [deadline, watch] = [null, null];
  }

  function kill(why: KillReason): void {
    reason = why;
    child.kill('SIGKILL');
  }

  child.on('message', (message: FromChild) => {
    if (message.kind === 'ready') {
      hasStarted = true;
      clearTimeout(startLimit);
      waiting?.();
      waiting = null;
    }
    events.onMessage(message);
  });
  void gone.then(() => {
    clearTimeout(startLimit);
    events.onEnd({ reason, hasStarted });
  });

  return {
    begin: (message, { timeoutMs, maxRssMb }) => {
      const go = (): void => {
        deadline = setTimeout(() => kill('too-slow'), timeoutMs);
        watch = setInterval(() => {
          void residentMb(child.pid).then((mb) => {
            if (mb > maxRssMb && watch !== null) kill('too-big');
          });
        }, WATCH_EVERY_MS);
        child.send(message, () => undefined); // a send to a dying child is answered by its end
      };
      if (hasStarted) go();
      else waiting = go;
    },
    rest,
    end: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** Resident memory by /proc; 0 where there is none. */
async function residentMb(pid: number | undefined): Promise<number> {
  try {
    const [, pages = '0'] = (await readFile(`/proc/${pid ?? 0}/statm`, 'utf8')).split(' ');
    return (Number(pages) * PAGE_BYTES) / 1_048_576;
  } catch {
    return 0;
  }
}
