/**
 * The web role: what happens to every request, in this order, and the features' routes.
 *
 * Headers on everything; files and /sehat without a session; then whose post it is, how large, who asks, in which language.
 */
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { accountRoutes } from './account/routes.tsx';
import { sessionMiddleware } from './account/session.ts';
import { gelombangRoutes } from './gelombang/routes.tsx';
import { informationRoutes } from './information/routes.tsx';
import { operatorMiddleware } from './operator/operator-session.ts';
import { operatorRoutes } from './operator/routes.tsx';
import { photoRoutes } from './photo/routes.tsx';
import { drawRoomRoutes } from './draw-room/routes.tsx';
import { serveAsset } from './platform/assets.ts';
import type { PortalEnv } from './platform/context.ts';
import type { Portal } from './platform/portal.ts';
import { switchLanguage, viewMiddleware } from './platform/view.ts';
import { checkServer } from './platform/database.ts';
import { compression } from './platform/web-compression.ts';
import { faultPage, notFoundPage } from './platform/web-faults.tsx';
import { formLimit } from './platform/web-limits.ts';
import { originCheck, securityHeaders } from './platform/web-security.ts';
import { registrationRoutes } from './registration/routes.tsx';
import { reviewRoutes } from './review/routes.tsx';

export type App = Hono<PortalEnv>;

export type AppOptions = Readonly<{
  /** How long the public figures are kept; tests look at what they just wrote. */
  figuresKeptMs?: number;
}>;

export function createApp(portal: Portal, { figuresKeptMs = 1000 }: AppOptions = {}): App {
  const app: App = new Hono();
  app.onError(faultPage(portal));
  app.notFound(notFoundPage(portal));

  app.use(async (c, next) => {
    c.set('requestId', randomUUID());
    await next();
  });
  app.use(securityHeaders(portal.config));
  app.get('/aset/:file', (c) => serveAsset(c, portal.assets, c.req.param('file')));
  app.get('/sehat', async (c) => {
    await checkServer(portal.sql);
    return c.json({ status: 'ok' });
  });

  app.use(compression());
  app.use(originCheck(portal.config));
  app.use(formLimit());
  app.use(sessionMiddleware(portal));
  app.use(operatorMiddleware(portal));
  app.use(viewMiddleware(portal));
  app.post('/bahasa', switchLanguage(portal));

  for (const routes of featureRoutes(portal, figuresKeptMs)) app.route('/', routes);
  return app;
}

function featureRoutes(portal: Portal, figuresKeptMs: number): readonly Hono<PortalEnv>[] {
  return [
    gelombangRoutes(portal, { milliseconds: figuresKeptMs }),
    accountRoutes(portal),
    photoRoutes(portal),
    registrationRoutes(portal),
    reviewRoutes(portal),
    operatorRoutes(portal),
    drawRoomRoutes(portal),
    informationRoutes(portal),
  ];
}
