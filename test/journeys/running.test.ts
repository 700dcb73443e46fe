/** The program itself: started, stopped, killed, started twice, started wrongly. With its own embedded database. */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterEach, expect, test } from 'vitest';
import { repositoryFolder, type Environment } from '../../apps/portal/src/platform/config.ts';
import { isAlive } from '../../apps/portal/src/platform/embedded/process.ts';
import { freePort } from '../../apps/portal/src/platform/embedded/settings.ts';
import { startPortal, type RunningPortal, type RunningPortalOptions } from '../support/running-portal.ts';

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;
const open: RunningPortal[] = [];
afterEach(async () => {
  for (const portal of open.splice(0)) await portal.close();
});

async function start(options: RunningPortalOptions = {}): Promise<RunningPortal> {
  const portal = await startPortal({ ownDatabase: true, ...options });
  open.push(portal);
  return portal;
}

/** The program run to its end: for starts that must fail. */
function runOnce(env: Environment, args: readonly string[] = []) {
  const main = path.join(repositoryFolder, 'apps/portal/dist/main.js');
  const { PATH } = process.env;
  return spawnSync(process.execPath, [main, ...args], {
    env: { PATH, ...env },
    encoding: 'utf8',
    timeout: 60_000,
  });
}

/** In reach of the database's user. */
async function newFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), prefix));
  await chmod(folder, 0o755);
  return folder;
}

async function serverPid({ dataFolder }: RunningPortal): Promise<number> {
  const text = await readFile(path.join(dataFolder, 'postgresql/cluster/postmaster.pid'), 'utf8');
  return Number(text.split('\n')[0]);
}

async function ask<T>({ dataFolder }: RunningPortal, query: string): Promise<T[]> {
  const settings = await readFile(path.join(dataFolder, 'postgresql/settings.json'), 'utf8');
  const { port, password } = JSON.parse(settings) as { port: number; password: string };
  const sql = postgres(`postgres://gelombang:${password}@127.0.0.1:${port}/gelombang`, {
    max: 1,
    onnotice: () => undefined,
  });
  try {
    return (await sql.unsafe(query)) as unknown as T[];
  } finally {
    await sql.end();
  }
}

test('the first start opens a demonstration gelombang and prints the address, the operator’s link and the outbox', async () => {
  const portal = await start();
  expect(portal.output()).toContain(portal.url);
  expect(portal.output()).toContain(`${portal.url}/kotak-keluar`);
  expect((await fetch(portal.operatorLink())).status).toBe(200);
  const home = await fetch(portal.url);
  expect(home.status).toBe(200);
  expect(await home.text()).toContain('100');
});

test('a clean stop leaves no process, and the second start keeps what was there', async () => {
  const portal = await start();
  const pid = await serverPid(portal);
  await ask(portal, `insert into code_send (address_index) values ('\\x01')`);
  expect(await portal.stop()).toBe(0);
  expect(isAlive(pid)).toBe(false);
  await portal.restart();
  expect(await ask(portal, 'select count(*)::int as count from code_send')).toEqual([{ count: 1 }]);
  expect(await ask(portal, 'select count(*)::int as count from gelombang')).toEqual([{ count: 1 }]);
});

test('killed in the middle of its work, it starts again on the same data and attaches to the database that lived on', async () => {
  const portal = await start();
  const pid = await serverPid(portal);
  await portal.kill();
  expect(isAlive(pid)).toBe(true);
  await portal.restart();
  expect(await serverPid(portal)).toBe(pid);
  expect((await fetch(portal.url)).status).toBe(200);
  await portal.stop();
  expect(isAlive(pid)).toBe(false);
});

test('when the database is killed under it, the portal answers again by itself', async () => {
  const portal = await start();
  process.kill(await serverPid(portal), 'SIGKILL');
  for (;;) {
    const answer = await fetch(portal.url);
    await answer.text();
    if (answer.status === 200) break;
    expect(answer.status).toBe(503);
  }
});

test('one press that arrives twice still stops everything in order', async () => {
  const portal = await start();
  const pid = await serverPid(portal);
  expect(await Promise.all([portal.stop(), portal.stop()])).toEqual([0, 0]);
  expect(isAlive(pid)).toBe(false);
});

