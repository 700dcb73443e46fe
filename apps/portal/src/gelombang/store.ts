/** All SQL of public figures and operators' figures. Reads only: the table `gelombang` is changed through platform/gelombang-store.ts. */
import type { Db } from '../platform/database.ts';

export async function countJoined(db: Db, gelombang: number): Promise<number> {
  const rows = await db<{ count: number }[]>`
    select count(*)::int as count from entry where gelombang = ${gelombang} and withdrawn_at is null`;
  return rows[0]!.count;
}

export async function readClock(db: Db): Promise<Date> {
  const rows = await db<{ now: Date }[]>`select clock_timestamp() as now`;
  return rows[0]!.now;
}

/** Where a signed-in person stands in one gelombang. */
export async function hasJoined(db: Db, gelombang: number, applicantId: string): Promise<boolean> {
  const rows = await db`
    select 1 from entry
    where gelombang = ${gelombang} and applicant_id = ${applicantId} and withdrawn_at is null`;
  return rows.length > 0;
}

export type LifeTimes = Readonly<{
  openedAt: Date | null;
  closedAt: Date | null;
  sealedAt: Date | null;
  drawnAt: Date | null;
  announcedAt: Date | null;
}>;

/** Named, for the index: everyone who joins writes a line about the gelombang too. */
const lifeActs = ['gelombang-open', 'gelombang-close', 'gelombang-seal', 'gelombang-draw', 'gelombang-announce'];

/** When each thing really happened: an operator may open early or close early. */
export async function getLifeTimes(db: Db, gelombang: number): Promise<LifeTimes> {
  const subject = `gelombang:${gelombang}`;
  const rows = await db<LifeTimes[]>`
    select max(at) filter (where act = 'gelombang-open') as "openedAt",
      max(at) filter (where act = 'gelombang-close') as "closedAt",
      max(at) filter (where act = 'gelombang-seal') as "sealedAt",
      max(at) filter (where act = 'gelombang-draw') as "drawnAt",
      max(at) filter (where act = 'gelombang-announce') as "announcedAt"
    from audit where subject = ${subject} and act in ${db(lifeActs)}`;
  return rows[0]!;
}

export type Counted = Readonly<{ key: string; count: number }>;

export async function countWithdrawn(db: Db, gelombang: number): Promise<number> {
  const rows = await db<{ count: number }[]>`
    select count(*)::int as count from entry where gelombang = ${gelombang} and withdrawn_at is not null`;
  return rows[0]!.count;
}

/** Days of the programme's time zone, as 2026-11-23. */
export async function listJoinedByDay(db: Db, gelombang: number, timeZone: string): Promise<readonly Counted[]> {
  return db<Counted[]>`
    select to_char(joined_at at time zone ${timeZone}, 'YYYY-MM-DD') as key, count(*)::int as count
    from entry where gelombang = ${gelombang} and withdrawn_at is null group by 1 order by 1`;
}

export async function listJoinedByRegion(db: Db, gelombang: number): Promise<readonly Counted[]> {
  return db<Counted[]>`
    select region_code as key, count(*)::int as count
    from entry where gelombang = ${gelombang} and withdrawn_at is null group by 1 order by 2 desc, 1`;
}

export async function listPhotosByState(db: Db): Promise<readonly Counted[]> {
  return db<Counted[]>`select state as key, count(*)::int as count from applicant_photo group by 1`;
}

/** Each finding of each photo refused within a day. */
export async function listRefusalsByFinding(db: Db): Promise<readonly Counted[]> {
  return db<Counted[]>`
    select finding ->> 'code' as key, count(*)::int as count
    from photo_now, jsonb_array_elements(findings) finding
    where state = 'refused' and received_at > now() - interval '1 day'
    group by 1 order by 2 desc, 1`;
}
