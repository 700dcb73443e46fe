/**
 * The view of a request: its language, its words, who is signed in. Made for every page.
 *
 * The language is what the form's switch just asked for, else the cookie, else the browser's wish, else Indonesian.
 */
import type { Context, MiddlewareHandler } from 'hono';
import { wordsFor } from '../messages/words.ts';
import { localPath, type PortalEnv, type View } from './context.ts';
import { readCookie, writeCookie } from './cookies.ts';
import { isUrlencoded, readForm, readFormLanguage } from './form.ts';
import { isLanguage, type Language } from './language.ts';
import type { Portal } from './portal.ts';

type ViewPortal = Pick<Portal, 'config' | 'programme' | 'assets'>;

const cookie = 'bahasa';
const yearSeconds = 365 * 24 * 3600;

export function viewMiddleware(portal: ViewPortal): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    const asked = c.req.method === 'POST' && isUrlencoded(c) ? await readFormLanguage(c) : undefined;
    if (asked) keepLanguage(c, portal, asked);
    c.set('view', makeView(c, portal, asked));
    await next();
  };
}

/** POST /bahasa: sets the language and comes back to the page. */
export function switchLanguage(portal: ViewPortal) {
  return async (c: Context<PortalEnv>): Promise<Response> => {
    const { fields } = await readForm(c);
    const language = fields['bahasa'] ?? (await readFormLanguage(c));
    if (isLanguage(language)) keepLanguage(c, portal, language);
    return c.redirect(localPath(fields['tujuan'] ?? fields['kembali'], '/'), 303);
  };
}

export function makeView(c: Context<PortalEnv>, portal: ViewPortal, asked?: Language): View {
  const language = asked ?? languageOf(c, portal);
  const { pathname, search } = new URL(c.req.url);
  return {
    language,
    words: wordsFor(language),
    path: c.req.method === 'GET' ? pathname + search : pathname,
    programme: portal.programme,
    assets: portal.assets,
    signedIn: Boolean(c.var.applicant),
    operatorName: c.var.operator?.name ?? null,
    demonstration: portal.config.demonstration,
    outboxPage: portal.config.outboxPage,
    now: new Date(),
  };
}

/** As chosen, else Indonesian: many phones here are sold set to English, whatever their owner reads. */
function languageOf(c: Context, portal: ViewPortal): Language {
  const kept = readCookie(c, portal.config, cookie);
  return isLanguage(kept) ? kept : 'id';
}

function keepLanguage(c: Context, portal: ViewPortal, language: Language): void {
  writeCookie(c, portal.config, cookie, language, { maxAgeSeconds: yearSeconds });
}
