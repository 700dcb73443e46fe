/**
 * Walking the portal as a person would, in a real browser: one function a stretch of the way, the same with scripts on and off.
 */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { specimenScene, type Fault } from '../../packages/photo-check/test/specimens.ts';
import type { RunningPortal } from './running-portal.ts';

export const password = 'kuda hujan lemari teluk biru';

export type Walker = Readonly<{ page: Page; context: BrowserContext; address: string }>;

export type Identity = Readonly<{
  nik: string;
  kk: string;
  name: string;
  day: string;
  month: string;
  year: string;
  sex: 'female' | 'male';
}>;

/** A man of province 00, born 12 May 1990; `serial` tells people apart. */
export function madeUpIdentity(serial: number, kk = `00010112052${String(serial).padStart(5, '0')}`): Identity {
  const nik = `000101120590${String(serial).padStart(4, '0')}`;
  return { nik, kk, name: `Budi Contoh`, day: '12', month: '5', year: '1990', sex: 'male' };
}

let walkers = 0;

export async function openWalker(browser: Browser, { scripts = true } = {}): Promise<Walker> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 780 },
    javaScriptEnabled: scripts,
    locale: 'id-ID',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return { page, context, address: `orang${++walkers}-${Date.now()}@contoh.example` };
}

/** A photo of a made-up card, as a file. */
export async function specimenFile(fault: Fault | 'none', seed: number): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gelombang-foto-'));
  const file = path.join(folder, `${fault}.jpg`);
  await writeFile(file, await specimenScene({ fault, seed }));
  return file;
}

export async function codeFor(portal: RunningPortal, address: string): Promise<string> {
  for (let tries = 0; tries < 50; tries++) {
    const message = (await portal.outbox()).find((sent) => sent.address === address && sent.purpose === 'code');
    const code = message && /^@\S+ #(\d{6})$/m.exec(message.body)?.[1];
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no code for ${address}`);
}

/** From the home page to an account. */
export async function register(portal: RunningPortal, { page, address }: Walker): Promise<void> {
  await page.goto(portal.url);
  await page.getByRole('link', { name: 'Daftar', exact: true }).click();
  await page.getByLabel('E-mail').fill(address);
  await press(page, 'Kirim kode');
  await page.getByLabel('Kode dari pesan itu').fill(await codeFor(portal, address));
  await press(page, 'Lanjut');
  await page.getByLabel('Kata sandi baru', { exact: true }).fill(password);
  await press(page, 'Simpan dan lanjut');
  await page.waitForURL('**/pendaftaran/foto');
}

export async function logIn(portal: RunningPortal, { page, address }: Walker): Promise<void> {
  await page.goto(`${portal.url}/masuk`);
  await page.getByLabel('E-mail').fill(address);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await press(page, 'Masuk');
}

/** Sends a photo and waits for the verdict on the page. */
export async function sendPhoto({ page }: Walker, file: string, { scripts = true } = {}): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file);
  await press(page, scripts ? 'Pakai foto ini' : 'Kirim foto');
  // With scripts off the page reloads itself until the verdict is there.
  await page.getByText('Foto KTP diterima').waitFor();
  await press(page, 'Lanjut ke data diri');
  await page.waitForURL('**/pendaftaran/data');
}

export async function fillData(walker: Walker, identity: Identity): Promise<void> {
  const { page } = walker;
  await typeData(walker, identity);
  await press(page, 'Lanjut');
  const next = page.waitForURL('**/pendaftaran/pernyataan');
  // The specimen's card carries another number than this person types: that is asked about once.
  const asked = page.getByText('Di foto KTP terbaca NIK').waitFor();
  const first = await Promise.race([next.then(() => 'next'), asked.then(() => 'asked').catch(() => 'next')]);
  if (first === 'asked') await press(page, 'Lanjut');
  await next;
}

/** Everything of the data step, not yet sent. */
export async function typeData({ page }: Walker, identity: Identity): Promise<void> {
  await page.getByLabel('NIK', { exact: true }).fill(identity.nik);
  await page.getByLabel('Nomor KK').fill(identity.kk);
  await page.getByLabel('Nama lengkap').fill(identity.name);
  await page.getByLabel('Hari').fill(identity.day);
  await page.getByLabel('Bulan').fill(identity.month);
  await page.getByLabel('Tahun').fill(identity.year);
  await page.getByLabel(identity.sex === 'male' ? 'Laki-laki' : 'Perempuan').check();
  await page.getByLabel('Provinsi').selectOption('00');
  await showNextChoices(page);
  await page.getByLabel('Kabupaten atau kota').selectOption('0001');
  await showNextChoices(page);
  await page.getByLabel('Kecamatan').selectOption('000101');
}

/** With scripts on they come by themselves, and there is no button. */
async function showNextChoices(page: Page): Promise<void> {
  const name = 'Tampilkan pilihan berikutnya';
  if (await page.getByRole('button', { name }).isVisible()) await press(page, name);
}

export async function declare({ page }: Walker): Promise<void> {
  await page.locator('[name=warga-negara][value=ya]').check();
  await page.locator('[name=pendidikan][value=tidak]').check();
  await page.locator('[name=pekerjaan][value=tidak-ada]').check();
  await page.locator('[name=bantuan][value=tidak-ada]').check();
  await page.locator('[name=penerima-lama][value=tidak]').check();
  await page.locator('[name=persetujuan]').check();
  await press(page, 'Lanjut');
  await page.waitForURL('**/pendaftaran/periksa');
}

export async function join({ page }: Walker): Promise<void> {
  await press(page, /^Gabung/);
  await page.waitForURL('**/tanda-terima/*');
}

/** The whole way, from the home page to the receipt. */
export async function joinFromHome(
  portal: RunningPortal,
  walker: Walker,
  { identity, file, scripts = true }: Readonly<{ identity: Identity; file: string; scripts?: boolean }>,
): Promise<void> {
  await register(portal, walker);
  await sendPhoto(walker, file, { scripts });
  await fillData(walker, identity);
  await declare(walker);
  await join(walker);
}

export async function press(page: Page, name: string | RegExp): Promise<void> {
  const isThat = typeof name === 'string' ? { name, exact: true } : { name };
  await page
    .getByRole('main')
    .getByRole('button', isThat)
    .or(page.getByRole('main').getByRole('link', isThat))
    .first()
    .click();
}
