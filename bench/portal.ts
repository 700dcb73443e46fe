/**
 * The portal as it is served: how long until it is ready, how many pages a second against a bare "hello" of the same
 * framework in the same run, and how heavy its first page is.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serve } from '@hono/node-server';
import autocannon from 'autocannon';
import { Hono } from 'hono';

const root = path.resolve(import.meta.dirname, '../..');
const main = path.join(root, 'apps/portal/dist/main.js');
const seconds = 5;
const connections = 20;

// This file serves the bare framework too, in a process of its own.
if (process.argv[2] === 'hello') {
  const app = new Hono();
  app.get('/', (c) => c.html('<!doctype html><title>hello</title><p>hello'));
  serve({ fetch: app.fetch, port: Number(process.argv[3]), hostname: '127.0.0.1' }, () => console.log('Ctrl-C'));
} else {
  await bench();
}

async function bench(): Promise<void> {
  const built = spawnSync(process.execPath, [path.join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
  if (built.status !== 0) process.exit(1);
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'gelombang-bench-'));
  // In reach of the database's user.
  await chmod(dataFolder, 0o755);
  const port = await freePort();
  const env = {
    PATH: process.env['PATH'],
    DATA_FOLDER: dataFolder,
    PORT: String(port),
    BASE_URL: `http://localhost:${port}`,
  };
  try {
    const first = await ready([main], env);
    await stop(first.process);
    const second = await ready([main], env);
    console.log(`start: first ${first.ms} ms (with initdb and tables), second ${second.ms} ms`);
    const url = `http://127.0.0.1:${port}/`;
    await weigh(url);
    const home = await pagesPerSecond(url);
    await stop(second.process);

    const helloPort = await freePort();
    const hello = await ready([process.argv[1]!, 'hello', String(helloPort)], env);
    const bare = await pagesPerSecond(`http://127.0.0.1:${helloPort}/`);
    await stop(hello.process);
    console.log(
      `home: ${home.requests.average.toFixed(0)} pages/s, p50 ${home.latency.p50} ms, p99 ${home.latency.p99} ms, ${connections} connections, gzip`,
    );
    console.log(
      `bare "hello" of Hono, same machine: ${bare.requests.average.toFixed(0)} pages/s, p99 ${bare.latency.p99} ms`,
    );
    console.log(`ratio: ${(home.requests.average / bare.requests.average).toFixed(3)}`);
    if (home.non2xx + home.errors + bare.non2xx + bare.errors > 0) throw new Error('some answers were not 200');
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function pagesPerSecond(url: string) {
  const headers = { 'accept-encoding': 'gzip' };
  await autocannon({ url, connections, duration: 1, headers });
  return autocannon({ url, connections, duration: seconds, headers });
}

/** The page and everything it names, as it goes over the wire with Brotli. */
async function weigh(url: string): Promise<void> {
  const page = await bytesOf(url);
  const names = [...new Set([...page.text.matchAll(/(?:href|src)="(\/aset\/[^"]+)"/g)].map((match) => match[1]!))];
  const files = await Promise.all(
    names.map(async (name) => ({ name, wire: (await bytesOf(new URL(name, url).href)).wire })),
  );
  const all = page.wire + files.reduce((sum, file) => sum + file.wire, 0);
  console.log(
    `weight of the first page: ${all} bytes in ${files.length + 1} requests (page ${page.wire}${files.map((file) => `, ${file.name.replace('/aset/', '')} ${file.wire}`).join('')})`,
  );
}

async function bytesOf(url: string): Promise<{ wire: number; text: string }> {
  const text = await (await fetch(url)).text();
  const wire = await new Promise<number>((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': 'br' } }, (response) => {
      let size = 0;
      response.on('data', (part: Buffer) => (size += part.length));
      response.on('end', () => resolve(size));
    })
      .on('error', reject)
      .end();
  });
  return { wire, text };
}

async function ready(args: readonly string[], env: NodeJS.ProcessEnv): Promise<{ process: ChildProcess; ms: number }> {
  const begun = performance.now();
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      if (text.includes('Ctrl-C')) resolve();
    });
    child.once('exit', () => reject(new Error('it ended')));
  });
  return { process: child, ms: Math.round(performance.now() - begun) };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
