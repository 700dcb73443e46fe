import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestPortal, type TestPortal, type Visitor } from '../../../../test/support/portal-for-tests.ts';
import { signIn } from '../../../../test/support/signed-in.ts';
import { specimenScene } from '../../../../packages/photo-check/test/specimens.ts';
import { savePhotoFile } from '../platform/photo-files.ts';
import { findPhoto } from '../platform/photo-state.ts';
import { openOperator } from './review-for-tests.ts';

let portal: TestPortal;
let anna: Visitor;
let budi: Visitor;
let jpeg: Buffer;
beforeAll(async () => {
  portal = await openTestPortal();
  anna = await openOperator(portal, 'anna', 'Anna O’Hara');
  budi = await openOperator(portal, 'budi', 'Budi Santoso');
  jpeg = await specimenScene({ fault: 'blurred', seed: 2 });
});
afterAll(() => portal.close());

type Asked = Readonly<{ photoId: string; visitor: Visitor; address: string }>;

async function photoInReview(askedMinutesAgo: number): Promise<Asked> {
  const { applicantId, address, ...visitor } = await signIn(portal);
  const [row] = await portal.sql<{ id: string }[]>`
    insert into photo (applicant_id, state, findings, width, height, stored, judged_at, review_asked_at)
    values (${applicantId}, 'in-review', ${portal.sql.json([{ code: 'blurred', weight: 'refuse', blurMm: 1.2, maxMm: 0.75 }])},
      1600, 1200, true, now(), now() - make_interval(mins => ${askedMinutesAgo})) returning id`;
  const photoId = row!.id;
  const { dataFolder } = portal;
  await savePhotoFile(portal.sql, { dataFolder, vault: portal.portal.vault, applicantId, photoId }, jpeg);
  return { photoId, visitor, address };
}

const shownTo = async (operator: Visitor): Promise<string | undefined> =>
  /petugas\/foto\/gambar\/([0-9a-f-]{36})/.exec(await (await operator.request('/petugas/foto')).text())?.[1];

const auditOf = async (photoId: string): Promise<string[]> => {
  const rows = await portal.sql<
    { act: string }[]
  >`select act from audit where subject = ${`photo:${photoId}`} order by id`;
  return rows.map((row) => row.act);
};

const decide = (operator: Visitor, photoId: string, act: string, more = {}) =>
  operator.postForm('/petugas/foto', { foto: photoId, _act: act, ...more });

test('only operators see the review', async () => {
  const answer = await portal.visitor().request('/petugas/foto');
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/petugas/masuk?tujuan=%2Fpetugas%2Ffoto']);
});

test('the oldest comes first, two operators never get the same, and skipping leaves it to later', async () => {
  const newer = await photoInReview(10);
  const older = await photoInReview(20);
  expect(await shownTo(anna)).toBe(older.photoId);
  expect(await shownTo(anna)).toBe(older.photoId); // a reload keeps it
  expect(await shownTo(budi)).toBe(newer.photoId);
  await decide(anna, older.photoId, 'lewati');
  expect(await shownTo(anna)).toBeUndefined();
  // Five minutes later whoever asks gets what nobody finished.
  await portal.sql`update photo_review_open set opened_at = opened_at - interval '6 minutes'`;
  expect(await shownTo(anna)).toBe(older.photoId);
  await decide(anna, older.photoId, 'terima');
  expect(await shownTo(anna)).toBe(newer.photoId);
  await decide(anna, newer.photoId, 'terima');
  expect(await (await anna.request('/petugas/foto')).text()).toContain('Tidak ada foto yang menunggu');
});

test('the picture carries the operator’s name, is no document, and each view is a line in the audit list', async () => {
  const { photoId } = await photoInReview(5);
  expect(await shownTo(anna)).toBe(photoId);
  const picture = await anna.request(`/petugas/foto/gambar/${photoId}`);
  expect(picture.status).toBe(200);
  expect(picture.headers.get('content-type')).toBe('image/jpeg');
  expect(picture.headers.get('content-security-policy')).toContain('sandbox');
  expect(picture.headers.get('cache-control')).toBe('no-store');
  const marked = Buffer.from(await picture.arrayBuffer());
  expect(await changedShare(jpeg, marked)).toBeGreaterThan(0.01);
  expect(await auditOf(photoId)).toEqual(['photo-viewed']);
  // Another operator, who does not have it open, and the applicant's door do not show it.
  expect((await budi.request(`/petugas/foto/gambar/${photoId}`)).status).toBe(404);
  expect((await portal.visitor().request(`/petugas/foto/gambar/${photoId}`)).status).toBe(303);
  await decide(anna, photoId, 'terima');
  expect((await anna.request(`/petugas/foto/gambar/${photoId}`)).status).toBe(404);
});

