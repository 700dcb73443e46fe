import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  openTestPortal,
  type FormFields,
  type TestPortal,
  type Visitor,
} from '../../../../test/support/portal-for-tests.ts';
import { joinPeople, madeUpNik } from '../../../../test/support/people.ts';
import { inTransaction } from '../platform/database.ts';
import { createGelombang, findGelombang, transitionGelombang } from '../platform/gelombang-store.ts';
import { hashToken, newToken } from '../platform/tokens.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());
beforeEach(async () => {
  await portal.sql`truncate gelombang, entry, claim, audit, applicant, contact, photo`;
});

const hour = 3600_000;
const quotas = { regions: { '0001': 5, '0071': 3 }, secondWalk: true };

async function make(state: string, { places = 8, closesIn = 2 * hour, regional = false } = {}): Promise<number> {
  const { number } = await inTransaction(portal.sql, (tx) =>
    createGelombang(tx, {
      opensAt: new Date(Date.now() - hour),
      closesAt: new Date(Date.now() + closesIn),
      drawAt: new Date(Date.now() + closesIn + hour),
      places,
      quotas: regional ? quotas : null,
      demonstration: true,
      actor: 'system',
    }),
  );
  await portal.sql`update gelombang set state = ${state} where number = ${number}`;
  return number;
}

const joinSome = (gelombang: number, count: number) =>
  joinPeople(
    portal,
    gelombang,
    Array.from({ length: count }, (_, i) => ({ nik: madeUpNik(i + 1), kk: madeUpNik(i + 1) })),
  );

