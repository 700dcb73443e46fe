/** Making an operator: from a one-time link, or by the command line of whoever runs the machine. */
import { randomUUID } from 'node:crypto';
import { assessPassword, type PasswordFinding } from '../platform/assess-password.ts';
import { writeAudit, type Actor } from '../platform/audit.ts';
import { inTransaction, type Tx } from '../platform/database.ts';
import { hashPassword } from '../platform/hash-password.ts';
import type { Portal } from '../platform/portal.ts';
import { programmeWords } from '../platform/programme-words.ts';
import { hashToken, newToken } from '../platform/tokens.ts';
import { insertOperator, insertOperatorSession, useInvitation } from './operator-store.ts';

export type OperatorEntry = Readonly<{ name: string; login: string; password: string }>;

export const operatorLimits = { minLogin: 3, maxLogin: 32, maxName: 80 } as const;

export type OperatorFinding =
  | { field: 'nama'; code: 'name-empty' }
  | { field: 'nama'; code: 'name-too-long'; maxLength: number }
  | { field: 'nama'; code: 'name-signs' }
  | { field: 'login'; code: 'login-empty' }
  | { field: 'login'; code: 'login-length'; minLength: number; maxLength: number }
  | { field: 'login'; code: 'login-signs' }
  | { field: 'login'; code: 'login-taken' }
  | ({ field: 'sandi' } & PasswordFinding);

export type NewOperatorResult =
  Readonly<{ ok: true; id: string }> | Readonly<{ ok: false; findings: readonly OperatorFinding[] }>;

type OperatorPortal = Pick<Portal, 'sql' | 'programme'>;

/** Every finding at once; none means it may be stored. */
export function assessOperator(entry: OperatorEntry, programme: Portal['programme']): readonly OperatorFinding[] {
  const { name, login, password } = tidyOperator(entry);
  const context = { own: [login, name], programme: programmeWords(programme) };
  const findings: OperatorFinding[] = [];
  if (name === '') findings.push({ field: 'nama', code: 'name-empty' });
  else if (Array.from(name).length > operatorLimits.maxName) {
    findings.push({ field: 'nama', code: 'name-too-long', maxLength: operatorLimits.maxName });
  } else if (!/^[\p{L}\p{M}\p{N} .,'’-]+$/u.test(name)) findings.push({ field: 'nama', code: 'name-signs' });
  const { minLogin: minLength, maxLogin: maxLength } = operatorLimits;
  if (login === '') findings.push({ field: 'login', code: 'login-empty' });
  else if (!/^[a-z0-9._-]+$/.test(login)) findings.push({ field: 'login', code: 'login-signs' });
  else if (login.length < minLength || login.length > maxLength) {
    findings.push({ field: 'login', code: 'login-length', minLength, maxLength });
  }
  return [
    ...findings,
    ...assessPassword(password, context).map((finding) => ({ field: 'sandi' as const, ...finding })),
  ];
}

/** For the command line: `gelombang admin …`. */
export async function createOperator(
  portal: OperatorPortal,
  entry: OperatorEntry,
  actor: Actor = 'system',
): Promise<NewOperatorResult> {
  const findings = assessOperator(entry, portal.programme);
  if (findings.length > 0) return { ok: false, findings };
  const passwordHash = await hashPassword(entry.password);
  return inTransaction(portal.sql, async (tx) => storeOperator(tx, entry, passwordHash, actor));
}

export type AcceptedInvitation =
  | Readonly<{ ok: true; sessionToken: string }>
  | Readonly<{ ok: false; error: Readonly<{ code: 'invitation-over' }> }>
  | Readonly<{ ok: false; error: Readonly<{ code: 'refused' }>; findings: readonly OperatorFinding[] }>;

/** The link is spent by the one request that makes an operator of it; a refused form leaves it as it was. */
export async function acceptInvitation(
  portal: OperatorPortal,
  tokenHash: Uint8Array,
  entry: OperatorEntry,
): Promise<AcceptedInvitation> {
  const findings = assessOperator(entry, portal.programme);
  if (findings.length > 0) return { ok: false, error: { code: 'refused' }, findings };
  const passwordHash = await hashPassword(entry.password);
  const spent = new Error('the login is taken');
  let taken: readonly OperatorFinding[] = [];
  try {
    return await inTransaction(portal.sql, async (tx): Promise<AcceptedInvitation> => {
      if (!(await useInvitation(tx, tokenHash))) return { ok: false, error: { code: 'invitation-over' } };
      const made = await storeOperator(tx, entry, passwordHash, 'system');
      if (!made.ok) {
        taken = made.findings;
        throw spent; // rolls back: the link stays open
      }
      const sessionToken = newToken();
      await insertOperatorSession(tx, hashToken(sessionToken), made.id);
      return { ok: true, sessionToken };
    });
  } catch (error) {
    if (error !== spent) throw error;
    return { ok: false, error: { code: 'refused' }, findings: taken };
  }
}

export function tidyOperator(entry: OperatorEntry): OperatorEntry {
  const visible = (text: string) =>
    text
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .replace(/\s+/gu, ' ')
      .trim();
  return { name: visible(entry.name), login: visible(entry.login).toLowerCase(), password: entry.password };
}

async function storeOperator(
  tx: Tx,
  entry: OperatorEntry,
  passwordHash: string,
  actor: Actor,
): Promise<NewOperatorResult> {
  const { name, login } = tidyOperator(entry);
  const id = randomUUID();
  if (!(await insertOperator(tx, { id, login, name, passwordHash }))) {
    return { ok: false, findings: [{ field: 'login', code: 'login-taken' }] };
  }
  await writeAudit(tx, { actor, act: 'operator-created', subject: `operator:${id}` });
  return { ok: true, id };
}
