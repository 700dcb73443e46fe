/** The statistical pictures of a draw: counted from its entries, kept in table `draw_statistics`. */
import type { Db, Tx } from '../platform/database.ts';
import type { DrawStatistics } from './count-draw.ts';

export type TicketBin = Readonly<{ bin: number; entries: number; selected: number }>;

/** Tickets by size, in equal parts of all possible ones. Their first two bytes tell which. */
export async function countTickets(db: Db, gelombang: number, bins: number): Promise<readonly TicketBin[]> {
  return db<TicketBin[]>`
    select ((get_byte(ticket, 0) * 256 + get_byte(ticket, 1)) * ${bins}::int / 65536) as bin,
      count(*)::int as entries, count(*) filter (where status = 'selected')::int as selected
    from draw_entry where gelombang = ${gelombang} and ticket is not null group by 1 order by 1`;
}

export type DayCount = Readonly<{ day: string; entries: number; selected: number; expected: number }>;

/** Entries and winners by day of registration; `expected` is what each pool's own share of winners gives. */
export async function countDays(
  db: Db,
  gelombang: number,
  { timeZone, isRegional }: Readonly<{ timeZone: string; isRegional: boolean }>,
): Promise<readonly DayCount[]> {
  return db<DayCount[]>`
    with drawn as (
      select case when ${isRegional} then region else 0 end as pool, status = 'selected' as chosen,
        (joined_at at time zone ${timeZone})::date as day
      from draw_entry join entry using (gelombang, applicant_id) where gelombang = ${gelombang}
    ), pools as (
      select pool, count(*) filter (where chosen)::float8 / count(*) as share from drawn group by pool
    )
    select to_char(day, 'YYYY-MM-DD') as day, count(*)::int as entries, count(*) filter (where chosen)::int as selected,
      sum(share)::float8 as expected
    from drawn join pools using (pool) group by day order by day`;
}

export async function saveStatistics(tx: Tx, gelombang: number, document: DrawStatistics): Promise<void> {
  await tx`
    insert into draw_statistics (gelombang, document) values (${gelombang}, ${tx.json(document)})
    on conflict do nothing`;
}

export async function findStatistics(db: Db, gelombang: number): Promise<DrawStatistics | null> {
  const rows = await db<{ document: DrawStatistics }[]>`
    select document from draw_statistics where gelombang = ${gelombang}`;
  return rows[0]?.document ?? null;
}

export async function countDrawn(db: Db, gelombang: number): Promise<number> {
  const rows = await db<{ count: number }[]>`
    select count(*)::int as count from draw_entry where gelombang = ${gelombang} and ticket is not null`;
  return rows[0]!.count;
}