test('accepting changes the photo’s state, tells its owner and is audited', async () => {
  const { photoId, visitor, address } = await photoInReview(5);
  await shownTo(anna);
  const answer = await decide(anna, photoId, 'terima');
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/petugas/foto?kabar=tersimpan']);
  expect((await findPhoto(portal.sql, photoId))?.state).toBe('accepted');
  expect(await (await visitor.request('/pendaftaran/foto')).text()).toContain(
    'Petugas sudah melihat foto Anda dan menerimanya',
  );
  expect((await portal.outbox()).find((message) => message.address === address)?.purpose).toBe('photo-accepted');
  expect(await auditOf(photoId)).toEqual(['photo-accepted']);
});

test('refusing needs a reason; the owner reads reason and note, on the page and by message', async () => {
  const { photoId, visitor, address } = await photoInReview(5);
  await shownTo(anna);
  const without = await decide(anna, photoId, 'tolak', { catatan: 'Maaf, kabur.' });
  expect(without.status).toBe(422);
  const text = await without.text();
  expect(text).toContain('Pilih alasan sebelum menolak');
  expect(text).toContain('Maaf, kabur.'); // nothing typed is lost
  const other = await decide(anna, photoId, 'tolak', { alasan: 'other' });
  expect(await other.text()).toContain('memerlukan catatan');
  expect((await decide(anna, photoId, 'tolak', { alasan: 'not-legible', catatan: 'x'.repeat(501) })).status).toBe(422);
  expect((await findPhoto(portal.sql, photoId))?.state).toBe('in-review');

  await decide(anna, photoId, 'tolak', { alasan: 'not-legible', catatan: 'Baris NIK <b>tertutup</b> bayangan.' });
  expect((await findPhoto(portal.sql, photoId))?.state).toBe('refused');
  const page = await (await visitor.request('/pendaftaran/foto')).text();
  expect(page).toContain('Tulisan di KTP belum terbaca');
  expect(page).toContain('Baris NIK &lt;b&gt;tertutup&lt;/b&gt; bayangan.');
  const message = (await portal.outbox()).find((sent) => sent.address === address)!;
  expect(message.purpose).toBe('photo-refused');
  expect(message.body).toContain('Catatan petugas: Baris NIK');
  expect(await auditOf(photoId)).toEqual(['photo-refused']);
});

test('of two decisions on one photo the first stands', async () => {
  const { photoId } = await photoInReview(5);
  await shownTo(anna);
  const answers = await Promise.all([
    decide(anna, photoId, 'terima'),
    decide(budi, photoId, 'tolak', { alasan: 'not-whole' }),
  ]);
  expect(answers.map((answer) => answer.headers.get('location')).sort()).toEqual([
    '/petugas/foto?kabar=sudah',
    '/petugas/foto?kabar=tersimpan',
  ]);
  expect((await auditOf(photoId)).filter((act) => act !== 'photo-viewed')).toHaveLength(1);
});

test('a photo that is not in review cannot be decided', async () => {
  const { photoId } = await photoInReview(5);
  await portal.sql`update photo set state = 'refused' where id = ${photoId}`;
  expect((await decide(anna, photoId, 'terima')).headers.get('location')).toBe('/petugas/foto?kabar=sudah');
  expect((await decide(anna, 'nonsense', 'terima')).headers.get('location')).toBe('/petugas/foto?kabar=sudah');
});

/** Share of pixels that differ clearly: the watermark is really there. */
async function changedShare(before: Buffer, after: Buffer): Promise<number> {
  const [a, b] = await Promise.all([before, after].map((bytes) => sharp(bytes).greyscale().raw().toBuffer()));
  let changed = 0;
  for (let i = 0; i < a!.length; i++) if (Math.abs(a![i]! - b![i]!) > 20) changed++;
  return changed / a!.length;
}
