/** Withdrawing, while the gelombang is open: the NIK is free again, and joining once more gives a new receipt. */
import { writeAudit } from '../platform/audit.ts';
import { releaseClaim } from '../platform/claims.ts';
import { inTransaction } from '../platform/database.ts';
import type { Portal } from '../platform/portal.ts';
import { nikClaimOf, type JoinRequest } from './join-gelombang.ts';
import { findEntry, lockApplicant, lockGelombangForJoining, saveWithdrawal } from './store.ts';

export type WithdrawRefusal = { code: 'not-open' } | { code: 'not-joined' };
export type WithdrawResult = Readonly<{ ok: true }> | Readonly<{ ok: false; error: WithdrawRefusal }>;

/** Withdrawing twice is withdrawing once. */
export async function withdrawEntry({ sql }: Pick<Portal, 'sql'>, request: JoinRequest): Promise<WithdrawResult> {
  const { applicantId, gelombang } = request;
  return inTransaction(sql, async (tx): Promise<WithdrawResult> => {
    await lockApplicant(tx, applicantId);
    const entry = await findEntry(tx, gelombang, applicantId);
    if (!entry) return { ok: false, error: { code: 'not-joined' } };
    if (entry.withdrawnAt) return { ok: true };
    const locked = await lockGelombangForJoining(tx, gelombang);
    if (locked?.state !== 'open' || locked.now >= locked.closesAt) return { ok: false, error: { code: 'not-open' } };
    await saveWithdrawal(tx, gelombang, applicantId);
    await releaseClaim(tx, nikClaimOf(gelombang), entry.nikIndex, applicantId);
    await writeAudit(tx, {
      actor: `applicant:${applicantId}`,
      act: 'entry-withdraw',
      subject: `gelombang:${gelombang}`,
    });
    return { ok: true };
  });
}
