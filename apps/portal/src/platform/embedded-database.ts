/**
 * The embedded PostgreSQL: real, durable, on 127.0.0.1 with a password of its own, in a data folder.
 *
 * Several instances of the portal share one server: whoever finds it running attaches, and the last to leave stops
 * it. A server that outlived a killed portal is found by its pid file; one that was killed itself is started again.
 */
import { createHash } from 'node:crypto';
import { access, constants, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { StartFault } from './config.ts';
import { canReach, databaseAccount, type Account } from './embedded/account.ts';
import { prepareBinaries } from './embedded/binaries.ts';
import {
  clusterFolder,
  findRunningServer,
  makeCluster,
  owner,
  startCluster,
  stopCluster,
  type Cluster,
} from './embedded/cluster.ts';
import { withFolderLock } from './embedded/folder-lock.ts';
import { findSettings, newSettings, saveSettings, type ClusterSettings } from './embedded/settings.ts';

export type EmbeddedDatabase = Readonly<{
  url: string;
  folder: string;
  /** The server ran already, for another instance or after one was killed. */
  attached: boolean;
  /** Ours last: stops the server unless another instance uses it. */
  stop(): Promise<void>;
}>;

export type EmbeddedOptions = Readonly<{
  dataFolder: string;
  /** One line for the person who started us, when something is not where they would look for it. */
  say(line: string): void;
  durable?: boolean;
}>;

const databaseName = 'gelombang';
const presenceName = 'gelombang-presence';

export async function startEmbeddedDatabase({
  dataFolder,
  say,
  durable = true,
}: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const account = await databaseAccount();
  const folder = await chooseFolder(path.join(path.resolve(dataFolder), 'postgresql'), account, say);
  const binaries = await prepareBinaries(account, path.join(folder, 'programs'));
  const cluster: Cluster = { folder, binaries, account, durable };

  let stopping = false;
  let presence: postgres.Sql | undefined;
  const up = () =>
    withFolderLock(folder, async () => {
      if (stopping) throw new Error('stopped meanwhile');
      const started = await startOrAttach(cluster);
      presence = await announcePresence(started.url, () => {
        if (!stopping) void restart();
      });
      return started;
    });
  /** The server died under us: started again, as often as it takes, on the port that the pool knows. */
  const restart = async (): Promise<void> => {
    await presence?.end({ timeout: 1 });
    while (!stopping) {
      try {
        await up();
        return;
      } catch {
        await sleep(1000);
      }
    }
  };

  const { url, attached } = await up();
  return {
    url,
    folder,
    attached,
    async stop() {
      stopping = true;
      // Inside the lock: a restart that was under way has ended, and its presence is the one to end.
      await withFolderLock(folder, async () => {
        await presence?.end({ timeout: 5 });
        await stopUnlessShared(cluster, url);
      });
    },
  };
}

/** Where PostgreSQL's user cannot go (a repository in /root, say), a folder of its own under /var/lib. */
async function chooseFolder(wanted: string, account: Account | null, say: (line: string) => void): Promise<string> {
  let folder = wanted;
  if (account && !(await canReach(account, wanted))) {
    folder = path.join(
      '/var/lib/gelombang',
      createHash('sha256').update(wanted).digest('hex').slice(0, 12),
      'postgresql',
    );
    say(`Basis data / database: ${folder} (${path.dirname(wanted)} tidak terjangkau / is out of PostgreSQL's reach)`);
  }
  await mkdir(folder, { recursive: true, mode: 0o755 });
  try {
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new StartFault(`The data folder ${folder} belongs to another user. Start as that user, or set DATA_FOLDER.`, {
      cause: error,
    });
  }
  return folder;
}

async function startOrAttach(cluster: Cluster): Promise<{ url: string; attached: boolean }> {
  const settings = await settingsOf(cluster);
  const running = await findRunningServer(cluster);
  if (running) {
    const url = urlOf(settings, running.port);
    if (await answers(url)) return { url, attached: true };
  }
  const port = await startCluster(cluster, settings);
  if (port !== settings.port) await saveSettings(cluster.folder, { ...settings, port });
  const url = urlOf(settings, port);
  await makeDatabase(urlOf(settings, port, 'postgres'));
  return { url, attached: false };
}

async function settingsOf(cluster: Cluster): Promise<ClusterSettings> {
  const version = await readFile(path.join(clusterFolder(cluster), 'PG_VERSION'), 'utf8').catch(absentOrFault);
  const known = await findSettings(cluster.folder);
  if (version !== null) {
    if (Number(version) !== cluster.binaries.major) {
      throw new StartFault(
        `${cluster.folder} was made by PostgreSQL ${version.trim()}; this program brings ${cluster.binaries.major}.`,
      );
    }
    if (known) return known;
    throw new StartFault(
      `${cluster.folder}/settings.json is missing: it holds the password of the database beside it.`,
    );
  }
  const settings = known ?? (await newSettings());
  await saveSettings(cluster.folder, settings);
  await makeCluster(cluster, settings.password);
  return settings;
}

function absentOrFault(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw new StartFault(`PostgreSQL's data folder cannot be read: ${error.message}`, { cause: error });
}

/** A server that starts or recovers is given time; one that does not know our password is not ours. */
async function answers(url: string): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined });
    try {
      await sql`select 1`;
      return true;
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === 'ECONNREFUSED') return false;
      if (code !== '57P03') throw error;
      await sleep(100);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
  return false;
}

async function makeDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const found = await sql`select 1 from pg_database where datname = ${databaseName}`;
    if (found.length === 0) await sql.unsafe(`create database ${databaseName}`);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** One session that lasts as long as we do: how other instances know that somebody is still here. */
async function announcePresence(url: string, onLost: () => void): Promise<postgres.Sql> {
  let announced = false;
  const sql = postgres(url, {
    max: 1,
    max_lifetime: null,
    onnotice: () => undefined,
    connection: { application_name: presenceName },
    onclose: () => {
      if (announced) onLost();
      announced = false;
    },
  });
  await sql`select 1`;
  announced = true;
  return sql;
}

async function stopUnlessShared(cluster: Cluster, url: string): Promise<void> {
  // One that recovers from a crash is waited for: it can only then be asked who else is here.
  if (!(await findRunningServer(cluster)) || !(await answers(url))) return;
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const others = await sql`select 1 from pg_stat_activity where application_name = ${presenceName}`;
    if (others.length > 0) return;
  } finally {
    await sql.end({ timeout: 5 });
  }
  await stopCluster(cluster);
}

function urlOf({ password }: ClusterSettings, port: number, database: string = databaseName): string {
  return `postgres://${owner}:${password}@127.0.0.1:${port}/${database}`;
}
