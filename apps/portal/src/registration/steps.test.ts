import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestPortal, type TestPortal } from '../../../../test/support/portal-for-tests.ts';
import { readDraft } from './save-draft.ts';
import {
  answers,
  closeGelombang,
  dataFields,
  endSession,
  logIn,
  makeApplicant,
  makeGelombang,
  makeReadyApplicant,
  nikOf,
  textOf,
  valueOf,
  type Applicant,
} from './registration-for-tests.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());
beforeEach(async () => {
  await portal.sql`truncate gelombang, entry, claim, audit`;
});

const draftOf = async ({ id }: Applicant) => (await readDraft(portal.sql, portal.portal.vault, id)).fields;

describe('from own data to the receipt, with scripts off', () => {
  test('each page leads to the next, and the last one joins', async () => {
    const { number } = await makeGelombang(portal);
    const { visitor } = await makeApplicant(portal, 'waiting');
    const start = await visitor.request('/pendaftaran');
    expect(start.headers.get('location')).toBe('/pendaftaran/data');
    const data = await visitor.postForm('/pendaftaran/data', dataFields(1));
    expect([data.status, data.headers.get('location')]).toEqual([303, '/pendaftaran']);
    expect((await visitor.request('/pendaftaran')).headers.get('location')).toBe('/pendaftaran/pernyataan');
    expect((await visitor.postForm('/pendaftaran/pernyataan', answers)).status).toBe(303);
    expect((await visitor.request('/pendaftaran')).headers.get('location')).toBe('/pendaftaran/periksa');

    const check = await textOf(await visitor.request('/pendaftaran/periksa'));
    for (const shown of [
      '0001 0152 0590 0001',
      'Siti Contoh',
      '12 Mei 1990',
      'Perempuan',
      'Contoh Utara, Kabupaten Contoh',
    ])
      expect(check).toContain(shown);
    expect(check).toContain('sedang diperiksa. Anda bisa bergabung sekarang.');

    const joined = await visitor.postForm('/pendaftaran/periksa', { gelombang: String(number), _act: 'continue' });
    expect([joined.status, joined.headers.get('location')]).toEqual([303, '/tanda-terima/1']);
    const receipt = await textOf(await visitor.request('/tanda-terima/1'));
    expect(receipt).toMatch(/KP1-[0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(receipt).toContain('0001 •••• •••• 0001');
    expect((await visitor.request('/pendaftaran')).headers.get('location')).toBe('/status');

    const file = await visitor.request('/tanda-terima/1/berkas');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="KP1-/);
    expect(await file.json()).toMatchObject({ signed: { wave: '001' } });
  });

  test('the region is chosen in three steps without scripts', async () => {
    const { visitor } = await makeApplicant(portal);
    const empty = { provinsi: '', kabupaten: '', kecamatan: '' };
    const post = async (change: Record<string, string>, next: string) => {
      const posted = await visitor.postForm(
        '/pendaftaran/data',
        dataFields(1, { ...empty, ...change, _act: 'wilayah' }),
      );
      expect(posted.headers.get('location')).toBe(`/pendaftaran/data#${next}`);
      return (await visitor.request('/pendaftaran/data')).text();
    };
    expect(await (await visitor.request('/pendaftaran/data')).text()).toContain('Provinsi Contoh');
    expect(await post({ provinsi: '00' }, 'kabupaten')).toContain('>Kota Contoh</option>');
    expect(await post({ provinsi: '00', kabupaten: '0071' }, 'kecamatan')).toContain('>Pelabuhan</option>');
  });

  test('a region left empty is proposed from the NIK, once, and never imposed', async () => {
    const applicant = await makeApplicant(portal);
    const empty = { provinsi: '', kabupaten: '', kecamatan: '' };
    const proposed = await applicant.visitor.postForm('/pendaftaran/data', dataFields(1, empty));
    const html = await proposed.text();
    expect([proposed.status, valueOf(html, 'kecamatan')]).toEqual([200, '000101']);
    expect(html).toContain('wilayah itu kami pilihkan');
    expect(html).not.toContain('role="alert"');
  });
});

describe('a disagreement with the NIK', () => {
  test('asks once and then lets go on', async () => {
    const { visitor } = await makeApplicant(portal);
    const fields = dataFields(1, { 'lahir-day': '13' });
    const asked = await visitor.postForm('/pendaftaran/data', fields);
    const html = await asked.text();
    expect(asked.status).toBe(200);
    expect(html).toContain('NIK membawa tanggal lahir 12 Mei 1990, Anda mengisi 13 Mei 1990.');
    const again = await visitor.postForm('/pendaftaran/data', {
      ...fields,
      'sudah-dicek': valueOf(html, 'sudah-dicek')!,
    });
    expect([again.status, again.headers.get('location')]).toEqual([303, '/pendaftaran']);
    expect((await visitor.request('/pendaftaran')).headers.get('location')).toBe('/pendaftaran/pernyataan');
  });
});

describe('nothing typed is lost', () => {
  const wrong = { nik: '12 34', nama: '<script>alert(1)</script>', 'lahir-day': '31', 'lahir-month': '2' };

  test('by an error: it is on the page again, escaped, with everything wrong at once', async () => {
    const applicant = await makeApplicant(portal);
    const response = await applicant.visitor.postForm('/pendaftaran/data', dataFields(1, wrong));
    const html = await response.text();
    expect(response.status).toBe(422);
    expect([valueOf(html, 'nik'), valueOf(html, 'nama'), valueOf(html, 'lahir-day')]).toEqual([
      '12 34',
      wrong.nama,
      '31',
    ]);
    expect(html).not.toContain('<script>alert');
    for (const sentence of ['NIK ini 4 angka', 'tidak dipakai dalam nama', 'tidak ada di kalender'])
      expect(html).toContain(sentence);
    expect(await draftOf(applicant)).toMatchObject(wrong);
  });

  test('by the back button, by saving, by switching the language', async () => {
    const applicant = await makeApplicant(portal);
    const { visitor } = applicant;
    const back = await visitor.postForm('/pendaftaran/data', dataFields(1, { ...wrong, _act: 'back' }));
    expect(back.headers.get('location')).toBe('/pendaftaran/foto');
    expect(await draftOf(applicant)).toMatchObject(wrong);

    const saved = await visitor.postForm('/pendaftaran/data', dataFields(1, { ...wrong, kk: '9', _act: 'save' }));
    expect(saved.headers.get('location')).toBe('/pendaftaran/data?tersimpan=1');
    expect(await textOf(await visitor.request('/pendaftaran/data?tersimpan=1'))).toContain('Tersimpan');

    const english = await visitor.postForm('/pendaftaran/data', dataFields(1, { ...wrong, kk: '99', _bahasa: 'en' }));
    const html = await english.text();
    expect([english.status, valueOf(html, 'kk'), valueOf(html, 'nama')]).toEqual([200, '99', wrong.nama]);
    expect(html).toContain('Where you live now');
    expect(html).not.toContain('role="alert"');
    expect((await draftOf(applicant))['kk']).toBe('99');
  });

  test('by answers that do not let join: every reason at once, everything kept', async () => {
    const applicant = await makeReadyApplicant(portal, 1, { 'lahir-year': '2015', 'sudah-dicek': '' });
    const posted = { ...answers, pendidikan: 'ya', pekerjaan: ['soldier', 'police'], bantuan: 'bsu' };
    const response = await applicant.visitor.postForm('/pendaftaran/pernyataan', posted);
    const text = await textOf(response);
    expect(response.status).toBe(422);
    for (const reason of [
      'Umur Anda 11 tahun',
      'bersekolah atau kuliah',
      'Prajurit TNI',
      'Anggota Polri',
      'Bantuan Subsidi Upah',
    ])
      expect(text).toContain(reason);
    expect(text).toContain('Semua isian Anda tersimpan.');
    expect(await draftOf(applicant)).toMatchObject({ pekerjaan: 'soldier police', bantuan: 'bsu' });
  });

  test('by another tab on the other step', async () => {
    const applicant = await makeApplicant(portal);
    await applicant.visitor.postForm('/pendaftaran/pernyataan', { ...answers, _act: 'save' });
    await applicant.visitor.postForm('/pendaftaran/data', dataFields(1, { _act: 'save' }));
    expect(await draftOf(applicant)).toMatchObject({ nik: nikOf(1), bantuan: 'tidak-ada' });
  });

  test('by twenty saves at once on both steps', async () => {
    const applicant = await makeApplicant(portal);
    const saves = Array.from({ length: 20 }, (_, i) =>
      i % 2 === 0 ? applicant.visitor.postForm('/draf', dataFields(1)) : applicant.visitor.postForm('/draf', answers),
    );
    const answered = await Promise.all(saves);
    expect(answered.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 204));
    expect(await draftOf(applicant)).toMatchObject({ nik: nikOf(1), bantuan: 'tidak-ada' });
  });

  test('on another phone after logging in there', async () => {
    const applicant = await makeApplicant(portal);
    await applicant.visitor.postForm('/draf', dataFields(1, wrong));
    const otherPhone: Applicant = { id: applicant.id, visitor: portal.visitor() };
    await logIn(portal, otherPhone);
    expect(valueOf(await (await otherPhone.visitor.request('/pendaftaran/data')).text(), 'nama')).toBe(wrong.nama);
  });

  test('by a gelombang that closed meanwhile', async () => {
    const { number } = await makeGelombang(portal);
    const applicant = await makeReadyApplicant(portal, 1);
    await closeGelombang(portal, number);
    const response = await applicant.visitor.postForm('/pendaftaran/periksa', {
      gelombang: String(number),
      _act: 'continue',
    });
    const text = await textOf(response);
    expect(response.status).toBe(409);
    expect(text).toContain('Data Anda tersimpan untuk gelombang berikutnya.');
    expect(text).toContain('Siti Contoh');

    await makeGelombang(portal);
    const again = await applicant.visitor.postForm('/pendaftaran/periksa', { gelombang: '2', _act: 'continue' });
    expect(again.headers.get('location')).toBe('/tanda-terima/2');
  });
});

describe('a form posted after its session ended', () => {
  test('is held, and put back at the next log-in of the same person only', async () => {
    const [owner, other] = [await makeApplicant(portal), await makeApplicant(portal)];
    await endSession(portal, owner);
    const response = await owner.visitor.postForm('/pendaftaran/data', dataFields(1, { nama: 'Nama Terakhir' }));
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      '/masuk?tujuan=%2Fpendaftaran%2Fdata&tersimpan=1',
    ]);
    expect(await draftOf(owner)).toEqual({});
    expect(await textOf(await owner.visitor.request(response.headers.get('location')!))).toContain('Isian Anda aman');

    expect(valueOf(await (await other.visitor.request('/pendaftaran/data')).text(), 'nama')).toBe('');
    await logIn(portal, owner);
    const html = await (await owner.visitor.request('/pendaftaran/data')).text();
    expect(valueOf(html, 'nama')).toBe('Nama Terakhir');
    expect(html).toContain('sudah kami kembalikan');
    expect(await (await owner.visitor.request('/pendaftaran/data')).text()).not.toContain('sudah kami kembalikan');
    expect(await portal.sql`select 1 from held_form`).toHaveLength(0);
  });

  test('is sealed, and does not replace what was saved elsewhere after it', async () => {
    const owner = await makeApplicant(portal);
    await endSession(portal, owner);
    await owner.visitor.postForm('/pendaftaran/data', dataFields(1, { nama: 'Lebih Lama' }));
    const [held] = await portal.sql<{ data: Uint8Array }[]>`select data_sealed as data from held_form`;
    expect(Buffer.from(held!.data).includes('Lebih Lama')).toBe(false);
    await portal.sql`update held_form set held_at = held_at - interval '1 hour'`;
    await logIn(portal, owner);
    await owner.visitor.postForm('/draf', dataFields(1, { nama: 'Lebih Baru', nik: '' }));
    await owner.visitor.request('/pendaftaran/data');
    expect(await draftOf(owner)).toMatchObject({ nama: 'Lebih Baru', nik: nikOf(1) });
  });

  test('both typed steps come back', async () => {
    const owner = await makeApplicant(portal);
    await owner.visitor.postForm('/draf', dataFields(2));
    await endSession(portal, owner);
    await owner.visitor.postForm('/pendaftaran/data', dataFields(3));
    await owner.visitor.postForm('/draf', { ...answers, bantuan: 'bsu' });
    await logIn(portal, owner);
    await owner.visitor.request('/pendaftaran/periksa');
    expect(await draftOf(owner)).toMatchObject({ nik: nikOf(3), bantuan: 'bsu' });
  });

  test('without a trace of whose it was goes to the log-in page', async () => {
    const response = await portal.visitor().postForm('/pendaftaran/data', dataFields(1));
    expect(response.headers.get('location')).toBe('/masuk?tujuan=%2Fpendaftaran%2Fdata');
    expect((await portal.visitor().postForm('/draf', dataFields(1))).status).toBe(401);
    expect(await portal.sql`select 1 from held_form`).toHaveLength(0);
  });

  test('older than a day is swept away', async () => {
    const owner = await makeApplicant(portal);
    await endSession(portal, owner);
    await owner.visitor.postForm('/pendaftaran/data', dataFields(1));
    await portal.sql`update held_form set held_at = now() - interval '25 hours'`;
    await portal.portal.jobs.enqueue(portal.sql, 'sweep', {});
    await portal.runJobs();
    expect(await portal.sql`select 1 from held_form`).toHaveLength(0);
  });
});

