/**
 * Who is asking: the session's cookie and the middleware that reads it.
 *
 * The cookie holds 256 random bits, the database their SHA-256. Every log-in makes a new one and ends the one before.
 * The cookie outlives the session by a day, so that a form posted late still finds its owner (registration/ holds it).
 */
import type { Context, MiddlewareHandler } from 'hono';
import type { PortalEnv } from '../platform/context.ts';
import { dropCookie, readCookie, writeCookie } from '../platform/cookies.ts';
import type { Db } from '../platform/database.ts';
import type { Portal } from '../platform/portal.ts';
import { hashToken, newToken } from '../platform/tokens.ts';
import { findSession, insertSession, revokeToken, sessionLife } from './account-store.ts';

const name = 'sesi';

export function sessionMiddleware(portal: Portal): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    const token = readCookie(c, portal.config, name);
    const session = token === undefined ? null : await findSession(portal.sql, hashToken(token));
    c.set('applicant', session?.live ? { id: session.applicantId } : null);
    c.set('lateApplicantId', session && !session.live ? session.applicantId : null);
    await next();
  };
}

/** The browser that asks, as far as its session goes. */
export type Browser = Readonly<{ tokenHash: Uint8Array | null; device: string }>;

export function readBrowser(c: Context, portal: Portal): Browser {
  const token = readCookie(c, portal.config, name);
  return {
    tokenHash: token === undefined ? null : hashToken(token),
    device: nameDevice(c.req.header('user-agent')),
  };
}

/** A new session in the caller's transaction; the one this browser had is ended. Returns what goes into the cookie. */
export async function openSession(tx: Db, browser: Browser, applicantId: string): Promise<string> {
  if (browser.tokenHash) await revokeToken(tx, browser.tokenHash);
  const token = newToken();
  await insertSession(tx, { tokenHash: hashToken(token), applicantId, device: browser.device });
  return token;
}

/** After the commit. */
export function writeSessionCookie(c: Context, portal: Portal, token: string): void {
  const maxAgeSeconds = (sessionLife.mostHours + sessionLife.keptHours) * 3600;
  writeCookie(c, portal.config, name, token, { maxAgeSeconds });
}

/** The session ends and nothing of it stays on a shared phone. */
export async function closeSession(c: Context, portal: Portal): Promise<void> {
  const { tokenHash } = readBrowser(c, portal);
  if (tokenHash) await revokeToken(portal.sql, tokenHash);
  dropCookie(c, portal.config, name);
  c.header('Clear-Site-Data', '"cache", "storage"');
}

const browsers = [
  [/SamsungBrowser/, 'Samsung Internet'],
  [/OPR\/|Opera/, 'Opera'],
  [/UCBrowser/, 'UC Browser'],
  [/EdgA?\//, 'Edge'],
  [/Firefox/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
] as const;
const systems = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iPhone/iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
] as const;

/** `Chrome, Android`: enough to recognise one's own, never the whole header. */
export function nameDevice(userAgent: string | undefined): string {
  const find = (table: readonly (readonly [RegExp, string])[]) =>
    table.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  return [find(browsers), find(systems)].filter((part) => part !== undefined).join(', ');
}
