/** Accounts over HTTP: registering, logging in and out, recovering, the account page. */
import { Hono, type Context } from 'hono';
import type { PortalEnv } from '../platform/context.ts';
import { localPath } from '../platform/context.ts';
import { passwordLimits } from '../platform/assess-password.ts';
import { readForm } from '../platform/form.ts';
import { rememberDevice, tryBucket } from '../platform/known-device.ts';
import type { Portal } from '../platform/portal.ts';
import { render } from '../ui/render.tsx';
import { addAccountPage } from './account-routes.tsx';
import { clockTime } from './clock-time.ts';
import { addressIndex, parseContact } from './contact-entry.ts';
import { contactText } from './finding-words.ts';
import { dropFlowCookies } from './flow-cookie.ts';
import { addFlowRoutes, isPhoneOffered } from './flow-routes.tsx';
import { logIn, type LogInRefusal } from './log-in.ts';
import { LogInPage, type LogInErrors } from './log-in-page.tsx';
import { closeSession, readBrowser, writeSessionCookie } from './session.ts';

type Ctx = Context<PortalEnv>;

/** Sends on to the next unfinished step. */
const afterLogIn = '/pendaftaran';

export function accountRoutes(portal: Portal): Hono<PortalEnv> {
  const app = new Hono<PortalEnv>();
  addFlowRoutes(app, portal, 'register');
  addFlowRoutes(app, portal, 'recover');
  app.get('/masuk', (c) => {
    const returnTo = localPath(c.req.query('tujuan'), afterLogIn);
    if (c.var.applicant) return c.redirect(returnTo, 303);
    const [accountMade, formKept] = [c.req.query('dibuat') === '1', c.req.query('tersimpan') === '1'];
    return logInPage(c, portal, { value: '', returnTo, accountMade, formKept });
  });
  app.post('/masuk', (c) => postLogIn(c, portal));
  app.get('/keluar', (c) => c.redirect('/akun', 303));
  app.post('/keluar', async (c) => {
    await closeSession(c, portal);
    dropFlowCookies(c, portal);
    return c.redirect('/', 303);
  });
  addAccountPage(app, portal);
  return app;
}

async function postLogIn(c: Ctx, portal: Portal) {
  const { fields, act } = await readForm(c);
  const value = fields['kontak'] ?? '';
  const password = fields['sandi'] ?? '';
  const returnTo = localPath(fields['tujuan'], afterLogIn);
  if (typeof act === 'object') return logInPage(c, portal, { value, returnTo });

  const { logIn: words, findings } = c.var.view.words.account;
  const entry = parseContact(value, true); // who once registered with a number may always log in with it
  const tooLong = Array.from(password).length > passwordLimits.maxLength;
  const errors: LogInErrors = {
    ...(entry.ok ? {} : { kontak: contactText(findings, entry.finding, isPhoneOffered(portal)) }),
    ...(password === '' ? { sandi: words.passwordEmpty } : {}),
    ...(tooLong ? { sandi: words.passwordTooLong(passwordLimits.maxLength) } : {}),
  };
  if (!entry.ok || errors.sandi) return logInPage(c, portal, { value, returnTo, errors }, 422);

  const index = addressIndex(portal.vault, entry.contact);
  const bucket = tryBucket(c, portal, 'password', index);
  const result = await logIn(portal, { contact: entry.contact, password, bucket, browser: readBrowser(c, portal) });
  if (!result.ok) return refuseLogIn(c, portal, { value, returnTo }, result.error);
  rememberDevice(c, portal, index);
  writeSessionCookie(c, portal, result.value);
  dropFlowCookies(c, portal);
  return c.redirect(returnTo, 303);
}

type LogInState = Readonly<{
  value: string;
  returnTo: string;
  errors?: LogInErrors;
  accountMade?: boolean;
  formKept?: boolean;
}>;

function refuseLogIn(c: Ctx, portal: Portal, state: LogInState, refusal: LogInRefusal) {
  const { language, programme, words } = c.var.view;
  switch (refusal.code) {
    case 'log-in-wrong':
      return logInPage(c, portal, { ...state, errors: { sandi: words.account.logIn.wrong } }, 422);
    case 'too-many-attempts': {
      const sandi = words.account.logIn.wait(clockTime(refusal.until, language, programme));
      return logInPage(c, portal, { ...state, errors: { sandi } }, 429);
    }
  }
}

function logInPage(c: Ctx, portal: Portal, state: LogInState, status: 200 | 422 | 429 = 200) {
  return render(c, <LogInPage view={c.var.view} phoneOffered={isPhoneOffered(portal)} {...state} />, status);
}
