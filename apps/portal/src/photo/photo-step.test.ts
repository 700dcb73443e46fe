import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestPortal, type TestPortal } from '../../../../test/support/portal-for-tests.ts';
import { signIn, type SignedIn } from '../../../../test/support/signed-in.ts';
import { findApplicantPhoto, findNewestPhoto, mayGoOn } from '../platform/photo-state.ts';
import { judgePhoto } from './judge-photo.ts';
import { page, scene, sendForm, sendTus, stateOf } from './photo-for-tests.ts';
import { sweepPhotos } from './sweep-photos.ts';

let portal: TestPortal;
beforeAll(async () => (portal = await openTestPortal()));
afterAll(() => portal.close());

const quarantined = () => readdir(join(portal.dataFolder, 'quarantine')).catch(() => []);
const purposesTo = async ({ address }: SignedIn) =>
  (await portal.outbox()).filter((message) => message.address === address).map((message) => message.purpose);

test('without a session the step sends to log-in and comes back', async () => {
  const answer = await portal.visitor().request('/pendaftaran/foto');
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/masuk?tujuan=%2Fpendaftaran%2Ffoto']);
});

test.each([
  ['the plain form', async (visitor: SignedIn, bytes: Uint8Array) => (await sendForm(visitor, bytes)).status, 303],
  ['tus', sendTus, 204],
])('a good photo by %s is accepted, kept sealed, and quarantine is emptied', async (_, send, status) => {
  const visitor = await signIn(portal);
  expect(await page(visitor)).toContain('Kirim foto');
  expect(await send(visitor, await scene('none'))).toBe(status);

  expect(await stateOf(visitor)).toBe('waiting');
  const waiting = await page(visitor);
  expect(waiting).toContain('Foto sudah kami terima');
  expect(waiting).toContain('http-equiv="refresh"');
  expect(waiting).toContain('Lanjut ke data diri');

  await portal.runJobs();
  const accepted = await page(visitor);
  expect(accepted).toContain('Foto KTP diterima');
  expect(accepted).toContain('photo-mark--outline');
  expect(accepted).not.toContain('http-equiv="refresh"');
  expect(await quarantined()).toEqual([]);
  const photo = (await findApplicantPhoto(portal.sql, visitor.applicantId))!;
  expect([photo.state, photo.stored, photo.width, photo.height, mayGoOn(photo)]).toEqual([
    'accepted',
    true,
    1600,
    1200,
    true,
  ]);
});

