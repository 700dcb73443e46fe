/**
 * The built program as a process of its own, with its own data folder, its own port and its own database on the run's server.
 *
 * `kill()` ends it as a power cut would; `restart()` starts it again on the same data.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import { parseConfig, repositoryFolder, type Environment } from '../../apps/portal/src/platform/config.ts';
import { openDatabase, type Sql } from '../../apps/portal/src/platform/database.ts';
import { freePort } from '../../apps/portal/src/platform/embedded/settings.ts';
import { loadOrMakeKeys } from '../../apps/portal/src/platform/key-file.ts';
import { listMessages, type OutboxMessage } from '../../apps/portal/src/platform/outbox.ts';
import type { Jobs } from '../../apps/portal/src/platform/jobs.ts';
import { openVault } from '../../apps/portal/src/platform/vault.ts';
import { freshDatabase } from './database-for-tests.ts';

export type RunningPortalOptions = Readonly<{
  env?: Environment;
  /** Its own embedded PostgreSQL in its data folder instead of the run's server. */
  ownDatabase?: boolean;
  /** Started as this user (root only). */
  uid?: number;
}>;

export type RunningPortal = Readonly<{
  url: string;
  dataFolder: string;
  /** Everything it printed so far. */
  output(): string;
  /** The one-time link printed at the first start. */
  operatorLink(): string;
  /** Of the run's server; not with `ownDatabase`. */
  sql: Sql;
  outbox(): Promise<readonly OutboxMessage[]>;
  /** SIGTERM, and waits for the end: its exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  /** Stops it if it runs, and removes its data and database. */
  close(): Promise<void>;
}>;

const readyWithinMs = 90_000;

export async function startPortal(options: RunningPortalOptions = {}): Promise<RunningPortal> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'gelombang-run-'));
  await chmod(dataFolder, options.uid === undefined ? 0o755 : 0o777);
  const database = options.ownDatabase ? null : await freshDatabase();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env: Environment = {
    PATH: process.env['PATH'],
    HOME: tmpdir(),
    PORT: String(port),
    BASE_URL: url,
    DATA_FOLDER: dataFolder,
    ...(database ? { DATABASE_URL: database.url } : {}),
    ...options.env,
  };
  let output = '';
  const launch = () => spawnReady(env, options, (text) => (output += text));
  let child = await launch();
  const sql = database?.sql;
  return {
    url,
    dataFolder,
    output: () => output,
    operatorLink: () => findLink(output),
    get sql() {
      if (!sql) throw new Error('this portal has its own database');
      return sql;
    },
    outbox: async () => readOutbox(env, dataFolder, database?.url),
    stop: () => end(child, 'SIGTERM'),
    async kill() {
      await end(child, 'SIGKILL');
    },
    async restart() {
      await end(child, 'SIGTERM');
      child = await launch();
    },
    async close() {
      await end(child, 'SIGTERM');
      await database?.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Resolves when it answers; a program that ends before is a failure with its words. */
async function spawnReady(
  env: Environment,
  { uid }: RunningPortalOptions,
  say: (text: string) => void,
): Promise<ChildProcess> {
  const main = path.join(repositoryFolder, 'apps/portal/dist/main.js');
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    env: env,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid }),
  });
  let words = '';
  const listen = (chunk: Buffer) => {
    words += chunk.toString();
    say(chunk.toString());
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const deadline = Date.now() + readyWithinMs;
  while (!words.includes('Ctrl-C')) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the portal ended:\n${words}`);
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`the portal is not ready:\n${words}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill(signal);
  return ended;
}

function findLink(output: string): string {
  const link = /http\S+\/petugas\/mulai\/\S+/.exec(output)?.[0];
  if (!link) throw new Error(`no operator's link was printed:\n${output}`);
  return link;
}

async function readOutbox(
  env: Environment,
  dataFolder: string,
  databaseUrl: string | undefined,
): Promise<readonly OutboxMessage[]> {
  const url = databaseUrl ?? parseConfig(env).databaseUrl;
  if (!url) throw new Error('this portal has its own database');
  const vault = openVault(await loadOrMakeKeys(dataFolder));
  const sql = openDatabase({ url, applicationName: 'gelombang-test', maxConnections: 1 });
  try {
    const notEnqueuing = undefined as unknown as Jobs;
    return await listMessages(sql, { vault, jobs: notEnqueuing }, 1000);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** For tests that inject: which server this run uses. */
export function runServerUrl(): string {
  return inject('databaseServer').url;
}
