import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../test/support/database-for-tests.ts';
import type { Config } from '../platform/config.ts';
import { openJobs, type Jobs } from '../platform/jobs.ts';
import { openLog } from '../platform/log.ts';
import type { UploadPortal } from './receive-upload.ts';
import { startUploadServer, type Answer, type Sent, type UploadServer } from './upload-server-for-tests.ts';

let database: TestDatabase;
let jobs: Jobs;
let folder: string;
let server: UploadServer;
let portal: UploadPortal;

const log = openLog('silent');
const quick = { dripWindowMs: 400, dripMinBytes: 1000, lockWaitMs: 1500, idleMs: 100 };

beforeAll(async () => {
  database = await freshDatabase();
  jobs = await openJobs(database.sql, log);
  folder = await mkdtemp(join(tmpdir(), 'gelombang-uploads-'));
  portal = { config: { dataFolder: folder } as Config, sql: database.sql, jobs, log };
  server = await startUploadServer(portal, quick);
});
afterAll(async () => {
  await server.stop();
  await jobs.stop();
  await rm(folder, { recursive: true });
  await database.drop();
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const metadata = (hex: string): string => `filename ${btoa('../../etc/passwd')},sha256 ${btoa(hex)}`;

async function create(who: string, bytes: Uint8Array, hash = sha256(bytes)): Promise<string> {
  const headers = { 'upload-length': String(bytes.length), 'upload-metadata': metadata(hash) };
  const made = await server.send({ method: 'POST', path: '/unggah', who, headers });
  expect(made.status).toBe(201);
  return made.headers.location!;
}

const patchHeaders = (offset: number): Record<string, string> => ({
  'content-type': 'application/offset+octet-stream',
  'upload-offset': String(offset),
});

async function patch(who: string, path: string, offset: number, body: Uint8Array, more = {}): Promise<Answer> {
  return server.send({ method: 'PATCH', path, who, body, headers: { ...patchHeaders(offset), ...more } });
}

async function offsetOf(who: string, path: string): Promise<number> {
  const head = await server.send({ method: 'HEAD', path, who });
  expect(head.status).toBe(200);
  return Number(head.headers['upload-offset']);
}

const photosOf = (who: string) => database.sql`select id, state from photo where applicant_id = ${who}`;
const jobsOf = (photoId: string) =>
  database.sql`select data from pgboss.job where name = 'judge-photo' and data ->> 'photoId' = ${photoId}`;
const fileOf = async (path: string): Promise<Buffer> =>
  readFile(join(folder, 'quarantine', path.slice('/unggah/'.length)));

test('an upload in three pieces becomes one waiting photo and one job', async () => {
  const who = randomUUID();
  const bytes = randomBytes(300_000);
  const path = await create(who, bytes);
  expect((await patch(who, path, 0, bytes.subarray(0, 100_000))).headers['upload-offset']).toBe('100000');
  expect(await offsetOf(who, path)).toBe(100_000);
  expect((await patch(who, path, 100_000, bytes.subarray(100_000, 100_001))).status).toBe(204);
  const last = await patch(who, path, 100_001, bytes.subarray(100_001));
  expect([last.status, last.headers['upload-offset']]).toEqual([204, '300000']);
  expect(await fileOf(path)).toEqual(bytes);
  const photos = await photosOf(who);
  expect(photos.map((photo) => String(photo['state']))).toEqual(['waiting']);
  expect(await jobsOf(photos[0]!['id'] as string)).toHaveLength(1);
  // The answer was lost, the phone asks again: finished, and nothing twice.
  expect(await offsetOf(who, path)).toBe(300_000);
  expect((await patch(who, path, 300_000, new Uint8Array())).status).toBe(204);
  expect(await photosOf(who)).toHaveLength(1);
});

test('what the server can do is said on OPTIONS, without a session', async () => {
  const options = await server.send({ method: 'OPTIONS', path: '/unggah' });
  expect(options.status).toBe(204);
  expect(options.headers['tus-version']).toBe('1.0.0');
  expect(options.headers['tus-max-size']).toBe('25000000');
  expect(options.headers['tus-extension']).toBe('creation,termination,expiration,checksum');
  expect(options.headers['tus-checksum-algorithm']).toBe('sha256,sha1');
});

type Refused = readonly [why: string, status: number, sent: (who: string, path: string) => Sent];

const refused: readonly Refused[] = [
  [
    'another version of the protocol',
    412,
    (who, path) => ({ method: 'HEAD', path, who, headers: { 'tus-resumable': '0.2.2' } }),
  ],
  ['no session', 401, (_, path) => ({ method: 'HEAD', path })],
  ['creating without a length', 400, (who) => ({ method: 'POST', path: '/unggah', who })],
  ['creating nothing', 400, (who) => ({ method: 'POST', path: '/unggah', who, headers: { 'upload-length': '0' } })],
  [
    'a length that is not a number',
    400,
    (who) => ({ method: 'POST', path: '/unggah', who, headers: { 'upload-length': '1e3' } }),
  ],
  [
    'a deferred length',
    400,
    (who) => ({ method: 'POST', path: '/unggah', who, headers: { 'upload-defer-length': '1' } }),
  ],
  [
    'a file larger than we can shrink',
    413,
    (who) => ({ method: 'POST', path: '/unggah', who, headers: { 'upload-length': '25000001' } }),
  ],
  [
    'a hash that is none',
    400,
    (who) => ({
      method: 'POST',
      path: '/unggah',
      who,
      headers: { 'upload-length': '5', 'upload-metadata': `sha256 ${btoa('abc')}` },
    }),
  ],
  ['an id that was never given', 404, (who) => ({ method: 'HEAD', path: '/unggah/AAAAAAAAAAAAAAAAAAAAAA', who })],
  ['an id that is a path', 404, (who) => ({ method: 'HEAD', path: '/unggah/..%2F..%2Fetc%2Fpasswd', who })],
  ['someone else reading', 404, (_, path) => ({ method: 'HEAD', path, who: randomUUID() })],
  [
    'someone else writing',
    404,
    (_, path) => ({ method: 'PATCH', path, who: randomUUID(), headers: patchHeaders(0), body: Buffer.from('x') }),
  ],
  ['someone else deleting', 404, (_, path) => ({ method: 'DELETE', path, who: randomUUID() })],
  [
    'another type of body',
    415,
    (who, path) => ({ method: 'PATCH', path, who, headers: { ...patchHeaders(0), 'content-type': 'image/jpeg' } }),
  ],
  [
    'no offset',
    400,
    (who, path) => ({ method: 'PATCH', path, who, headers: { 'content-type': 'application/offset+octet-stream' } }),
  ],
  [
    'an offset ahead',
    409,
    (who, path) => ({ method: 'PATCH', path, who, headers: patchHeaders(1), body: Buffer.from('x') }),
  ],
  [
    'an unknown checksum',
    400,
    (who, path) => ({ method: 'PATCH', path, who, headers: { ...patchHeaders(0), 'upload-checksum': 'crc32 AAAA' } }),
  ],
  [
    'a body beyond the length',
    413,
    (who, path) => ({ method: 'PATCH', path, who, headers: patchHeaders(0), body: Buffer.from('12345678901') }),
  ],
  [
    'a wrong checksum',
    460,
    (who, path) => ({
      method: 'PATCH',
      path,
      who,
      body: Buffer.from('12345'),
      headers: { ...patchHeaders(0), 'upload-checksum': `sha256 ${Buffer.alloc(32).toString('base64')}` },
    }),
  ],
];

test.each(refused)('%s is answered %i and changes nothing', async (_, status, sent) => {
  const who = randomUUID();
  const path = await create(who, Buffer.from('0123456789'));
  const answer = await server.send(sent(who, path));
  expect(answer.status).toBe(status);
  expect(answer.headers['tus-resumable']).toBe('1.0.0');
  expect(await offsetOf(who, path)).toBe(0);
});

test('a body beyond the length without a declared size is taken back', async () => {
  const who = randomUUID();
  const path = await create(who, Buffer.from('0123456789'));
  const { request, answer } = server.open({ method: 'PATCH', path, who, headers: patchHeaders(0) });
  request.write('01234');
  request.end('56789+more');
  expect((await answer).status).toBe(413);
  expect(await offsetOf(who, path)).toBe(0);
});

test('a right checksum is accepted, of either kind', async () => {
  const who = randomUUID();
  const bytes = Buffer.from('0123456789');
  const path = await create(who, bytes);
  const sum = (algorithm: string, part: Uint8Array) => ({
    'upload-checksum': `${algorithm} ${createHash(algorithm).update(part).digest('base64')}`,
  });
  expect((await patch(who, path, 0, bytes.subarray(0, 4), sum('sha1', bytes.subarray(0, 4)))).status).toBe(204);
  expect((await patch(who, path, 4, bytes.subarray(4), sum('sha256', bytes.subarray(4)))).status).toBe(204);
  expect(await photosOf(who)).toHaveLength(1);
});

test('a file that is not the one on the phone is refused whole, in words, and forgotten', async () => {
  const who = randomUUID();
  const path = await create(who, Buffer.from('0123456789'), sha256(Buffer.from('something else')));
  const answer = await patch(who, path, 0, Buffer.from('0123456789'));
  expect([answer.status, answer.headers['gelombang-restart']]).toEqual([460, 'whole-file']);
  expect(answer.body).toContain('tidak sama dengan yang di HP Anda');
  expect((await server.send({ method: 'HEAD', path, who })).status).toBe(404);
  expect(await photosOf(who)).toHaveLength(0);
});

test('networks that pass only POST may still continue and delete', async () => {
  const who = randomUUID();
  const path = await create(who, Buffer.from('0123456789'));
  const over = { 'x-http-method-override': 'PATCH', ...patchHeaders(0) };
  expect((await server.send({ method: 'POST', path, who, headers: over, body: Buffer.from('01234') })).status).toBe(
    204,
  );
  expect(await offsetOf(who, path)).toBe(5);
  const away = { 'x-http-method-override': 'DELETE' };
  expect((await server.send({ method: 'POST', path, who, headers: away })).status).toBe(204);
  expect((await server.send({ method: 'HEAD', path, who })).status).toBe(404);
});

test('a deleted upload leaves no bytes', async () => {
  const who = randomUUID();
  const path = await create(who, Buffer.from('0123456789'));
  await patch(who, path, 0, Buffer.from('01234'));
  expect((await server.send({ method: 'DELETE', path, who })).status).toBe(204);
  expect(await readdir(join(folder, 'quarantine'))).not.toContain(path.slice('/unggah/'.length));
});

test('what came before the connection was cut is kept, and a new server continues it', async () => {
  const who = randomUUID();
  const bytes = randomBytes(200_000);
  const path = await create(who, bytes);
  const headers = { ...patchHeaders(0), 'content-length': '200000' };
  const { request, answer } = server.open({ method: 'PATCH', path, who, headers });
  const lost = expect(answer).rejects.toThrow();
  await new Promise((resolve) => request.write(bytes.subarray(0, 120_000), resolve));
  await untilFileHas(path, 120_000);
  request.destroy();
  await lost;
  const other = await startUploadServer(portal, quick);
  try {
    const head = await other.send({ method: 'HEAD', path, who });
    expect(head.headers['upload-offset']).toBe('120000');
    const rest = { ...patchHeaders(120_000) };
    const done = await other.send({ method: 'PATCH', path, who, headers: rest, body: bytes.subarray(120_000) });
    expect(done.status).toBe(204);
    expect(await fileOf(path)).toEqual(bytes);
    expect(await photosOf(who)).toHaveLength(1);
  } finally {
    await other.stop();
  }
});

test.each([
  ['in one process', false],
  ['in two processes', true],
])('of two requests at once for the same piece one wins and the file is whole, %s', async (_, apart) => {
  const who = randomUUID();
  const bytes = randomBytes(50_000);
  const path = await create(who, bytes);
  const second = apart ? await startUploadServer(portal, quick) : server;
  const sent = { method: 'PATCH', path, who, headers: patchHeaders(0), body: bytes };
  const answers = await Promise.all([server.send(sent), second.send(sent)]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409]);
  expect(await fileOf(path)).toEqual(bytes);
  expect(await photosOf(who)).toHaveLength(1);
  if (apart) await second.stop();
});

test.each([
  ['in one process', false],
  ['in two processes', true],
])('a retry takes over from a request that went silent, and no byte is lost, %s', async (_, apart) => {
  const who = randomUUID();
  const bytes = randomBytes(100_000);
  const path = await create(who, bytes);
  const second = apart ? await startUploadServer(portal, quick) : server;
  const headers = { ...patchHeaders(0), 'content-length': '100000' };
  const silent = server.open({ method: 'PATCH', path, who, headers });
  silent.answer.catch(() => undefined);
  await new Promise((resolve) => silent.request.write(bytes.subarray(0, 60_000), resolve));
  await untilFileHas(path, 60_000);
  // The phone does not know how far the first one came: its first guess is wrong, HEAD tells, it continues.
  const guess = await second.send({ method: 'PATCH', path, who, headers: patchHeaders(0), body: bytes });
  expect(guess.status).toBe(409);
  const rest = { method: 'PATCH', path, who, headers: patchHeaders(60_000), body: bytes.subarray(60_000) };
  expect((await second.send(rest)).status).toBe(204);
  expect(await fileOf(path)).toEqual(bytes);
  silent.request.destroy();
  if (apart) await second.stop();
});

test('a request that still streams is waited for, then told 423', async () => {
  const who = randomUUID();
  const bytes = randomBytes(100_000);
  const path = await create(who, bytes);
  const headers = { ...patchHeaders(0), 'content-length': '100000' };
  const busy = server.open({ method: 'PATCH', path, who, headers });
  let at = 0;
  const dripping = setInterval(() => busy.request.write(bytes.subarray(at, (at += 1000))), 40);
  await untilFileHas(path, 1000);
  const second = await server.send({ method: 'PATCH', path, who, headers: patchHeaders(0), body: bytes });
  clearInterval(dripping);
  expect([second.status, second.headers['retry-after']]).toEqual([423, '1']);
  busy.request.end(bytes.subarray(at));
  expect((await busy.answer).status).toBe(204);
  expect(await fileOf(path)).toEqual(bytes);
});

test('a drip is ended with 408 and what came is kept', async () => {
  const who = randomUUID();
  const path = await create(who, randomBytes(100_000));
  const slow = server.open({ method: 'PATCH', path, who, headers: { ...patchHeaders(0), 'content-length': '100000' } });
  const dripping = setInterval(() => slow.request.write('x'), 50);
  const { status } = await slow.answer;
  clearInterval(dripping);
  slow.request.destroy();
  expect(status).toBe(408);
  expect(await offsetOf(who, path)).toBeGreaterThan(0);
});

test('of a thousand empty creations by one person all but a few are refused, with a time to wait', async () => {
  const who = randomUUID();
  const headers = { 'upload-length': '100' };
  const answers: Answer[] = [];
  for (let round = 0; round < 10; round++) {
    const batch = Array.from({ length: 100 }, () => server.send({ method: 'POST', path: '/unggah', who, headers }));
    answers.push(...(await Promise.all(batch)));
  }
  const count = (status: number) => answers.filter((answer) => answer.status === status).length;
  expect([count(201), count(429)]).toEqual([5, 995]);
  const refusal = answers.find((answer) => answer.status === 429)!;
  expect(Number(refusal.headers['retry-after'])).toBeGreaterThan(0);
  expect(refusal.body).toContain('Tunggu beberapa menit');
  // Whoever waited is given a new one; the oldest makes room.
  await database.sql`update upload set created_at = created_at - interval '11 minutes' where applicant_id = ${who}`;
  expect((await server.send({ method: 'POST', path: '/unggah', who, headers })).status).toBe(201);
  expect(await database.sql`select 1 from upload where applicant_id = ${who}`).toHaveLength(5);
});

test('an upload past its day is 410', async () => {
  const who = randomUUID();
  const path = await create(who, Buffer.from('0123456789'));
  await database.sql`update upload set expires_at = now() - interval '1 second' where applicant_id = ${who}`;
  expect((await server.send({ method: 'HEAD', path, who })).status).toBe(410);
});

test('an upload whose last byte came just before a crash is finished when it is asked after', async () => {
  const who = randomUUID();
  const bytes = Buffer.from('0123456789');
  const path = await create(who, bytes);
  await patch(who, path, 0, bytes.subarray(0, 5));
  const { appendFile } = await import('node:fs/promises');
  await appendFile(join(folder, 'quarantine', path.slice('/unggah/'.length)), bytes.subarray(5));
  expect(await offsetOf(who, path)).toBe(10);
  expect(await photosOf(who)).toHaveLength(1);
});

async function untilFileHas(path: string, bytes: number): Promise<void> {
  for (;;) {
    const file = await fileOf(path).catch(() => Buffer.alloc(0));
    if (file.length >= bytes) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('when the connection that holds the locks is lost, uploads go on', async () => {
  const who = randomUUID();
  const bytes = randomBytes(60_000);
  const path = await create(who, bytes);
  const headers = { ...patchHeaders(0), 'content-length': '60000' };
  const first = server.open({ method: 'PATCH', path, who, headers });
  first.request.write(bytes.subarray(0, 20_000));
  await untilFileHas(path, 20_000);
  const lost = await database.sql`
    select pg_terminate_backend(pid) from pg_locks
    where locktype = 'advisory' and objsubid = 1 and pid <> pg_backend_pid()
      and database = (select oid from pg_database where datname = current_database())`;
  expect(lost.length).toBeGreaterThan(0);
  first.request.end(bytes.subarray(20_000));
  expect((await first.answer).status).toBe(204);
  expect(await fileOf(path)).toEqual(bytes);
  expect(await photosOf(who)).toHaveLength(1);
  const next = await create(who, bytes);
  expect((await patch(who, next, 0, bytes)).status).toBe(204);
});

test('no lock is left when nobody uploads', async () => {
  const left = await database.sql`select 1 from pg_locks where locktype = 'advisory' and objsubid = 1
    and database = (select oid from pg_database where datname = current_database())`;
  expect(left).toHaveLength(0);
});