test('the own photo is shown as a picture without metadata; to nobody else', async () => {
  const visitor = await signIn(portal);
  const gps = await sharp(await scene('none'))
    .withExif({ IFD3: { GPSLatitude: '6/1 10/1 0/1' } })
    .withMetadata({ orientation: 1 })
    .jpeg()
    .toBuffer();
  expect((await sharp(gps).metadata()).exif).toBeDefined();
  await sendForm(visitor, gps);
  await portal.runJobs();
  const { id } = (await findNewestPhoto(portal.sql, visitor.applicantId))!;
  const picture = await visitor.request(`/pendaftaran/foto/gambar/${id}`);
  expect(picture.status).toBe(200);
  expect(Object.fromEntries(picture.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  const { format, exif, width } = await sharp(Buffer.from(await picture.arrayBuffer())).metadata();
  expect([format, exif, width]).toEqual(['jpeg', undefined, 1600]);

  const stranger = await signIn(portal);
  for (const path of [id, 'not-an-id', '00000000-0000-0000-0000-000000000000']) {
    expect((await stranger.request(`/pendaftaran/foto/gambar/${path}`)).status).toBe(404);
  }
  expect((await portal.visitor().request(`/pendaftaran/foto/gambar/${id}`)).status).toBe(303);
});

test.each([
  ['blurred', 'Foto kabur', 'Lap lensa'],
  ['cut-off', 'KTP terpotong', 'keempat sudut terlihat'],
  ['too-dark', 'terlalu gelap', 'jendela'],
  ['grey-copy', 'seperti fotokopi', 'Tanya petugas'],
] as const)('a photo that is %s is told its reason, on the picture, with what to do', async (fault, title, advice) => {
  const visitor = await signIn(portal);
  await sendForm(visitor, await scene(fault));
  await portal.runJobs();
  const refused = await page(visitor);
  expect(refused).toContain('Foto ini belum bisa dipakai');
  expect(refused).toContain(title);
  expect(refused).toContain(advice);
  expect(refused).toContain('photo-mark--fault');
  expect(refused).not.toContain('Tanya petugas</button>');
  expect(mayGoOn(await findApplicantPhoto(portal.sql, visitor.applicantId))).toBe(false);
  expect(await purposesTo(visitor)).not.toContain('photo-refused');
});

test('after two refusals for the same finding an operator can be asked, and the person goes on', async () => {
  const visitor = await signIn(portal);
  await sendForm(visitor, await scene('blurred'));
  await portal.runJobs();
  const first = (await findNewestPhoto(portal.sql, visitor.applicantId))!;
  await visitor.postForm('/pendaftaran/foto/tanya-petugas', { foto: first.id });
  expect(await stateOf(visitor)).toBe('refused'); // not offered yet
  await sendForm(visitor, await scene('blurred'));
  await portal.runJobs();
  expect(await page(visitor)).toContain('Tanya petugas');
  const second = (await findNewestPhoto(portal.sql, visitor.applicantId))!;
  const stranger = await signIn(portal);
  await stranger.postForm('/pendaftaran/foto/tanya-petugas', { foto: second.id });
  expect(await stateOf(visitor)).toBe('refused');
  const asked = await visitor.postForm('/pendaftaran/foto/tanya-petugas', { foto: second.id });
  expect([asked.status, asked.headers.get('location')]).toEqual([303, '/pendaftaran/foto']);
  expect(await stateOf(visitor)).toBe('in-review');
  expect(await page(visitor)).toContain('Foto Anda dilihat petugas');
  expect(mayGoOn(await findApplicantPhoto(portal.sql, visitor.applicantId))).toBe(true);
  const lines =
    await portal.sql`select actor from audit where act = 'photo-review-asked' and subject = ${`photo:${second.id}`}`;
  expect(lines.map((line) => String(line['actor']))).toEqual([`applicant:${visitor.applicantId}`]);
});

test('two refusals for different findings do not offer a review', async () => {
  const visitor = await signIn(portal);
  for (const fault of ['blurred', 'cut-off'] as const) {
    await sendForm(visitor, await scene(fault));
    await portal.runJobs();
  }
  expect(await page(visitor)).not.toContain('Tanya petugas</button>');
});

test('a refused photo never takes away an accepted one', async () => {
  const visitor = await signIn(portal);
  await sendForm(visitor, await scene('none'));
  await portal.runJobs();
  const accepted = await findApplicantPhoto(portal.sql, visitor.applicantId);
  await sendForm(visitor, await scene('blurred'));
  expect((await findApplicantPhoto(portal.sql, visitor.applicantId))?.id).toBe(accepted?.id);
  await portal.runJobs();
  const text = await page(visitor);
  expect(text).toContain('Foto ini belum bisa dipakai');
  expect(text).toContain('Foto Anda sebelumnya tetap diterima');
  expect(text).toContain('Lanjut ke data diri');
  expect((await findApplicantPhoto(portal.sql, visitor.applicantId))?.id).toBe(accepted?.id);
  await sendForm(visitor, await scene('none', 3));
  await portal.runJobs();
  expect((await findApplicantPhoto(portal.sql, visitor.applicantId))?.id).not.toBe(accepted?.id);
});

test('a photo over the limit is shrunk here instead of refused', async () => {
  const visitor = await signIn(portal);
  const large = await sharp(await scene('none'))
    .resize(4000)
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer();
  expect(large.length).toBeGreaterThan(2_000_000);
  expect((await sendForm(visitor, large)).status).toBe(303);
  await portal.runJobs();
  expect(await stateOf(visitor)).toBe('accepted');
});

test('a WebP photo is converted here instead of refused', async () => {
  const visitor = await signIn(portal);
  await sendForm(
    visitor,
    await sharp(await scene('none'))
      .webp({ quality: 90 })
      .toBuffer(),
    'ktp.webp',
  );
  await portal.runJobs();
  expect(await stateOf(visitor)).toBe('accepted');
});

test.each([
  ['a form without a chosen file', new Blob([]), '', 422, 'Belum ada foto yang dipilih'],
  ['a file larger than can be shrunk', new Blob([new Uint8Array(25_000_001)]), 'a.jpg', 413, 'lebih dari 25 MB'],
])('%s is answered in words and nothing is kept', async (_, blob, name, status, words) => {
  const visitor = await signIn(portal);
  const body = new FormData();
  body.append('foto', blob, name);
  const answer = await visitor.request('/pendaftaran/foto', {
    method: 'POST',
    body,
    headers: { origin: 'http://localhost:3000' },
  });
  expect(answer.status).toBe(status);
  const text = await answer.text();
  expect(text).toContain(words);
  expect(text).toContain('role="alert"');
  expect(await stateOf(visitor)).toBeNull();
  expect(await portal.sql`select 1 from upload where applicant_id = ${visitor.applicantId}`).toHaveLength(0);
});

test('a post that is no multipart form is told what to do', async () => {
  const visitor = await signIn(portal);
  const answer = await visitor.postForm('/pendaftaran/foto', { foto: 'x' });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('tidak berisi foto');
});

test('a form cut in the middle keeps nothing and says the photo is safe', async () => {
  const visitor = await signIn(portal);
  const head = '--xyz\r\nContent-Disposition: form-data; name="foto"; filename="a.jpg"\r\n\r\n';
  const headers = { origin: 'http://localhost:3000', 'content-type': 'multipart/form-data; boundary=xyz' };
  const answer = await visitor.request('/pendaftaran/foto', { method: 'POST', headers, body: `${head}half of it` });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('terputus sebelum selesai');
  expect(await quarantined()).toEqual([]);
});

test('whoever went on is told by message when the verdict comes', async () => {
  const visitor = await signIn(portal);
  await sendForm(visitor, await scene('blurred'));
  const on = await visitor.postForm('/pendaftaran/foto/lanjut', {});
  expect([on.status, on.headers.get('location')]).toEqual([303, '/pendaftaran/data']);
  await portal.runJobs();
  const message = (await portal.outbox()).find(
    ({ address, purpose }) => address === visitor.address && purpose === 'photo-refused',
  )!;
  expect(message.subject).toBe('Foto KTP Anda perlu diulang');
  expect(message.body).toContain('Foto kabur');
  expect(message.body).toContain('/pendaftaran/foto');
  expect(message.body).toContain('Informasi resmi hanya di');
});

test('a verdict that comes late is told by message, also a good one', async () => {
  const visitor = await signIn(portal);
  await sendForm(visitor, await scene('none'));
  await portal.sql`update photo set received_at = received_at - interval '2 minutes' where applicant_id = ${visitor.applicantId}`;
  expect(await page(visitor)).toContain('Pemeriksaan sedang ramai');
  await portal.runJobs();
  expect(await purposesTo(visitor)).toContain('photo-accepted');
});

test('when the judge breaks the person hears that it is our fault, the photo is kept, and the next try decides', async () => {
  const visitor = await signIn(portal);
  await sendForm(visitor, await scene('none'));
  const [job] = await portal.sql<{ photoId: string; uploadId: string }[]>`
    select photo_id as "photoId", id as "uploadId" from upload where applicant_id = ${visitor.applicantId}`;
  const broken = { ...portal.portal.judge, judge: () => Promise.reject(new Error('the pool is full')) };
  await expect(judgePhoto({ ...portal.portal, judge: broken }, job!.photoId, job!.uploadId)).rejects.toThrow('full');
  const text = await page(visitor);
  expect(text).toContain('Ini gangguan di pihak kami');
  expect(text).not.toContain('belum bisa dipakai');
  expect(await quarantined()).toEqual([job!.uploadId]);
  await portal.runJobs();
  expect(await stateOf(visitor)).toBe('accepted');
  // At least once: the same job again changes nothing.
  const before = await findNewestPhoto(portal.sql, visitor.applicantId);
  await judgePhoto(portal.portal, job!.photoId, job!.uploadId);
  expect(await findNewestPhoto(portal.sql, visitor.applicantId)).toEqual(before);
});

test('the sweeper judges forgotten photos, drops what nobody needs, and keeps what waits', async () => {
  const visitor = await signIn(portal);
  await sendForm(visitor, await scene('none'));
  await portal.sql`update photo set received_at = now() - interval '1 hour' where applicant_id = ${visitor.applicantId}`;
  await portal.sql`delete from pgboss.job where name = 'judge-photo'`;
  await mkdir(join(portal.dataFolder, 'quarantine'), { recursive: true });
  const { writeFile } = await import('node:fs/promises');
  const orphan = 'A'.repeat(22);
  await writeFile(join(portal.dataFolder, 'quarantine', orphan), 'nobody’s');
  await sweepPhotos(portal.portal, new Date(Date.now() + 2 * 3600_000));
  const left = await quarantined();
  expect(left).toHaveLength(1);
  expect(left).not.toContain(orphan);
  await portal.runJobs();
  expect(await stateOf(visitor)).toBe('accepted');
});
