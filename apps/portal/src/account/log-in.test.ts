import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPortal, type TestPortal } from '../../../../test/support/portal-for-tests.ts';
import {
  expectRedirect,
  goodPassword,
  otherPassword,
  passTime,
  register,
  withoutAddress,
} from './account-for-tests.ts';

let portal: TestPortal;
const known = 'ada-akun@contoh.test';
const unknown = 'tak-akun@contoh.test'; // as long as the known one

beforeAll(async () => {
  portal = await openTestPortal();
  await register(portal, portal.visitor(), known);
  await passTime(portal, 2 * 3600);
});
afterAll(() => portal.close());

describe('whether an account exists is told by mail only', () => {
  it.each([
    ['registering', '/daftar', { kontak: '' }],
    ['recovering', '/lupa', { kontak: '' }],
    ['logging in', '/masuk', { kontak: '', sandi: 'bukan kata sandinya sama sekali' }],
  ])('%s answers alike', async (_name, path, fields) => {
    await passTime(portal, 61);
    const [one, other] = await Promise.all(
      [known, unknown].map(async (kontak) => {
        const visitor = portal.visitor();
        const response = await visitor.postForm(path, { ...fields, kontak });
        const next = response.headers.get('location');
        const html = next ? await (await visitor.request(next)).text() : await response.text();
        return { status: response.status, next, size: html.length, html: withoutAddress(html, kontak) };
      }),
    );
    expect(one).toEqual(other);
  });

  it('a wrong code answers alike', async () => {
    await passTime(portal, 61);
    const answers = await Promise.all(
      [known, unknown].map(async (kontak) => {
        const visitor = portal.visitor();
        await visitor.postForm('/daftar', { kontak });
        const pages: string[] = [];
        for (let time = 0; time < 6; time += 1) {
          const response = await visitor.postForm('/daftar/kode', { kode: '000000' });
          pages.push(`${response.status} ${withoutAddress(await response.text(), kontak)}`);
        }
        return pages;
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
  });

  it('and the mail says what to do', async () => {
    const messages = await portal.outbox();
    const to = (address: string, purpose: string) =>
      messages.find((message) => message.address === address && message.purpose === purpose);
    expect(to(known, 'already-registered')?.body).toContain('http://localhost:3000/masuk');
    expect(to(unknown, 'no-account')?.body).toContain('http://localhost:3000/daftar');
  });
});

describe('logging in', () => {
  it('goes on to the page asked for, on this portal only', async () => {
    for (const [tujuan, target] of [
      ['/status', '/status'],
      ['/tanda-terima/12?cetak=1', '/tanda-terima/12?cetak=1'],
      ['https://jahat.test/', '/pendaftaran'],
      ['//jahat.test/', '/pendaftaran'],
      ['/\\jahat.test', '/pendaftaran'],
      ['/..//jahat.test', '/pendaftaran'],
      ['/x/..//jahat.test', '/pendaftaran'],
      ['javascript:alert(1)', '/pendaftaran'],
      ['', '/pendaftaran'],
    ] as const) {
      const answer = await portal.visitor().postForm('/masuk', { kontak: known, sandi: goodPassword, tujuan });
      await expectRedirect(answer, target);
    }
  });

  it('makes a new session each time and ends the one before', async () => {
    const visitor = portal.visitor();
    visitor.cookies.set('sesi', 'A'.repeat(43));
    await expectRedirect(await visitor.postForm('/masuk', { kontak: known, sandi: goodPassword }), '/pendaftaran');
    const first = visitor.cookies.get('sesi')!;
    expect(first).toMatch(/^[\w-]{43}$/);
    expect(first).not.toBe('A'.repeat(43));
    await visitor.postForm('/masuk', { kontak: known, sandi: goodPassword });
    expect(visitor.cookies.get('sesi')).not.toBe(first);
    const stale = portal.visitor();
    stale.cookies.set('sesi', first);
    expect((await stale.request('/akun')).status).toBe(303);
  });

  it('says all that is missing at once and keeps the address', async () => {
    const response = await portal.visitor().postForm('/masuk', { kontak: 'bukan alamat', sandi: '' });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain('value="bukan alamat"');
    expect(html).toContain('Ketik kata sandi Anda.');
    expect(html).toContain('belum terbaca sebagai e-mail');
  });

  it('asks a stranger to wait after ten wrong passwords, with the time; a known browser goes in', async () => {
    const kontak = 'dijaga@contoh.test';
    const own = portal.visitor();
    await register(portal, own, kontak);
    await own.postForm('/keluar', {});
    const stranger = portal.visitor();
    const guess = () => stranger.postForm('/masuk', { kontak, sandi: otherPassword });
    const answers = await Promise.all(Array.from({ length: 15 }, guess));
    expect(answers.filter((answer) => answer.status === 422)).toHaveLength(10);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(5);
    const waiting = await stranger.postForm('/masuk', { kontak, sandi: goodPassword });
    expect(waiting.status).toBe(429);
    expect(await waiting.text()).toMatch(/Anda bisa mencoba lagi mulai pukul \d\d\.\d\d\.\d\d WIB/);
    await expectRedirect(await own.postForm('/masuk', { kontak, sandi: goodPassword }), '/pendaftaran');
    await passTime(portal, 3601);
    await expectRedirect(await stranger.postForm('/masuk', { kontak, sandi: goodPassword }), '/pendaftaran');
  });

  it('accepts no cookie of a device that was made up', async () => {
    const forger = portal.visitor();
    const kontak = 'palsu@contoh.test';
    for (let time = 0; time < 10; time += 1) await forger.postForm('/masuk', { kontak, sandi: otherPassword });
    forger.cookies.set('perangkat', `${'B'.repeat(43)}.${'C'.repeat(22)}`);
    expect((await forger.postForm('/masuk', { kontak, sandi: otherPassword })).status).toBe(429);
  });
});

describe('recovering', () => {
  it('sets a new password, ends every session and tells every address', async () => {
    const kontak = 'lupa-saya@contoh.test';
    const phone = portal.visitor();
    await register(portal, phone, kontak);
    await passTime(portal, 61);
    const browser = portal.visitor();
    await expectRedirect(await browser.postForm('/lupa', { kontak }), '/lupa/kode');
    await expectRedirect(await browser.postForm('/lupa/kode', { kode: await portal.lastCode(kontak) }), '/lupa/sandi');
    await expectRedirect(await browser.postForm('/lupa/sandi', { sandi: otherPassword }), '/pendaftaran');
    expect((await browser.request('/akun')).status).toBe(200);
    expect((await phone.request('/akun')).status).toBe(303);
    const fresh = portal.visitor();
    expect((await fresh.postForm('/masuk', { kontak, sandi: goodPassword })).status).toBe(422);
    await expectRedirect(await fresh.postForm('/masuk', { kontak, sandi: otherPassword }), '/pendaftaran');
    const told = (await portal.outbox()).filter(
      ({ address, purpose }) => address === kontak && purpose === 'password-changed',
    );
    expect(told).toHaveLength(1);
  });
});
