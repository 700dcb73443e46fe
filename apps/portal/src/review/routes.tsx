/** Human review over HTTP: the next photo, its watermarked picture, the decision. Every view and decision is audited. */
import { Hono, type Context } from 'hono';
import { formatDateTime } from '../messages/dates.ts';
import { writeAudit } from '../platform/audit.ts';
import { operatorOf, requireOperator, type PortalEnv } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import { readForm } from '../platform/form.ts';
import { findPhotoFile, pictureHeaders } from '../platform/photo-files.ts';
import { findPhoto } from '../platform/photo-state.ts';
import type { Portal } from '../platform/portal.ts';
import { render } from '../ui/render.tsx';
import { assessDecision, decidePhoto, parseReason, type Decision } from './decide-photo.ts';
import { ReviewPage, type ReviewPageProps } from './pages.tsx';
import { countWaiting, hasOpen, lockChoosing, openNextPhoto, skipPhoto } from './store.ts';
import { watermarkPhoto } from './watermark-photo.ts';

type C = Context<PortalEnv>;
type Shown = Partial<Pick<ReviewPageProps, 'typed' | 'findings' | 'notice'>>;

const page = '/petugas/foto';

export function reviewRoutes(portal: Portal): Hono<PortalEnv> {
  const routes = new Hono<PortalEnv>();
  routes.get(page, requireOperator, (c) => showNext(c, portal, { notice: noticeOf(c.req.query('kabar')) }));
  routes.post(page, requireOperator, (c) => decide(c, portal));
  routes.get(`${page}/gambar/:id`, requireOperator, (c) => showPicture(c, portal));
  return routes;
}

async function showNext(c: C, portal: Portal, shown: Shown, status: 200 | 422 = 200): Promise<Response> {
  const { id: operatorId } = operatorOf(c);
  const photoId = await inTransaction(portal.sql, async (tx) => {
    await lockChoosing(tx);
    return openNextPhoto(tx, operatorId);
  });
  const photo = photoId === null ? null : await findPhoto(portal.sql, photoId);
  const waiting = await countWaiting(portal.sql);
  const rest = { typed: { reason: '', note: '' }, findings: [], notice: null, ...shown };
  return render(c, <ReviewPage view={c.var.view} photo={photo} waiting={waiting} {...rest} />, status);
}

async function decide(c: C, portal: Portal): Promise<Response> {
  const { id: operatorId } = operatorOf(c);
  const { fields, act } = await readForm(c);
  const photoId = fields['foto'] ?? '';
  const typed = { reason: fields['alasan'] ?? '', note: (fields['catatan'] ?? '').trim() };
  if (act === 'lewati') {
    if (await hasOpen(portal.sql, operatorId, photoId)) await skipPhoto(portal.sql, operatorId, photoId);
    return c.redirect(page, 303);
  }
  if (act !== 'terima' && act !== 'tolak') return showNext(c, portal, { typed });
  const decision: Decision = {
    photoId,
    accepts: act === 'terima',
    reason: parseReason(typed.reason),
    note: typed.note,
  };
  const findings = assessDecision(decision);
  if (findings.length > 0) return showNext(c, portal, { typed, findings }, 422);
  const decided = await decidePhoto(portal, operatorId, decision);
  return c.redirect(`${page}?kabar=${decided.ok ? 'tersimpan' : 'sudah'}`, 303);
}

function noticeOf(query: string | undefined): ReviewPageProps['notice'] {
  return query === 'tersimpan' ? 'saved' : query === 'sudah' ? 'decided-before' : null;
}

/** Only the photo this operator has open, and the line in the audit list before the first byte. */
async function showPicture(c: C, portal: Portal): Promise<Response> {
  const operator = operatorOf(c);
  const photo = await findPhoto(portal.sql, c.req.param('id') ?? '');
  if (photo?.state !== 'in-review' || !(await hasOpen(portal.sql, operator.id, photo.id))) return c.notFound();
  const { applicantId, id: photoId } = photo;
  const owned = { dataFolder: portal.config.dataFolder, vault: portal.vault, applicantId, photoId };
  const jpeg = await findPhotoFile(portal.sql, owned);
  if (jpeg === null) return c.notFound();
  await writeAudit(portal.sql, { actor: `operator:${operator.id}`, act: 'photo-viewed', subject: `photo:${photoId}` });
  const { words, language, programme, now } = c.var.view;
  const marked = await watermarkPhoto(
    jpeg,
    words.review.watermark(operator.name, formatDateTime(now, language, programme)),
  );
  return c.body(marked as Uint8Array<ArrayBuffer>, 200, pictureHeaders);
}
