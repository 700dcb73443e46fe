/**
 * The upload protocol on a real socket, with a real database and real files,
 * and nothing else of the portal: for tests. `who` is the signed-in applicant.
 */
import { createServer, request, type ClientRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { photoMessages } from '../messages/photo.ts';
import type { PortalEnv, View } from '../platform/context.ts';
import { makeUploads, type UploadPortal } from './receive-upload.ts';
import { uploadLimits, type UploadLimits } from './upload-limits.ts';
import { uploadRoutes } from './upload-routes.ts';

export type Sent = Readonly<{
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: Uint8Array;
  who?: string;
}>;
export type Answer = Readonly<{ status: number; headers: IncomingHttpHeaders; body: string }>;

export type UploadServer = Readonly<{
  send(sent: Sent): Promise<Answer>;
  /** A request whose body the test writes piece by piece. */
  open(sent: Sent): Readonly<{ request: ClientRequest; answer: Promise<Answer> }>;
  stop(): Promise<void>;
}>;

export async function startUploadServer(
  portal: UploadPortal,
  limits: Partial<UploadLimits> = {},
): Promise<UploadServer> {
  const uploads = makeUploads(portal, { ...uploadLimits, ...limits });
  const app = new Hono<PortalEnv>();
  app.use(async (c, next) => {
    const who = c.req.header('x-test-applicant');
    c.set('applicant', who === undefined ? null : { id: who });
    c.set('view', { words: { photo: photoMessages.id } } as unknown as View);
    await next();
  });
  app.route('/', uploadRoutes(uploads));
  const listener = getRequestListener((incoming) => app.fetch(incoming), { overrideGlobalObjects: false });
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const open = ({ method, path, headers = {}, who }: Sent) => {
    const own = { 'tus-resumable': '1.0.0', ...(who === undefined ? {} : { 'x-test-applicant': who }), ...headers };
    const sending = request({ host: '127.0.0.1', port, method, path, headers: own, agent: false });
    return { request: sending, answer: readAnswer(sending) };
  };
  return {
    open,
    async send(sent) {
      const { request: sending, answer } = open({
        ...sent,
        headers: { 'content-length': String(sent.body?.length ?? 0), ...sent.headers },
      });
      sending.end(sent.body);
      return answer;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function readAnswer(sending: ClientRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    sending.on('error', reject);
    sending.on('response', (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      response.on('error', reject);
    });
  });
}