describe('autosave', () => {
  test('takes known fields of a known step, up to 2,000 characters each', async () => {
    const applicant = await makeApplicant(portal);
    const posted = dataFields(1, { nama: 'x'.repeat(5000), admin: '1' });
    expect((await applicant.visitor.postForm('/draf', posted)).status).toBe(204);
    const draft = await draftOf(applicant);
    expect(draft['nama']).toHaveLength(2000);
    expect(Object.keys(draft)).not.toContain('admin');
    expect((await applicant.visitor.postForm('/draf', { langkah: 'lain', nik: '1' })).status).toBe(400);
  });

  test('an over-long field is named when the form is sent', async () => {
    const { visitor } = await makeApplicant(portal);
    const response = await visitor.postForm('/pendaftaran/data', dataFields(1, { nik: '1'.repeat(3000) }));
    expect(await textOf(response)).toContain('lebih dari 2000 huruf');
  });

  test('what is kept is sealed under the person’s own key', async () => {
    const { id, visitor } = await makeApplicant(portal);
    await visitor.postForm('/draf', dataFields(1));
    const [row] = await portal.sql<
      { data: Uint8Array }[]
    >`select data_sealed as data from draft where applicant_id = ${id}`;
    const bytes = Buffer.from(row!.data);
    expect(bytes.includes(nikOf(1))).toBe(false);
    expect(bytes.includes('Siti')).toBe(false);
  });
});

