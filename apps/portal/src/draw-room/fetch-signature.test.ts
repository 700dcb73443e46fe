import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { manifestBytes } from '@gelombang/draw';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newOperator } from '../../../../test/support/operators.ts';
import { joinPeople } from '../../../../test/support/people.ts';
import { openTestPortal, type TestPortal, type Visitor } from '../../../../test/support/portal-for-tests.ts';
import { getGelombang } from '../platform/gelombang-store.ts';
import { openGelombang, people, roundArrives, seal } from './draw-room-for-tests.ts';
import { getManifest } from './draw-wave.ts';
import { fetchSignature } from './fetch-signature.ts';
import { findOpenRequest } from './request-store.ts';
import { findDraw } from './store.ts';

/** A round of drand quicknet that anyone can look up. */
const round = 10024141;
const signature = '8c87caf26bb4f5e9fdfad5ddf739ff8683344f8cf04a8c381225ff067557b5d9d51937eed765fcef21971bf5ddef44bb';
const path = `/52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971/public/${round}`;
const right = JSON.stringify({ round, randomness: '', signature });

const silence: RequestListener = (request) => request.socket.destroy();
const answer =
  (body: string, status = 200): RequestListener =>
  (_, response) =>
    response.writeHead(status).end(body);

let servers: readonly Server[];
let relays: readonly string[];
let answers: [RequestListener, RequestListener];
let asked: string[];
let test: TestPortal;
let number: number;
let rina: Visitor;
let tono: Visitor;

async function listen(place: 0 | 1): Promise<Server> {
  const server = createServer((request, response) => {
    asked.push(`${place} ${request.url}`);
    answers[place](request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const hostOfServer = (server: Server) => `127.0.0.1:${(server.address() as AddressInfo).port}`;

beforeAll(async () => {
  servers = [await listen(0), await listen(1)];
  relays = servers.map(hostOfServer);
  test = await openTestPortal({ env: { DRAND_RELAYS: relays.map((host) => `http://${host}/`).join(', ') } });
  number = await openGelombang(test, { demonstration: false });
  await joinPeople(test, number, people(3, 1100));
  await seal(test, number);
  [rina, tono] = [await newOperator(test, 'rina'), await newOperator(test, 'tono')];
  // A round that drand has already signed (the worked example of the vectors) in place of one that lies in the future.
  const manifest = getManifest((await findDraw(test.sql, number))!.manifest!);
  const known = { ...manifest, beacon: { ...manifest.beacon, round } };
  await test.sql`update draw set manifest = ${manifestBytes(known)} where gelombang = ${number}`;
});
afterAll(async () => {
  await test.close();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});
beforeEach(() => {
  asked = [];
  answers = [silence, answer(right)];
});

const room = () => `/petugas/undian/${number}`;
const fetched = (fields = {}) => rina.postForm(room(), { _act: 'fetch-signature', ...fields });
const fieldOf = (html: string) => /<input[^>]*name="tanda-tangan"[^>]*>/.exec(html)?.[0] ?? '';
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('before the round', () => {
  it('there is no button, and who posts without it makes nobody ask a relay', async () => {
    expect(await (await rina.request(room())).text()).not.toContain('fetch-signature');
    const response = await fetched();
    expect([response.status, textOf(await response.text())]).toEqual([
      409,
      expect.stringContaining('Bilangan acak baru terbit'),
    ]);
    expect(asked).toEqual([]);
  });
});

describe('once the round has appeared', () => {
  beforeAll(() => roundArrives(test, number));

  it('every relay failing is said by name, what was typed stays, and it can still be pasted', async () => {
    answers = [silence, answer(JSON.stringify({ round: round + 1, randomness: '', signature }))];
    const response = await fetched({ 'tanda-tangan': 'abc' });
    const html = await response.text();
    expect(response.status).toBe(409);
    expect(textOf(html)).toContain(`Dicoba: ${relays[0]} (tidak menjawab); ${relays[1]} (memberi putaran lain).`);
    expect(textOf(html)).toContain('tempelkan');
    expect(fieldOf(html)).toContain('value="abc"');
    expect(await findOpenRequest(test.sql, number)).toBeNull();
  });

  const failures: readonly [string, RequestListener, string][] = [
    ['a page of garbage', answer('<html>'), 'malformed'],
    ['another status', answer(right, 404), 'unreachable'],
    [
      'a redirect to the right answer',
      (_, response) => response.writeHead(302, { location: '/else' }).end(right),
      'unreachable',
    ],
    ['megabytes', answer(right + ' '.repeat(4_000_000)), 'malformed'],
    ['a forged signature', answer(right.replace('8c87', 'b6b6')), 'malformed'],
  ];
  it.each(failures)('%s is not believed, and the next relay is asked', async (_, listener, reason) => {
    answers = [listener, answer(right)];
    const relay = `http://${relays[1]}`;
    expect(await fetchSignature(test.portal, number)).toEqual({ ok: true, signature, relay });
    expect(asked).toEqual([`0 ${path}`, `1 ${path}`]);
    answers = [listener, silence];
    expect(await fetchSignature(test.portal, number)).toMatchObject({
      error: { code: 'no-relay-answered', tried: [{ reason }, { reason: 'unreachable' }] },
    });
  });

  it('a relay without an end is left after 64 kB, one without an answer after 5 seconds', async () => {
    let sent = 0;
    answers[0] = (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(65_536))) sent += 65_536;
        response.once('drain', more);
      };
      more();
    };
    expect((await fetchSignature(test.portal, number)).ok).toBe(true);
    expect(sent).toBeLessThan(64 * 1024 * 1024);
    answers[0] = (_, response) => response.write('{');
    const began = Date.now();
    expect((await fetchSignature(test.portal, number)).ok).toBe(true);
    expect(Date.now() - began).toBeGreaterThan(4000);
  }, 60_000);

  it('the field comes filled, with the relay named; one asks with it and another confirms', async () => {
    expect(textOf(await (await rina.request(room())).text())).toContain('Ambil dari relai drand');
    const response = await fetched();
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(textOf(html)).toContain(`Tanda tangan putaran ${round} diambil dari ${relays[1]}`);
    expect(fieldOf(html)).toContain(`value="${signature}"`);
    expect(await findOpenRequest(test.sql, number)).toBeNull();
    expect((await getGelombang(test.sql, number)).state).toBe('sealed');
    await rina.postForm(room(), { _act: 'draw-signature', mengerti: 'ya', 'tanda-tangan': signature });
    const request = (await findOpenRequest(test.sql, number))!;
    await tono.postForm(room(), { _act: 'confirm', mengerti: 'ya', permintaan: request.id });
    expect((await getGelombang(test.sql, number)).state).toBe('drawn');
    expect(await fetchSignature(test.portal, number)).toMatchObject({ error: { code: 'gelombang-already' } });
  });
});

it('a demonstration has no relay to ask, nor has a gelombang that is not there', async () => {
  const demonstration = await openGelombang(test);
  await joinPeople(test, demonstration, people(3, 1200));
  await seal(test, demonstration);
  await roundArrives(test, demonstration);
  expect(await fetchSignature(test.portal, demonstration)).toEqual({
    ok: false,
    error: { code: 'demo-without-relays' },
  });
  expect(await fetchSignature(test.portal, 999_999)).toEqual({ ok: false, error: { code: 'gelombang-unknown' } });
  expect(asked).toEqual([]);
});
