/** Requests of one operator that another confirms: table `draw_request`. */
import type { Db, Tx } from '../platform/database.ts';
import type { StoredInput } from './draw-wave.ts';

export type RequestedAct = 'seal' | 'draw';
export type RequestOutcome = 'confirmed' | 'withdrawn' | 'expired';

export type DrawRequest = Readonly<{
  id: string;
  gelombang: number;
  act: RequestedAct;
  input: StoredInput | null;
  askedBy: string;
  askedAt: Date;
  expiresAt: Date;
  outcome: RequestOutcome | null;
  endedBy: string | null;
  endedAt: Date | null;
}>;

/** A request with the names of its people, for the operators' page. */
export type NamedRequest = DrawRequest & Readonly<{ askedByName: string | null; endedByName: string | null }>;

export type NewRequest = Pick<DrawRequest, 'gelombang' | 'act' | 'input' | 'askedBy'> & Readonly<{ minutes: number }>;

export async function insertRequest(tx: Tx, request: NewRequest): Promise<DrawRequest> {
  const rows = await tx<DrawRequest[]>`
    insert into draw_request (gelombang, act, input, asked_by, expires_at)
    values (${request.gelombang}, ${request.act}, ${tx.json(request.input ?? {})}, ${request.askedBy},
      now() + make_interval(mins => ${request.minutes}))
    returning ${columns(tx)}`;
  return rows[0]!;
}

/** For its end: whoever comes second waits here, and then reads how it ended. */
export async function lockRequest(tx: Tx, gelombang: number, id: string): Promise<DrawRequest | null> {
  const rows = await tx<DrawRequest[]>`
    select ${columns(tx)} from draw_request where gelombang = ${gelombang} and id = ${id} for update`;
  return rows[0] ?? null;
}

export async function endRequest(
  tx: Tx,
  id: string,
  { outcome, endedBy }: Readonly<{ outcome: RequestOutcome; endedBy: string | null }>,
): Promise<void> {
  await tx`
    update draw_request set outcome = ${outcome}, ended_by = ${endedBy}, ended_at = clock_timestamp()
    where id = ${id} and outcome is null`;
}

/** Ends what nobody confirmed in time. */
export async function expireRequests(tx: Tx, gelombang: number): Promise<readonly DrawRequest[]> {
  return tx<DrawRequest[]>`
    update draw_request set outcome = 'expired', ended_at = clock_timestamp()
    where gelombang = ${gelombang} and outcome is null and expires_at <= clock_timestamp()
    returning ${columns(tx)}`;
}

export async function findOpenRequest(db: Db, gelombang: number): Promise<DrawRequest | null> {
  const rows = await db<DrawRequest[]>`
    select ${columns(db)} from draw_request
    where gelombang = ${gelombang} and outcome is null and expires_at > clock_timestamp()`;
  return rows[0] ?? null;
}

/** Oldest first. */
export async function listRequests(db: Db, gelombang: number): Promise<readonly NamedRequest[]> {
  return db<NamedRequest[]>`
    select ${columns(db)},
      (select name from operator where operator.id = asked_by) as "askedByName",
      (select name from operator where operator.id = ended_by) as "endedByName"
    from draw_request where gelombang = ${gelombang} order by asked_at, id`;
}

/** Operators who could confirm: those whose accounts are not disabled. */
export async function countActiveOperators(db: Db): Promise<number> {
  const rows = await db<{ count: number }[]>`select count(*)::int as count from operator where disabled_at is null`;
  return rows[0]!.count;
}

function columns(db: Db) {
  return db`draw_request.id, gelombang, act, nullif(input, '{}'::jsonb) as input, asked_by as "askedBy",
    asked_at as "askedAt", expires_at as "expiresAt", outcome, ended_by as "endedBy", ended_at as "endedAt"`;
}
