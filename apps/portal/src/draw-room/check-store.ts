/** What the self-check reads and what it found: tables `draw_check` and `draw_alarm`. */
import type { EntryStatus } from '@gelombang/draw';
import type { Db, Tx } from '../platform/database.ts';

/** Everything is read as of one moment: a draw that is published meanwhile is seen before or after, never half. */
export async function freezeView(tx: Tx): Promise<void> {
  await tx`set transaction isolation level repeatable read, read only`;
}

/** Fingerprints of manifests as the audit list noted them when they were published: one line, for ever. */
export async function listNotedManifests(db: Db, gelombang: number): Promise<readonly (string | null)[]> {
  const rows = await db<{ sha256: string | null }[]>`
    select details->>'sha256' as sha256 from audit
    where subject = ${`gelombang:${gelombang}`} and act = 'manifest-published' order by id`;
  return rows.map((row) => row.sha256);
}

export type StoredEntry = Readonly<{
  applicantId: string;
  commitment: Uint8Array | null; // null: the registration behind it is gone
  nikTag: Uint8Array;
  household: Uint8Array;
  region: number;
  cap: number;
  class: number;
  leaf: Uint8Array;
  status: EntryStatus | null;
  rank: number | null;
  ticket: Uint8Array | null;
  waitingPlace: number | null;
}>;

/** Every entry with its result, some thousand at a time. */
export function streamStoredEntries(tx: Tx, gelombang: number): AsyncIterable<readonly StoredEntry[]> {
  return tx<StoredEntry[]>`
    select applicant_id as "applicantId", entry.commitment, nik_tag as "nikTag", household_tag as household, region, cap,
      class, leaf, status, rank, ticket, waiting_place as "waitingPlace"
    from draw_entry left join entry using (gelombang, applicant_id) where gelombang = ${gelombang}`.cursor(5000);
}

/** Draws whose manifest is out and whose last check is older than a day, or was never made. */
export async function listDrawsToCheck(db: Db): Promise<readonly number[]> {
  const rows = await db<{ gelombang: number }[]>`
    select number as gelombang from gelombang left join draw_check on gelombang = number
    where state in ('sealed', 'drawn', 'announced') and coalesce(checked_at, '-infinity') < now() - interval '1 day'
    order by number`;
  return rows.map((row) => row.gelombang);
}

export type Difference = Readonly<{ code: string; place: string; expected: string; found: string }>;
export type KeptAlarm = Difference & Readonly<{ id: number; isNew: boolean }>;

/** The same difference found again is the same alarm. */
export async function keepAlarm(tx: Tx, gelombang: number, alarm: Difference): Promise<KeptAlarm> {
  const rows = await tx<{ id: number; isNew: boolean }[]>`
    insert into draw_alarm (gelombang, code, place, expected, found)
    values (${gelombang}, ${alarm.code}, ${alarm.place}, ${alarm.expected}, ${alarm.found})
    on conflict (gelombang, code, place, expected, found) where ended_at is null do update set seen_at = now()
    returning id::int, xmax = 0 as "isNew"`;
  return { ...alarm, ...rows[0]! };
}

/** Alarms that stood and were not found again; they stay in the table. */
export async function endAlarms(tx: Tx, gelombang: number, standing: readonly number[]): Promise<readonly number[]> {
  const rows = await tx<{ id: number }[]>`
    update draw_alarm set ended_at = now()
    where gelombang = ${gelombang} and ended_at is null and not (id = any(${[...standing]}::bigint[]))
    returning id::int`;
  return rows.map((row) => row.id);
}

export async function saveCheck(tx: Tx, gelombang: number, alarms: number): Promise<void> {
  await tx`
    insert into draw_check (gelombang, checked_at, alarms) values (${gelombang}, now(), ${alarms})
    on conflict (gelombang) do update set checked_at = now(), alarms = excluded.alarms`;
}

export type LastCheck = Readonly<{ checkedAt: Date; alarms: number }>;

export async function findLastCheck(db: Db, gelombang: number): Promise<LastCheck | null> {
  const rows = await db<LastCheck[]>`
    select checked_at as "checkedAt", alarms from draw_check where gelombang = ${gelombang}`;
  return rows[0] ?? null;
}
