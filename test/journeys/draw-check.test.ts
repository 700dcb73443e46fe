import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadOrMakeKeys } from '../../apps/portal/src/platform/key-file.ts';
import { openVault } from '../../apps/portal/src/platform/vault.ts';
import { openBrowser } from '../support/browser.ts';
import { becomeOperator, becomeSecondOperator, closeGelombang, sealAndDrawAsTwo } from '../support/operate.ts';
import { findAccessViolations, findOverflow } from '../support/page-quality.ts';
import { joinPeople, madeUpNik } from '../support/people.ts';
import { startPortal, type RunningPortal } from '../support/running-portal.ts';
import { joinFromHome, madeUpIdentity, openWalker, press, specimenFile, type Walker } from '../support/walk.ts';

/** One draw, run by two operators, and everyone who checks it: with scripts and without, an applicant, an honest file and a changed one. */
describe('a draw that anyone can check', () => {
  let portal: RunningPortal;
  let browser: Browser;
  let applicant: Walker;
  const identity = madeUpIdentity(1);
  const made = 80;

  beforeAll(async () => {
    const file = await specimenFile('none', 1);
    [portal, browser] = await Promise.all([startPortal(), openBrowser()]);
    applicant = await openWalker(browser);
    await joinFromHome(portal, applicant, { identity, file });
    await joinOthers();
    const [first, second] = [await openWalker(browser), await openWalker(browser)];
    await becomeOperator(portal, first.page);
    await becomeSecondOperator(portal, first.page, second.page);
    await portal.sql`update gelombang set places = 30 where number = 1`;
    await closeGelombang(portal, first.page);
    await sealAndDrawAsTwo(portal, first.page, second.page);
  });
  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  /** People of two regions who joined on four days. */
  async function joinOthers(): Promise<void> {
    const vault = openVault(await loadOrMakeKeys(portal.dataFolder));
    const people = Array.from({ length: made }, (_, i) => ({
      nik: madeUpNik(100 + i),
      kk: `00010101200${String(Math.floor(i / 2)).padStart(5, '0')}`,
      regionCode: i % 4 === 0 ? '0071' : '0001',
    }));
    await joinPeople({ sql: portal.sql, portal: { vault } }, 1, people);
    await portal.sql`
      update entry set joined_at = now() - make_interval(days => ('x' || substr(applicant_id::text, 1, 1))::bit(4)::int / 4)
      where receipt_number !~ '^KP1-[0-9A-Z]{4}-[0-9A-Z]{4}$'`;
  }

  async function openDraw(hash = ''): Promise<Page> {
    const { page } = await openWalker(browser);
    await page.goto(`${portal.url}/gelombang/1/undian${hash}`);
    return page;
  }

  it('is repeated in a browser without an account, step by step; its code comes with the click', async () => {
    const page = await openDraw();
    const asked: string[] = [];
    page.context().on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.getByRole('button', { name: 'Periksa undian ini sekarang' }).waitFor();
    expect(asked.filter((path) => path.includes('draw-work'))).toEqual([]);
    await press(page, 'Periksa undian ini sekarang');
    await page.locator('.check-verdict').waitFor();
    expect(await page.locator('.check-verdict').innerText()).toBe(
      'Undian ini benar. Semua 13 langkah cocok, dihitung di perangkat Anda.',
    );
    expect(await page.locator('.check-step--ok').count()).toBe(13);
    expect(await page.getByText('Ini undian contoh: bilangan acaknya').count()).toBe(1);
    expect(await findFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('says exactly what does not fit when one winner was swapped in the published result', async () => {
    const [before] = await portal.sql`select bytes from draw_file where gelombang = 1 and name = 'result.jsonl'`;
    await portal.sql`
      update draw_file set bytes = convert_to(regexp_replace(convert_from(bytes, 'UTF8'), 'selected', 'waiting'), 'UTF8')
      where gelombang = 1 and name = 'result.jsonl'`;
    const page = await openDraw();
    await press(page, 'Periksa undian ini sekarang');
    await page.locator('.check-verdict--failed').waitFor();
    const failed = await page.locator('.check-step--failed').innerText();
    expect(failed).toContain('Hasilnya sama setelah diundi ulang di sini');
    expect(failed).toContain('Hasilnya berbeda dari undian yang diulang.');
    expect(failed).toMatch(/Seharusnya\s+\{"leaf":"[0-9a-f]{64}","rank":1,"status":"selected"\}/);
    expect(failed).toMatch(/Ditemukan\s+\{"leaf":"[0-9a-f]{64}","rank":1,"status":"waiting"\}/);
    await portal.sql`update draw_file set bytes = ${before!['bytes'] as Uint8Array} where gelombang = 1 and name = 'result.jsonl'`;
    await press(page, 'Periksa sekali lagi');
    await page.locator('.check-verdict--ok').waitFor();
    await page.context().close();
  });

  it('tells the command where scripts are off', async () => {
    const { page, context } = await openWalker(browser, { scripts: false });
    await page.goto(`${portal.url}/gelombang/1/undian`);
    const text = await page.getByRole('main').innerText();
    expect(text).toContain(`npx gelombang draw verify ${portal.url}/gelombang/1/undian/berkas/`);
    expect(text).toContain('Pemeriksaan di halaman ini memerlukan JavaScript');
    expect(text).toContain('dua petugas');
    await context.close();
  });

  it('lets an applicant verify the own proofs; the NIK and KK typed are sent nowhere', async () => {
    const { page } = applicant;
    const sent: string[] = [];
    page
      .context()
      .on('request', (request) => sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
    await page.goto(`${portal.url}/status`);
    await press(page, 'Tiket dan bukti Anda');
    await page.getByLabel('NIK Anda').fill(identity.nik);
    await page.getByLabel('Nomor KK Anda').fill(identity.kk);
    await press(page, 'Periksa bukti saya');
    await page.getByText('Semua yang diperiksa cocok.').waitFor();
    expect(await page.locator('.check-step--ok').count()).toBe(6);
    expect(await findFaults(page)).toEqual([]);
    await page.getByLabel('NIK Anda').fill(madeUpNik(5));
    await press(page, 'Periksa bukti saya');
    await page.getByText('Ada yang tidak cocok.').waitFor();
    expect(await page.locator('.check-step--failed').count()).toBe(2);
    expect(sent.filter((line) => line.includes(identity.nik) || line.includes(identity.kk))).toEqual([]);
    expect(sent.filter((line) => !line.startsWith('GET'))).toEqual([]);
  });

  it('finds the code of a receipt on the list, and says so when it is not there', async () => {
    const [entry] = await portal.sql`
      select encode(commitment, 'hex') as code, rank from draw_entry join entry using (gelombang, applicant_id)
      where gelombang = 1 and rank = 7`;
    const page = await openDraw(`#${String(entry!['code'])}`);
    await press(page, 'Periksa undian ini sekarang');
    expect(await page.locator('.check-own').innerText()).toContain('ada di daftar: urutan undian 7, ');
    await page.context().close();
    const stranger = await openDraw(`#${'ab'.repeat(32)}`);
    await press(stranger, 'Periksa undian ini sekarang');
    expect(await stranger.locator('.check-own').innerText()).toContain('tidak ada di daftar peserta');
    await stranger.context().close();
  });
});

/** Of a page after its scripts have worked. Still, so that no colour is caught halfway to another. */
async function findFaults(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  return [...(await findAccessViolations(page)), ...(await findOverflow(page))];
}
