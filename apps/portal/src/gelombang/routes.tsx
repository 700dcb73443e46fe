/** URLs of home, the public pages and the operators' pages of gelombang to use-cases. */
import { Hono, type Context } from 'hono';
import type { PortalEnv } from '../platform/context.ts';
import { findCurrentGelombang, findGelombang, listGelombang, type Gelombang } from '../platform/gelombang-store.ts';
import type { Portal } from '../platform/portal.ts';
import { render } from '../ui/render.tsx';
import { HomePage } from './home-page.tsx';
import { makeJoinedCounter, type JoinedCounter } from './joined-count.ts';
import { operatorRoutes } from './operator-routes.tsx';
import { GelombangPage, ListPage, type Listed } from './public-pages.tsx';
import { getLifeTimes, hasJoined, readClock } from './store.ts';

type C = Context<PortalEnv>;

export function gelombangRoutes(portal: Portal): Hono<PortalEnv> {
  const counter = makeJoinedCounter(portal.sql);
  const routes = new Hono<PortalEnv>();
  routes.get('/', (c) => showHome(c, portal, counter));
  routes.get('/gelombang', async (c) =>
    render(c, <ListPage view={c.var.view} listed={await listAll(portal, counter)} />),
  );
  routes.get('/gelombang/:number{[1-9][0-9]{0,8}}', (c) => showGelombang(c, portal, counter));
  routes.route('/', operatorRoutes(portal));
  return routes;
}

async function showHome(c: C, { sql }: Portal, counter: JoinedCounter): Promise<Response> {
  const gelombang = await findCurrentGelombang(sql);
  const joined = gelombang && gelombang.state !== 'scheduled' ? await counter(gelombang.number) : 0;
  // By the database's clock, as joining does: a page never offers what is refused a moment later.
  const isOpen = gelombang?.state === 'open' && (await readClock(sql)) < gelombang.closesAt;
  const person = c.var.applicant;
  const own = person === null ? null : gelombang !== null && (await hasJoined(sql, gelombang.number, person.id));
  return render(c, <HomePage view={c.var.view} {...{ gelombang, isOpen, joined }} hasJoined={own} />);
}

async function showGelombang(c: C, { sql }: Portal, counter: JoinedCounter): Promise<Response> {
  const gelombang = await findGelombang(sql, Number(c.req.param('number')));
  if (!gelombang) return c.notFound();
  const joined = await counter(gelombang.number);
  const times = await getLifeTimes(sql, gelombang.number);
  return render(c, <GelombangPage view={c.var.view} {...{ gelombang, joined, times }} />);
}

export async function listAll({ sql }: Pick<Portal, 'sql'>, counter: JoinedCounter): Promise<readonly Listed[]> {
  const all = await listGelombang(sql);
  return Promise.all(all.map(async (gelombang: Gelombang) => ({ gelombang, joined: await counter(gelombang.number) })));
}
