/** The two typed steps: what was posted is saved first, right or wrong, and judged only then. */
import { Hono, type Context } from 'hono';
import { formatDateTime } from '../messages/dates.ts';
import { applicantOf, type PortalEnv } from '../platform/context.ts';
import { readForm, type FormAct } from '../platform/form.ts';
import type { Portal } from '../platform/portal.ts';
import { render } from '../ui/render.tsx';
import { assessData } from './assess-data.ts';
import { assessDeclarations } from './assess-declarations.ts';
import { assessReadiness, regionOptionsOf, todayOf } from './assess-readiness.ts';
import { DataPage } from './data-page.tsx';
import { DeclarationsPage } from './declarations-page.tsx';
import { takeStepFields, type DraftFields, type DraftStep } from './draft-fields.ts';
import { findPhotoNik } from '../platform/photo-nik.ts';
import { putBackHeldForms } from './hold-late-form.ts';
import { compareWithPhoto, isAsking, takeOffer } from './photo-nik.ts';
import { nextRegionField, suggestRegion } from './region-choice.ts';
import { readDraft, saveDraft } from './save-draft.ts';
import type { StepNotice } from './step-notices.tsx';
import { findJoinedNow } from './store.ts';

type C = Context<PortalEnv>;

export function stepRoutes(portal: Portal): Hono<PortalEnv> {
  const routes = new Hono<PortalEnv>();
  routes.get('/pendaftaran/data', (c) => showData(c, portal));
  routes.post('/pendaftaran/data', (c) => postData(c, portal));
  routes.get('/pendaftaran/pernyataan', (c) => showDeclarations(c, portal));
  routes.post('/pendaftaran/pernyataan', (c) => postDeclarations(c, portal));
  return routes;
}

/** Forms held from an ended session come back here; and what the last button did is said. */
export async function readNotices(c: C, portal: Portal): Promise<readonly StepNotice[]> {
  const { view } = c.var;
  const words = view.words.registration;
  const { id } = applicantOf(c);
  const putBack = await putBackHeldForms(portal, id);
  const joined = await findJoinedNow(portal.sql, id);
  const saved = c.req.query('tersimpan') === '1' && c.req.method === 'GET';
  const savedText = words.saved(formatDateTime(view.now, view.language, view.programme));
  return [
    ...(putBack.length > 0 ? [{ kind: 'done', text: words.putBack } as const] : []),
    ...(saved ? [{ kind: 'done', text: savedText } as const] : []),
    ...(joined === null
      ? []
      : [{ kind: 'info', text: words.changesAfterJoining(view.words.gelombang.name(joined)) } as const]),
  ];
}

async function showData(c: C, portal: Portal): Promise<Response> {
  const notices = await readNotices(c, portal);
  const { fields } = await readDraft(portal.sql, portal.vault, applicantOf(c).id);
  const photoNik = compareWithPhoto(fields, await readPhotoNik(c, portal));
  const regions = regionOptionsOf(portal);
  return render(c, <DataPage {...{ view: c.var.view, fields, regions, assessed: null, photoNik, notices }} />);
}

async function postData(c: C, portal: Portal): Promise<Response> {
  const { fields, act } = await saveStep(c, portal, 'data');
  if (act === 'back') return c.redirect('/pendaftaran/foto', 303);
  if (act === 'wilayah') return c.redirect(`/pendaftaran/data#${nextRegionField(fields)}`, 303);
  if (act === 'save') return c.redirect('/pendaftaran/data?tersimpan=1', 303);
  const inPhoto = await readPhotoNik(c, portal);
  if (act === 'nik-foto') {
    await saveDraft(portal, applicantOf(c).id, takeOffer(fields, inPhoto));
    return c.redirect('/pendaftaran/data#nik', 303);
  }
  const { view } = c.var;
  const regions = regionOptionsOf(portal);
  const photoNik = compareWithPhoto(fields, inPhoto);
  if (act !== 'continue') return render(c, <DataPage {...{ view, fields, regions, assessed: null, photoNik }} />);

  const today = todayOf(portal, view.now);
  const suggested = suggestRegion(fields, today, regions);
  const filled = suggested ? await saveDraft(portal, applicantOf(c).id, suggested) : fields;
  const assessed = assessData(filled, today, regions);
  const looksChecked = assessed.looksChecked && !isAsking(photoNik, fields);
  if (assessed.value && looksChecked && !suggested) return c.redirect('/pendaftaran', 303);
  const page = <DataPage {...{ view, fields: filled, regions, assessed, suggested, photoNik }} />;
  return render(c, page, assessed.findings.length > 0 ? 422 : 200);
}

async function readPhotoNik(c: C, { sql, vault }: Portal): Promise<string | null> {
  return findPhotoNik(sql, { vault, applicantId: applicantOf(c).id });
}

async function showDeclarations(c: C, portal: Portal): Promise<Response> {
  const { view } = c.var;
  const notices = await readNotices(c, portal);
  const { fields } = await readDraft(portal.sql, portal.vault, applicantOf(c).id);
  const { eligibility } = await assessNow(c, portal, fields);
  return render(c, <DeclarationsPage {...{ view, fields, assessed: null, eligibility, notices }} />);
}

async function postDeclarations(c: C, portal: Portal): Promise<Response> {
  const { fields, act } = await saveStep(c, portal, 'pernyataan');
  if (act === 'back') return c.redirect('/pendaftaran/data', 303);
  if (act === 'save') return c.redirect('/pendaftaran/pernyataan?tersimpan=1', 303);
  const { view } = c.var;
  if (act !== 'continue') return render(c, <DeclarationsPage view={view} fields={fields} assessed={null} />);
  const { eligibility: rules, consent } = portal.programme;
  const assessed = assessDeclarations(fields, rules, consent.version);
  const { eligibility } = await assessNow(c, portal, fields);
  if (assessed.facts && eligibility.length === 0) return c.redirect('/pendaftaran', 303);
  return render(c, <DeclarationsPage {...{ view, fields, assessed, eligibility }} />, 422);
}

async function assessNow(c: C, portal: Portal, fields: DraftFields) {
  return assessReadiness(portal.sql, portal, { applicantId: applicantOf(c).id, fields, now: c.var.view.now });
}

async function saveStep(
  c: C,
  portal: Portal,
  step: DraftStep,
): Promise<Readonly<{ fields: DraftFields; act: FormAct }>> {
  const form = await readForm(c);
  const fields = await saveDraft(portal, applicantOf(c).id, takeStepFields(step, form.all));
  return { fields, act: form.act };
}
