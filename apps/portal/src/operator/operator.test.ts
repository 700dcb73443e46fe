import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPortal, type TestPortal, type Visitor } from '../../../../test/support/portal-for-tests.ts';
import { createOperator } from './create-operator.ts';
import { createInvitation, hasOperators } from './invitation.ts';
import { findCode } from './outbox-page.tsx';

const sandi = 'kuda hujan lemari teluk';

let portal: TestPortal;
let counter = 0;
beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

describe('the one-time link', () => {
  it('makes the first operator, who is then logged in', async () => {
    expect(await hasOperators(portal.portal)).toBe(false);
    const { visitor, path } = await invited();
    expect((await visitor.request(path)).status).toBe(200);
    const made = await visitor.postForm(path, { nama: 'Siti Rahmawati', login: 'siti', sandi });
    expect([made.status, made.headers.get('location')]).toEqual([303, '/petugas']);
    expect(made.headers.getSetCookie().find((line) => line.startsWith('petugas='))).toMatch(/SameSite=Strict/);
    expect(await (await visitor.request('/petugas')).text()).toContain('Siti Rahmawati');
    expect(await hasOperators(portal.portal)).toBe(true);
  });

  it('works once, also of twenty at the same time', async () => {
    const { visitor, path } = await invited();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        visitor.postForm(path, { nama: 'Dua', login: `serentak-${index}`, sandi }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 410)).toHaveLength(19);
    expect((await visitor.request(path)).status).toBe(410);
  });

  it('ends after 24 hours', async () => {
    const { visitor, path } = await invited();
    await portal.sql`update operator_invitation set expires_at = now() where used_at is null`;
    expect((await visitor.request(path)).status).toBe(410);
    expect((await visitor.postForm(path, { nama: 'Telat', login: 'telat', sandi })).status).toBe(410);
  });

  it('is kept as a hash only', async () => {
    const { path } = await invited();
    const rows = await portal.sql<{ hash: Uint8Array }[]>`select token_hash as hash from operator_invitation`;
    const token = path.split('/').at(-1)!;
    expect(rows.some(({ hash }) => Buffer.from(hash).toString('base64url') === token)).toBe(false);
  });

  it.each([
    [{ nama: '', login: '', sandi: '' }, ['Ketik nama Anda.', 'Pilih nama masuk.', 'Ketik kata sandi']],
    [{ nama: 'x'.repeat(81), login: 'ab', sandi: 'pendek' }, ['paling panjang 80', '3 sampai 32', 'Baru 6 huruf']],
    [
      { nama: '<script>alert(1)</script>', login: 'سيتي', sandi: 'passwordpassword' },
      ['Nama hanya', 'huruf kecil', 'terlalu sering dipakai'],
    ],
    [{ nama: 'Emoji 😀', login: 'a b', sandi: 'wahyudi wahyudi' }, ['Nama hanya', 'huruf kecil']],
    [{ nama: 'Wahyu Hidayat', login: 'hidayat', sandi: 'wahyu hidayat 1' }, ['berisi alamat atau nama Anda']],
    [{ nama: 'Nama Baik', login: 'siti', sandi }, ['sudah dipakai petugas lain']],
  ])('answers %o with sentences, keeps what was typed and stays open', async (fields, sentences) => {
    const { visitor, path } = await invited();
    const response = await visitor.postForm(path, fields);
    expect(response.status).toBe(422);
    const html = await response.text();
    for (const sentence of sentences) expect(html).toContain(sentence);
    expect(html).not.toContain('<script>alert');
    expect((await visitor.request(path)).status).toBe(200);
  });

  it('accepts a name pasted with spaces and invisible characters', async () => {
    const { visitor, path } = await invited();
    const made = await visitor.postForm(path, { nama: '  Budi\u200B   Santoso ', login: ' Budi.Santoso ', sandi });
    expect(made.status).toBe(303);
    const [row] = await portal.sql`select name from operator where login = 'budi.santoso'`;
    expect(row).toEqual({ name: 'Budi Santoso' });
  });

  it('keeps what was typed when the language is switched', async () => {
    const { visitor, path } = await invited();
    const response = await visitor.postForm(path, {
      nama: 'Setengah',
      login: 'se',
      sandi: 'rahasia tak kembali',
      _bahasa: 'en',
    });
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).toContain('value="Setengah"');
    expect(html).toContain('lang="en"');
    expect(html).not.toContain('rahasia tak kembali');
  });
});

