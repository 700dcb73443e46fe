/** An operator creates a gelombang or changes its schedule; both are lines of the audit list. */
import type { Actor } from '../platform/audit.ts';
import { inTransaction } from '../platform/database.ts';
import { createGelombang, rescheduleGelombang, type RescheduleRefusal } from '../platform/gelombang-store.ts';
import type { Portal } from '../platform/portal.ts';
import { parseSchedule, type FieldFinding, type ScheduleFields, type ScheduleResult } from './parse-schedule.ts';
import { readClock } from './store.ts';

type SchedulePortal = Pick<Portal, 'sql' | 'programme' | 'config'>;

type Unfit = Readonly<{ ok: false; findings: readonly FieldFinding[] }>;
export type CreateResult = Readonly<{ ok: true; number: number }> | Unfit;
export type ChangeResult = Readonly<{ ok: true }> | Unfit | Readonly<{ ok: false; error: RescheduleRefusal }>;

export async function createScheduled(
  portal: SchedulePortal,
  fields: ScheduleFields,
  actor: Actor,
): Promise<CreateResult> {
  const schedule = await readSchedule(portal, fields);
  if (!schedule.ok) return schedule;
  const { demonstration } = portal.config;
  const made = await inTransaction(portal.sql, (tx) =>
    createGelombang(tx, { ...schedule.value, demonstration, actor }),
  );
  return { ok: true, number: made.number };
}

export type ScheduleChange = Readonly<{ number: number; fields: ScheduleFields; actor: Actor }>;

export async function changeSchedule(
  portal: SchedulePortal,
  { number, fields, actor }: ScheduleChange,
): Promise<ChangeResult> {
  const schedule = await readSchedule(portal, fields);
  if (!schedule.ok) return schedule;
  return inTransaction(portal.sql, (tx) => rescheduleGelombang(tx, number, { ...schedule.value, actor }));
}

async function readSchedule(
  { sql, programme, config }: SchedulePortal,
  fields: ScheduleFields,
): Promise<ScheduleResult> {
  return parseSchedule(fields, {
    now: await readClock(sql),
    timeZone: programme.timeZone.name,
    regions: { allowSpecimenRegion: config.demonstration },
  });
}
