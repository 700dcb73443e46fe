/** Pages that only inform. The components' page is there in development and demonstration alone. */
import { Hono } from 'hono';
import type { PortalEnv } from '../platform/context.ts';
import type { Portal } from '../platform/portal.ts';
import { render } from '../ui/render.tsx';
import { ChannelsPage } from './channels-page.tsx';
import { ComponentsPage } from './components-page.tsx';
import { HelpPage } from './help-page.tsx';
import { PrivacyPage } from './privacy-page.tsx';

type InformationPortal = Pick<Portal, 'config' | 'programme' | 'assets'>;

export function informationRoutes({ config, programme, assets }: InformationPortal): Hono<PortalEnv> {
  const routes = new Hono<PortalEnv>();
  routes.get('/kanal-resmi', (c) => render(c, <ChannelsPage view={c.var.view} />));
  routes.get('/privasi', (c) => render(c, <PrivacyPage view={c.var.view} />));
  routes.get('/bantuan', (c) => render(c, <HelpPage view={c.var.view} />));
  routes.get('/portal.webmanifest', (c) =>
    c.body(JSON.stringify(describeApp(programme, assets)), 200, manifestHeaders),
  );
  if (config.development || config.demonstration) {
    routes.get('/komponen', (c) => render(c, <ComponentsPage view={c.var.view} />));
  }
  return routes;
}

const manifestHeaders = { 'content-type': 'application/manifest+json', 'cache-control': 'public, max-age=3600' };

/** How a phone shows the portal on its home screen. */
function describeApp({ name, description }: Portal['programme'], assets: Portal['assets']) {
  return {
    name: name.id,
    short_name: name.id,
    description: description.id,
    lang: 'id',
    start_url: '/',
    display: 'browser',
    background_color: '#fffdf8',
    theme_color: '#fffdf8',
    icons: [{ src: assets.url('icon.svg'), sizes: 'any', type: 'image/svg+xml' }],
  };
}
