/** URLs of registering to use-cases. Everything here belongs to the signed-in applicant. */
import { Hono, type Context } from 'hono';
import { applicantOf, requireApplicant, type PortalEnv } from '../platform/context.ts';
import { findCurrentGelombang, findOpenGelombang } from '../platform/gelombang-store.ts';
import { readForm } from '../platform/form.ts';
import { findPhotoNik } from '../platform/photo-nik.ts';
import type { Portal } from '../platform/portal.ts';
import { render } from '../ui/render.tsx';
import { assessReadiness } from './assess-readiness.ts';
import { CheckPage } from './check-page.tsx';
import { isDraftStep, takeStepFields } from './draft-fields.ts';
import { joinGelombang, type JoinRefusal } from './join-gelombang.ts';
import { holdLateForms } from './late-forms.ts';
import { findReceipt } from './read-receipt.ts';
import { ReceiptPage } from './receipt-page.tsx';
import { receiptFileText } from './receipt.ts';
import { findTicketLine, listStatusEntries } from './read-status.ts';
import { compareWithPhoto, isAsking } from './photo-nik.ts';
import { readDraft, saveDraft } from './save-draft.ts';
import { StatusPage } from './status-page.tsx';
import { readNotices, stepRoutes } from './step-routes.tsx';
import { withdrawEntry } from './withdraw-entry.ts';
import { WithdrawPage } from './withdraw-page.tsx';
import { findEntry } from './store.ts';

export function registrationRoutes(portal: Portal): Hono<PortalEnv> {
  const routes = new Hono<PortalEnv>();
  for (const path of ['/pendaftaran', '/pendaftaran/*', '/draf']) routes.use(path, holdLateForms(portal));
  for (const path of ['/pendaftaran', '/pendaftaran/*', '/tanda-terima/*', '/status'])
    routes.use(path, requireApplicant);

  routes.get('/pendaftaran', (c) => sendToNextStep(c, portal));
  routes.route('/', stepRoutes(portal));
  routes.get('/pendaftaran/periksa', (c) => showCheck(c, portal, null));
  routes.post('/pendaftaran/periksa', (c) => join(c, portal));
  routes.get('/pendaftaran/tarik', async (c) => showWithdraw(c, portal));
  routes.post('/pendaftaran/tarik', (c) => withdraw(c, portal));
  routes.post('/draf', (c) => autosave(c, portal));
  routes.get('/tanda-terima/:gelombang{[1-9][0-9]{0,8}}', (c) => showReceipt(c, portal));
  routes.get('/tanda-terima/:gelombang{[1-9][0-9]{0,8}}/berkas', (c) => sendReceiptFile(c, portal));
  routes.get('/status', (c) => showStatus(c, portal));
  return routes;
}

type C = Context<PortalEnv>;

async function sendToNextStep(c: C, portal: Portal): Promise<Response> {
  const { id } = applicantOf(c);
  const { fields } = await readDraft(portal.sql, portal.vault, id);
  const open = await findOpenGelombang(portal.sql);
  const entry = open && (await findEntry(portal.sql, open.number, id));
  if (entry && !entry.withdrawnAt) return c.redirect('/status', 303);
  const { next } = await assessReadiness(portal.sql, portal, { applicantId: id, fields, now: c.var.view.now });
  return c.redirect(`/pendaftaran/${next}`, 303);
}

async function showCheck(c: C, portal: Portal, refusal: JoinRefusal | null): Promise<Response> {
  const { sql, vault } = portal;
  const { id } = applicantOf(c);
  const { view } = c.var;
  const notices = await readNotices(c, portal);
  const { fields } = await readDraft(sql, vault, id);
  const readiness = await assessReadiness(sql, portal, { applicantId: id, fields, now: view.now });
  const { open, next } = await findOpenAndNext(portal);
  const entry = open && (await findEntry(sql, open.number, id));
  const alreadyJoined = entry !== null && entry.withdrawnAt === null;
  const compared = compareWithPhoto(fields, await findPhotoNik(sql, { vault, applicantId: id }));
  const photoNik = isAsking(compared, fields) ? compared : null;
  const page = <CheckPage {...{ view, fields, readiness, open, next, alreadyJoined, refusal, notices, photoNik }} />;
  return render(c, page, refusal ? 409 : 200);
}

