/** Choosing where one lives, in a real browser: the lists fill by themselves, and by the button where they cannot. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { startPortal, type RunningPortal } from '../support/running-portal.ts';
import { openWalker, press, register } from '../support/walk.ts';

let portal: RunningPortal;
let browser: Browser;

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await portal.close();
});

async function openData({ scripts }: Readonly<{ scripts: boolean }>): Promise<Page> {
  const walker = await openWalker(browser, { scripts });
  await register(portal, walker);
  await walker.page.goto(`${portal.url}/pendaftaran/data`);
  return walker.page;
}

const button = (page: Page) => page.getByRole('button', { name: 'Tampilkan pilihan berikutnya' });
const optionsOf = (page: Page, label: string) => page.getByLabel(label).locator('option');
const chosen = (page: Page, label: string) => page.getByLabel(label).inputValue();

it('each choice fills the lists below it; what was typed and the place on the page stay', async () => {
  const page = await openData({ scripts: true });
  expect(await button(page).isVisible()).toBe(false);
  await page.getByLabel('Nama lengkap').fill('Budi Contoh');
  await page.getByLabel('Provinsi').focus();
  await page.getByLabel('Provinsi').selectOption('00');
  await page.getByLabel('Kabupaten atau kota').selectOption('0001');
  await page.getByLabel('Kecamatan').selectOption('000101');
  expect(await page.getByLabel('Nama lengkap').inputValue()).toBe('Budi Contoh');
  expect(new URL(page.url()).hash).toBe('');

  await page.getByLabel('Provinsi').focus();
  await page.getByLabel('Provinsi').selectOption('31');
  await optionsOf(page, 'Kabupaten atau kota').filter({ hasText: 'Jakarta Pusat' }).waitFor({ state: 'attached' });
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('provinsi');
  expect([await chosen(page, 'Kabupaten atau kota'), await chosen(page, 'Kecamatan')]).toEqual(['', '']);
  expect(await optionsOf(page, 'Kecamatan').count()).toBe(1);
  await page.context().close();
});

it('of two choices in a row the later one counts, whichever answer comes first', async () => {
  const page = await openData({ scripts: true });
  const held: (() => void)[] = [];
  await page.route('**/pendaftaran/data', async (route) => {
    const response = await route.fetch();
    if (held.length === 0) await new Promise<void>((resolve) => held.push(resolve));
    await route.fulfill({ response });
  });
  await page.getByLabel('Provinsi').selectOption('31');
  await expect.poll(() => held.length).toBe(1);
  await page.getByLabel('Provinsi').selectOption('00');
  await page.getByLabel('Kabupaten atau kota').selectOption('0001');
  await optionsOf(page, 'Kecamatan').nth(1).waitFor({ state: 'attached' });
  const late = page.waitForEvent('requestfinished');
  held[0]!();
  await late;
  // The page has had its turn with it.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(await chosen(page, 'Kabupaten atau kota')).toBe('0001');
  await page.context().close();
});

it('without a network the button is back, and works once there is one', async () => {
  const page = await openData({ scripts: true });
  await page.context().setOffline(true);
  await page.getByLabel('Provinsi').selectOption('00');
  await button(page).waitFor();
  await page.context().setOffline(false);
  await press(page, 'Tampilkan pilihan berikutnya');
  await page.waitForURL('**/pendaftaran/data#kabupaten');
  await page.getByLabel('Kabupaten atau kota').selectOption('0001');
  await page.context().close();
});

it('with scripts off the button shows the next list', async () => {
  const page = await openData({ scripts: false });
  await page.getByLabel('Provinsi').selectOption('00');
  await press(page, 'Tampilkan pilihan berikutnya');
  await page.getByLabel('Kabupaten atau kota').selectOption('0001');
  await page.context().close();
});
