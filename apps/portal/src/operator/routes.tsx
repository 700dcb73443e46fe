/** Operators over HTTP: the one-time link, log-in, start page, audit list, and the outbox of the demonstration. */
import { Hono, type Context } from 'hono';
import { localPath, operatorOf, requireOperator, type PortalEnv } from '../platform/context.ts';
import { readForm } from '../platform/form.ts';
import { findCurrentGelombang } from '../platform/gelombang-store.ts';
import { rememberDevice, tryBucket } from '../platform/known-device.ts';
import { listMessages } from '../platform/outbox.ts';
import type { Portal } from '../platform/portal.ts';
import { hashToken } from '../platform/tokens.ts';
import { formatDateTime } from '../messages/dates.ts';
import { render } from '../ui/render.tsx';
import { AuditPage } from './audit-page.tsx';
import { acceptInvitation } from './create-operator.ts';
import { operatorErrors } from './finding-words.ts';
import { createInvitation, type Invitation } from './invitation.ts';
import { BeginPage, DashboardPage, InvitationOverPage, OperatorLogInPage } from './operator-pages.tsx';
import {
  closeOperatorSession,
  logInOperator,
  operatorIndex,
  operatorTokenHash,
  writeOperatorCookie,
} from './operator-session.ts';
import {
  countPhotosInReview,
  isInvitationOpen,
  listAudit,
  listAuditActs,
  listOperatorNames,
  listStandingAlarms,
} from './operator-store.ts';
import { OutboxPage } from './outbox-page.tsx';

type Ctx = Context<PortalEnv>;

const auditPageLines = 50;
const alarmsShown = 20;

export function operatorRoutes(portal: Portal): Hono<PortalEnv> {
  const app = new Hono<PortalEnv>();
  app.get('/petugas/mulai/:token', (c) => showBegin(c, portal));
  app.post('/petugas/mulai/:token', (c) => postBegin(c, portal));
  app.get('/petugas/masuk', (c) => {
    const returnTo = operatorPath(c.req.query('tujuan'));
    if (c.var.operator) return c.redirect(returnTo, 303);
    return render(c, <OperatorLogInPage view={c.var.view} login="" returnTo={returnTo} />);
  });
  app.post('/petugas/masuk', (c) => postLogIn(c, portal));
  app.get('/petugas/keluar', (c) => c.redirect('/petugas', 303));
  app.post('/petugas/keluar', async (c) => {
    await closeOperatorSession(c, portal);
    return c.redirect('/petugas/masuk', 303);
  });
  app.get('/petugas', requireOperator, (c) => showDashboard(c, portal));
  app.get('/petugas/undang', requireOperator, (c) => c.redirect('/petugas', 303));
  app.post('/petugas/undang', requireOperator, async (c) =>
    showDashboard(c, portal, await createInvitation(portal, `operator:${operatorOf(c).id}`)),
  );
  app.get('/petugas/catatan', requireOperator, (c) => showAudit(c, portal));
  app.get('/kotak-keluar', async (c) => {
    if (!portal.config.outboxPage) return c.notFound();
    return render(c, <OutboxPage view={c.var.view} messages={await listMessages(portal.sql, portal)} />);
  });
  return app;
}

async function showBegin(c: Ctx, portal: Portal) {
  const token = c.req.param('token') ?? '';
  if (!(await isInvitationOpen(portal.sql, hashToken(token)))) return invitationOver(c);
  return render(c, <BeginPage view={c.var.view} action={c.req.path} name="" login="" />);
}

