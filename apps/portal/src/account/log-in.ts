/**
 * Address and password → a new session.
 *
 * An address without an account takes the same way in the same time: a try is counted, a hash is verified.
 */
import { clearAttempts, takeAttempt, type AttemptRefusal } from '../platform/attempt-limit.ts';
import { findClaim } from '../platform/claims.ts';
import { inTransaction } from '../platform/database.ts';
import { verifyPassword } from '../platform/hash-password.ts';
import type { Portal } from '../platform/portal.ts';
import { findPasswordHash } from './account-store.ts';
import { addressIndex, type Contact } from './contact-entry.ts';
import { tryLimits } from './try-limits.ts';
import { openSession, type Browser } from './session.ts';

export type LogInRefusal = AttemptRefusal | Readonly<{ code: 'log-in-wrong' }>;

export type LogInResult = Readonly<{ ok: true; value: string }> | Readonly<{ ok: false; error: LogInRefusal }>;

type LogIn = Readonly<{ contact: Contact; password: string; bucket: Uint8Array; browser: Browser }>;

export async function logIn(portal: Portal, { contact, password, bucket, browser }: LogIn): Promise<LogInResult> {
  const attempt = await takeAttempt(portal.sql, bucket, tryLimits.password);
  if (!attempt.ok) return attempt;
  const applicantId = await findClaim(portal.sql, contact.kind, addressIndex(portal.vault, contact));
  const storedHash = applicantId === null ? null : await findPasswordHash(portal.sql, applicantId);
  const matches = await verifyPassword(storedHash, password);
  if (!matches || applicantId === null) return { ok: false, error: { code: 'log-in-wrong' } };
  const value = await inTransaction(portal.sql, async (tx) => {
    await clearAttempts(tx, bucket);
    return openSession(tx, browser, applicantId);
  });
  return { ok: true, value };
}
