/** The account page over HTTP. */
import type { Context, Hono } from 'hono';
import { formatDateTime } from '../messages/dates.ts';
import { passwordText } from '../messages/password.ts';
import { assessPassword, guessableParts } from '../platform/assess-password.ts';
import { applicantOf, requireApplicant, type PortalEnv } from '../platform/context.ts';
import { readForm } from '../platform/form.ts';
import type { Portal } from '../platform/portal.ts';
import { programmeWords } from '../platform/programme-words.ts';
import { render } from '../ui/render.tsx';
import { openContacts } from './account-message.ts';
import { AccountPage, type AccountErrors } from './account-page.tsx';
import { listSessions, revokeSession, saveLanguage } from './account-store.ts';
import { changePassword, type ChangeRefusal } from './change-password.ts';
import { clockTime } from './clock-time.ts';
import { readBrowser, writeSessionCookie } from './session.ts';

type Ctx = Context<PortalEnv>;

export function addAccountPage(app: Hono<PortalEnv>, portal: Portal): void {
  app.get('/akun', requireApplicant, (c) => showAccount(c, portal, {}));
  // What is posted here is not a page of its own: a reload or the language switch comes back to the account.
  for (const part of ['/akun/sandi', '/akun/sesi', '/akun/bahasa']) app.get(part, (c) => c.redirect('/akun', 303));
  app.post('/akun/sandi', requireApplicant, (c) => postPassword(c, portal));
  app.post('/akun/sesi', requireApplicant, async (c) => {
    const { fields } = await readForm(c);
    const tokenHash = Buffer.from(fields['sesi'] ?? '', 'hex');
    await revokeSession(portal.sql, applicantOf(c).id, tokenHash);
    return c.redirect('/akun?hasil=sesi', 303);
  });
  app.post('/akun/bahasa', requireApplicant, async (c) => {
    await saveLanguage(portal.sql, applicantOf(c).id, c.var.view.language);
    return c.redirect('/akun?hasil=bahasa', 303);
  });
}

async function postPassword(c: Ctx, portal: Portal) {
  const { fields, act } = await readForm(c);
  if (typeof act === 'object') return c.redirect('/akun', 303);
  const { account: words, logIn } = c.var.view.words.account;
  const current = fields['sandi-sekarang'] ?? '';
  const chosen = fields['sandi'] ?? '';
  const contacts = await openContacts(portal.sql, portal, applicantOf(c).id);
  const own = contacts.flatMap(({ address }) => guessableParts(address));
  const [finding] = assessPassword(chosen, { own, programme: programmeWords(portal.programme) });
  const errors: AccountErrors = {
    ...(current === '' ? { 'sandi-sekarang': logIn.passwordEmpty } : {}),
    ...(finding ? { sandi: passwordText(c.var.view.language, finding) } : {}),
  };
  if (Object.keys(errors).length > 0) return showAccount(c, portal, { errors }, 422);

  const { id: applicantId } = applicantOf(c);
  const browser = readBrowser(c, portal);
  const result = await changePassword(portal, { applicantId, current, chosen, browser, language: c.var.view.language });
  if (result.ok) {
    writeSessionCookie(c, portal, result.value);
    return c.redirect('/akun?hasil=sandi', 303);
  }
  const text = changeText(c, result.error);
  return showAccount(
    c,
    portal,
    { errors: { 'sandi-sekarang': text } },
    result.error.code === 'too-many-attempts' ? 429 : 422,
  );

  function changeText(ctx: Ctx, refusal: ChangeRefusal): string {
    const { language, programme } = ctx.var.view;
    return refusal.code === 'too-many-attempts'
      ? logIn.wait(clockTime(refusal.until, language, programme))
      : words.currentWrong;
  }
}

async function showAccount(c: Ctx, portal: Portal, state: { errors?: AccountErrors }, status: 200 | 422 | 429 = 200) {
  const { id } = applicantOf(c);
  const { view } = c.var;
  const { tokenHash } = readBrowser(c, portal);
  const rows = await listSessions(portal.sql, id);
  const sessions = rows.map((row) => ({
    id: Buffer.from(row.tokenHash).toString('hex'),
    device: row.device,
    lastSeen: formatDateTime(row.seenAt, view.language, view.programme),
    isThis: tokenHash !== null && Buffer.from(tokenHash).equals(row.tokenHash),
  }));
  const contacts = await openContacts(portal.sql, portal, id);
  const done = state.errors ? undefined : doneText(c);
  return render(c, <AccountPage view={view} contacts={contacts} sessions={sessions} done={done} {...state} />, status);
}

function doneText(c: Ctx): string | undefined {
  const { account: words } = c.var.view.words.account;
  switch (c.req.query('hasil')) {
    case 'sandi':
      return words.changed;
    case 'sesi':
      return words.revoked;
    case 'bahasa':
      return words.languageSaved;
    default:
      return undefined;
  }
}
