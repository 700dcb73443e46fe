/** The audit list: who did what to which thing, written in the transaction that does it. Ids only, never personal data. */
import type { Db } from './database.ts';

export type Actor = 'system' | `operator:${string}` | `applicant:${string}`;

export type AuditLine = Readonly<{
  actor: Actor;
  /** Kebab-case, never reused: `gelombang-open`, `photo-accepted`. */
  act: string;
  subject: string;
  details?: Readonly<Record<string, string | number | boolean | null>>;
}>;

export async function writeAudit(db: Db, { actor, act, subject, details = {} }: AuditLine): Promise<void> {
  await db`insert into audit (actor, act, subject, details) values (${actor}, ${act}, ${subject}, ${db.json(details)})`;
}
