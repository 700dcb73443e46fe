/**
 * A signed-in person changes the password: the current one is asked for again, every other session ends,
 * every address is told.
 */
import { clearAttempts, takeAttempt, type AttemptRefusal } from '../platform/attempt-limit.ts';
import { writeAudit } from '../platform/audit.ts';
import { inTransaction } from '../platform/database.ts';
import { hashPassword, verifyPassword } from '../platform/hash-password.ts';
import type { Language } from '../platform/language.ts';
import type { Portal } from '../platform/portal.ts';
import { notifyEveryAddress } from './account-message.ts';
import { findPasswordHash, revokeAllSessions, savePassword } from './account-store.ts';
import { tryLimits } from './try-limits.ts';
import { openSession, type Browser } from './session.ts';

export type ChangeRefusal = AttemptRefusal | Readonly<{ code: 'current-password-wrong' }>;

export type ChangeResult = Readonly<{ ok: true; value: string }> | Readonly<{ ok: false; error: ChangeRefusal }>;

type Change = Readonly<{
  applicantId: string;
  current: string;
  chosen: string;
  browser: Browser;
  language: Language;
}>;

export async function changePassword(portal: Portal, change: Change): Promise<ChangeResult> {
  const { applicantId, current, chosen, browser, language } = change;
  const bucket = portal.vault.blindIndex('tries', `change|${applicantId}`);
  const attempt = await takeAttempt(portal.sql, bucket, tryLimits.password);
  if (!attempt.ok) return attempt;
  if (!(await verifyPassword(await findPasswordHash(portal.sql, applicantId), current))) {
    return { ok: false, error: { code: 'current-password-wrong' } };
  }
  const passwordHash = await hashPassword(chosen);
  const value = await inTransaction(portal.sql, async (tx) => {
    await clearAttempts(tx, bucket);
    await savePassword(tx, applicantId, passwordHash);
    await revokeAllSessions(tx, applicantId);
    await notifyEveryAddress(tx, portal, applicantId, language);
    await writeAudit(tx, {
      actor: `applicant:${applicantId}`,
      act: 'password-changed',
      subject: `applicant:${applicantId}`,
    });
    return openSession(tx, browser, applicantId);
  });
  return { ok: true, value };
}
