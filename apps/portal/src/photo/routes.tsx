/** The photo step over HTTP: the page, the plain form, the verdict asked after, the own picture; and uploads. */
import { Hono, type Context } from 'hono';
import { applicantOf, requireApplicant, type PortalEnv } from '../platform/context.ts';
import { readForm } from '../platform/form.ts';
import { getPersonKey } from '../platform/person-key.ts';
import { findPhotoFile, pictureHeaders } from '../platform/photo-files.ts';
import { findNewestPhoto, findPhoto, reviewNoteWhere, type PhotoNow } from '../platform/photo-state.ts';
import type { Portal } from '../platform/portal.ts';
import { render } from '../ui/render.tsx';
import { askOperator } from './ask-operator.ts';
import { PhotoPage } from './pages.tsx';
import { photoPaths } from './paths.ts';
import { readPhotoStep } from './read-photo-step.ts';
import { receiveFormPhoto, type FormRefusal } from './receive-form-photo.ts';
import { makeUploads, type Uploads } from './receive-upload.ts';
import { saveWentOn } from './store.ts';
import { TryPage } from './try-page.tsx';
import { uploadRoutes } from './upload-routes.ts';

type C = Context<PortalEnv>;

export function photoRoutes(portal: Portal): Hono<PortalEnv> {
  const uploads = makeUploads(portal);
  const routes = new Hono<PortalEnv>();
  routes.route('/', uploadRoutes(uploads));
  const { maxBytes } = portal.programme.photo;
  routes.get(photoPaths.try, (c) => render(c, <TryPage view={c.var.view} maxBytes={maxBytes} />));
  routes.get(photoPaths.page, requireApplicant, (c) => showPage(c, portal));
  routes.post(photoPaths.page, requireApplicant, (c) => receive(c, portal, uploads));
  routes.get(photoPaths.state, requireApplicant, async (c) => {
    const photo = await findNewestPhoto(portal.sql, applicantOf(c).id);
    return c.json({ photo: photo?.id ?? null, state: photo?.state ?? null }, 200, { 'Cache-Control': 'no-store' });
  });
  routes.get(photoPaths.picture(':id'), requireApplicant, (c) => showPicture(c, portal));
  routes.post(photoPaths.goOn, requireApplicant, async (c) => {
    await saveWentOn(portal.sql, applicantOf(c).id);
    return c.redirect(photoPaths.next, 303);
  });
  routes.post(photoPaths.ask, requireApplicant, async (c) => {
    const { fields } = await readForm(c);
    await askOperator(portal, applicantOf(c).id, fields['foto'] ?? '');
    return c.redirect(photoPaths.page, 303);
  });
  return routes;
}

async function showPage(c: C, portal: Portal, error?: string, status = 200): Promise<Response> {
  const { view } = c.var;
  const { id: applicantId } = applicantOf(c);
  const step = await readPhotoStep(portal, applicantId, view.now);
  const note = step.newest === null ? '' : await openNote(portal, step.newest);
  const props = { view, applicantId, step, note, maxBytes: portal.programme.photo.maxBytes };
  return render(c, <PhotoPage {...props} {...(error === undefined ? {} : { error })} />, status as 200);
}

async function receive(c: C, portal: Portal, uploads: Uploads): Promise<Response> {
  const received = await receiveFormPhoto(uploads, applicantOf(c).id, c.req.raw);
  if (received.ok) return c.redirect(photoPaths.page, 303);
  const { error } = received;
  if (error.code === 'too-many') c.header('Retry-After', String(error.retryAfterSeconds));
  return showPage(c, portal, wordsFor(c, error, uploads), statusOf[error.code]);
}

const statusOf: Readonly<Record<FormRefusal['code'], number>> = {
  'no-file': 422,
  'too-large': 413,
  'cut-short': 400,
  'not-a-form': 400,
  'too-many': 429,
};

function wordsFor(c: C, error: FormRefusal, uploads: Uploads): string {
  const { failure } = c.var.view.words.photo;
  const sentences: Readonly<Record<FormRefusal['code'], string>> = {
    'no-file': failure.noFile,
    'too-large': failure.tooLargeForUs(`${Math.floor(uploads.limits.maxBytes / 1_000_000)} MB`),
    'cut-short': failure.cutShort,
    'not-a-form': failure.notAForm,
    'too-many': failure.tooMany,
  };
  return sentences[error.code];
}

/** One's own photo only. */
async function showPicture(c: C, portal: Portal): Promise<Response> {
  const photo = await findPhoto(portal.sql, c.req.param('id') ?? '');
  if (photo === null || photo.applicantId !== applicantOf(c).id || !photo.stored) return c.notFound();
  const { dataFolder } = portal.config;
  const owned = { dataFolder, vault: portal.vault, applicantId: photo.applicantId, photoId: photo.id };
  const jpeg = await findPhotoFile(portal.sql, owned);
  if (jpeg === null) return c.notFound();
  return c.body(jpeg as Uint8Array<ArrayBuffer>, 200, pictureHeaders);
}

async function openNote(portal: Portal, photo: PhotoNow): Promise<string> {
  const sealed = photo.review?.noteSealed ?? null;
  if (sealed === null) return '';
  const key = await getPersonKey(portal.sql, portal.vault, photo.applicantId);
  return portal.vault.openText(key, reviewNoteWhere(photo.id), sealed);
}
