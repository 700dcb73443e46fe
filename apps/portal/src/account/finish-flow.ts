/**
 * The last step of registering and of recovering: a proved address and a password.
 *
 * Applicant, contact, claim and session come into being in one transaction, or none of them does. A flow is
 * finished once, whoever presses twice.
 */
import { randomUUID } from 'node:crypto';
import { writeAudit } from '../platform/audit.ts';
import { claim, findClaim } from '../platform/claims.ts';
import { inTransaction } from '../platform/database.ts';
import { hashPassword } from '../platform/hash-password.ts';
import type { Language } from '../platform/language.ts';
import type { Portal } from '../platform/portal.ts';
import { contactWhere } from '../platform/recipient.ts';
import { insertApplicant, insertContact, revokeAllSessions, savePassword } from './account-store.ts';
import { notifyEveryAddress } from './account-message.ts';
import { finishFlow, type Flow } from './flow-store.ts';
import { flowContact } from './send-code.ts';
import { openSession, type Browser } from './session.ts';

export type FinishRefusal = Readonly<{ code: 'flow-over' }> | Readonly<{ code: 'address-taken' }>;

/** The value goes into the session's cookie. */
export type FinishResult = Readonly<{ ok: true; value: string }> | Readonly<{ ok: false; error: FinishRefusal }>;

type Finish = Readonly<{ flow: Flow; password: string; browser: Browser; language: Language }>;

export async function finishRegistering(portal: Portal, finish: Finish): Promise<FinishResult> {
  const { flow, password, browser, language } = finish;
  const passwordHash = await hashPassword(password);
  return inTransaction(portal.sql, async (tx): Promise<FinishResult> => {
    if (!(await finishFlow(tx, flow.tokenHash))) return refused('flow-over');
    const id = randomUUID();
    const { ok } = await claim(tx, flow.kind, flow.addressIndex, id);
    if (!ok) return refused('address-taken');
    const { key, wrapped } = portal.vault.newPersonKey();
    await insertApplicant(tx, { id, wrappedKey: wrapped, language, passwordHash });
    const { address } = flowContact(portal, flow);
    const addressSealed = portal.vault.seal(key, contactWhere(id, flow.kind), address);
    await insertContact(tx, id, { kind: flow.kind, addressIndex: flow.addressIndex, addressSealed });
    await writeAudit(tx, { actor: `applicant:${id}`, act: 'applicant-registered', subject: `applicant:${id}` });
    return { ok: true, value: await openSession(tx, browser, id) };
  });
}

/** Every session ends, and every address of the account is told. */
export async function finishRecovering(portal: Portal, finish: Finish): Promise<FinishResult> {
  const { flow, password, browser, language } = finish;
  const passwordHash = await hashPassword(password);
  return inTransaction(portal.sql, async (tx): Promise<FinishResult> => {
    if (!(await finishFlow(tx, flow.tokenHash))) return refused('flow-over');
    const id = await findClaim(tx, flow.kind, flow.addressIndex);
    if (id === null) return refused('flow-over');
    await savePassword(tx, id, passwordHash);
    await revokeAllSessions(tx, id);
    await notifyEveryAddress(tx, portal, id, language);
    await writeAudit(tx, { actor: `applicant:${id}`, act: 'password-recovered', subject: `applicant:${id}` });
    return { ok: true, value: await openSession(tx, browser, id) };
  });
}

function refused(code: FinishRefusal['code']): FinishResult {
  return { ok: false, error: { code } };
}
