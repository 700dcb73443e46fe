/** Operators' URLs of gelombang: list, create, schedule, figures, open, close. Every act is a line of the audit list. */
import { Hono, type Context } from 'hono';
import type { Actor } from '../platform/audit.ts';
import { operatorOf, requireOperator, type PortalEnv, type View } from '../platform/context.ts';
import { findGelombang, listGelombang, type Gelombang } from '../platform/gelombang-store.ts';
import { readForm } from '../platform/form.ts';
import type { Portal } from '../platform/portal.ts';
import { render } from '../ui/render.tsx';
import { changeState, type StateRefusal } from './change-state.ts';
import { ConfirmPage, OperatorGelombangPage, OperatorListPage } from './operator-pages.tsx';
import { formatZonedTime, type ScheduleFields } from './parse-schedule.ts';
import { readFigures } from './read-figures.ts';
import { changeSchedule, createScheduled } from './schedule-gelombang.ts';
import { SchedulePage } from './schedule-page.tsx';
import { countJoined } from './store.ts';
import type { RescheduleRefusal } from '../platform/gelombang-store.ts';

type C = Context<PortalEnv>;

const base = '/petugas/gelombang';
const one = `${base}/:number{[1-9][0-9]{0,8}}`;

export function operatorRoutes(portal: Portal): Hono<PortalEnv> {
  const routes = new Hono<PortalEnv>();
  routes.use(base, requireOperator);
  routes.use(`${base}/*`, requireOperator);
  routes.get(base, (c) => showList(c, portal));
  routes.get(`${base}/baru`, (c) =>
    render(c, <SchedulePage view={c.var.view} number={null} fields={newFields(portal)} />),
  );
  routes.post(base, (c) => create(c, portal));
  routes.get(one, (c) => withGelombang(c, portal, (gelombang) => showOne(c, portal, gelombang)));
  routes.get(`${one}/jadwal`, (c) => withGelombang(c, portal, (gelombang) => showSchedule(c, portal, gelombang)));
  routes.post(`${one}/jadwal`, (c) => withGelombang(c, portal, (gelombang) => reschedule(c, portal, gelombang)));
  for (const [path, act] of [
    ['buka', 'open'],
    ['tutup', 'close'],
  ] as const) {
    routes.get(`${one}/${path}`, (c) =>
      withGelombang(c, portal, (gelombang) => confirm(c, portal, { gelombang, act })),
    );
    routes.post(`${one}/${path}`, (c) =>
      withGelombang(c, portal, (gelombang) => change(c, portal, { gelombang, act })),
    );
  }
  return routes;
}

async function withGelombang(
  c: C,
  { sql }: Portal,
  show: (gelombang: Gelombang) => Promise<Response>,
): Promise<Response> {
  const gelombang = await findGelombang(sql, Number(c.req.param('number')));
  return gelombang ? show(gelombang) : c.notFound();
}

async function showList(c: C, { sql }: Portal): Promise<Response> {
  const all = await listGelombang(sql);
  const listed = await Promise.all(
    all.map(async (gelombang) => ({ gelombang, joined: await countJoined(sql, gelombang.number) })),
  );
  return render(c, <OperatorListPage view={c.var.view} listed={listed} />);
}

async function create(c: C, portal: Portal): Promise<Response> {
  const { fields, act } = await readForm(c);
  const { view } = c.var;
  if (act !== 'continue') return render(c, <SchedulePage view={view} number={null} fields={fields} />);
  const result = await createScheduled(portal, fields, actorOf(c));
  if (result.ok) return c.redirect(`${base}/${result.number}?selesai=dibuat`, 303);
  return render(c, <SchedulePage view={view} number={null} fields={fields} findings={result.findings} />, 422);
}