async function textOf(visitor: Visitor, path: string): Promise<string> {
  const html = await (await visitor.request(path)).text();
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
  return main.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

async function operator(at: TestPortal = portal): Promise<Visitor> {
  const id = randomUUID();
  const token = newToken();
  await at.sql`insert into operator (id, login, name, password_hash) values (${id}, ${id}, 'Petugas Contoh', '-')`;
  await at.sql`
    insert into operator_session (token_hash, operator_id, expires_at)
    values (${hashToken(token)}, ${id}, now() + interval '1 hour')`;
  const visitor = at.visitor();
  visitor.cookies.set('petugas', token);
  return visitor;
}

describe('home', () => {
  test.each([
    ['scheduled', ['Gelombang 1 dibuka', 'Anda bisa menyiapkan akun', 'Siapkan pendaftaran']],
    ['open', ['Gelombang 1 sedang dibuka', 'Sampai', '1 jam 59 menit lagi', 'Belum ada yang bergabung', 'Daftar']],
    ['closed', ['Gelombang 1 sudah ditutup', 'Daftar peserta sedang disusun.']],
    ['sealed', ['Gelombang 1: daftar sudah dikunci', 'Lihat undiannya']],
    ['drawn', ['Gelombang 1 sudah diundi', 'Hasil sedang dikirim']],
    ['announced', ['Hasil Gelombang 1 sudah diumumkan', 'Siapa pun bisa mengulang undiannya.']],
  ])('says what is while %s', async (state, sentences) => {
    await make(state);
    const text = await textOf(portal.visitor(), '/');
    for (const sentence of sentences) expect(text).toContain(sentence);
    expect(text).toContain('Urutan mendaftar tidak berpengaruh.');
  });

  test('without any gelombang invites to prepare', async () => {
    expect(await textOf(portal.visitor(), '/')).toContain('Belum ada gelombang');
  });

  test('tells places, people and honest odds', async () => {
    const fresh = await openTestPortal();
    try {
      const number = 1;
      await fresh.sql`
        insert into gelombang (number, state, opens_at, closes_at, draw_at, places)
        values (${number}, 'open', now(), now() + interval '1 day', now() + interval '2 days', 3)`;
      await joinPeople(
        fresh,
        number,
        Array.from({ length: 17 }, (_, i) => ({ nik: madeUpNik(i + 1), kk: madeUpNik(i + 1) })),
      );
      const text = await textOf(fresh.visitor(), '/');
      expect(text).toMatch(/Tempat 3\b/);
      expect(text).toMatch(/Sudah bergabung 17\b/);
      expect(text).toContain('kira-kira 1 dari 6');
    } finally {
      await fresh.close();
    }
  });

  test('past its closing time it is closed for everyone, before the schedule says so', async () => {
    const number = await make('open');
    await portal.sql`update gelombang set opens_at = now() - interval '2 hours', closes_at = now() where number = ${number}`;
    expect(await textOf(portal.visitor(), '/')).toContain('Gelombang 1 sudah ditutup');
  });

  test('the first page stays small', async () => {
    await make('open');
    const html = await (await portal.visitor().request('/')).text();
    expect(Buffer.byteLength(html)).toBeLessThan(12_000);
  });
});

describe('public pages', () => {
  test('list every gelombang and show each one’s life', async () => {
    await make('announced');
    const number = await make('open', { regional: true });
    expect(await textOf(portal.visitor(), '/gelombang')).toMatch(/Gelombang 2 Dibuka .* Gelombang 1 Sudah diumumkan/);
    const text = await textOf(portal.visitor(), `/gelombang/${number}`);
    expect(text).toContain('Kuota untuk 2 kabupaten/kota');
    expect((await portal.visitor().request('/gelombang/99')).status).toBe(404);
    expect((await portal.visitor().request('/gelombang/abc')).status).toBe(404);
  });
});

describe('operators', () => {
  const schedule: FormFields = {
    opens: '2099-12-01T09:00',
    closes: '2099-12-05T18:00',
    draw: '2099-12-07T12:00',
    places: '1000',
    quota: 'national',
  };

  test('nobody else comes here', async () => {
    const number = await make('scheduled');
    const [joined] = await joinSome(number, 1);
    const token = newToken();
    await portal.sql`
      insert into applicant_session (token_hash, applicant_id, expires_at)
      values (${hashToken(token)}, ${joined!.applicantId}, now() + interval '1 hour')`;
    const applicant = portal.visitor();
    applicant.cookies.set('sesi', token);
    for (const visitor of [portal.visitor(), applicant]) {
      for (const path of ['/petugas/gelombang', `/petugas/gelombang/${number}`, '/petugas/gelombang/baru'])
        expect((await visitor.request(path)).headers.get('location')).toMatch(/^\/petugas\/masuk/);
      for (const path of [
        '/petugas/gelombang',
        `/petugas/gelombang/${number}/buka`,
        `/petugas/gelombang/${number}/jadwal`,
      ])
        expect((await visitor.postForm(path, schedule)).headers.get('location')).toMatch(/^\/petugas\/masuk/);
    }
    expect(await findGelombang(portal.sql, number)).toMatchObject({ state: 'scheduled' });
  });

  test('create, change and open a gelombang; each act is in the audit list', async () => {
    const visitor = await operator();
    const made = await visitor.postForm('/petugas/gelombang', schedule);
    expect(made.headers.get('location')).toBe('/petugas/gelombang/1?selesai=dibuat');
    expect(await findGelombang(portal.sql, 1)).toMatchObject({
      opensAt: new Date('2099-12-01T02:00:00Z'),
      places: 1000,
      quotas: null,
    });
    const form = await (await visitor.request('/petugas/gelombang/1/jadwal')).text();
    expect(form).toContain('value="2099-12-01T09:00"');
    const regional = { ...schedule, quota: 'regions', 'quota-list': '0001 400, 0071 600' };
    await visitor.postForm('/petugas/gelombang/1/jadwal', regional);
    expect(await findGelombang(portal.sql, 1)).toMatchObject({ quotas: { regions: { '0001': 400, '0071': 600 } } });
    expect(await textOf(visitor, '/petugas/gelombang/1/buka')).toContain('Buka Gelombang 1 sekarang?');
    await visitor.postForm('/petugas/gelombang/1/buka', {});
    expect(await findGelombang(portal.sql, 1)).toMatchObject({ state: 'open' });
    const acts = await portal.sql<{ act: string }[]>`select act from audit where actor like 'operator:%' order by id`;
    expect(acts.map(({ act }) => act)).toEqual(['gelombang-create', 'gelombang-reschedule', 'gelombang-open']);
  });

  test('a form that needs mending comes back whole', async () => {
    const visitor = await operator();
    const response = await visitor.postForm('/petugas/gelombang', { ...schedule, opens: 'besok', places: 'banyak' });
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain('value="besok"');
    expect(html).toContain('value="banyak"');
    expect(html).toContain('Tulis tanggal dan jam seperti 2026-12-01 09:00.');
  });

  test.each([
    ['open', 'buka', 'Tidak bisa dibuka: gelombang ini sudah “Dibuka”.'],
    ['scheduled', 'tutup', 'Belum bisa ditutup: gelombang ini masih “Dijadwalkan”, harus “Dibuka” dulu.'],
    ['announced', 'tutup', 'Tidak bisa ditutup: gelombang ini sudah “Sudah diumumkan”.'],
    ['open', 'jadwal', 'Jadwal tidak bisa diubah lagi: gelombang ini sudah “Dibuka”.'],
  ])('while %s, %s is refused with the reason', async (state, act, sentence) => {
    const number = await make(state);
    const response = await (await operator()).postForm(`/petugas/gelombang/${number}/${act}`, schedule);
    expect(response.status).toBe(409);
    expect(await response.text()).toContain(sentence);
    expect(await findGelombang(portal.sql, number)).toMatchObject({ state });
  });

  test('a gelombang whose closing time has passed is not opened', async () => {
    const number = await make('scheduled');
    await portal.sql`update gelombang set opens_at = now() - interval '2 hours', closes_at = now() where number = ${number}`;
    const response = await (await operator()).postForm(`/petugas/gelombang/${number}/buka`, {});
    expect([response.status, await response.text()]).toEqual([
      409,
      expect.stringContaining('Waktu tutupnya sudah lewat'),
    ]);
  });

  test('twenty closings at once close once', async () => {
    const number = await make('scheduled');
    await inTransaction(portal.sql, (tx) => transitionGelombang(tx, number, 'open', 'system'));
    const visitor = await operator();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => visitor.postForm(`/petugas/gelombang/${number}/tutup`, {})),
    );
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    expect(await portal.sql`select 1 from audit where act = 'gelombang-close'`).toHaveLength(1);
  });

  test('see figures by day, region, photo and finding', async () => {
    const number = await make('open');
    await joinSome(number, 3);
    await joinPeople(portal, number, [{ nik: madeUpNik(9), kk: madeUpNik(9), regionCode: '0071', withdrawn: true }]);
    await portal.sql`
      insert into photo (applicant_id, state, findings)
      values (${randomUUID()}, 'refused', '[{"code": "blurred"}, {"code": "too-dark"}, {"code": "from-tomorrow"}]')`;
    const text = await textOf(await operator(), `/petugas/gelombang/${number}`);
    expect(text).toMatch(/Bergabung 3 /);
    expect(text).toMatch(/Ditarik 1 /);
    expect(text).toContain('Kabupaten Contoh (0001) 3');
    expect(text).not.toContain('Kota Contoh');
    expect(text).toContain('Diterima 4');
    expect(text).toContain('Foto kabur 1');
    expect(text).toContain('from-tomorrow 1');
  });
});

