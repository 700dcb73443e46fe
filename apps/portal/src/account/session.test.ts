import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPortal, type TestPortal, type Visitor } from '../../../../test/support/portal-for-tests.ts';
import { expectRedirect, goodPassword, otherPassword, passTime, register } from './account-for-tests.ts';
import { findSession } from './account-store.ts';
import { nameDevice } from './session.ts';
import { hashToken } from '../platform/tokens.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

describe('a session', () => {
  it('lasts twelve hours without a page, and a day longer knows whose late form it is', async () => {
    const visitor = await signedIn('diam@contoh.test');
    await passTime(portal, 12 * 3600 - 60);
    expect((await visitor.request('/akun')).status).toBe(200);
    await passTime(portal, 12 * 3600 + 60);
    await expectRedirect(await visitor.request('/akun'), '/masuk?tujuan=%2Fakun');
    expect(await session(visitor)).toMatchObject({ live: false });
    await passTime(portal, 24 * 3600);
    expect(await session(visitor)).toBeNull();
  });

  it('ends after seven days however busy', async () => {
    const visitor = await signedIn('rajin@contoh.test');
    for (let halfDay = 0; halfDay < 16; halfDay += 1) {
      await passTime(portal, 10.4 * 3600);
      expect((await visitor.request('/akun')).status).toBe(200);
    }
    await passTime(portal, 10 * 3600);
    expect((await visitor.request('/akun')).status).toBe(303);
  });

  it('leaves nothing behind at log-out', async () => {
    const visitor = await signedIn('keluar@contoh.test');
    const before = await session(visitor);
    expect(before).toMatchObject({ live: true });
    const token = visitor.cookies.get('sesi')!;
    const out = await visitor.postForm('/keluar', {});
    await expectRedirect(out, '/');
    expect(out.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(visitor.cookies.has('sesi')).toBe(false);
    expect(visitor.cookies.has('alur-daftar')).toBe(false);
    expect(await findSession(portal.sql, hashToken(token))).toBeNull();
  });

  it('does not end by a link', async () => {
    const visitor = await signedIn('tautan@contoh.test');
    await expectRedirect(await visitor.request('/keluar'), '/akun');
    expect((await visitor.request('/akun')).status).toBe(200);
  });

  it('is kept by a cookie no script reads, and on https by a __Host- cookie', async () => {
    const secure = await openTestPortal({ env: { BASE_URL: 'https://portal.contoh.test' } });
    try {
      const visitor = secure.visitor();
      await register(secure, visitor, 'aman@contoh.test');
      await visitor.postForm('/keluar', {});
      const answer = await visitor.postForm('/masuk', { kontak: 'aman@contoh.test', sandi: goodPassword });
      const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('__Host-sesi='));
      expect(cookie).toMatch(/HttpOnly/);
      expect(cookie).toMatch(/Secure/);
      expect(cookie).toMatch(/SameSite=Lax/);
      expect(cookie).toMatch(/Path=\//);
    } finally {
      await secure.close();
    }
  });
});

describe('the account page', () => {
  it('lists the devices and ends one of them', async () => {
    const kontak = 'dua-hp@contoh.test';
    const phone = await signedIn(kontak);
    const laptop = portal.visitor();
    await laptop.postForm(
      '/masuk',
      { kontak, sandi: goodPassword },
      { headers: { 'user-agent': 'Mozilla/5.0 (Linux; Android 9) AppleWebKit/537 Chrome/120 Mobile' } },
    );
    const html = await (await phone.request('/akun')).text();
    expect(html).toContain('Chrome, Android');
    const id = /name="sesi" value="([0-9a-f]{64})"/.exec(html)![1]!;
    await expectRedirect(await phone.postForm('/akun/sesi', { sesi: id }), '/akun?hasil=sesi');
    expect((await laptop.request('/akun')).status).toBe(303);
    expect((await phone.request('/akun')).status).toBe(200);
  });

  it('ends nobody else’s session', async () => {
    const owner = await signedIn('pemilik@contoh.test');
    const other = await signedIn('orang-lain@contoh.test');
    const id = Buffer.from(hashToken(owner.cookies.get('sesi')!)).toString('hex');
    await other.postForm('/akun/sesi', { sesi: id });
    expect((await owner.request('/akun')).status).toBe(200);
  });

  it('changes the password, ends the other sessions, rotates its own and tells the address', async () => {
    const kontak = 'ganti@contoh.test';
    const own = await signedIn(kontak);
    const other = portal.visitor();
    await other.postForm('/masuk', { kontak, sandi: goodPassword });
    const before = own.cookies.get('sesi');
    const wrong = await own.postForm('/akun/sandi', { 'sandi-sekarang': otherPassword, sandi: otherPassword });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).not.toContain(otherPassword);
    const right = await own.postForm('/akun/sandi', { 'sandi-sekarang': goodPassword, sandi: otherPassword });
    await expectRedirect(right, '/akun?hasil=sandi');
    expect(own.cookies.get('sesi')).not.toBe(before);
    expect((await own.request('/akun')).status).toBe(200);
    expect((await other.request('/akun')).status).toBe(303);
    expect(
      (await portal.outbox()).some(({ address, purpose }) => address === kontak && purpose === 'password-changed'),
    ).toBe(true);
  });

  it.each([
    [{ 'sandi-sekarang': '', sandi: otherPassword }, 'Ketik kata sandi Anda.'],
    [{ 'sandi-sekarang': goodPassword, sandi: '' }, 'Ketik kata sandi pilihan Anda.'],
    [{ 'sandi-sekarang': goodPassword, sandi: 'pendek' }, 'Baru 6 huruf'],
  ])('refuses %o with a sentence', async (fields, sentence) => {
    const visitor = await signedIn(`tabel${sentence.length}@contoh.test`);
    const response = await visitor.postForm('/akun/sandi', fields);
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(sentence);
  });

  it('keeps the language for pages and messages', async () => {
    const visitor = await signedIn('language@contoh.test');
    await expectRedirect(await visitor.postForm('/akun/bahasa', { _bahasa: 'en' }), '/akun?hasil=bahasa');
    expect(await (await visitor.request('/akun')).text()).toContain('Your account');
    const [row] = await portal.sql`select count(*)::int as count from applicant where language = 'en'`;
    expect(row).toEqual({ count: 1 });
  });
});

it('sweeps what is over', async () => {
  await signedIn('sapu@contoh.test');
  await passTime(portal, 9 * 24 * 3600);
  await portal.portal.jobs.enqueue(portal.sql, 'sweep', {});
  await portal.runJobs();
  for (const table of ['applicant_session', 'account_flow', 'code_send', 'sign_in_failure']) {
    expect(await portal.sql`select 1 from ${portal.sql(table)}`).toHaveLength(0);
  }
});

it.each([
  [
    'Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 SamsungBrowser/20.0 Chrome/106 Mobile',
    'Samsung Internet, Android',
  ],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1', 'Safari, iPhone/iPad'],
  ['curl/8', ''],
  [undefined, ''],
])('names the device of %s', (userAgent, name) => {
  expect(nameDevice(userAgent)).toBe(name);
});

async function signedIn(kontak: string): Promise<Visitor> {
  const visitor = portal.visitor();
  await register(portal, visitor, kontak);
  return visitor;
}

async function session(visitor: Visitor) {
  return findSession(portal.sql, hashToken(visitor.cookies.get('sesi') ?? ''));
}
