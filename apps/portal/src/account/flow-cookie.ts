/** The cookie that binds a flow to the browser that began it. */
import type { Context } from 'hono';
import { dropCookie, readCookie, writeCookie } from '../platform/cookies.ts';
import type { Portal } from '../platform/portal.ts';
import { hashToken } from '../platform/tokens.ts';
import { findFlow, type Flow, type FlowPurpose } from './flow-store.ts';

const names: Readonly<Record<FlowPurpose, string>> = { register: 'alur-daftar', recover: 'alur-lupa' };
const lifeSeconds = 24 * 3600; // the flow itself ends sooner, by the database's clock

export async function readFlow(c: Context, portal: Portal, purpose: FlowPurpose): Promise<Flow | null> {
  const token = readCookie(c, portal.config, names[purpose]);
  return token === undefined ? null : findFlow(portal.sql, hashToken(token), purpose);
}

export function writeFlowCookie(c: Context, portal: Portal, purpose: FlowPurpose, token: string): void {
  writeCookie(c, portal.config, names[purpose], token, { maxAgeSeconds: lifeSeconds });
}

export function dropFlowCookies(c: Context, portal: Portal): void {
  for (const name of Object.values(names)) dropCookie(c, portal.config, name);
}