async function join(c: C, portal: Portal): Promise<Response> {
  const { fields, act } = await readForm(c);
  if (act === 'back') return c.redirect('/pendaftaran/pernyataan', 303);
  if (act !== 'continue') return showCheck(c, portal, null);
  const gelombang = parseNumber(fields['gelombang']);
  if (gelombang === null) return showCheck(c, portal, { code: 'not-open' });
  const result = await joinGelombang(portal, { applicantId: applicantOf(c).id, gelombang });
  if (result.ok) return c.redirect(`/tanda-terima/${gelombang}`, 303);
  return showCheck(c, portal, result.error);
}

async function showWithdraw(c: C, portal: Portal): Promise<Response> {
  const open = await findOpenGelombang(portal.sql);
  const entry = open && (await findEntry(portal.sql, open.number, applicantOf(c).id));
  if (open && (!entry || entry.withdrawnAt)) return c.redirect('/status', 303);
  return render(c, <WithdrawPage view={c.var.view} open={open} />);
}

async function withdraw(c: C, portal: Portal): Promise<Response> {
  const gelombang = parseNumber((await readForm(c)).fields['gelombang']);
  if (gelombang === null) return c.redirect('/status', 303);
  const result = await withdrawEntry(portal, { applicantId: applicantOf(c).id, gelombang });
  if (!result.ok && result.error.code === 'not-open')
    return render(c, <WithdrawPage view={c.var.view} open={null} />, 409);
  return c.redirect('/status', 303);
}

/** What page.ts sends while somebody types: the fields of one step, nothing judged, nothing answered. */
async function autosave(c: C, portal: Portal): Promise<Response> {
  if (!c.var.applicant) return c.body(null, 401);
  const form = await readForm(c);
  const step = form.fields['langkah'];
  if (!isDraftStep(step)) return c.body(null, 400);
  await saveDraft(portal, c.var.applicant.id, takeStepFields(step, form.all));
  return c.body(null, 204);
}

async function showReceipt(c: C, portal: Portal): Promise<Response> {
  const receipt = await findOwnReceipt(c, portal);
  return receipt ? render(c, <ReceiptPage view={c.var.view} receipt={receipt} />) : c.notFound();
}

async function sendReceiptFile(c: C, portal: Portal): Promise<Response> {
  const receipt = await findOwnReceipt(c, portal);
  if (!receipt) return c.notFound();
  const programme = portal.programme.name[c.var.view.language];
  const text = receiptFileText({ ...receipt, programme, publicKey: portal.vault.receiptPublicKey });
  return c.body(text, 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="${receipt.receiptNumber}.json"`,
    'cache-control': 'no-store',
  });
}

async function findOwnReceipt(c: C, portal: Portal) {
  const gelombang = parseNumber(c.req.param('gelombang'));
  return gelombang === null ? null : findReceipt(portal, { applicantId: applicantOf(c).id, gelombang });
}

async function showStatus(c: C, portal: Portal): Promise<Response> {
  const { id } = applicantOf(c);
  const entries = await listStatusEntries(portal.sql, id);
  const ticket = entries[0] ? await findTicketLine(portal.sql, entries[0]) : null;
  const { open, next } = await findOpenAndNext(portal);
  const { fields } = await readDraft(portal.sql, portal.vault, id);
  const readiness = await assessReadiness(portal.sql, portal, { applicantId: id, fields, now: c.var.view.now });
  return render(c, <StatusPage {...{ view: c.var.view, entries, ticket, readiness, open, next }} />);
}

async function findOpenAndNext({ sql }: Portal) {
  const open = await findOpenGelombang(sql);
  const current = open ? null : await findCurrentGelombang(sql);
  return { open, next: current?.state === 'scheduled' ? current : null };
}

/** A gelombang's number as it is written: PostgreSQL's integer holds nine digits and more. */
function parseNumber(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
