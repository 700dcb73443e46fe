/**
 * Every page as a phone shows it: nothing axe or the HTML standard objects to, light enough for a slow network,
 * nothing from elsewhere, nothing that moves, overflows or is too small; in both languages and both colour schemes.
 */
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { becomeOperator, closeGelombang, sealAndDraw } from '../support/operate.ts';
import {
  findAccessViolations,
  findMarkupFaults,
  findOverflow,
  findSmallTargets,
  findSmallText,
  visit,
} from '../support/page-quality.ts';
import { startPortal, type RunningPortal } from '../support/running-portal.ts';
import { joinFromHome, madeUpIdentity, openWalker, register, specimenFile } from '../support/walk.ts';

type Cookies = Exclude<BrowserContextOptions['storageState'], string | undefined>;
type Who = 'anyone' | 'newcomer' | 'joined' | 'operator';

let portal: RunningPortal;
let browser: Browser;
const signedIn = new Map<Who, Cookies>();

/** One portal, one open gelombang; a person who only has an account, one who has joined, an operator. */
beforeAll(async () => {
  const file = await specimenFile('none', 1);
  [portal, browser] = await Promise.all([startPortal(), openBrowser()]);
  const [newcomer, joined, officer] = [await openWalker(browser), await openWalker(browser), await openWalker(browser)];
  await register(portal, newcomer);
  await joinFromHome(portal, joined, { identity: madeUpIdentity(1), file });
  await becomeOperator(portal, officer.page);
  for (const [who, { context }] of [
    ['newcomer', newcomer],
    ['joined', joined],
    ['operator', officer],
  ] as const) {
    signedIn.set(who, await context.storageState());
    await context.close();
  }
});
afterAll(async () => {
  await browser.close();
  await portal.close();
});

const whileOpen: readonly (readonly [Who, readonly string[]])[] = [
  [
    'anyone',
    [
      '/',
      '/daftar',
      '/masuk',
      '/lupa',
      '/gelombang',
      '/gelombang/1',
      '/gelombang/1/undian',
      '/kanal-resmi',
      '/privasi',
    ].concat(['/bantuan', '/foto', '/komponen', '/kotak-keluar', '/petugas/masuk', '/tidak-ada']),
  ],
  ['newcomer', ['/', '/akun', '/pendaftaran/foto', '/pendaftaran/data', '/pendaftaran/pernyataan', '/status']],
  ['joined', ['/', '/pendaftaran/foto', '/pendaftaran/periksa', '/tanda-terima/1', '/status', '/pendaftaran/tarik']],
  [
    'operator',
    [
      '/petugas',
      '/petugas/gelombang',
      '/petugas/gelombang/1',
      '/petugas/gelombang/baru',
      '/petugas/gelombang/1/tutup',
    ].concat(['/petugas/foto', '/petugas/undian/1', '/petugas/catatan']),
  ],
];
const afterTheDraw: readonly (readonly [Who, readonly string[]])[] = [
  ['anyone', ['/', '/gelombang/1', '/gelombang/1/undian']],
  ['joined', ['/status', '/tanda-terima/1', '/hasil/1']],
  ['operator', ['/petugas', '/petugas/gelombang/1', '/petugas/undian/1']],
];

const languages = ['id', 'en'] as const;
type Language = (typeof languages)[number];

describe('while a gelombang is open', () => {
  describe.each(languages)('in %s', (language) => {
    it.each(whileOpen)('the pages of %s are sound', (who, paths) => expectSound(who, paths, language));
  });

  it('the first page weighs at most 30 kB', async () => {
    const { seen, done } = await openPage('anyone', '/', 'id');
    await done();
    expect(bytesOf(seen.weights)).toBeLessThanOrEqual(30_000);
  });

  it.each(whileOpen.filter(([who]) => who !== 'operator'))(
    'no page of %s weighs more than 60 kB, the photo’s code and picture aside',
    async (who, paths) => {
      const heavy: string[] = [];
      for (const path of paths) {
        const { seen, done } = await openPage(who, path, 'id');
        await done();
        const bytes = bytesOf(seen.weights.filter(({ file }) => !/\/photo-|\/gambar\//.test(file)));
        if (bytes > 60_000) heavy.push(`${path}: ${bytes}`);
      }
      expect(heavy).toEqual([]);
    },
  );

  it('the receipt prints on one page', async () => {
    const { page, done } = await openPage('joined', '/tanda-terima/1', 'id');
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    await done();
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  it('a form that came back with findings is sound too', async () => {
    const { page, done } = await openPage('newcomer', '/pendaftaran/data', 'id');
    await page.fill('[name=nik]', '12');
    await page.getByRole('main').locator('button[value=continue]').click();
    await page.locator('.error-summary').waitFor();
    expect(await findAccessViolations(page)).toEqual([]);
    expect(await findOverflow(page)).toEqual([]);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('error-summary');
    await done();
  });
});

describe('after the draw', () => {
  beforeAll(async () => {
    const context = await browser.newContext({ locale: 'id-ID', storageState: signedIn.get('operator')! });
    const page = await context.newPage();
    await closeGelombang(portal, page);
    await sealAndDraw(portal, page);
    await context.close();
  });

  describe.each(languages)('in %s', (language) => {
    it.each(afterTheDraw)('the pages of %s are sound', (who, paths) => expectSound(who, paths, language));
  });
});

/** Everything wrong on every page at once. */
async function expectSound(who: Who, paths: readonly string[], language: Language): Promise<void> {
  const faults: string[] = [];
  for (const path of paths) {
    const { page, seen, done } = await openPage(who, path, language);
    const found = [
      ...(seen.path === path ? [] : [`ended on ${seen.path}`]),
      ...(seen.status === (path === '/tidak-ada' ? 404 : 200) ? [] : [`answered ${seen.status}`]),
      ...(seen.shift === 0 ? [] : [`moved by ${seen.shift}`]),
      ...seen.strangers.map((address) => `asked ${address}`),
      ...(await findOverflow(page)),
      ...(await findSmallText(page, 16)),
      ...(who === 'operator' ? [] : await findSmallTargets(page, 48)),
      ...(await findMarkupFaults(seen.html)),
      ...(await findAccessViolations(page)),
    ];
    faults.push(...found.map((fault) => `${path}: ${fault}`));
    await done();
  }
  expect(faults).toEqual([]);
}

async function openPage(who: Who, path: string, language: Language) {
  const state = signedIn.get(who);
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 360, height: 780 },
    locale: 'id-ID',
    reducedMotion: 'reduce',
    ...(state === undefined ? {} : { storageState: state }),
  });
  await context.addCookies([{ name: 'bahasa', value: language, url: portal.url }]);
  const opened = await visit(context, portal.url + path);
  return { ...opened, done: () => context.close() };
}

function bytesOf(weights: readonly Readonly<{ bytes: number }>[]): number {
  return weights.reduce((sum, { bytes }) => sum + bytes, 0);
}
