/** Pages that only inform. The components' page is there in development and demonstration alone. */
import { Hono } from 'hono';
import type { PortalEnv } from '../platform/context.ts';
import type { Portal } from '../platform/portal.ts';
import { render } from '../ui/render.tsx';
import { ChannelsPage } from './channels-page.tsx';
import { ComponentsPage } from './components-page.tsx';
import { HelpPage } from './help-page.tsx';
import { PrivacyPage } from './privacy-page.tsx';

export function informationRoutes({ config }: Pick<Portal, 'config'>): Hono<PortalEnv> {
  const routes = new Hono<PortalEnv>();
  routes.get('/kanal-resmi', (c) => render(c, <ChannelsPage view={c.var.view} />));
  routes.get('/privasi', (c) => render(c, <PrivacyPage view={c.var.view} />));
  routes.get('/bantuan', (c) => render(c, <HelpPage view={c.var.view} />));
  if (config.development || config.demonstration) {
    routes.get('/komponen', (c) => render(c, <ComponentsPage view={c.var.view} />));
  }
  return routes;
}
