/** The draw room's addresses: the public page and files of a draw, and the operators' room. */
import { Hono, type Context } from 'hono';
import type { Actor } from '../platform/audit.ts';
import { applicantOf, operatorOf, requireApplicant, requireOperator, type PortalEnv } from '../platform/context.ts';
import { readForm } from '../platform/form.ts';
import type { Portal } from '../platform/portal.ts';
import { render } from '../ui/render.tsx';
import { announceResults } from './announce-results.ts';
import { recordCeremony, type BeaconInput } from './draw-wave.ts';
import { fetchSignature } from './fetch-signature.ts';
import { findOperatorFigures, findPublicFigures } from './figures.ts';
import { OperatorDrawPage, type DrawRoomAct } from './operator-page.tsx';
import { findOwnResult } from './own-proof.ts';
import { OwnResultPage } from './own-result-page.tsx';
import { PublicDrawPage } from './public-page.tsx';
import type { DrawRoomRefusal } from './refusal-words.ts';
import { findFile } from './store.ts';
import { askForAct, confirmRequest, withdrawRequest } from './two-operators.ts';

type Ctx = Context<PortalEnv>;
type ActResult = Readonly<{ ok: true }> | Readonly<{ ok: false; error: DrawRoomRefusal }>;

export function drawRoomRoutes(portal: Portal): Hono<PortalEnv> {
  const routes = new Hono<PortalEnv>();
  routes.get('/gelombang/:number{[0-9]{1,9}}/undian', async (c) => {
    const figures = await findPublicFigures(portal, numberOf(c));
    if (figures === null) return c.notFound();
    return render(c, <PublicDrawPage view={c.var.view} figures={figures} baseUrl={portal.config.baseUrl} />);
  });
  routes.get('/gelombang/:number{[0-9]{1,9}}/undian/berkas/:name{.+}', async (c) => {
    const bytes = await findFile(portal.sql, numberOf(c), c.req.param('name'));
    if (bytes === null) return c.notFound();
    return c.body(new Uint8Array(bytes), 200, fileHeaders(c.req.param('name')));
  });

  routes.use('/hasil/*', requireApplicant);
  routes.get('/hasil/:number{[1-9][0-9]{0,8}}', async (c) => {
    const result = await findOwn(portal, c);
    return result === null ? c.notFound() : render(c, <OwnResultPage view={c.var.view} result={result} />);
  });
  routes.get('/hasil/:number{[1-9][0-9]{0,8}}/bukti', async (c) => {
    const result = await findOwn(portal, c);
    if (result === null) return c.notFound();
    return c.body(`${JSON.stringify(result.proof, null, 2)}\n`, 200, proofHeaders(result.proof.receiptNumber));
  });

  routes.use('/petugas/undian/*', requireOperator);
  routes.get('/petugas/undian/:number{[0-9]{1,9}}', (c) => show(portal, c));
  routes.post('/petugas/undian/:number{[0-9]{1,9}}', async (c) => {
    const form = await readForm(c);
    if (typeof form.act !== 'string') return show(portal, c, { typed: form.fields });
    const act = form.act as DrawRoomAct;
    if (needsConfirmation(act) && form.fields['mengerti'] !== 'ya')
      return show(portal, c, { typed: form.fields, unconfirmed: act });
    if (act === 'fetch-signature') return showFetched(portal, c, form.fields);
    const result = await perform(portal, {
      number: numberOf(c),
      act,
      fields: form.fields,
      operatorId: operatorOf(c).id,
    });
    if (result === null) return show(portal, c, { typed: form.fields });
    if (!result.ok) return show(portal, c, { typed: form.fields, refusal: result.error, refused: act }, 409);
    return c.redirect(c.req.path, 303);
  });
  return routes;
}

type Posted = Readonly<{
  number: number;
  act: DrawRoomAct;
  fields: Readonly<Record<string, string>>;
  operatorId: string;
}>;

/** One act of the room; null when there is no such button. */
async function perform(portal: Portal, { number, act, fields, operatorId }: Posted): Promise<ActResult | null> {
  const actor: Actor = `operator:${operatorId}`;
  const askToDraw = (input: BeaconInput) => askForAct(portal, number, { act: 'draw', input }, operatorId);
  const answer = { number, requestId: fields['permintaan'] ?? '', operatorId };
  switch (act) {
    case 'seal':
      return askForAct(portal, number, { act }, operatorId);
    case 'ceremony':
      return recordCeremony(portal, number, fields['dadu'] ?? '', actor);
    case 'draw-signature':
      return askToDraw({ kind: 'signature', text: fields['tanda-tangan'] ?? '' });
    case 'draw-demo':
      return askToDraw({ kind: 'demo' });
    case 'draw-fallback':
      return askToDraw({ kind: 'fallback', throws: fields['dadu-pengganti'] ?? '' });
    case 'confirm':
      return confirmRequest(portal, answer);
    case 'withdraw':
      return withdrawRequest(portal, answer);
    case 'announce':
      return announceResults(portal, number, actor);
    default:
      return null;
  }
}

function needsConfirmation(act: DrawRoomAct): boolean {
  return act !== 'ceremony' && act !== 'withdraw' && act !== 'fetch-signature';
}

/** Fetching changes nothing: the page comes back with the field filled, and the operator asks with it. */
async function showFetched(portal: Portal, c: Ctx, typed: Readonly<Record<string, string>>) {
  const fetched = await fetchSignature(portal, numberOf(c));
  if (!fetched.ok) return show(portal, c, { typed, refusal: fetched.error, refused: 'fetch-signature' }, 409);
  return show(portal, c, { typed: { 'tanda-tangan': fetched.signature }, answeredBy: fetched.relay });
}

type Shown = Readonly<{
  typed?: Readonly<Record<string, string>>;
  answeredBy?: string;
  refusal?: DrawRoomRefusal;
  refused?: DrawRoomAct;
  unconfirmed?: DrawRoomAct;
}>;

async function show(portal: Portal, c: Ctx, shown: Shown = {}, status: 200 | 409 = 200) {
  const figures = await findOperatorFigures(portal, numberOf(c));
  if (figures === null) return c.notFound();
  return render(
    c,
    <OperatorDrawPage view={c.var.view} figures={figures} operatorId={operatorOf(c).id} {...shown} />,
    status,
  );
}

function numberOf(c: Ctx): number {
  return Number(c.req.param('number'));
}

/** The session says whose: there is no address of another's proofs. */
function findOwn(portal: Portal, c: Ctx) {
  return findOwnResult(portal, { gelombang: numberOf(c), applicantId: applicantOf(c).id });
}

function proofHeaders(receiptNumber: string): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="${receiptNumber}-bukti.json"`,
    'cache-control': 'no-store',
  };
}

/** Published bytes never change, but the rules may until the gelombang opens: a minute is kept, then asked again. */
function fileHeaders(name: string): Record<string, string> {
  const type = name.endsWith('.json')
    ? 'application/json'
    : name.endsWith('.jsonl')
      ? 'application/jsonl'
      : 'application/octet-stream';
  return {
    'content-type': type,
    'cache-control': name === 'rules.json' ? 'public, max-age=60' : 'public, max-age=86400',
    'access-control-allow-origin': '*',
  };
}
