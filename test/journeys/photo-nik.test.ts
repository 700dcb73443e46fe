/** The NIK read from the photo, on the pages: offered by one button, asked about once where it differs, sound at both. */
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadOrMakeKeys } from '../../apps/portal/src/platform/key-file.ts';
import { sealPhotoNik } from '../../apps/portal/src/platform/photo-nik.ts';
import { openVault } from '../../apps/portal/src/platform/vault.ts';
import { openBrowser } from '../support/browser.ts';
import { findAccessViolations, findMarkupFaults, findOverflow, findSmallTargets } from '../support/page-quality.ts';
import { startPortal, type RunningPortal } from '../support/running-portal.ts';
import { madeUpIdentity, openWalker, press, register, sendPhoto, specimenFile, typeData } from '../support/walk.ts';

const shots = process.env['SCREENSHOTS'];
let portal: RunningPortal;
let browser: Browser;
beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await portal.close();
});

/** As the verdict leaves it, whatever is written on the drawn card. */
async function readFromPhoto(nik: string): Promise<void> {
  const vault = openVault(await loadOrMakeKeys(portal.dataFolder));
  const [photo] = await portal.sql<{ id: string; applicantId: string }[]>`
    select id, applicant_id as "applicantId" from photo order by received_at desc limit 1`;
  const sealed = await sealPhotoNik(portal.sql, { vault, applicantId: photo!.applicantId }, photo!.id, nik);
  await portal.sql`update photo set nik_sealed = ${sealed} where id = ${photo!.id}`;
}

it.each([true, false])('is offered and taken by one button, and what is typed wins (scripts: %s)', async (scripts) => {
  const walker = await openWalker(browser, { scripts });
  const { page, context } = walker;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const identity = madeUpIdentity(scripts ? 11 : 12);
  await register(portal, walker);
  await sendPhoto(walker, await specimenFile('none', 1), { scripts });
  await readFromPhoto(identity.nik);
  await page.reload();
  await page.getByText('NIK dari foto KTP Anda').waitFor();
  expect(await page.locator('#nik').inputValue()).toBe('');
  if (scripts) {
    const html = await (await page.request.get(page.url())).text();
    expect([...(await findMarkupFaults(html)), ...(await findAccessViolations(page))]).toEqual([]);
    expect([...(await findOverflow(page)), ...(await findSmallTargets(page, 48))]).toEqual([]);
    await shoot(page, 'nik-1-offer');
  }
  await page.getByLabel('Nama lengkap').fill('Budi Contoh');
  await press(page, 'Pakai NIK ini');
  await page.getByText('NIK dari foto KTP Anda').waitFor({ state: 'detached' });
  expect((await page.locator('#nik').inputValue()).replaceAll(' ', '')).toBe(identity.nik);
  expect(await page.getByLabel('Nama lengkap').inputValue()).toBe('Budi Contoh');

  const other = madeUpIdentity(scripts ? 13 : 14);
  await typeData(walker, other);
  await press(page, 'Lanjut');
  await page.getByText('Mohon periksa sekali lagi').waitFor();
  expect(await page.getByText('Di foto KTP terbaca NIK').count()).toBe(1);
  expect(await page.getByText('Yang terbaca di foto:').count()).toBe(1);
  if (scripts) {
    expect([...(await findAccessViolations(page)), ...(await findOverflow(page))]).toEqual([]);
    await shoot(page, 'nik-2-differs');
  }
  await press(page, 'Lanjut');
  await page.waitForURL('**/pendaftaran/pernyataan');
  await context.close();
});

async function shoot(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 780 });
    await page.screenshot({ path: path.join(shots, `${name}-${width}.png`), fullPage: true });
  }
}
