/** The listening server: opens the port, and at a clean stop lets what runs come to its end. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { StartFault, type Config } from './config.ts';

export type WebServer = Readonly<{ port: number; stop(): Promise<void> }>;

type App = Readonly<{ fetch(request: Request, env: object): Response | Promise<Response> }>;

/** After this, connections still open at a clean stop are cut. */
const drainMs = 10_000;

export async function listen(app: App, config: Pick<Config, 'host' | 'port'>): Promise<WebServer> {
  const server = createServer(
    // Slow networks send photos for minutes; headers have no excuse.
    { requestTimeout: 600_000, headersTimeout: 20_000, keepAliveTimeout: 65_000 },
    getRequestListener((request, env) => app.fetch(request, env), { overrideGlobalObjects: false }),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portFault(error, config)));
    server.listen(config.port, config.host, resolve);
  });
  return { port: (server.address() as AddressInfo).port, stop: () => stopServer(server) };
}

async function stopServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearTimeout(cut);
}

function portFault(error: NodeJS.ErrnoException, { host, port }: Pick<Config, 'host' | 'port'>): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartFault(
      `Port ${port} di ${host} sudah dipakai program lain. Jalankan dengan PORT=${port + 1} npm start.\n` +
        `Port ${port} on ${host} is taken by another program. Start with PORT=${port + 1} npm start.`,
      { cause: error },
    );
  }
  if (error.code === 'EACCES')
    return new StartFault(`Port ${port} needs more rights: choose one above 1023 (PORT).`, { cause: error });
  return error;
}