async function showOne(c: C, portal: Portal, gelombang: Gelombang, refusal: string | null = null): Promise<Response> {
  const { view } = c.var;
  const { operator, name, states } = view.words.gelombang;
  const figures = await readFigures(portal, gelombang.number);
  const said: Readonly<Record<string, string>> = {
    dibuat: operator.created(name(gelombang.number)),
    jadwal: operator.saved,
    status: operator.transitioned(name(gelombang.number), states[gelombang.state]),
  };
  const done = refusal === null ? (said[c.req.query('selesai') ?? ''] ?? null) : null;
  const page = <OperatorGelombangPage {...{ view, gelombang, figures, done, refusal }} />;
  return render(c, page, refusal === null ? 200 : 409);
}

async function showSchedule(c: C, portal: Portal, gelombang: Gelombang): Promise<Response> {
  if (gelombang.state !== 'scheduled') {
    const refusal = tellRefusal(c.var.view, { code: 'schedule-fixed', from: gelombang.state });
    return showOne(c, portal, gelombang, refusal);
  }
  const fields = fieldsOf(gelombang, portal.programme.timeZone.name);
  return render(c, <SchedulePage view={c.var.view} number={gelombang.number} fields={fields} />);
}

async function reschedule(c: C, portal: Portal, gelombang: Gelombang): Promise<Response> {
  const { fields, act } = await readForm(c);
  const { view } = c.var;
  const { number } = gelombang;
  if (act !== 'continue') return render(c, <SchedulePage view={view} number={number} fields={fields} />);
  const result = await changeSchedule(portal, { number, fields, actor: actorOf(c) });
  if (result.ok) return c.redirect(`${base}/${number}?selesai=jadwal`, 303);
  if ('findings' in result)
    return render(c, <SchedulePage {...{ view, number, fields, findings: result.findings }} />, 422);
  return render(c, <SchedulePage {...{ view, number, fields, refusal: tellRefusal(view, result.error) }} />, 409);
}

type Change = Readonly<{ gelombang: Gelombang; act: 'open' | 'close' }>;

async function confirm(c: C, { sql }: Portal, { gelombang, act }: Change): Promise<Response> {
  const joined = await countJoined(sql, gelombang.number);
  return render(c, <ConfirmPage view={c.var.view} {...{ gelombang, act, joined }} />);
}

async function change(c: C, portal: Portal, { gelombang, act }: Change): Promise<Response> {
  const { number } = gelombang;
  const result = await changeState(portal, { number, act, actor: actorOf(c) });
  if (result.ok) return c.redirect(`${base}/${number}?selesai=status`, 303);
  return showOne(c, portal, gelombang, tellRefusal(c.var.view, result.error));
}

function actorOf(c: C): Actor {
  return `operator:${operatorOf(c).id}`;
}

function tellRefusal(view: View, refusal: StateRefusal | RescheduleRefusal): string {
  const { operator, states } = view.words.gelombang;
  const stateOf = (from: Gelombang['state']) => ({ state: states[from], act: '', needed: '' });
  switch (refusal.code) {
    case 'gelombang-not-yet':
      return operator.refusals[refusal.code]({
        state: states[refusal.from],
        act: operator.acts[refusal.act],
        needed: states[refusal.needed],
      });
    case 'gelombang-already':
      return operator.refusals[refusal.code]({ ...stateOf(refusal.from), act: operator.acts[refusal.act] });
    case 'schedule-fixed':
      return operator.refusals[refusal.code](stateOf(refusal.from));
    case 'gelombang-unknown':
    case 'closing-time-past':
      return operator.refusals[refusal.code]();
  }
}

function newFields({ programme }: Portal): ScheduleFields {
  return { places: String(programme.draw.places), quota: 'national' };
}

function fieldsOf(gelombang: Gelombang, timeZone: string): ScheduleFields {
  const { quotas } = gelombang;
  const pairs = Object.entries(quotas?.regions ?? {}).map(([code, places]) => `${code} ${places}`);
  return {
    opens: formatZonedTime(gelombang.opensAt, timeZone),
    closes: formatZonedTime(gelombang.closesAt, timeZone),
    draw: formatZonedTime(gelombang.drawAt, timeZone),
    places: String(gelombang.places),
    quota: quotas === null ? 'national' : 'regions',
    'quota-list': pairs.join(', '),
    'second-walk': quotas?.secondWalk ? 'ya' : '',
  };
}
