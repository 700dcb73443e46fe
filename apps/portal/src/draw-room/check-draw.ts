/**
 * The self-check: after each publishing and once a day, every published draw is verified again against the database.
 *
 * A difference becomes an alarm: a line in the log, a row the operators' front page shows in red, a line in the audit
 * list; once each, however often it is found again.
 */
import { writeAudit } from '../platform/audit.ts';
import { inTransaction } from '../platform/database.ts';
import type { Portal } from '../platform/portal.ts';
import { endAlarms, keepAlarm, listDrawsToCheck, saveCheck, type KeptAlarm } from './check-store.ts';
import { findDifferences } from './find-differences.ts';

/** Job, with every sweep. */
export async function enqueueDailyChecks({ sql, jobs }: Pick<Portal, 'sql' | 'jobs'>): Promise<void> {
  for (const gelombang of await listDrawsToCheck(sql))
    await jobs.enqueue(sql, 'check-draw', { gelombang }, { singletonKey: String(gelombang) });
}

/** Job. Answers how many differences there are, told and untold. */
export async function checkDraw({ sql, log }: Pick<Portal, 'sql' | 'log'>, gelombang: number): Promise<number> {
  const { told, total } = await findDifferences(sql, gelombang);
  const subject = `gelombang:${gelombang}`;
  const raised = await inTransaction(sql, async (tx) => {
    const kept: KeptAlarm[] = [];
    for (const difference of told) kept.push(await keepAlarm(tx, gelombang, difference));
    const fresh = kept.filter(({ isNew }) => isNew);
    for (const { id, code, place } of fresh)
      await writeAudit(tx, { actor: 'system', act: 'draw-alarm', subject, details: { alarm: id, code, place } });
    for (const id of await endAlarms(
      tx,
      gelombang,
      kept.map((alarm) => alarm.id),
    ))
      await writeAudit(tx, { actor: 'system', act: 'draw-alarm-ended', subject, details: { alarm: id } });
    await saveCheck(tx, gelombang, total);
    return fresh;
  });
  for (const { code, place, expected, found } of raised)
    log.error({ gelombang, code, place, expected, found }, 'a published draw was changed');
  return total;
}