async function postBegin(c: Ctx, portal: Portal) {
  const { fields, act } = await readForm(c);
  const { view } = c.var;
  const entry = { name: fields['nama'] ?? '', login: fields['login'] ?? '', password: fields['sandi'] ?? '' };
  const typed = { view, action: c.req.path, name: entry.name, login: entry.login };
  if (typeof act === 'object') return render(c, <BeginPage {...typed} />);
  const tokenHash = hashToken(c.req.param('token') ?? '');
  if (!(await isInvitationOpen(portal.sql, tokenHash))) return invitationOver(c);
  const made = await acceptInvitation(portal, tokenHash, entry);
  if (made.ok) {
    rememberDevice(c, portal, operatorIndex(portal, entry.login));
    writeOperatorCookie(c, portal, made.sessionToken);
    return c.redirect('/petugas', 303);
  }
  if (!('findings' in made)) return invitationOver(c);
  return render(
    c,
    <BeginPage {...typed} errors={operatorErrors(view.language, view.words.operator.findings, made.findings)} />,
    422,
  );
}

function invitationOver(c: Ctx) {
  return render(c, <InvitationOverPage view={c.var.view} />, 410);
}

async function postLogIn(c: Ctx, portal: Portal) {
  const { fields, act } = await readForm(c);
  const { view } = c.var;
  const { logIn: words } = view.words.operator;
  const login = fields['login'] ?? '';
  const password = fields['sandi'] ?? '';
  const page = { view, login, returnTo: operatorPath(fields['tujuan']) };
  if (typeof act === 'object') return render(c, <OperatorLogInPage {...page} />);
  const errors = {
    ...(login.trim() === '' ? { login: words.loginEmpty } : {}),
    ...(password === '' ? { sandi: words.passwordEmpty } : {}),
  };
  if (Object.keys(errors).length > 0) return render(c, <OperatorLogInPage {...page} errors={errors} />, 422);

  const account = operatorIndex(portal, login);
  const bucket = tryBucket(c, portal, 'operator', account);
  const result = await logInOperator(portal, { login, password, bucket, before: operatorTokenHash(c, portal) });
  if (result.ok) {
    rememberDevice(c, portal, account);
    writeOperatorCookie(c, portal, result.sessionToken);
    return c.redirect(page.returnTo, 303);
  }
  if (result.error.code === 'log-in-wrong') {
    return render(c, <OperatorLogInPage {...page} errors={{ sandi: words.wrong }} />, 422);
  }
  const until = formatDateTime(result.error.until, view.language, view.programme);
  return render(c, <OperatorLogInPage {...page} errors={{ sandi: words.wait(until) }} />, 429);
}

async function showDashboard(c: Ctx, portal: Portal, invitation?: Invitation) {
  const { name } = operatorOf(c);
  const [gelombang, photosInReview, alarms] = await Promise.all([
    findCurrentGelombang(portal.sql),
    countPhotosInReview(portal.sql),
    listStandingAlarms(portal.sql, alarmsShown),
  ]);
  const page = (
    <DashboardPage
      view={c.var.view}
      name={name}
      gelombang={gelombang}
      photosInReview={photosInReview}
      alarms={alarms}
      {...(invitation ? { invitation } : {})}
    />
  );
  return render(c, page);
}

async function showAudit(c: Ctx, portal: Portal) {
  const act = c.req.query('tindakan') || null;
  const before = /^\d{1,15}$/.test(c.req.query('sebelum') ?? '') ? Number(c.req.query('sebelum')) : null;
  const [lines, acts, names] = await Promise.all([
    listAudit(portal.sql, { act, before, limit: auditPageLines + 1 }),
    listAuditActs(portal.sql),
    listOperatorNames(portal.sql),
  ]);
  const rows = lines.slice(0, auditPageLines);
  const more = new URLSearchParams({ ...(act ? { tindakan: act } : {}), sebelum: String(rows.at(-1)?.id ?? 0) });
  const page = (
    <AuditPage
      view={c.var.view}
      rows={rows}
      names={names}
      acts={acts}
      act={act}
      isFirstPage={before === null}
      olderHref={lines.length > auditPageLines ? `/petugas/catatan?${more.toString()}` : null}
    />
  );
  return render(c, page);
}

/** An operator is sent on to operators' pages only. */
function operatorPath(text: string | undefined): string {
  const path = localPath(text, '/petugas');
  return path.startsWith('/petugas') ? path : '/petugas';
}
