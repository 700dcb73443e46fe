/** Operators, their sessions and invitations: all SQL on these three tables, and reading the audit list. */
import type { Db } from '../platform/database.ts';

export type NewOperator = Readonly<{ id: string; login: string; name: string; passwordHash: string }>;

/** False when the login is taken. */
export async function insertOperator(db: Db, operator: NewOperator): Promise<boolean> {
  const rows = await db`
    insert into operator (id, login, name, password_hash)
    values (${operator.id}, ${operator.login}, ${operator.name}, ${operator.passwordHash})
    on conflict (login) do nothing returning 1`;
  return rows.length > 0;
}

export type OperatorLogIn = Readonly<{ id: string; passwordHash: string }>;

export async function findOperatorByLogin(db: Db, login: string): Promise<OperatorLogIn | null> {
  const rows = await db<OperatorLogIn[]>`
    select id, password_hash as "passwordHash" from operator where login = ${login} and disabled_at is null`;
  return rows[0] ?? null;
}

export async function countOperators(db: Db): Promise<number> {
  const rows = await db<{ count: number }[]>`select count(*)::int as count from operator where disabled_at is null`;
  return rows[0]!.count;
}

export async function listOperatorNames(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db<{ id: string; name: string }[]>`select id, name from operator`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export const invitationHours = 24;

export async function insertInvitation(db: Db, tokenHash: Uint8Array): Promise<Date> {
  const rows = await db<{ expiresAt: Date }[]>`
    insert into operator_invitation (token_hash, expires_at)
    values (${tokenHash}, now() + make_interval(hours => ${invitationHours})) returning expires_at as "expiresAt"`;
  return rows[0]!.expiresAt;
}

export async function isInvitationOpen(db: Db, tokenHash: Uint8Array): Promise<boolean> {
  const rows = await db`
    select 1 from operator_invitation where token_hash = ${tokenHash} and used_at is null and expires_at > now()`;
  return rows.length > 0;
}

/** Exactly one caller hears true. */
export async function useInvitation(db: Db, tokenHash: Uint8Array): Promise<boolean> {
  const rows = await db`
    update operator_invitation set used_at = now()
    where token_hash = ${tokenHash} and used_at is null and expires_at > now() returning 1`;
  return rows.length > 0;
}

/** A working day: eight hours from log-in, whatever happens in between. */
export const operatorSessionHours = 8;

export async function insertOperatorSession(db: Db, tokenHash: Uint8Array, operatorId: string): Promise<void> {
  await db`
    insert into operator_session (token_hash, operator_id, expires_at)
    values (${tokenHash}, ${operatorId}, now() + make_interval(hours => ${operatorSessionHours}))`;
}

export async function findOperatorBySession(
  db: Db,
  tokenHash: Uint8Array,
): Promise<Readonly<{ id: string; name: string }> | null> {
  const rows = await db<{ id: string; name: string }[]>`
    select operator.id, operator.name from operator_session
    join operator on operator.id = operator_session.operator_id
    where token_hash = ${tokenHash} and revoked_at is null and expires_at > now() and disabled_at is null`;
  return rows[0] ?? null;
}

export async function revokeOperatorSession(db: Db, tokenHash: Uint8Array): Promise<void> {
  await db`update operator_session set revoked_at = now() where token_hash = ${tokenHash} and revoked_at is null`;
}

export async function deleteOldOperatorRows(db: Db): Promise<void> {
  await db`delete from operator_session where expires_at < now() - interval '1 day'`;
  await db`delete from operator_invitation where expires_at < now() - interval '30 days'`;
}

export type AuditRow = Readonly<{
  id: number;
  at: Date;
  actor: string;
  act: string;
  subject: string;
  details: Readonly<Record<string, unknown>>;
}>;

export type AuditQuery = Readonly<{ act: string | null; before: number | null; limit: number }>;

/** Newest first; `before` is the last line's number of the page before. */
export async function listAudit(db: Db, { act, before, limit }: AuditQuery): Promise<readonly AuditRow[]> {
  return db<AuditRow[]>`
    select id, at, actor, act, subject, details from audit
    where (${act}::text is null or act = ${act}) and (${before}::bigint is null or id < ${before})
    order by id desc limit ${limit}`;
}

export async function listAuditActs(db: Db): Promise<readonly string[]> {
  const rows = await db<{ act: string }[]>`select distinct act from audit order by act`;
  return rows.map((row) => row.act);
}

export async function countPhotosInReview(db: Db): Promise<number> {
  const rows = await db<{ count: number }[]>`select count(*)::int as count from photo_now where state = 'in-review'`;
  return rows[0]!.count;
}

export type StandingAlarm = Readonly<{
  id: number;
  gelombang: number;
  code: string;
  place: string;
  expected: string;
  found: string;
  raisedAt: Date;
}>;

/** What the self-check of published draws found and finds still, newest first. */
export async function listStandingAlarms(db: Db, limit: number): Promise<readonly StandingAlarm[]> {
  return db<StandingAlarm[]>`
    select id::int, gelombang, code, place, expected, found, raised_at as "raisedAt" from draw_alarm
    where ended_at is null order by id desc limit ${limit}`;
}
