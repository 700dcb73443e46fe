import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestPortal, type TestPortal } from '../../../../test/support/portal-for-tests.ts';
import { joinGelombang } from './join-gelombang.ts';
import {
  closeGelombang,
  drawAll,
  makeApplicant,
  makeGelombang,
  makeReadyApplicant,
  textOf,
  type Applicant,
} from './registration-for-tests.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());
beforeEach(async () => {
  await portal.sql`truncate gelombang, entry, claim, audit, draw_entry, draw_exclusion, draw_file`;
});

const statusOf = async ({ visitor }: Applicant) => textOf(await visitor.request('/status'));

async function joined(serial = 1): Promise<Readonly<{ applicant: Applicant; number: number }>> {
  const { number } = await makeGelombang(portal);
  const applicant = await makeReadyApplicant(portal, serial);
  await joinGelombang(portal.portal, { applicantId: applicant.id, gelombang: number });
  return { applicant, number };
}

describe('the status page', () => {
  test('of somebody who has not joined leads on', async () => {
    const text = await statusOf(await makeApplicant(portal));
    expect(text).toContain('Anda belum bergabung di gelombang mana pun.');
    expect(text).toContain('Lanjutkan pendaftaran');
  });

  test('while open says when it closes and is drawn, and offers receipt and withdrawing', async () => {
    const { applicant } = await joined();
    const text = await statusOf(applicant);
    expect(text).toContain('Anda sudah bergabung di Gelombang 1.');
    expect(text).toMatch(/Ditutup \S+, \d+ \S+ \d{4}, pukul \d\d\.\d\d WIB\. Undian /);
    expect(text).toContain('Tarik pendaftaran');
  });

  test.each([
    ['waiting', 'Foto KTP Anda masih diperiksa.'],
    ['in-review', 'Foto KTP Anda sedang dilihat petugas.'],
    ['refused', 'Foto KTP Anda perlu diulang.'],
  ] as const)('tells about a photo that is %s', async (state, sentence) => {
    const { applicant } = await joined();
    await portal.sql`update photo set state = ${state} where applicant_id = ${applicant.id}`;
    expect(await statusOf(applicant)).toContain(sentence);
  });

  test('closed, sealed, drawn: each in its words', async () => {
    const { applicant, number } = await joined();
    await closeGelombang(portal, number);
    expect(await statusOf(applicant)).toContain('Gelombang 1 sudah ditutup dan pendaftaran Anda sudah masuk.');
    await drawAll(portal, number, [{ id: applicant.id, status: null }]);
    await portal.sql`update gelombang set state = 'sealed'`;
    expect(await statusOf(applicant)).toContain('Anda ada di daftar undian Gelombang 1.');
  });

  test.each([
    [{ status: 'selected' }, ['Anda diterima di Gelombang 1. Selamat.', 'Tidak ada biaya apa pun']],
    [{ status: 'waiting', waitingPlace: 1234 }, ['daftar tunggu Gelombang 1, nomor 1.234.']],
    [{ status: 'waiting' }, ['Kali ini Anda belum mendapat tempat di Gelombang 1.', 'Tidak ada yang salah dari Anda.']],
    [
      { status: 'household-cap' },
      ['Kali ini Anda belum mendapat tempat di Gelombang 1.', 'KK Anda sudah mencapai batas 2 penerima'],
    ],
  ] as const)('a result %o is told with its reason and honest figures', async (result, sentences) => {
    const { applicant, number } = await joined();
    await drawAll(portal, number, [{ id: applicant.id, ...result }]);
    const text = await statusOf(applicant);
    for (const sentence of sentences) expect(text).toContain(sentence);
    expect(text).toContain('1 orang ikut undian untuk 100 tempat.');
  });

  test.each([
    ['photo-not-accepted', 'Foto KTP belum diterima sampai daftar dikunci.'],
    ['past-recipient', 'NIK ini sudah menjadi penerima di gelombang sebelumnya.'],
    ['something-new', 'Alasan yang tercatat: something-new.'],
  ])('an exclusion for %s is told with its reason', async (reason, sentence) => {
    const { applicant, number } = await joined();
    await portal.sql`
      insert into draw_exclusion (gelombang, applicant_id, commitment, reason)
      values (${number}, ${applicant.id}, ${new Uint8Array(32)}, ${reason})`;
    await portal.sql`update gelombang set state = 'sealed'`;
    const text = await statusOf(applicant);
    expect(text).toContain('tidak ikut undian');
    expect(text).toContain(sentence);
  });

  test('shows the own ticket against the cut-off of the draw’s files', async () => {
    const { applicant, number } = await joined();
    const ticket = Buffer.alloc(32, 0);
    ticket[0] = 0x80;
    await drawAll(portal, number, [{ id: applicant.id, status: 'waiting', waitingPlace: 1, ticket }]);
    const cutoff = `40${'00'.repeat(31)}`;
    const file = JSON.stringify({ alg: 'undi/v1', national: { cutoff, places: 100 }, regions: {}, secondWalk: null });
    await portal.sql`
      insert into draw_file (gelombang, name, bytes) values (${number}, 'cutoffs.json', ${Buffer.from(file)})`;
    const text = await statusOf(applicant);
    expect(text).toContain('Tiket Anda 50%');
    expect(text).toContain('Tiket terakhir yang mendapat tempat 25%');
  });

  test('withdrawing asks once, keeps the data, and joining again is one page away', async () => {
    const { applicant, number } = await joined();
    const { visitor } = applicant;
    expect(await textOf(await visitor.request('/pendaftaran/tarik'))).toContain('Data Anda tetap tersimpan.');
    await visitor.postForm('/pendaftaran/tarik', { gelombang: String(number) });
    const text = await statusOf(applicant);
    expect(text).toContain('Anda menarik pendaftaran di Gelombang 1.');
    expect(text).toContain('Ikut Gelombang 1');
    const again = await visitor.postForm('/pendaftaran/periksa', { gelombang: String(number), _act: 'continue' });
    expect(again.headers.get('location')).toBe('/tanda-terima/1');
  });

  test('withdrawing after closing is refused in words', async () => {
    const { applicant, number } = await joined();
    await closeGelombang(portal, number);
    const response = await applicant.visitor.postForm('/pendaftaran/tarik', { gelombang: String(number) });
    expect(response.status).toBe(409);
    expect(await textOf(response)).toContain('Gelombang ini sudah ditutup');
  });

  test('whoever was not drawn joins the next gelombang in one tap, with everything kept', async () => {
    const { applicant, number } = await joined();
    await drawAll(portal, number, [{ id: applicant.id, status: 'waiting', waitingPlace: 3 }]);
    await makeGelombang(portal);
    expect(await statusOf(applicant)).toContain('Ikut Gelombang 2');
    expect(await statusOf(applicant)).toContain('data dan semua jawaban yang tersimpan benar pada hari ini');
    const page = await textOf(await applicant.visitor.request('/pendaftaran/periksa'));
    expect(page).toContain('semua jawaban di atas benar pada hari ini, untuk Gelombang 2');
    await applicant.visitor.postForm('/pendaftaran/periksa', { gelombang: '2', _act: 'continue' });
    const text = await statusOf(applicant);
    expect(text).toContain('Anda sudah bergabung di Gelombang 2.');
    expect(text).toContain('Gelombang 1 Daftar tunggu');
  });
});

test('nobody sees another’s receipt, file or status', async () => {
  const { applicant } = await joined(1);
  const others = [await makeReadyApplicant(portal, 2), await makeApplicant(portal)];
  const [own] = await portal.sql<{ number: string }[]>`select receipt_number as number from entry`;
  for (const path of ['/tanda-terima/1', '/tanda-terima/1/berkas', '/status']) {
    expect((await applicant.visitor.request(path)).status).toBe(200);
    for (const other of others) expect(await (await other.visitor.request(path)).text()).not.toContain(own!.number);
    const stranger = await portal.visitor().request(path);
    expect([stranger.status, stranger.headers.get('location')]).toEqual([
      303,
      `/masuk?tujuan=${encodeURIComponent(path)}`,
    ]);
  }
  for (const other of others) expect((await other.visitor.request('/tanda-terima/1')).status).toBe(404);
  expect((await applicant.visitor.request('/tanda-terima/99999999999')).status).toBe(404);
});
