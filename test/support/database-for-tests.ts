/**
 * A real PostgreSQL for tests: one server a run, one migrated template, one clone of it for each test file.
 *
 * With DATABASE_URL set that server is used (its user must be allowed to create databases); else an embedded one
 * in a temporary folder, without fsync.
 */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { openDatabase, type Sql } from '../../apps/portal/src/platform/database.ts';
import { startEmbeddedDatabase } from '../../apps/portal/src/platform/embedded-database.ts';
import { openJobs } from '../../apps/portal/src/platform/jobs.ts';
import { openLog } from '../../apps/portal/src/platform/log.ts';
import { migrate } from '../../apps/portal/src/platform/migrate.ts';

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- vitest's own interface is extended
  interface ProvidedContext {
    databaseServer: Readonly<{ url: string; template: string }>;
  }
}

type Server = Readonly<{ url: string; template: string; stop(): Promise<void> }>;

/** Several projects of one run share the server: kept where every copy of this module finds it. */
type Shared = { gelombangTestServer?: { users: number; server: Promise<Server> } };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = globalThis as Shared;
  const held = (shared.gelombangTestServer ??= { users: 0, server: startServer() });
  held.users++;
  const { url, template } = await held.server;
  project.provide('databaseServer', { url, template });
  return async () => {
    held.users--;
    if (held.users > 0) return;
    delete shared.gelombangTestServer;
    await (await held.server).stop();
  };
}

export type TestDatabase = Readonly<{ url: string; sql: Sql; drop(): Promise<void> }>;

/** An empty database with all tables, for this test file alone. */
export async function freshDatabase(): Promise<TestDatabase> {
  const { url, template } = inject('databaseServer');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(url, (sql) => clone(sql, name, template));
  const own = databaseUrl(url, name);
  const sql = openDatabase({ url: own, applicationName: 'gelombang-test', maxConnections: 10 });
  return {
    url: own,
    sql,
    async drop() {
      await sql.end({ timeout: 5 });
      await onServer(url, (server) => server.unsafe(`drop database if exists ${name} with (force)`));
    },
  };
}

async function startServer(): Promise<Server> {
  const external = process.env['DATABASE_URL'];
  return external ? prepare(external, async () => undefined) : startEmbedded();
}

async function startEmbedded(): Promise<Server> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gelombang-test-'));
  await chmod(folder, 0o755);
  const database = await startEmbeddedDatabase({ dataFolder: folder, say: () => undefined, durable: false });
  const stop = async () => {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return await prepare(database.url, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function prepare(url: string, stopServer: () => Promise<void>): Promise<Server> {
  const template = `template_${randomBytes(6).toString('hex')}`;
  await onServer(url, (sql) => sql.unsafe(`create database ${template}`));
  const sql = openDatabase({ url: databaseUrl(url, template), applicationName: 'gelombang-test', maxConnections: 2 });
  await migrate(sql);
  await (await openJobs(sql, openLog('silent'))).stop();
  await sql.end({ timeout: 5 });
  return {
    url,
    template,
    async stop() {
      await onServer(url, (server) => server.unsafe(`drop database if exists ${template} with (force)`));
      await stopServer();
    },
  };
}

/** A template that somebody is copying, or has just left, is busy for a moment. */
async function clone(sql: postgres.Sql, name: string, template: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await sql.unsafe(`create database ${name} template ${template}`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== '55006' || attempt > 100) throw error;
      await sleep(100);
    }
  }
}

async function onServer(url: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function databaseUrl(url: string, name: string): string {
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}
