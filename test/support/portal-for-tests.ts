/**
 * A whole portal in this process, on a database of its own: pages by `request`, jobs by `runJobs`, messages by `outbox`.
 *
 * Nothing listens and nothing is sent; the worker's jobs run when the test says so.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildJudgeChild } from '../../packages/photo-check/test/judge-child-for-tests.ts';
import { createApp, type App } from '../../apps/portal/src/app.tsx';
import { assetsNotBuilt } from '../../apps/portal/src/platform/assets.ts';
import { parseConfig, type Environment } from '../../apps/portal/src/platform/config.ts';
import type { Sql } from '../../apps/portal/src/platform/database.ts';
import { openLog, type Logger } from '../../apps/portal/src/platform/log.ts';
import { openPortal } from '../../apps/portal/src/platform/open-portal.ts';
import { listMessages, type OutboxMessage } from '../../apps/portal/src/platform/outbox.ts';
import type { Portal } from '../../apps/portal/src/platform/portal.ts';
import { portalJobs } from '../../apps/portal/src/worker.ts';
import { freshDatabase } from './database-for-tests.ts';

export type TestPortalOptions = Readonly<{
  /** Environment variables beside the usual ones of a test. */
  env?: Environment;
  log?: Logger;
  /** Public figures are read anew on each look, unless a test is about keeping them. */
  figuresKeptMs?: number;
  /** The portal reaches its database by this port of this machine: a test stands between. */
  through?: number;
}>;

/** One browser: its cookies come back by themselves. */
export type Visitor = Readonly<{
  cookies: Map<string, string>;
  request(path: string, init?: RequestInit): Promise<Response>;
  postForm(path: string, fields: FormFields, init?: RequestInit): Promise<Response>;
}>;

export type FormFields = Readonly<Record<string, string | readonly string[]>>;

export type TestPortal = Visitor &
  Readonly<{
    portal: Portal;
    app: App;
    sql: Sql;
    dataFolder: string;
    /** Another browser, without cookies. */
    visitor(): Visitor;
    /** Every message so far, newest first, opened. */
    outbox(): Promise<readonly OutboxMessage[]>;
    /** The newest six-digit code that went to an address. */
    lastCode(address: string): Promise<string>;
    /** Runs what waits, now, and what that adds; answers how many. */
    runJobs(): Promise<number>;
    close(): Promise<void>;
  }>;

const origin = 'http://localhost:3000';

export async function openTestPortal(options: TestPortalOptions = {}): Promise<TestPortal> {
  const database = await freshDatabase();
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'gelombang-data-'));
  const config = parseConfig({
    NODE_ENV: 'test',
    DATA_FOLDER: dataFolder,
    DATABASE_URL: database.url,
    BASE_URL: origin,
    ...options.env,
  });
  const log = options.log ?? openLog('silent');
  const judgeChild = await buildJudgeChild();
  const { portal, close } = await openPortal({
    config,
    log,
    databaseUrl: options.through === undefined ? database.url : atPort(database.url, options.through),
    assets: assetsNotBuilt,
    judgeChildPath: judgeChild.path,
  });
  const app = createApp(portal, { figuresKeptMs: options.figuresKeptMs ?? 0 });
  const newVisitor = () => visitor(app, config.baseUrl);
  return {
    ...newVisitor(),
    portal,
    app,
    sql: portal.sql,
    dataFolder,
    visitor: newVisitor,
    outbox: () => listMessages(portal.sql, portal, 1000),
    lastCode: (address) => findCode(portal, address),
    runJobs: () => portal.jobs.runWaiting(portalJobs(portal)),
    async close() {
      await close();
      await judgeChild.remove();
      await database.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

function atPort(databaseUrl: string, port: number): string {
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  return url.href;
}

function visitor(app: App, baseUrl: string): Visitor {
  const cookies = new Map<string, string>();
  const request = async (target: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (!headers.has('cookie') && cookies.size > 0) headers.set('cookie', cookieHeader(cookies));
    const response = await app.request(new URL(target, baseUrl), { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) keepCookie(cookies, line);
    return response;
  };
  return {
    cookies,
    request,
    postForm: (target, fields, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set('content-type', 'application/x-www-form-urlencoded');
      if (!headers.has('origin')) headers.set('origin', new URL(baseUrl).origin);
      return request(target, { method: 'POST', ...init, headers, body: encode(fields) });
    },
  };
}

function encode(fields: FormFields): string {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const part of typeof value === 'string' ? [value] : value) body.append(name, part);
  }
  return body.toString();
}

function cookieHeader(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const name = pair.slice(0, pair.indexOf('=')).trim();
  const ended = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute));
  if (ended) cookies.delete(name);
  else cookies.set(name, pair.slice(pair.indexOf('=') + 1));
}

async function findCode(portal: Portal, address: string): Promise<string> {
  const messages = await listMessages(portal.sql, portal, 1000);
  const code = messages
    .filter((message) => message.address === address)
    .map(({ subject, body }) => /(?<!\d)\d{6}(?!\d)/.exec(`${body}\n${subject}`)?.[0])
    .find((found) => found !== undefined);
  if (code === undefined) throw new Error(`no code was sent to ${address}`);
  return code;
}
