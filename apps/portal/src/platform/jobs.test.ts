import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../test/support/database-for-tests.ts';
import { inTransaction } from './database.ts';
import { openJobs, type JobHandlers, type Jobs } from './jobs.ts';
import { openLog } from './log.ts';

const log = openLog('silent');
let database: TestDatabase;
let jobs: Jobs;
beforeAll(async () => {
  database = await freshDatabase();
  jobs = await openJobs(database.sql, log);
});
afterAll(async () => {
  await jobs.stop();
  await database.drop();
});
afterEach(async () => {
  await database.sql`delete from pgboss.job`;
});

/** Handlers that write down what they were given. */
function recorder() {
  const seen: number[] = [];
  const handlers: JobHandlers = { 'seal-gelombang': async ({ gelombang }) => void seen.push(gelombang) };
  return { seen, handlers };
}

test('a job of a transaction that fails never was', async () => {
  const { seen, handlers } = recorder();
  const failing = inTransaction(database.sql, async (tx) => {
    await jobs.enqueue(tx, 'seal-gelombang', { gelombang: 1 });
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  await inTransaction(database.sql, (tx) => jobs.enqueue(tx, 'seal-gelombang', { gelombang: 2 }));
  expect(await jobs.runWaiting(handlers)).toBe(1);
  expect(seen).toEqual([2]);
});

test('with the same key one job waits, without a key each does', async () => {
  const { seen, handlers } = recorder();
  for (const gelombang of [1, 2])
    await jobs.enqueue(database.sql, 'seal-gelombang', { gelombang }, { singletonKey: 'k' });
  for (const gelombang of [3, 4]) await jobs.enqueue(database.sql, 'seal-gelombang', { gelombang });
  await jobs.runWaiting(handlers);
  expect(seen.sort()).toEqual([1, 3, 4]);
});

test('a job for later is not taken before its time by a worker', async () => {
  const { seen, handlers } = recorder();
  const worker = await openJobs(database.sql, log);
  worker.start(handlers);
  await worker.enqueue(database.sql, 'seal-gelombang', { gelombang: 1 }, { startAfterSeconds: 3600 });
  await worker.enqueue(database.sql, 'seal-gelombang', { gelombang: 2 });
  await until(() => seen.length > 0);
  await worker.stop();
  expect(seen).toEqual([2]);
});

test('a failing job comes back, later each time', async () => {
  let attempts = 0;
  const worker = await openJobs(database.sql, log);
  worker.start({ 'judge-photo': async () => void fail(++attempts) });
  await worker.enqueue(database.sql, 'judge-photo', { photoId: 'p', uploadId: 'u' });
  await until(() => attempts >= 2);
  await worker.stop();
  const rows = await database.sql<{ state: string; delay: number }[]>`
    select state, extract(epoch from start_after - now())::float as delay from pgboss.job where name = 'judge-photo'`;
  expect(rows).toHaveLength(1);
  expect(rows[0]!.state).toBe('retry');
  expect(rows[0]!.delay).toBeGreaterThan(0);
});

test('a job that fails to the end is a dead letter, with its payload', async () => {
  const worker = await openJobs(database.sql, log);
  await worker.enqueue(database.sql, 'sweep', {});
  worker.start({ sweep: async () => fail(1) });
  let letters = await worker.deadLetters();
  await until(async () => (letters = await worker.deadLetters()).length > 0);
  await worker.stop();
  expect(letters).toMatchObject([{ payload: {} }]);
});

test('two workers share two hundred jobs, each done once', async () => {
  const { seen, handlers } = recorder();
  for (let i = 0; i < 200; i++) await jobs.enqueue(database.sql, 'seal-gelombang', { gelombang: i });
  const workers = await Promise.all([openJobs(database.sql, log), openJobs(database.sql, log)]);
  for (const worker of workers) worker.start(handlers);
  await until(() => seen.length >= 200);
  for (const worker of workers) await worker.stop();
  expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, i) => i));
});

test('a clean stop waits for what runs, and leaves it done', async () => {
  let done = false;
  let begun = false;
  const worker = await openJobs(database.sql, log);
  worker.start({
    'seal-gelombang': async () => {
      begun = true;
      await sleep(300);
      done = true;
    },
  });
  await worker.enqueue(database.sql, 'seal-gelombang', { gelombang: 1 });
  await until(() => begun);
  await worker.stop();
  expect(done).toBe(true);
  expect(await database.sql`select state from pgboss.job`).toEqual([{ state: 'completed' }]);
});

test('a job whose worker died is taken again when its time is over', async () => {
  const { seen, handlers } = recorder();
  await jobs.enqueue(database.sql, 'seal-gelombang', { gelombang: 7 });
  // What a killed worker leaves: taken long ago, never ended.
  await database.sql`update pgboss.job set state = 'active', started_on = now() - interval '2 hours', retry_delay = 0`;
  await jobs.recoverLost();
  await until(async () => (await jobs.runWaiting(handlers)) > 0);
  expect(seen).toEqual([7]);
});

function fail(attempt: number): never {
  throw new Error(`attempt ${attempt}`);
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(20);
}

test('a connection lost while the queue is tended is a failure like any other, and the next time goes well', async () => {
  const lock = postgres(database.url, { max: 1, onnotice: () => undefined });
  const tending = await lock.begin(async (tx) => {
    // The lock pg-boss itself takes first.
    await tx`select pg_advisory_xact_lock(
      ('x' || encode(sha224((current_database() || '.pgboss.pgboss')::bytea), 'hex'))::bit(64)::bigint)`;
    const ended = jobs.recoverLost().then(
      () => 'done',
      () => 'failed',
    );
    const waiting = () => database.sql<{ pid: number }[]>`
      select pid from pg_stat_activity where wait_event = 'advisory' and datname = current_database()`;
    await until(async () => (await waiting()).length > 0);
    for (const { pid } of await waiting()) await database.sql`select pg_terminate_backend(${pid})`;
    return { ended };
  });
  await lock.end();
  expect(await tending.ended).toBe('failed');
  await expect(jobs.recoverLost()).resolves.not.toThrow();
  await jobs.enqueue(database.sql, 'seal-gelombang', { gelombang: 1 });
  const { seen, handlers } = recorder();
  await jobs.runWaiting(handlers);
  expect(seen).toEqual([1]);
});
