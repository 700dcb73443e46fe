/** Applicants, their contacts and their sessions: all SQL on these three tables. */
import type { Db } from '../platform/database.ts';
import type { Language } from '../platform/language.ts';

export type ContactKind = 'email' | 'phone';

export type NewApplicant = Readonly<{ id: string; wrappedKey: Uint8Array; language: Language; passwordHash: string }>;

export async function insertApplicant(db: Db, applicant: NewApplicant): Promise<void> {
  const { id, wrappedKey, language, passwordHash } = applicant;
  await db`
    insert into applicant (id, data_key_wrapped, language, password_hash)
    values (${id}, ${wrappedKey}, ${language}, ${passwordHash})`;
}

export async function findPasswordHash(db: Db, applicantId: string): Promise<string | null> {
  const rows = await db<{ hash: string }[]>`select password_hash as hash from applicant where id = ${applicantId}`;
  return rows[0]?.hash ?? null;
}

export async function savePassword(db: Db, applicantId: string, passwordHash: string): Promise<void> {
  await db`
    update applicant set password_hash = ${passwordHash}, password_changed_at = now() where id = ${applicantId}`;
}

export async function saveLanguage(db: Db, applicantId: string, language: Language): Promise<void> {
  await db`update applicant set language = ${language} where id = ${applicantId}`;
}

export type ContactRow = Readonly<{ kind: ContactKind; addressIndex: Uint8Array; addressSealed: Uint8Array }>;

export async function insertContact(db: Db, applicantId: string, contact: ContactRow): Promise<void> {
  await db`
    insert into contact (applicant_id, kind, address_index, address_sealed)
    values (${applicantId}, ${contact.kind}, ${contact.addressIndex}, ${contact.addressSealed})`;
}

export async function listContacts(db: Db, applicantId: string): Promise<readonly ContactRow[]> {
  return db<ContactRow[]>`
    select kind, address_index as "addressIndex", address_sealed as "addressSealed"
    from contact where applicant_id = ${applicantId} order by kind`;
}

/** Twelve hours without a page, seven days at most; kept a day longer to know whose late form it is. */
export const sessionLife = { idleHours: 12, mostHours: 7 * 24, keptHours: 24 } as const;

export type NewSession = Readonly<{ tokenHash: Uint8Array; applicantId: string; device: string }>;

export async function insertSession(db: Db, session: NewSession): Promise<void> {
  await db`
    insert into applicant_session (token_hash, applicant_id, device, expires_at)
    values (${session.tokenHash}, ${session.applicantId}, ${session.device},
      now() + make_interval(hours => ${sessionLife.idleHours}))`;
}

export type FoundSession = Readonly<{ applicantId: string; live: boolean }>;

/** A live session, or one that ran out less than a day ago. What was revoked is gone. */
export async function findSession(db: Db, tokenHash: Uint8Array): Promise<FoundSession | null> {
  const rows = await db<(FoundSession & { stale: boolean })[]>`
    select applicant_id as "applicantId", expires_at > now() as live, seen_at < now() - interval '1 minute' as stale
    from applicant_session
    where token_hash = ${tokenHash} and revoked_at is null
      and expires_at > now() - make_interval(hours => ${sessionLife.keptHours})`;
  const found = rows[0];
  if (!found) return null;
  if (found.live && found.stale) await touchSession(db, tokenHash);
  return { applicantId: found.applicantId, live: found.live };
}

async function touchSession(db: Db, tokenHash: Uint8Array): Promise<void> {
  await db`
    update applicant_session set seen_at = now(), expires_at = least(
      now() + make_interval(hours => ${sessionLife.idleHours}),
      created_at + make_interval(hours => ${sessionLife.mostHours}))
    where token_hash = ${tokenHash} and revoked_at is null and expires_at > now()`;
}

export type SessionRow = Readonly<{ tokenHash: Uint8Array; device: string; seenAt: Date }>;

export async function listSessions(db: Db, applicantId: string): Promise<readonly SessionRow[]> {
  return db<SessionRow[]>`
    select token_hash as "tokenHash", device, seen_at as "seenAt" from applicant_session
    where applicant_id = ${applicantId} and revoked_at is null and expires_at > now()
    order by seen_at desc, token_hash limit 50`;
}

/** Only the owner's own session is ended. */
export async function revokeSession(db: Db, applicantId: string, tokenHash: Uint8Array): Promise<boolean> {
  const rows = await db`
    update applicant_session set revoked_at = now()
    where token_hash = ${tokenHash} and applicant_id = ${applicantId} and revoked_at is null returning 1`;
  return rows.length > 0;
}

export async function revokeToken(db: Db, tokenHash: Uint8Array): Promise<void> {
  await db`update applicant_session set revoked_at = now() where token_hash = ${tokenHash} and revoked_at is null`;
}

export async function revokeAllSessions(db: Db, applicantId: string): Promise<void> {
  await db`
    update applicant_session set revoked_at = now() where applicant_id = ${applicantId} and revoked_at is null`;
}

export async function deleteOldSessions(db: Db): Promise<void> {
  await db`
    delete from applicant_session
    where expires_at < now() - make_interval(hours => ${sessionLife.keptHours})
      or revoked_at < now() - interval '1 day'`;
}
