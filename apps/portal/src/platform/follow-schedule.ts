/**
 * Opens and closes gelombang on time, by the database's clock. Idempotent: whoever comes second finds nothing due.
 *
 * A closing delayed by a stopped portal lets nobody in late: joining compares the clock itself.
 */
import { inTransaction, type Sql } from './database.ts';
import { listDueGelombang, transitionGelombang } from './gelombang-store.ts';
import type { Jobs } from './jobs.ts';
import type { Logger } from './log.ts';

type SchedulePortal = Readonly<{ sql: Sql; log: Logger }>;

export async function followSchedule({ sql, log }: SchedulePortal): Promise<void> {
  for (const { number, act } of await listDueGelombang(sql)) {
    const result = await inTransaction(sql, (tx) => transitionGelombang(tx, number, act, 'system'));
    if (result.ok) log.info({ gelombang: number, state: result.state }, 'gelombang by schedule');
    // Opened only now and its closing time is past already: the next round closes it.
  }
}

/** Sees to it that the schedule is looked at and old rows are swept; several workers add one job together. */
export function startClock(portal: SchedulePortal & Readonly<{ jobs: Jobs }>, everySeconds: number): { stop(): void } {
  const tick = (name: 'follow-schedule' | 'sweep') => {
    portal.jobs
      .enqueue(portal.sql, name, {}, { singletonKey: name })
      .catch((error: unknown) => portal.log.error({ err: error }, 'clock'));
  };
  tick('follow-schedule');
  tick('sweep');
  const timers = [
    setInterval(() => tick('follow-schedule'), everySeconds * 1000),
    setInterval(() => tick('sweep'), 15 * 60_000),
  ];
  return { stop: () => timers.forEach(clearInterval) };
}
