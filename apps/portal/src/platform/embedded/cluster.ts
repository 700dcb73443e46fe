/**
 * One PostgreSQL cluster on disk: made by initdb, started and stopped by pg_ctl, found alive or dead by its pid file.
 *
 * pg_ctl starts the server in its own session, so Ctrl-C in a terminal reaches the portal alone, which then
 * stops the database last.
 */
import { execFile } from 'node:child_process';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { StartFault } from '../config.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { isAlive, isPostgres } from './process.ts';
import { freePort, type ClusterSettings } from './settings.ts';

export type Cluster = Readonly<{
  /** Holds `cluster/`, `log/` and the settings. */
  folder: string;
  binaries: Binaries;
  account: Account | null;
  /** false only for tests: the machine's crash may lose data, and everything is quicker. */
  durable: boolean;
}>;

const run = promisify(execFile);
export const owner = 'gelombang';

export function clusterFolder({ folder }: Pick<Cluster, 'folder'>): string {
  return path.join(folder, 'cluster');
}

/** Made beside its place and renamed: a process killed in the middle leaves nothing that looks finished. */
export async function makeCluster(cluster: Cluster, password: string): Promise<void> {
  const unfinished = `${clusterFolder(cluster)}.new`;
  const passwordFile = path.join(cluster.folder, 'password.new');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  await mkdir(path.join(cluster.folder, 'log'), { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  for (const name of [unfinished, path.join(cluster.folder, 'log'), passwordFile]) await give(name, cluster.account);
  try {
    await run(
      cluster.binaries.initdb,
      [
        ...[`--pgdata=${unfinished}`, `--username=${owner}`, `--pwfile=${passwordFile}`],
        ...['--auth=scram-sha-256', '--encoding=UTF8', '--data-checksums'],
        // Sorting and case by Unicode code point, whatever the machine has installed.
        ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
        ...(cluster.durable ? [] : ['--no-sync']),
      ],
      asAccount(cluster),
    );
  } catch (error) {
    throw new StartFault(`PostgreSQL's data folder could not be made:\n${wordsOf(error)}`, { cause: error });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, clusterFolder(cluster));
}

/** Answers with the port it listens on: a taken one is given up for a free one. */
export async function startCluster(cluster: Cluster, settings: ClusterSettings): Promise<number> {
  const log = path.join(cluster.folder, 'log', 'postgresql.log');
  let port = settings.port;
  let last = '';
  // Helpers of a killed server hold its memory for a moment: start is tried until they are gone.
  for (let attempt = 0; attempt < 40; attempt++) {
    await writeFile(log, '', { mode: 0o600 });
    await give(log, cluster.account);
    try {
      const args = [
        'start',
        '-w',
        '-t',
        '60',
        '-s',
        '-D',
        clusterFolder(cluster),
        '-l',
        log,
        '-o',
        serverOptions(port, cluster),
      ];
      await run(cluster.binaries.pgCtl, args, asAccount(cluster));
      return port;
    } catch (error) {
      last = await readFile(log, 'utf8').catch(() => wordsOf(error));
      if (/Address already in use|could not create any TCP\/IP sockets/.test(last)) port = await freePort();
      else if (!/still in use|already exists|starting up|Is another postmaster/i.test(last)) break;
      else await sleep(250);
    }
  }
  throw new StartFault(`The embedded PostgreSQL did not start:\n${last.trim().split('\n').slice(-8).join('\n')}`);
}

/** Fast: sessions are ended, everything committed is on disk. */
export async function stopCluster(cluster: Cluster): Promise<void> {
  await run(
    cluster.binaries.pgCtl,
    ['stop', '-w', '-t', '60', '-s', '-m', 'fast', '-D', clusterFolder(cluster)],
    asAccount(cluster),
  );
}

export type RunningServer = Readonly<{ pid: number; port: number }>;

/** What the pid file says, if that process lives and is a PostgreSQL. */
export async function findRunningServer(cluster: Pick<Cluster, 'folder'>): Promise<RunningServer | null> {
  const file = path.join(clusterFolder(cluster), 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  const [first, ...lines] = text.split('\n');
  const pid = Number(first);
  if (isAlive(pid) && isPostgres(pid)) return { pid, port: Number(lines[2]) };
  // PostgreSQL takes a zombie, or whatever program has this number now, for its predecessor. The rest of the file
  // stays: by it the server makes sure that no process of the old one still works on the data.
  await writeFile(file, [noProcess, ...lines].join('\n'));
  return null;
}

/** Above any system's highest process number. */
const noProcess = 2_147_483_646;

function serverOptions(port: number, { durable }: Cluster): string {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: "''",
    port,
    max_connections: 200,
    shared_buffers: '128MB',
    timezone: 'UTC',
    jit: 'off',
    // A statement in the log could carry somebody's data.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    synchronous_commit: 'on',
    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
  };
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

function asAccount({ account }: Pick<Cluster, 'account'>) {
  const { PATH, TMPDIR } = process.env;
  return { cwd: '/', env: { PATH, TMPDIR, LC_ALL: 'C', TZ: 'UTC' }, ...(account ?? {}) };
}

async function give(name: string, account: Account | null): Promise<void> {
  if (account) await chown(name, account.uid, account.gid);
}

function wordsOf(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message?: string };
  return (stderr ?? '').trim() || (message ?? String(error));
}