test('another’s NIK is refused with a way out and without a word about whose it is', async () => {
  const { number } = await makeGelombang(portal);
  const [first, second] = [
    await makeReadyApplicant(portal, 1),
    await makeReadyApplicant(portal, 1, { nama: 'Budi Contoh' }),
  ];
  await first.visitor.postForm('/pendaftaran/periksa', { gelombang: String(number), _act: 'continue' });
  const response = await second.visitor.postForm('/pendaftaran/periksa', {
    gelombang: String(number),
    _act: 'continue',
  });
  const html = await response.text();
  expect(response.status).toBe(409);
  expect(html).toContain('NIK ini belum bisa dipakai');
  expect(html).toContain('href="/kanal-resmi"');
  expect(html).not.toContain('Siti');
});

test('who changes data after joining is told what that means', async () => {
  const { number } = await makeGelombang(portal);
  const { visitor } = await makeReadyApplicant(portal, 1);
  expect(await textOf(await visitor.request('/pendaftaran/data'))).not.toContain('dengan data yang lama');
  await visitor.postForm('/pendaftaran/periksa', { gelombang: String(number), _act: 'continue' });
  expect(await textOf(await visitor.request('/pendaftaran/data'))).toContain(
    'Anda sudah bergabung di Gelombang 1 dengan data yang lama',
  );
});
