import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbeddedDatabase, type EmbeddedDatabase } from './embedded-database.ts';
import { isAlive } from './embedded/process.ts';

const isRoot = process.getuid?.() === 0;

let parent: string;
let dataFolder: string;
beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'gelombang-embedded-'));
  await chmod(parent, 0o755);
  dataFolder = path.join(parent, 'data');
});
afterAll(() => rm(parent, { recursive: true, force: true }));

const start = (folder = dataFolder, say: (line: string) => void = () => undefined) =>
  startEmbeddedDatabase({ dataFolder: folder, say, durable: false });

async function ask<T>({ url }: Pick<EmbeddedDatabase, 'url'>, text: string): Promise<T[]> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    return (await sql.unsafe(text)) as unknown as T[];
  } finally {
    await sql.end();
  }
}

async function serverPid({ folder }: Pick<EmbeddedDatabase, 'folder'>): Promise<number> {
  return Number((await readFile(path.join(folder, 'cluster/postmaster.pid'), 'utf8')).split('\n')[0]);
}

test('it starts empty, keeps its data over a stop, and listens on this machine alone with a password', async () => {
  const first = await start();
  expect(first.attached).toBe(false);
  await ask(first, 'create table kept as select 7 as n');
  expect(await ask(first, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  expect(await ask(first, 'select datlocale from pg_database where datname = current_database()')).toEqual([
    { datlocale: 'C.UTF-8' },
  ]);
  const wrong = first.url.replace(/:[^:@]+@/, ':wrong@');
  await expect(ask({ url: wrong }, 'select 1')).rejects.toThrow('password authentication failed');
  const pid = await serverPid(first);
  await first.stop();
  expect(isAlive(pid)).toBe(false);

  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await ask(second, 'select n from kept')).toEqual([{ n: 7 }]);
  await second.stop();
});

test('a server without test settings writes everything through to the disk', async () => {
  const folder = path.join(parent, 'durable');
  const database = await startEmbeddedDatabase({ dataFolder: folder, say: () => undefined });
  const settings = `select string_agg(setting, ' ' order by name) as all from pg_settings
    where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums')`;
  expect(await ask(database, settings)).toEqual([{ all: 'on on on on' }]);
  await database.stop();
});

test('instances share one server, and the last to leave stops it', async () => {
  const [first, second, third] = await Promise.all([start(), start(), start()]);
  expect([first.attached, second.attached, third.attached].filter((attached) => !attached)).toHaveLength(1);
  const pid = await serverPid(first);
  await first.stop();
  expect(await ask(second, 'select 1 as one')).toEqual([{ one: 1 }]);
  await Promise.all([second.stop(), third.stop()]);
  expect(isAlive(pid)).toBe(false);
});

test('killed under us, the server comes back by itself where the pool looks for it', async () => {
  const database = await start();
  await ask(database, 'create table if not exists survived (n integer); insert into survived values (1)');
  const killed = await serverPid(database);
  process.kill(killed, 'SIGKILL');
  for (;;) {
    const found = await ask(database, 'select count(*)::integer as count from survived').catch(() => null);
    if (found) break;
    await sleep(50);
  }
  expect(await serverPid(database)).not.toBe(killed);
  await database.stop();
});

test('killed while nobody was there, the server starts again', async () => {
  const database = await start();
  const pid = await serverPid(database);
  await database.stop();
  // As a power cut leaves it: the pid file of a process that is gone.
  await writeFile(path.join(database.folder, 'cluster/postmaster.pid'), `${pid}\n${database.folder}/cluster\n0\n1\n`);
  const again = await start();
  expect(await ask(again, 'select 1 as one')).toEqual([{ one: 1 }]);
  await again.stop();
});

test('a pid file whose number now belongs to another program is seen through', async () => {
  const database = await start();
  await database.stop();
  await writeFile(path.join(database.folder, 'cluster/postmaster.pid'), `${process.pid}\nx\n0\n1\n`);
  const again = await start();
  expect(again.attached).toBe(false);
  await again.stop();
});

test('when another program took the port, a free one is chosen and kept', async () => {
  const before = await start();
  await before.stop();
  const port = Number(new URL(before.url).port);
  const thief = createServer();
  await new Promise<void>((resolve) => thief.listen(port, '127.0.0.1', resolve));
  const moved = await start();
  expect(Number(new URL(moved.url).port)).not.toBe(port);
  await moved.stop();
  await new Promise((resolve) => thief.close(resolve));
  const after = await start();
  expect(after.url).toBe(moved.url);
  await after.stop();
});

test('what a start that was killed in the middle left behind does not matter', async () => {
  const folder = path.join(parent, 'interrupted');
  await mkdir(path.join(folder, 'postgresql/cluster.new'), { recursive: true });
  await writeFile(path.join(folder, 'postgresql/cluster.new/PG_VERSION'), '18\n');
  // No process has this number.
  await writeFile(path.join(folder, 'postgresql/starting.lock'), '4194303999');
  const database = await start(folder);
  expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }]);
  await database.stop();
});

test('a data folder of another major version is refused in words', async () => {
  const folder = path.join(parent, 'older');
  await mkdir(path.join(folder, 'postgresql/cluster'), { recursive: true });
  await writeFile(path.join(folder, 'postgresql/cluster/PG_VERSION'), '13\n');
  await expect(start(folder)).rejects.toThrow('was made by PostgreSQL 13');
});

test.runIf(isRoot)(
  'a data folder out of the database user’s reach is replaced by one in reach, and that is said',
  async () => {
    const locked = path.join(parent, 'home-of-root');
    await mkdir(locked, { mode: 0o700 });
    const lines: string[] = [];
    const database = await start(path.join(locked, 'data'), (line) => lines.push(line));
    expect(database.folder).toMatch(/^\/var\/lib\/gelombang\/[0-9a-f]{12}\/postgresql$/);
    expect(lines.join('\n')).toContain(database.folder);
    expect((await stat(path.join(database.folder, 'settings.json'))).mode & 0o777).toBe(0o600);
    await database.stop();
    await rm(path.dirname(database.folder), { recursive: true });
  },
);