test('whoever looks sees what was read a moment ago; an operator who acts sees it at once', async () => {
  const keeping = await openTestPortal({ figuresKeptMs: 3600_000 });
  try {
    await keeping.sql`
      insert into gelombang (state, number, opens_at, closes_at, draw_at, places)
      values ('scheduled', 1, now(), now() + interval '1 day', now() + interval '2 days', 3)`;
    const anyone = keeping.visitor();
    expect(await textOf(anyone, '/')).toContain('Gelombang 1 dibuka');
    expect(await textOf(anyone, '/gelombang/1')).toContain('Dijadwalkan');
    await keeping.sql`update gelombang set closes_at = now() + interval '1 hour'`;
    await joinPeople(keeping, 1, [{ nik: madeUpNik(1), kk: madeUpNik(1) }]);
    expect(await textOf(anyone, '/')).toContain('Gelombang 1 dibuka');

    await (await operator(keeping)).postForm('/petugas/gelombang/1/buka', {});
    expect(await textOf(anyone, '/')).toMatch(/Gelombang 1 sedang dibuka .*59 menit lagi.* Sudah bergabung 1\b/);
    expect(await textOf(anyone, '/gelombang/1')).toMatch(/Dibuka .* Sudah bergabung 1\b/);
  } finally {
    await keeping.close();
  }
});
