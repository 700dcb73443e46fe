/** URLs of home, the public pages and the operators' pages of gelombang to use-cases. */
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import type { PortalEnv } from '../platform/context.ts';
import { listGelombang } from '../platform/gelombang-store.ts';
import type { Portal } from '../platform/portal.ts';
import { render } from '../ui/render.tsx';
import { HomePage } from './home-page.tsx';
import { operatorRoutes } from './operator-routes.tsx';
import { makePublicFigures, type FiguresOptions, type PublicFigures } from './public-figures.ts';
import { GelombangPage, ListPage, type Listed } from './public-pages.tsx';
import { hasJoined } from './store.ts';

type C = Context<PortalEnv>;

export function gelombangRoutes(portal: Portal, options: FiguresOptions): Hono<PortalEnv> {
  const figures = makePublicFigures(portal.sql, options);
  const routes = new Hono<PortalEnv>();
  routes.get('/', (c) => showHome(c, portal, figures));
  routes.get('/gelombang', async (c) =>
    render(c, <ListPage view={c.var.view} listed={await listAll(portal, figures)} />),
  );
  routes.get('/gelombang/:number{[1-9][0-9]{0,8}}', (c) => showGelombang(c, figures));
  routes.post('/petugas/gelombang/*', forgetAfter(figures));
  routes.post('/petugas/gelombang', forgetAfter(figures));
  routes.route('/', operatorRoutes(portal));
  return routes;
}

/** An operator who opened a gelombang finds it open on the front page. */
function forgetAfter({ forget }: PublicFigures): MiddlewareHandler {
  return async (_c, next) => {
    await next();
    forget();
  };
}

async function showHome(c: C, { sql }: Portal, figures: PublicFigures): Promise<Response> {
  const now = await figures.readNow();
  const person = c.var.applicant;
  const own =
    person === null ? null : now.gelombang !== null && (await hasJoined(sql, now.gelombang.number, person.id));
  return render(c, <HomePage view={c.var.view} {...now} hasJoined={own} />);
}

async function showGelombang(c: C, figures: PublicFigures): Promise<Response> {
  const life = await figures.findLife(Number(c.req.param('number')));
  return life ? render(c, <GelombangPage view={c.var.view} {...life} />) : c.notFound();
}

async function listAll({ sql }: Portal, figures: PublicFigures): Promise<readonly Listed[]> {
  const all = await listGelombang(sql);
  return Promise.all(
    all.map(async (gelombang) => ({ gelombang, joined: await figures.countJoined(gelombang.number) })),
  );
}