test('a second instance on the same data folder shares the database; the first may leave', async () => {
  const first = await start();
  const port = await freePort();
  const second = await start({
    env: { DATA_FOLDER: first.dataFolder, PORT: String(port), BASE_URL: `http://localhost:${port}` },
  });
  const pid = await serverPid(first);
  await first.stop();
  expect(isAlive(pid)).toBe(true);
  expect((await fetch(`http://localhost:${port}/`)).status).toBe(200);
  await second.stop();
  expect(isAlive(pid)).toBe(false);
});

test('a taken port is said in one sentence, with what to do, and the database is stopped again', async () => {
  const thief = createServer();
  await new Promise<void>((resolve) => thief.listen(0, '127.0.0.1', resolve));
  const { port } = thief.address() as { port: number };
  const dataFolder = await newFolder('gelombang-port-');
  const { status, stdout, stderr } = runOnce({ PORT: String(port), DATA_FOLDER: dataFolder });
  thief.close();
  expect(status).toBe(1);
  expect(stdout).toContain(
    `Port ${port} di 127.0.0.1 sudah dipakai program lain. Jalankan dengan PORT=${port + 1} npm start.`,
  );
  expect(stderr).toBe('');
  // It had been started, and was stopped again.
  expect(await readFile(path.join(dataFolder, 'postgresql/log/postgresql.log'), 'utf8')).toContain('ready to accept');
  await expect(readFile(path.join(dataFolder, 'postgresql/cluster/postmaster.pid'))).rejects.toThrow('ENOENT');
  await rm(dataFolder, { recursive: true, force: true });
});

test.each([
  ['no mail server', { NODE_ENV: 'production', BASE_URL: 'https://daftar.example.id' }, 'SMTP_URL must name'],
  ['no https', { NODE_ENV: 'production', SMTP_URL: 'smtp://mail.example.id' }, 'BASE_URL must be'],
  [
    'a database that is not there',
    { DATABASE_URL: 'postgres://u:geheim@127.0.0.1:9/none' },
    'PostgreSQL does not answer',
  ],
  ['a programme that is not there', { PROGRAMME_FILE: '/nowhere.json' }, 'PROGRAMME_FILE'],
])('%s is refused in words, without a stack or a password', async (_name, env, sentence) => {
  const dataFolder = await newFolder('gelombang-refused-');
  const { status, stdout, stderr } = runOnce({ DATA_FOLDER: dataFolder, PORT: String(await freePort()), ...env });
  await rm(dataFolder, { recursive: true, force: true });
  expect(status).toBe(1);
  expect(stdout).toContain(sentence);
  expect(stdout + stderr).not.toMatch(/geheim|\n\s+at /);
});

test('a lost key file is noticed at the start, before anything is sealed with a new one', async () => {
  const portal = await start();
  await portal.stop();
  await rm(path.join(portal.dataFolder, 'keys.json'));
  await expect(portal.restart()).rejects.toThrow('is not the one this database was sealed with');
});

test.runIf(isRoot)('another user than root runs it as well, with a database of that user', async () => {
  const portal = await start({ uid: nobody });
  expect((await fetch(portal.url)).status).toBe(200);
  expect(await ask(portal, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('the command line works beside the running portal', async () => {
  const portal = await start();
  const env = { DATA_FOLDER: portal.dataFolder, BASE_URL: portal.url };
  expect(runOnce(env, ['admin', 'gelombang', 'list']).stdout).toMatch(/^1\topen\t/);
  expect(runOnce(env, ['admin', 'operator', 'create']).stdout).toContain(`${portal.url}/petugas/mulai/`);
  expect(runOnce(env, ['admin', 'gelombang', 'close', '1']).stdout).toBe('gelombang 1 closed\n');
  expect(runOnce(env, ['admin', 'gelombang', 'open', '1'])).toMatchObject({ status: 1 });
  expect(runOnce(env, ['admin', 'backup'])).toMatchObject({ status: 2 });
  expect((await fetch(portal.url)).status).toBe(200);
});

test('what goes wrong inside is shown with a number only; the log has the rest', async () => {
  const portal = await start();
  await ask(portal, `alter table gelombang rename to gelombang_${randomUUID().slice(0, 4)}`);
  const answer = await fetch(portal.url);
  const page = await answer.text();
  expect(answer.status).toBe(500);
  const number = /[2-9A-HJ-NP-Z]{8}/.exec(page)?.[0];
  expect(page).not.toMatch(/gelombang_|relation|postgres/);
  expect(portal.output()).toContain(`"number":"${number}"`);
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
});
