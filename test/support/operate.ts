/** Operating the portal as an officer would, in a real browser. */
import type { Page } from 'playwright-core';
import type { RunningPortal } from './running-portal.ts';
import { password, press } from './walk.ts';

/** By the one-time link that the first start prints. */
export async function becomeOperator(portal: RunningPortal, page: Page): Promise<void> {
  await page.goto(portal.operatorLink());
  await page.locator('[name=nama]').fill('Petugas Contoh');
  await page.locator('[name=login]').fill('petugas');
  await page.locator('[name=sandi]').fill(password);
  await page.getByRole('main').locator('button[type=submit]').first().click();
  await page.waitForURL('**/petugas');
}

export async function closeGelombang(portal: RunningPortal, page: Page, number = 1): Promise<void> {
  await page.goto(`${portal.url}/petugas/gelombang/${number}`);
  await press(page, /Tutup/);
  const confirm = page.getByRole('main').getByRole('button', { name: /^Ya/ });
  if ((await confirm.count()) > 0) await confirm.first().click();
}

/** Seals, waits for the demonstration's round, draws, announces. */
export async function sealAndDraw(portal: RunningPortal, page: Page, number = 1): Promise<void> {
  const room = `${portal.url}/petugas/undian/${number}`;
  await page.goto(room);
  await confirmAnd(page, 'Segel daftar');
  await page.getByRole('heading', { name: 'Daftar tersegel' }).waitFor(); // the page reloads itself
  await portal.sql`update draw set round_at = now() - interval '1 second' where gelombang = ${number}`; // 30 seconds, not waited for
  await page.goto(room);
  await confirmAnd(page, 'Pakai bilangan acak contoh dan undi');
  await page.getByRole('heading', { name: 'Umumkan' }).waitFor();
  await confirmAnd(page, 'Umumkan hasil');
  await page.getByText(/^Diumumkan/).waitFor();
}

/** Invited by the one who is an operator already. */
export async function becomeSecondOperator(portal: RunningPortal, first: Page, second: Page): Promise<void> {
  await first.goto(`${portal.url}/petugas`);
  await press(first, 'Buat tautan');
  await second.goto(await first.locator('.notice code').innerText());
  await second.locator('[name=nama]').fill('Petugas Kedua');
  await second.locator('[name=login]').fill('kedua');
  await second.locator('[name=sandi]').fill(password);
  await second.getByRole('main').locator('button[type=submit]').first().click();
  await second.waitForURL('**/petugas');
}

/** As a draw is really run: one operator asks, the other confirms. */
export async function sealAndDrawAsTwo(portal: RunningPortal, first: Page, second: Page, number = 1): Promise<void> {
  const room = `${portal.url}/petugas/undian/${number}`;
  const actAsTwo = async (ask: string, confirm: string) => {
    await first.goto(room);
    await confirmAnd(first, ask);
    await first.getByText('Permintaan ini dari Anda').waitFor();
    await second.goto(room);
    await confirmAnd(second, confirm);
  };
  await actAsTwo('Minta penyegelan', 'Setujui dan segel daftar');
  await second.getByRole('heading', { name: 'Daftar tersegel' }).waitFor(); // the page reloads itself
  await portal.sql`update draw set round_at = now() - interval '1 second' where gelombang = ${number}`; // 30 seconds, not waited for
  await actAsTwo('Minta undian', 'Setujui dan undi');
  await second.getByRole('heading', { name: 'Umumkan' }).waitFor();
  await confirmAnd(second, 'Umumkan hasil');
  await second.getByText(/^Diumumkan/).waitFor();
}

async function confirmAnd(page: Page, button: string): Promise<void> {
  await page.locator('[name=mengerti]').check();
  await press(page, button);
}
