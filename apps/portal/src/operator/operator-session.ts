/** Who of the operators is asking: log-in, log-out, and the middleware that reads their cookie. */
import type { Context, MiddlewareHandler } from 'hono';
import { clearAttempts, takeAttempt, type AttemptRefusal } from '../platform/attempt-limit.ts';
import { writeAudit } from '../platform/audit.ts';
import type { PortalEnv } from '../platform/context.ts';
import { dropCookie, readCookie, writeCookie } from '../platform/cookies.ts';
import { inTransaction } from '../platform/database.ts';
import { verifyPassword } from '../platform/hash-password.ts';
import type { Portal } from '../platform/portal.ts';
import { hashToken, newToken } from '../platform/tokens.ts';
import { tidyOperator } from './create-operator.ts';
import {
  findOperatorByLogin,
  findOperatorBySession,
  insertOperatorSession,
  operatorSessionHours,
  revokeOperatorSession,
} from './operator-store.ts';

const name = 'petugas';
const tryLimit = { attempts: 10, withinSeconds: 900 };

export function operatorMiddleware(portal: Portal): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    const token = readCookie(c, portal.config, name);
    c.set('operator', token === undefined ? null : await findOperatorBySession(portal.sql, hashToken(token)));
    await next();
  };
}

export type OperatorLogInResult =
  | Readonly<{ ok: true; sessionToken: string }>
  | Readonly<{ ok: false; error: AttemptRefusal | Readonly<{ code: 'log-in-wrong' }> }>;

/** `before` is the session this browser had: it ends. */
export async function logInOperator(
  portal: Portal,
  entry: Readonly<{ login: string; password: string; before: Uint8Array | null; bucket: Uint8Array }>,
): Promise<OperatorLogInResult> {
  const { login } = tidyOperator({ ...entry, name: '' });
  const { bucket } = entry;
  const attempt = await takeAttempt(portal.sql, bucket, tryLimit);
  if (!attempt.ok) return attempt;
  const operator = await findOperatorByLogin(portal.sql, login);
  const matches = await verifyPassword(operator?.passwordHash ?? null, entry.password);
  if (!matches || !operator) return { ok: false, error: { code: 'log-in-wrong' } };
  const sessionToken = newToken();
  await inTransaction(portal.sql, async (tx) => {
    await clearAttempts(tx, bucket);
    if (entry.before) await revokeOperatorSession(tx, entry.before);
    await insertOperatorSession(tx, hashToken(sessionToken), operator.id);
    await writeAudit(tx, {
      actor: `operator:${operator.id}`,
      act: 'operator-logged-in',
      subject: `operator:${operator.id}`,
    });
  });
  return { ok: true, sessionToken };
}

/** Names an operator's account, existing or not, for counting tries. */
export function operatorIndex(portal: Portal, login: string): Uint8Array {
  return portal.vault.blindIndex('operator', tidyOperator({ name: '', login, password: '' }).login);
}

export function writeOperatorCookie(c: Context, portal: Portal, token: string): void {
  writeCookie(c, portal.config, name, token, { maxAgeSeconds: operatorSessionHours * 3600, sameSite: 'Strict' });
}

export function operatorTokenHash(c: Context, portal: Portal): Uint8Array | null {
  const token = readCookie(c, portal.config, name);
  return token === undefined ? null : hashToken(token);
}

export async function closeOperatorSession(c: Context<PortalEnv>, portal: Portal): Promise<void> {
  const tokenHash = operatorTokenHash(c, portal);
  const { operator } = c.var;
  if (tokenHash && operator) {
    await inTransaction(portal.sql, async (tx) => {
      await revokeOperatorSession(tx, tokenHash);
      await writeAudit(tx, {
        actor: `operator:${operator.id}`,
        act: 'operator-logged-out',
        subject: `operator:${operator.id}`,
      });
    });
  }
  dropCookie(c, portal.config, name);
  c.header('Clear-Site-Data', '"cache", "storage"');
}
