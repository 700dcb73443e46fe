/**
 * Takes jobs from the queues and runs them, a bounded number of each kind at once.
 *
 * Our own loop over pg-boss's fetch, complete and fail: the library's own worker does not wait for a job to be
 * marked as done, so a clean stop could leave a finished job to be done again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type PgBoss from 'pg-boss';
import { jobNames, jobQueues, type JobHandlers, type JobName } from './job-kinds.ts';
import type { Logger } from './log.ts';

export type JobLoops = Readonly<{
  /** A job of this kind was just enqueued here: look soon instead of at the next tick. */
  wake(name: JobName): void;
  stop(): Promise<void>;
}>;

type Handler = (payload: object) => Promise<void>;

const tickMs = 1000;
/** Long enough for the enqueuing transaction to be committed, short enough not to be felt. */
const wakeMs = 30;

export function startJobLoops(boss: PgBoss, handlers: JobHandlers, log: Logger): JobLoops {
  const loops = jobNames
    .filter((name) => handlers[name] !== undefined)
    .map((name) => [name, startLoop(boss, name, handlers[name] as Handler, log)] as const);
  const byName = new Map(loops);
  return {
    wake: (name) => byName.get(name)?.wake(),
    async stop() {
      await Promise.all(loops.map(([, loop]) => loop.stop()));
    },
  };
}

function startLoop(boss: PgBoss, name: JobName, handler: Handler, log: Logger) {
  const { atOnce } = jobQueues[name];
  const running = new Set<Promise<void>>();
  let stopped = false;
  let rest = new AbortController();

  const loop = async (): Promise<void> => {
    while (!stopped) {
      const free = atOnce - running.size;
      const jobs = free > 0 ? await fetchJobs(boss, name, free, log) : [];
      for (const job of jobs) {
        const run: Promise<void> = runJob(boss, name, job, handler, log).finally(() => {
          running.delete(run);
          rest.abort();
        });
        running.add(run);
      }
      if (jobs.length === free && free > 0) continue;
      await pause(rest.signal);
      rest = new AbortController();
    }
  };

  const ended = loop();
  return {
    wake: () => void setTimeout(() => rest.abort(), wakeMs).unref(),
    async stop() {
      stopped = true;
      rest.abort();
      await ended;
      await Promise.all(running);
    },
  };
}

async function fetchJobs(boss: PgBoss, name: JobName, batchSize: number, log: Logger): Promise<PgBoss.Job[]> {
  try {
    return await boss.fetch<object>(name, { batchSize });
  } catch (error) {
    log.error({ err: error, job: name }, 'jobs cannot be fetched');
    return [];
  }
}

/** Never throws: whatever goes wrong here, the job comes back by itself when its time is over. */
async function runJob(boss: PgBoss, name: JobName, job: PgBoss.Job, handler: Handler, log: Logger): Promise<void> {
  try {
    try {
      await handler(job.data);
    } catch (error) {
      log.error({ err: error, job: name, id: job.id }, 'job failed');
      await boss.fail(name, job.id, { message: error instanceof Error ? error.name : 'unknown' });
      return;
    }
    await boss.complete(name, job.id);
  } catch (error) {
    log.error({ err: error, job: name, id: job.id }, 'the end of a job cannot be written');
  }
}

async function pause(signal: AbortSignal): Promise<void> {
  await sleep(tickMs, undefined, { signal, ref: true }).catch(() => undefined);
}
