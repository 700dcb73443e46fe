/** An account's life in a real browser: registering with and without scripts, the shared phone, the first operator. */
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { startPortal, type RunningPortal } from '../support/running-portal.ts';

const password = 'kuda hujan lemari teluk';

let portal: RunningPortal;
let browser: Browser;
let axe: string;
beforeAll(async () => {
  [portal, browser, axe] = await Promise.all([
    startPortal(),
    openBrowser(),
    readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
  ]);
});
afterAll(async () => {
  await browser.close();
  await portal.close();
});

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('registering %s', (name, javaScriptEnabled) => {
  it('goes from the address to the account, the code read in the outbox', async () => {
    const context = await phone({ javaScriptEnabled });
    const page = await context.newPage();
    const kontak = `hp-${name.replace(' ', '-')}@contoh.test`;
    await page.goto(`${portal.url}/daftar`);
    await page.fill('#kontak', 'belum jadi');
    await press(page, 'Kirim kode');
    await page.fill('#kontak', kontak);
    await page.click('button[name=_bahasa]');
    expect(await page.inputValue('#kontak')).toBe(kontak);
    await press(page, 'Send the code');
    const code = await readCode(context, kontak);
    await page.fill('#kode', `${code.slice(0, 3)} ${code.slice(3)}`);
    await press(page, 'Continue');
    await page.fill('#sandi', 'pendek');
    await press(page, 'Save and continue');
    expect(await page.inputValue('#sandi')).toBe('');
    await page.fill('#sandi', password);
    await press(page, 'Save and continue');
    await page.goto(`${portal.url}/akun`);
    expect(await page.locator('main').innerText()).toContain('h•••');
    await context.close();
  });
});

it('leaves nothing of a person on a shared phone', async () => {
  const context = await phone();
  const page = await context.newPage();
  await register(page, 'bersama@contoh.test');
  await page.goto(`${portal.url}/akun`);
  await page.click('main form[action="/keluar"] button');
  await page.waitForURL(`${portal.url}/`);
  const names = (await context.cookies()).map((cookie) => cookie.name);
  expect(names).not.toContain('sesi');
  expect(names).not.toContain('alur-daftar');
  await page.evaluate(() => {
    history.back();
  });
  await page.waitForURL('**/masuk?**');
  expect(await page.content()).not.toContain('@contoh.test');
  await context.close();
});

it('shows a new message in the outbox by itself, and leaves the page alone meanwhile', async () => {
  const context = await phone();
  const box = await context.newPage();
  await box.goto(`${portal.url}/kotak-keluar`);
  const loads: string[] = [];
  box.on('load', () => loads.push(box.url()));
  const page = await context.newPage();
  await page.goto(`${portal.url}/daftar`);
  await page.fill('#kontak', 'sendiri@contoh.test');
  await press(page, 'Kirim kode');
  await box.bringToFront();
  await box.locator('article', { hasText: 'sendiri@contoh.test' }).waitFor();
  await box.waitForResponse(`${portal.url}/kotak-keluar`);
  await box.waitForResponse(`${portal.url}/kotak-keluar`);
  expect(loads).toHaveLength(1);
  await context.close();
});

it('makes the first operator from the printed link, once', async () => {
  const context = await phone();
  const page = await context.newPage();
  await page.goto(portal.operatorLink());
  await page.fill('#nama', 'Siti Rahmawati');
  await page.fill('#login', 'siti');
  await page.fill('#sandi', password);
  await press(page, 'Buat akun');
  expect(await page.locator('h1').innerText()).toContain('Siti Rahmawati');
  const again = await page.goto(portal.operatorLink());
  expect(again?.status()).toBe(410);
  for (const path of ['/petugas', '/petugas/catatan']) await expectAccessible(page, path);
  await context.close();
});

describe.each([
  ['Indonesian', 'id-ID'],
  ['English', 'en-GB'],
])('every page in %s', (_name, locale) => {
  it('has nothing axe objects to, errors included, and no sideways scrolling at 360 px', async () => {
    const context = await phone({ locale });
    const page = await context.newPage();
    for (const path of ['/daftar', '/masuk', '/lupa', '/kotak-keluar', '/petugas/masuk', '/petugas/mulai/lewat']) {
      await expectAccessible(page, path);
    }
    await page.goto(`${portal.url}/daftar`);
    await page.fill('#kontak', 'x');
    await page.click('main button[value=continue]');
    await expectAccessible(page);
    const kontak = `axe-${locale}@contoh.test`;
    await page.fill('#kontak', kontak);
    await page.click('main button[value=continue]');
    await expectAccessible(page);
    await page.fill('#kode', await readCode(context, kontak));
    await page.click('main button[value=continue]');
    await expectAccessible(page);
    await page.fill('#sandi', password);
    await page.click('main button[value=continue]');
    await expectAccessible(page, '/akun');
    await context.close();
  });
});

async function phone(
  options: Readonly<{ javaScriptEnabled?: boolean; locale?: string }> = {},
): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'id-ID', ...options });
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click();
}

async function register(page: Page, kontak: string): Promise<void> {
  await page.goto(`${portal.url}/daftar`);
  await page.fill('#kontak', kontak);
  await press(page, 'Kirim kode');
  await page.fill('#kode', await readCode(page.context(), kontak));
  await press(page, 'Lanjut');
  await page.fill('#sandi', password);
  await press(page, 'Simpan dan lanjut');
}

/** As a person in the demonstration does: the outbox in another tab. */
async function readCode(context: BrowserContext, kontak: string): Promise<string> {
  const tab = await context.newPage();
  await tab.goto(`${portal.url}/kotak-keluar`);
  const code = await tab.locator('article', { hasText: kontak }).first().locator('output').innerText();
  await tab.close();
  return code.trim();
}

async function expectAccessible(page: Page, path?: string): Promise<void> {
  if (path !== undefined) await page.goto(portal.url + path);
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe: runner } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const result = await runner.run();
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect({ url: new URL(page.url()).pathname, violations, sideways }).toEqual({
    url: new URL(page.url()).pathname,
    violations: [],
    sideways: false,
  });
}
