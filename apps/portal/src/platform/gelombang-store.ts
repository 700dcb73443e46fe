/**
 * The table `gelombang`: which waves there are, and the one way their state changes.
 *
 * Shared by gelombang/, registration/ and draw-room/. Times are compared by the database's clock only.
 */
import {
  transitionGelombang as findTransition,
  type GelombangAct,
  type GelombangRefusal,
  type GelombangState,
} from '@gelombang/rules';
import { writeAudit, type Actor } from './audit.ts';
import type { Db, Tx } from './database.ts';

export type { GelombangAct, GelombangState };

/** null: one national quota of `places`. */
export type Quotas = Readonly<{ regions: Readonly<Record<string, number>>; secondWalk: boolean }>;

export type Gelombang = Readonly<{
  number: number;
  state: GelombangState;
  opensAt: Date;
  closesAt: Date;
  drawAt: Date;
  places: number;
  quotas: Quotas | null;
  demonstration: boolean;
}>;

export type TransitionRefusal = GelombangRefusal | Readonly<{ code: 'gelombang-unknown' }>;
export type TransitionResult =
  Readonly<{ ok: true; state: GelombangState }> | Readonly<{ ok: false; error: TransitionRefusal }>;

/** The open one, else the next scheduled, else the newest. */
export async function findCurrentGelombang(db: Db): Promise<Gelombang | null> {
  const rows = await db<Gelombang[]>`
    select ${columns(db)} from gelombang
    order by
      case state when 'open' then 0 when 'scheduled' then 1 else 2 end,
      case when state in ('open', 'scheduled') then opens_at end asc,
      number desc
    limit 1`;
  return rows[0] ?? null;
}

/** Open by its state and, by the database's clock, before its closing time. */
export async function findOpenGelombang(db: Db): Promise<Gelombang | null> {
  const rows = await db<Gelombang[]>`
    select ${columns(db)} from gelombang
    where state = 'open' and now() < closes_at order by number desc limit 1`;
  return rows[0] ?? null;
}

/** Open by its state and, by the database's clock, before its closing time; takes no lock. */
export async function isGelombangOpen(db: Db, number: number): Promise<boolean> {
  const rows = await db`select from gelombang where number = ${number} and state = 'open' and now() < closes_at`;
  return rows.length > 0;
}

export async function findGelombang(db: Db, number: number): Promise<Gelombang | null> {
  const rows = await db<Gelombang[]>`select ${columns(db)} from gelombang where number = ${number}`;
  return rows[0] ?? null;
}

export async function getGelombang(db: Db, number: number): Promise<Gelombang> {
  const gelombang = await findGelombang(db, number);
  if (!gelombang) throw new Error(`no gelombang ${number}`);
  return gelombang;
}

/** Newest first. */
export async function listGelombang(db: Db): Promise<readonly Gelombang[]> {
  return db<Gelombang[]>`select ${columns(db)} from gelombang order by number desc`;
}

export type NewGelombang = Omit<Gelombang, 'number' | 'state'> & Readonly<{ number?: number; actor: Actor }>;

/** Scheduled; numbered one after the highest unless a number is given. */
export async function createGelombang(tx: Tx, fields: NewGelombang): Promise<Gelombang> {
  // Two operators who create at once get two numbers: the second waits here.
  await tx`lock table gelombang in share row exclusive mode`;
  const rows = await tx<Gelombang[]>`
    insert into gelombang (number, opens_at, closes_at, draw_at, places, quotas, demonstration)
    values (
      coalesce(${fields.number ?? null}::integer, (select coalesce(max(number), 0) + 1 from gelombang)),
      ${fields.opensAt}, ${fields.closesAt}, ${fields.drawAt}, ${fields.places},
      ${fields.quotas === null ? null : tx.json(fields.quotas)}, ${fields.demonstration})
    returning ${columns(tx)}`;
  const gelombang = rows[0]!;
  await writeAudit(tx, { actor: fields.actor, act: 'gelombang-create', subject: `gelombang:${gelombang.number}` });
  return gelombang;
}

/**
 * Locks the row: joins that hold it FOR SHARE end first, and no later one sees the old state. The time is read after
 * the lock is held, so every entry is older than the closing it came before.
 */
export async function transitionGelombang(
  tx: Tx,
  number: number,
  act: GelombangAct,
  actor: Actor,
): Promise<TransitionResult> {
  const rows = await tx<{ state: GelombangState }[]>`select state from gelombang where number = ${number} for update`;
  if (!rows[0]) return { ok: false, error: { code: 'gelombang-unknown' } };
  const transition = findTransition(rows[0].state, act);
  if (!transition.ok) return transition;
  await tx`update gelombang set state = ${transition.to}, changed_at = clock_timestamp() where number = ${number}`;
  await writeAudit(tx, { actor, act: `gelombang-${act}`, subject: `gelombang:${number}` });
  return { ok: true, state: transition.to };
}

export type RescheduleRefusal = Readonly<
  { code: 'gelombang-unknown' } | { code: 'schedule-fixed'; from: GelombangState }
>;
export type RescheduleResult = Readonly<{ ok: true }> | Readonly<{ ok: false; error: RescheduleRefusal }>;

/** Only while it is scheduled: once open, people rely on what they were told. */
export async function rescheduleGelombang(
  tx: Tx,
  number: number,
  fields: Omit<NewGelombang, 'number' | 'demonstration'>,
): Promise<RescheduleResult> {
  const rows = await tx<{ state: GelombangState }[]>`select state from gelombang where number = ${number} for update`;
  if (!rows[0]) return { ok: false, error: { code: 'gelombang-unknown' } };
  if (rows[0].state !== 'scheduled') return { ok: false, error: { code: 'schedule-fixed', from: rows[0].state } };
  await tx`
    update gelombang set opens_at = ${fields.opensAt}, closes_at = ${fields.closesAt}, draw_at = ${fields.drawAt},
      places = ${fields.places}, quotas = ${fields.quotas === null ? null : tx.json(fields.quotas)}, changed_at = now()
    where number = ${number}`;
  await writeAudit(tx, { actor: fields.actor, act: 'gelombang-reschedule', subject: `gelombang:${number}` });
  return { ok: true };
}

/** Gelombang whose opening or closing time has come. */
export async function listDueGelombang(
  db: Db,
): Promise<readonly Readonly<{ number: number; act: 'open' | 'close' }>[]> {
  return db<{ number: number; act: 'open' | 'close' }[]>`
    select number, case state when 'scheduled' then 'open' else 'close' end as act from gelombang
    where (state = 'scheduled' and opens_at <= now()) or (state = 'open' and closes_at <= now())
    order by number`;
}

function columns(db: Db) {
  return db`number, state, opens_at as "opensAt", closes_at as "closesAt", draw_at as "drawAt", places, quotas, demonstration`;
}
