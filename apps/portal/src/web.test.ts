/** What holds for every answer of the web role, whatever its route. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { PortalEnv } from './platform/context.ts';
import { openTestPortal, type TestPortal } from '../../../test/support/portal-for-tests.ts';
import { OverloadedFault } from './platform/bounded-pool.ts';
import { faultPage } from './platform/web-faults.tsx';

let portal: TestPortal;
beforeAll(async () => (portal = await openTestPortal()));
afterAll(() => portal.close());

const needed: Readonly<Record<string, RegExp>> = {
  'content-security-policy':
    /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';.*; worker-src 'self';.*frame-ancestors 'none'; base-uri 'none'/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^same-origin$/,
  'permissions-policy': /camera=\(self\), microphone=\(\)/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'cache-control': /./,
};

/** Every route there is, with its parameters filled in; those added later are here by themselves. */
function listPaths(method: string): string[] {
  const routes = portal.app.routes.filter((route) => route.method === method && !route.path.includes('*'));
  return [...new Set(routes.map((route) => route.path.replace(/:[a-z]+(\{[^/]*\})?/gi, '1')))];
}

test('every page and file answers with the headers, signed in or not, found or not', async () => {
  const paths = [...listPaths('GET'), '/tidak-ada'];
  expect(paths.length).toBeGreaterThan(20);
  for (const path of paths) {
    const { headers, status } = await portal.visitor().request(path);
    expect(status, path).toBeLessThan(500);
    for (const [name, value] of Object.entries(needed)) {
      if (name === 'content-security-policy' && headers.get(name)?.includes('sandbox')) continue;
      expect(headers.get(name), `${path}: ${name}`).toMatch(value);
    }
    expect(headers.has('x-powered-by'), path).toBe(false);
  }
});

describe('a post from elsewhere is refused on every route, before anything is read', () => {
  const foreign: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['another origin', { origin: 'https://prakerja-daftar.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['the same host on another port', { origin: 'http://localhost:3001' }],
    ['a browser that says so', { origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' }],
    ['a sister host', { 'sec-fetch-site': 'same-site' }],
    ['a referring page elsewhere', { referer: 'https://prakerja-daftar.example/x' }],
    ['nowhere', {}],
  ];
  test.each(foreign)('%s', async (_name, headers) => {
    for (const method of ['POST', 'PATCH', 'DELETE', 'PUT']) {
      for (const path of [...listPaths(method), '/tidak-ada']) {
        const answer = await portal.visitor().request(path, { method, headers });
        expect(answer.status, `${method} ${path}`).toBe(403);
        expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
        expect(answer.headers.getSetCookie()).toEqual([]);
      }
    }
  });

  test.each([
    ['our own page', { origin: 'http://localhost:3000' }],
    ['our own page, in a new browser', { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }],
    ['our own page, in an old browser', { referer: 'http://localhost:3000/masuk' }],
  ])('%s is not', async (_name, headers) => {
    const answer = await portal.visitor().request('/bahasa', { method: 'POST', headers });
    expect(answer.status).toBe(303);
  });
});

test('a form longer than a person writes is refused, by its stated and by its real length', async () => {
  const body = `nama=${'a'.repeat(200_000)}`;
  expect((await portal.postForm('/bahasa', { nama: 'a'.repeat(200_000) })).status).toBe(413);
  const stream = new Blob([body]).stream();
  const headers = { origin: 'http://localhost:3000', 'content-type': 'application/x-www-form-urlencoded' };
  const init = { method: 'POST', headers, body: stream, duplex: 'half' } as RequestInit;
  expect((await portal.visitor().request('/bahasa', init)).status).toBe(413);
});

describe('the language', () => {
  test('is Indonesian at first, whatever the phone is set to, and stays as chosen', async () => {
    const visitor = portal.visitor();
    const language = async (headers: Readonly<Record<string, string>> = {}) =>
      /<html lang="(\w+)"/.exec(await (await visitor.request('/', { headers })).text())?.[1];
    expect(await language()).toBe('id');
    expect(await language({ 'accept-language': 'en-GB,en;q=0.9' })).toBe('id');
    const answer = await visitor.postForm('/bahasa', { bahasa: 'en', tujuan: '/gelombang?a=1' });
    expect(answer.headers.get('location')).toBe('/gelombang?a=1');
    expect(await language()).toBe('en');
    expect(await language({ 'accept-language': 'id' })).toBe('en');
  });

  test.each([
    ['https://jahat.example/'],
    ['//jahat.example/'],
    ['/\\jahat.example'],
    ['/\t/jahat.example'],
    ['javascript:alert(1)'],
    [''],
  ])('the switch never sends anyone to %j', async (tujuan) => {
    const answer = await portal.visitor().postForm('/bahasa', { bahasa: 'id', tujuan });
    expect(answer.headers.get('location')).toBe('/');
  });
});

test('pages are compressed as the browser can', async () => {
  const encodings = ['br', 'gzip', 'deflate'].map(async (accepted) => {
    const { headers } = await portal.request('/', { headers: { 'accept-encoding': accepted } });
    return headers.get('content-encoding');
  });
  expect(await Promise.all(encodings)).toEqual(['br', 'gzip', null]);
});

test('behind https cookies are bound to the host and secure, and browsers are told to stay with https', async () => {
  const secure = await openTestPortal({ env: { BASE_URL: 'https://daftar.example.id' } });
  const answer = await secure.postForm('/bahasa', { bahasa: 'en' });
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
  expect(answer.headers.getSetCookie()[0]).toBe(
    '__Host-bahasa=en; Max-Age=31536000; Path=/; HttpOnly; Secure; SameSite=Lax',
  );
  await secure.close();
});

test('more at once than it takes on is answered with when to come back', async () => {
  const busy = new Hono<PortalEnv>().onError(faultPage(portal.portal)).get('/', () => {
    throw new OverloadedFault('passwords', 10);
  });
  const answer = await busy.request('/');
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10']);
  expect(await answer.text()).toContain('Muat ulang halaman ini setelah 10 detik.');
});

test('while the database is away every page says that it is us and when to come back, and then works again', async () => {
  const gate = await openGate(inject('databaseServer').url);
  const behind = await openTestPortal({ through: gate.port });
  try {
    const answers = async () => {
      const visitor = behind.visitor();
      visitor.cookies.set('sesi', 'a'.repeat(43));
      const all = [visitor.request('/'), visitor.request('/masuk'), visitor.request('/sehat')];
      const posted = behind.postForm('/masuk', { kontak: 'orang@contoh.example', sandi: 'kuda hujan lemari' });
      return Promise.all([...all, posted]);
    };
    expect((await answers()).map(({ status }) => status)).not.toContain(503);
    await gate.shut();
    for (const answer of await answers()) {
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '15']);
      expect(await answer.text()).toContain('Ini gangguan di pihak kami, bukan kesalahan Anda.');
    }
    await gate.open();
    await expect.poll(async () => (await behind.request('/sehat')).status, { timeout: 20_000 }).toBe(200);
    expect((await answers()).map(({ status }) => status)).not.toContain(503);
  } finally {
    await behind.close();
    await gate.shut();
  }
});

/** Stands between a portal and its database: shut, it is as if the server had stopped. */
async function openGate(databaseUrl: string) {
  const to = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(to.port || 5432), to.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => [near, far].forEach((one) => one.destroy()));
    }
    near.pipe(far).pipe(near);
  });
  const open = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await open(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    open: () => open(port),
    async shut() {
      const closed = new Promise((resolve) => server.close(resolve));
      sockets.forEach((socket) => socket.destroy());
      await closed;
    },
  };
}
