/**
 * What middleware puts on each request, and the gates in front of pages for applicants and operators.
 *
 * Sessions are read by account/ and operator/ (they own them); view.ts makes the view from what they found.
 */
import type { Context, MiddlewareHandler, Next } from 'hono';
import type { Words } from '../messages/words.ts';
import type { Assets } from './assets.ts';
import type { Language } from './language.ts';
import type { Programme } from './programme.ts';

export type View = Readonly<{
  language: Language;
  words: Words;
  /** Of the page shown, with its query: where the language switch comes back to. */
  path: string;
  programme: Programme;
  assets: Assets;
  signedIn: boolean;
  operatorName: string | null;
  demonstration: boolean;
  outboxPage: boolean;
  now: Date;
}>;

export type PortalEnv = {
  Variables: {
    view: View;
    applicant: { id: string } | null;
    /** Whose session ended not long ago: a form posted late finds its owner. */
    lateApplicantId: string | null;
    operator: { id: string; name: string } | null;
    requestId: string;
  };
};

/** Without a session: to log in, and back here afterwards. */
export const requireApplicant: MiddlewareHandler<PortalEnv> = (c, next) =>
  passOrSend(c, next, c.var.applicant !== null, '/masuk');

export const requireOperator: MiddlewareHandler<PortalEnv> = (c, next) =>
  passOrSend(c, next, c.var.operator !== null, '/petugas/masuk');

/** The signed-in applicant, behind requireApplicant. */
export function applicantOf(c: Context<PortalEnv>): { id: string } {
  if (!c.var.applicant) throw new Error('requireApplicant is missing on this route');
  return c.var.applicant;
}

export function operatorOf(c: Context<PortalEnv>): { id: string; name: string } {
  if (!c.var.operator) throw new Error('requireOperator is missing on this route');
  return c.var.operator;
}

/** A path of this portal, or the fallback: nobody is sent elsewhere by a link that looks like ours. */
export function localPath(text: string | undefined, fallback: string): string {
  if (text === undefined || !/^\/(?![/\\])[^\s\\]*$/.test(text)) return fallback;
  const url = URL.canParse(text, 'http://portal.invalid') ? new URL(text, 'http://portal.invalid') : null;
  // Dots are resolved by now: `/..//elsewhere` has become `//elsewhere`, another host's address.
  if (url?.host !== 'portal.invalid' || url.pathname.startsWith('//')) return fallback;
  return url.pathname + url.search;
}

async function passOrSend(
  c: Context<PortalEnv>,
  next: Next,
  passes: boolean,
  logIn: string,
): Promise<Response | undefined> {
  if (passes) {
    await next();
    return undefined;
  }
  const { pathname, search } = new URL(c.req.url);
  const query = c.req.method === 'GET' ? search : '';
  return c.redirect(`${logIn}?tujuan=${encodeURIComponent(pathname + query)}`, 303);
}
