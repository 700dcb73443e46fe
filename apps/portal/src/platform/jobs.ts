/**
 * Work for later: rows of pg-boss in the same database, enqueued in the caller's transaction.
 *
 * At least once: a job taken by a process that dies comes back when its time is over, so every handler is
 * idempotent. A job that keeps failing waits longer each time and ends in the dead letters, which operators see.
 */
import { randomUUID } from 'node:crypto';
import PgBoss from 'pg-boss';
import { inTransaction, type Db, type Sql } from './database.ts';
import { jobNames, jobQueues, type JobHandlers, type JobName, type JobPayloads } from './job-kinds.ts';
import { startJobLoops, type JobLoops } from './job-loops.ts';
import type { Logger } from './log.ts';

export type { JobHandlers, JobName, JobPayloads };

export type EnqueueOptions = Readonly<{
  /** While a job with this key waits, another one is not added. */
  singletonKey?: string;
  startAfterSeconds?: number;
}>;

export type DeadLetter = Readonly<{ id: string; payload: unknown; at: Date }>;

export type Jobs = Readonly<{
  enqueue<N extends JobName>(db: Db, name: N, payload: JobPayloads[N], options?: EnqueueOptions): Promise<void>;
  /** Takes jobs until stopped. */
  start(handlers: JobHandlers): void;
  /** Runs what waits now, also what was set for later, until nothing waits. For tests and commands. */
  runWaiting(handlers: JobHandlers): Promise<number>;
  deadLetters(): Promise<readonly DeadLetter[]>;
  /** Jobs whose worker died are given back; done by itself every two minutes, and at the start. */
  recoverLost(): Promise<void>;
  /** Takes no more, and waits for what runs. */
  stop(): Promise<void>;
}>;

const deadLetterQueue = 'dead-letter';
const schema = 'pgboss';

export async function openJobs(sql: Sql, log: Logger): Promise<Jobs> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => executeSql(sql, text, values) },
    schema,
    schedule: false,
    maintenanceIntervalSeconds: 10, // how soon a job whose process died is noticed, after its time is over
    archiveCompletedAfterSeconds: 3600,
    deleteAfterDays: 7,
  });
  boss.on('error', (error) => log.error({ err: error }, 'job queue'));
  await boss.start();
  await makeQueues(boss);

  let loops: JobLoops | undefined;
  return {
    async enqueue(db, name, payload, options = {}) {
      await boss.send(name, payload, {
        db: { executeSql: (text, values) => executeSql(db, text, values) },
        singletonKey: options.singletonKey ?? randomUUID(),
        ...(options.startAfterSeconds === undefined ? {} : { startAfter: options.startAfterSeconds }),
      });
      if (!options.startAfterSeconds) loops?.wake(name);
    },
    start(handlers) {
      loops ??= startJobLoops(boss, handlers, log);
    },
    runWaiting: (handlers) => runWaiting(boss, handlers),
    deadLetters: () => listDeadLetters(sql),
    recoverLost: () => boss.maintain(),
    async stop() {
      await loops?.stop();
      await boss.stop({ graceful: false, close: false });
    },
  };
}

async function makeQueues(boss: PgBoss): Promise<void> {
  const existing = new Set((await boss.getQueues()).map((queue) => queue.name));
  if (!existing.has(deadLetterQueue)) {
    await boss.createQueue(deadLetterQueue, { name: deadLetterQueue, policy: 'standard', retentionDays: 365 });
  }
  for (const name of jobNames) {
    if (existing.has(name)) continue;
    const { expireInSeconds, retryLimit, retryDelay } = jobQueues[name];
    // 'short': at most one waiting job for a singleton key.
    await boss.createQueue(name, {
      name,
      policy: 'short',
      deadLetter: deadLetterQueue,
      expireInSeconds,
      retryLimit,
      retryDelay,
      retryBackoff: true,
    });
  }
}

/** One after the other, in the order of the table above, until a whole round finds nothing. */
async function runWaiting(boss: PgBoss, handlers: JobHandlers): Promise<number> {
  let count = 0;
  for (let before = -1; before !== count;) {
    before = count;
    for (const name of jobNames) {
      const handler = handlers[name] as ((payload: object) => Promise<void>) | undefined;
      if (!handler) continue;
      for (const job of await boss.fetch<object>(name, { batchSize: 100, ignoreStartAfter: true })) {
        await handler(job.data);
        await boss.complete(name, job.id);
        count++;
      }
    }
  }
  return count;
}

async function listDeadLetters(sql: Sql): Promise<readonly DeadLetter[]> {
  return sql<DeadLetter[]>`
    select id, data as payload, created_on as at from pgboss.job
    where name = ${deadLetterQueue} order by created_on desc limit 200`;
}

/** pg-boss speaks the dialect of `pg`: undefined is null, and without values several statements may come at once. */
async function executeSql(db: Db, text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }> {
  if (values !== undefined && values.length > 0) {
    return { rows: await db.unsafe(text, values.map((value) => value ?? null) as never[]) };
  }
  // What brings its own begin and commit must stay on one connection. Inside a transaction of ours they only warn, and
  // what fails is rolled back; a reserved connection that breaks would end the process.
  const isTransaction = /^\s*begin\b/i.test(text) && 'begin' in db;
  return {
    rows: isTransaction ? await inTransaction(db, (tx) => tx.unsafe(text).simple()) : await db.unsafe(text).simple(),
  };
}
