/** Registering and recovering over HTTP: contact → code → password. */
import type { Context, Hono } from 'hono';
import { passwordText } from '../messages/password.ts';
import { assessPassword, guessableParts } from '../platform/assess-password.ts';
import type { PortalEnv } from '../platform/context.ts';
import { readForm } from '../platform/form.ts';
import { rememberDevice, tryBucket } from '../platform/known-device.ts';
import type { Portal } from '../platform/portal.ts';
import { programmeWords } from '../platform/programme-words.ts';
import { render } from '../ui/render.tsx';
import { checkCode, parseCode, type CodeRefusal } from './check-code.ts';
import { clockTime } from './clock-time.ts';
import { addressIndex, maskAddress, parseContact, type Contact } from './contact-entry.ts';
import { codeText, contactText, sendText } from './finding-words.ts';
import { finishRecovering, finishRegistering } from './finish-flow.ts';
import { dropFlowCookies, readFlow, writeFlowCookie } from './flow-cookie.ts';
import {
  CodePage,
  ContactPage,
  flowPaths,
  PasswordPage,
  type CodePageProps,
  type ContactPageProps,
} from './flow-pages.tsx';
import { listSends, type Flow, type FlowPurpose } from './flow-store.ts';
import { flowContact, nextSend, resendCode, startFlow, type SendRefusal } from './send-code.ts';
import { readBrowser, writeSessionCookie } from './session.ts';

type Ctx = Context<PortalEnv>;

/** A phone number is offered only where an SMS can be sent, or read on the outbox page. */
export function isPhoneOffered({ config }: Portal): boolean {
  return config.outboxPage || config.smsUrl !== null;
}

export function addFlowRoutes(app: Hono<PortalEnv>, portal: Portal, purpose: FlowPurpose): void {
  const paths = flowPaths[purpose];
  const again = `${paths.contact}?lagi=1`;
  app.get(paths.contact, (c) => showContact(c, portal, purpose));
  app.post(paths.contact, (c) => postContact(c, portal, purpose));
  app.get(paths.code, async (c) => {
    const flow = await readFlow(c, portal, purpose);
    if (!flow || flow.finished) return c.redirect(again, 303);
    if (flow.proved) return c.redirect(paths.password, 303);
    return showCode(c, portal, flow, { sent: c.req.query('terkirim') === '1' });
  });
  app.post(paths.code, async (c) => {
    const flow = await readFlow(c, portal, purpose);
    return !flow || flow.finished ? c.redirect(again, 303) : postCode(c, portal, flow);
  });
  app.get(paths.password, async (c) => {
    const flow = await readFlow(c, portal, purpose);
    if (!flow || flow.finished) return c.redirect(again, 303);
    return flow.proved ? showPassword(c, portal, flow) : c.redirect(paths.code, 303);
  });
  app.post(paths.password, async (c) => {
    const flow = await readFlow(c, portal, purpose);
    if (flow && !flow.proved) return c.redirect(paths.code, 303);
    if (flow && !flow.finished) return postPassword(c, portal, flow);
    // Pressed twice: the first one made the account and, usually, the session.
    return c.redirect(c.var.applicant ? '/pendaftaran' : flow ? '/masuk?dibuat=1' : again, 303);
  });
}

async function showContact(c: Ctx, portal: Portal, purpose: FlowPurpose) {
  if (purpose === 'register' && c.var.applicant) return c.redirect('/pendaftaran', 303);
  const flow = await readFlow(c, portal, purpose);
  const value = flow && !flow.finished ? flowContact(portal, flow).address : '';
  return contactPage(c, portal, purpose, { value, restart: c.req.query('lagi') === '1' });
}

async function postContact(c: Ctx, portal: Portal, purpose: FlowPurpose) {
  const { fields, act } = await readForm(c);
  const typed = fields['kontak'] ?? '';
  if (typeof act === 'object') return contactPage(c, portal, purpose, { value: typed });
  const words = c.var.view.words.account;
  const phoneOffered = isPhoneOffered(portal);
  const entry = parseContact(typed, phoneOffered);
  if (!entry.ok) {
    const error = contactText(words.findings, entry.finding, phoneOffered);
    return contactPage(c, portal, purpose, { value: typed, error }, 422);
  }
  const [warning] = entry.warnings;
  if (warning && act === 'suggestion') {
    return sendFirstCode(c, portal, purpose, { kind: 'email', address: warning.suggestion });
  }
  if (warning && fields['yakin'] !== typed) {
    const { domain, suggestion } = warning;
    return contactPage(c, portal, purpose, {
      value: typed,
      asked: { text: words.contact.mistyped(domain, suggestion), suggestion },
    });
  }
  return sendFirstCode(c, portal, purpose, entry.contact);
}

