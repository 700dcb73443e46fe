/**
 * One-time links that make an operator.
 *
 * The first is printed at the first start, others are made by an operator and shown once. Only the token's hash is kept.
 */
import { writeAudit, type Actor } from '../platform/audit.ts';
import { inTransaction } from '../platform/database.ts';
import type { Portal } from '../platform/portal.ts';
import { hashToken, newToken } from '../platform/tokens.ts';
import { countOperators, insertInvitation } from './operator-store.ts';

export type Invitation = Readonly<{ url: string; expiresAt: Date }>;

type InvitationPortal = Pick<Portal, 'sql' | 'config'>;

/** At the first start: nobody is an operator yet, so the link is printed. */
export async function hasOperators(portal: Pick<Portal, 'sql'>): Promise<boolean> {
  return (await countOperators(portal.sql)) > 0;
}

export async function createInvitation(portal: InvitationPortal, actor: Actor = 'system'): Promise<Invitation> {
  const token = newToken();
  const expiresAt = await inTransaction(portal.sql, async (tx) => {
    await writeAudit(tx, { actor, act: 'operator-invited', subject: 'operator' });
    return insertInvitation(tx, hashToken(token));
  });
  return { url: `${portal.config.baseUrl}/petugas/mulai/${token}`, expiresAt };
}