describe('operators', () => {
  it('log in and out; the session ends after eight hours', async () => {
    const login = await made();
    const visitor = portal.visitor();
    const answer = await visitor.postForm('/petugas/masuk', {
      login: login.toUpperCase(),
      sandi,
      tujuan: '/petugas/catatan',
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/petugas/catatan']);
    expect((await visitor.request('/petugas')).status).toBe(200);
    await portal.sql`update operator_session set expires_at = now()`;
    expect((await visitor.request('/petugas')).headers.get('location')).toBe('/petugas/masuk?tujuan=%2Fpetugas');
    await visitor.postForm('/petugas/masuk', { login, sandi });
    const token = visitor.cookies.get('petugas')!;
    const out = await visitor.postForm('/petugas/keluar', {});
    expect(out.headers.get('location')).toBe('/petugas/masuk');
    visitor.cookies.set('petugas', token);
    expect((await visitor.request('/petugas')).status).toBe(303);
  });

  it('are refused alike whether the log-in name exists', async () => {
    const login = await made();
    const answers = await Promise.all(
      [login, 'x'.repeat(login.length)].map(async (name) => {
        const response = await portal
          .visitor()
          .postForm('/petugas/masuk', { login: name, sandi: 'bukan sandinya sama sekali' });
        return `${response.status} ${(await response.text()).replaceAll(name, 'LOGIN')}`;
      }),
    );
    expect(answers[0]).toBe(answers[1]);
  });

  it('are sent to operators’ pages only', async () => {
    const login = await made();
    const answer = await portal.visitor().postForm('/petugas/masuk', { login, sandi, tujuan: '/akun' });
    expect(answer.headers.get('location')).toBe('/petugas');
  });

  it('cannot be locked out of their own browser by strangers', async () => {
    const login = await made();
    const own = await signedIn(login);
    await own.postForm('/petugas/keluar', {});
    const stranger = portal.visitor();
    for (let time = 0; time < 10; time += 1) {
      await stranger.postForm('/petugas/masuk', { login, sandi: 'tebakan yang salah lagi' });
    }
    expect((await stranger.postForm('/petugas/masuk', { login, sandi })).status).toBe(429);
    expect((await own.postForm('/petugas/masuk', { login, sandi })).status).toBe(303);
  });

  it('who are disabled are out at once', async () => {
    const login = await made();
    const visitor = await signedIn(login);
    await portal.sql`update operator set disabled_at = now() where login = ${login}`;
    expect((await visitor.request('/petugas')).status).toBe(303);
    expect((await visitor.postForm('/petugas/masuk', { login, sandi })).status).toBe(422);
  });

  it('invite another one by a link shown once', async () => {
    const visitor = await signedIn(await made());
    const html = await (await visitor.postForm('/petugas/undang', {})).text();
    const path = /http:\/\/localhost:3000(\/petugas\/mulai\/[\w-]{43})/.exec(html)![1]!;
    expect(await (await visitor.request('/petugas')).text()).not.toContain('/petugas/mulai/');
    const next = await portal.visitor().postForm(path, { nama: 'Berikut', login: 'berikut', sandi });
    expect(next.status).toBe(303);
  });

  it.each(['/petugas', '/petugas/catatan'])('alone see %s', async (path) => {
    expect((await portal.visitor().request(path)).status).toBe(303);
    expect((await portal.visitor().postForm('/petugas/undang', {})).status).toBe(303);
  });
});

describe('the audit list', () => {
  it('names who did what, newest first, filtered and paged', async () => {
    const login = await made('Ani Audit');
    const visitor = await signedIn(login);
    await visitor.postForm('/petugas/undang', {});
    const html = await (await visitor.request('/petugas/catatan')).text();
    expect(html.indexOf('operator-invited')).toBeGreaterThan(-1);
    expect(html).toContain('Ani Audit');
    const filtered = await (await visitor.request('/petugas/catatan?tindakan=operator-logged-in')).text();
    expect(filtered).toContain('<td data-label="Tindakan">operator-logged-in</td>');
    expect(filtered).not.toContain('<td data-label="Tindakan">operator-invited</td>');
  });

  it('goes back page by page to the first line', async () => {
    const visitor = await signedIn(await made());
    await portal.sql`insert into audit (actor, act, subject)
      select 'system', 'test-line', 'line:' || n from generate_series(1, 120) as n`;
    let next: string | undefined = '/petugas/catatan?tindakan=test-line';
    const seen: string[] = [];
    while (next) {
      const html: string = await (await visitor.request(next)).text();
      seen.push(...Array.from(html.matchAll(/line:(\d+)/g), (match) => match[1]!));
      next = /href="(\/petugas\/catatan\?tindakan=test-line&amp;sebelum=\d+)"/.exec(html)?.[1]?.replace('&amp;', '&');
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => String(120 - index)));
  });

  it('does not mind a page number or a filter that makes no sense', async () => {
    const visitor = await signedIn(await made());
    for (const query of [
      'sebelum=-1',
      'sebelum=x',
      `sebelum=${'9'.repeat(40)}`,
      'tindakan=%3Cscript%3E',
      'tindakan=',
    ]) {
      const response = await visitor.request(`/petugas/catatan?${query}`);
      expect(response.status).toBe(200);
      expect(await response.text()).not.toContain('<script>');
    }
  });
});

describe('the outbox', () => {
  it('shows messages of the demonstration with their code, newest first', async () => {
    const visitor = portal.visitor();
    await visitor.postForm('/daftar', { kontak: 'kotak@contoh.test' });
    const html = await (await visitor.request('/kotak-keluar')).text();
    expect(html).toContain('kotak@contoh.test');
    expect(html).toContain(`<output>${await portal.lastCode('kotak@contoh.test')}</output>`);
  });

  it('does not exist once a mail server is configured, nor in production', async () => {
    for (const env of [
      { SMTP_URL: 'smtp://localhost:2525' },
      { NODE_ENV: 'production', BASE_URL: 'https://portal.contoh.test', SMTP_URL: 'smtps://localhost:2525' },
    ]) {
      const other = await openTestPortal({ env });
      try {
        expect((await other.request('/kotak-keluar')).status).toBe(404);
      } finally {
        await other.close();
      }
    }
  });

  it.each([
    ['Kode: 111111\n\n@contoh.test #012345\n', '012345'],
    ['Kode: 111111', null],
    ['ditulis @contoh.test #012345 di tengah', null],
  ])('finds the code of %j', (body, code) => {
    expect(findCode(body)).toBe(code);
  });
});

async function invited(): Promise<{ visitor: Visitor; path: string }> {
  const { url } = await createInvitation(portal.portal);
  return { visitor: portal.visitor(), path: new URL(url).pathname };
}

async function made(name = 'Petugas Uji'): Promise<string> {
  counter += 1;
  const login = `petugas-${counter}`;
  expect(await createOperator(portal.portal, { name, login, password: sandi })).toMatchObject({ ok: true });
  return login;
}

async function signedIn(login: string): Promise<Visitor> {
  const visitor = portal.visitor();
  const answer = await visitor.postForm('/petugas/masuk', { login, sandi });
  expect(answer.status).toBe(303);
  return visitor;
}
