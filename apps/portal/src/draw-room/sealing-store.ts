/** How far sealing is: table `draw_sealing`, and what is still to be sealed. */
import type { Db, Tx } from '../platform/database.ts';

export type CountsToSeal = Readonly<{ joined: number; withdrawn: number; undecided: number }>;

/** Everyone who joined, and how many photos of people still in it nobody has decided. */
export async function countToSeal(db: Db, gelombang: number): Promise<CountsToSeal> {
  const rows = await db<CountsToSeal[]>`
    select
      count(*)::int as joined,
      count(*) filter (where entry.withdrawn_at is not null)::int as withdrawn,
      count(*) filter (where entry.withdrawn_at is null and applicant_photo.state in ('waiting', 'in-review'))::int as undecided
    from entry
    left join applicant_photo on applicant_photo.applicant_id = entry.applicant_id
    where entry.gelombang = ${gelombang}`;
  return rows[0]!;
}

export type SealingProgress = Readonly<{
  people: number;
  done: number;
  runBeganAt: Date;
  doneBeforeRun: number;
  changedAt: Date;
}>;

/** A run begins: what earlier ones did is counted once, and its own rate from now on. */
export async function beginSealingRun(db: Db, gelombang: number): Promise<void> {
  await db`
    insert into draw_sealing (gelombang, people, done, run_began_at, done_before_run, changed_at)
    select ${gelombang}, (select count(*) from entry where gelombang = ${gelombang}), done, now(), done, now()
    from (select (select count(*) from draw_entry where gelombang = ${gelombang})
      + (select count(*) from draw_exclusion where gelombang = ${gelombang}) as done) as before
    on conflict (gelombang) do update set
      people = excluded.people, done = excluded.done, run_began_at = now(), done_before_run = excluded.done, changed_at = now()`;
}

export async function addSealed(tx: Tx, gelombang: number, people: number): Promise<void> {
  await tx`
    update draw_sealing set done = done + ${people}, changed_at = clock_timestamp() where gelombang = ${gelombang}`;
}

export async function findSealing(db: Db, gelombang: number): Promise<SealingProgress | null> {
  const rows = await db<SealingProgress[]>`
    select people, done, run_began_at as "runBeganAt", done_before_run as "doneBeforeRun", changed_at as "changedAt"
    from draw_sealing where gelombang = ${gelombang}`;
  return rows[0] ?? null;
}

/** Confirmed, not finished, and untouched for a while. */
export async function listStalledSealings(db: Db, seconds: number): Promise<readonly number[]> {
  const rows = await db<{ gelombang: number }[]>`
    select draw.gelombang from draw left join draw_sealing using (gelombang)
    where seal_started_at is not null and manifest is null
      and coalesce(changed_at, seal_started_at) < clock_timestamp() - make_interval(secs => ${seconds})
    order by draw.gelombang`;
  return rows.map((row) => row.gelombang);
}