async function sendFirstCode(c: Ctx, portal: Portal, purpose: FlowPurpose, contact: Contact) {
  const { language, words } = c.var.view;
  const { code } = flowPaths[purpose];
  const started = await startFlow(portal, { purpose, contact, language });
  if (started.ok) {
    writeFlowCookie(c, portal, purpose, started.value);
    return c.redirect(code, 303);
  }
  const flow = await readFlow(c, portal, purpose);
  const sameAddress = flow && Buffer.from(flow.addressIndex).equals(addressIndex(portal.vault, contact));
  if (sameAddress && !flow.finished) return c.redirect(code, 303);
  const error = sendText(words.account.findings, started.error, sayTime(c));
  return contactPage(c, portal, purpose, { value: contact.address, error }, 429);
}

type ContactState = Omit<ContactPageProps, 'view' | 'purpose' | 'phoneOffered'>;

function contactPage(c: Ctx, portal: Portal, purpose: FlowPurpose, state: ContactState, status: 200 | 422 | 429 = 200) {
  const phoneOffered = isPhoneOffered(portal);
  return render(c, <ContactPage view={c.var.view} purpose={purpose} phoneOffered={phoneOffered} {...state} />, status);
}

async function postCode(c: Ctx, portal: Portal, flow: Flow) {
  const { fields, act } = await readForm(c);
  const value = fields['kode'] ?? '';
  const { words, language } = c.var.view;
  const paths = flowPaths[flow.purpose];
  if (typeof act === 'object') return showCode(c, portal, flow, { value });
  if (act === 'resend') {
    if (flow.proved) return c.redirect(paths.password, 303);
    const resent = await resendCode(portal, flow, language);
    if (resent.ok) return c.redirect(`${paths.code}?terkirim=1`, 303);
    const resendError = sendText(words.account.findings, resent.error, sayTime(c));
    return showCode(c, portal, flow, { value, resendError }, 429);
  }
  const code = parseCode(value);
  const bucket = tryBucket(c, portal, 'code', flow.addressIndex);
  const result = code.ok ? await checkCode(portal, flow, bucket, code.value) : code;
  if (result.ok) return c.redirect(paths.password, 303);
  const error = codeText(words.account.findings, result.error, sayTime(c));
  const proved = result.error.code === 'code-already-used';
  return showCode(c, portal, flow, { value, error, proved }, codeStatus(result.error));
}

function codeStatus({ code }: CodeRefusal): 409 | 422 | 429 {
  if (code === 'code-already-used') return 409;
  return code === 'too-many-attempts' ? 429 : 422;
}

type CodeState = Partial<Pick<CodePageProps, 'value' | 'error' | 'resendError' | 'sent' | 'proved'>>;

async function showCode(c: Ctx, portal: Portal, flow: Flow, state: CodeState, status: 200 | 409 | 422 | 429 = 200) {
  const { sent, now } = await listSends(portal.sql, flow.addressIndex);
  const wait: SendRefusal | null = nextSend(sent, now);
  const say = sayTime(c);
  const page = (
    <CodePage
      view={c.var.view}
      purpose={flow.purpose}
      value=""
      sent={false}
      maskedAddress={maskAddress(flowContact(portal, flow))}
      codeUntil={flow.codeExpired ? null : say(flow.codeExpiresAt)}
      resendFrom={wait ? say(wait.until) : null}
      {...state}
    />
  );
  return render(c, page, status);
}

function showPassword(c: Ctx, portal: Portal, flow: Flow, error?: string) {
  const { address } = flowContact(portal, flow);
  const page = <PasswordPage view={c.var.view} purpose={flow.purpose} address={address} error={error} />;
  return render(c, page, error ? 422 : 200);
}

async function postPassword(c: Ctx, portal: Portal, flow: Flow) {
  const { fields, act } = await readForm(c);
  if (typeof act === 'object') return showPassword(c, portal, flow);
  const { view } = c.var;
  const { address } = flowContact(portal, flow);
  const password = fields['sandi'] ?? '';
  const context = { own: guessableParts(address), programme: programmeWords(portal.programme) };
  const [finding] = assessPassword(password, context);
  if (finding) return showPassword(c, portal, flow, passwordText(view.language, finding));

  const finish = flow.purpose === 'register' ? finishRegistering : finishRecovering;
  const result = await finish(portal, { flow, password, browser: readBrowser(c, portal), language: view.language });
  if (!result.ok && result.error.code === 'address-taken') {
    return render(c, <PasswordPage view={view} purpose={flow.purpose} address={address} addressTaken />, 409);
  }
  if (!result.ok) return c.redirect('/masuk?dibuat=1', 303);
  dropFlowCookies(c, portal);
  rememberDevice(c, portal, flow.addressIndex);
  writeSessionCookie(c, portal, result.value);
  return c.redirect('/pendaftaran', 303);
}

function sayTime(c: Ctx): (date: Date) => string {
  const { language, programme } = c.var.view;
  return (date) => clockTime(date, language, programme);
}
