/** The page where anyone tries the check: entirely on the phone, with the network away, and nothing is sent. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryFolder } from '../../apps/portal/src/platform/config.ts';
import { openBrowser } from '../support/browser.ts';
import { findAccessViolations, findOverflow, findSmallTargets } from '../support/page-quality.ts';
import { startPortal, type RunningPortal } from '../support/running-portal.ts';
import { specimenFile } from '../support/walk.ts';

/** SCREENSHOTS=folder keeps a picture of what people look at. */
const shots = process.env['SCREENSHOTS'];

describe('/foto', () => {
  let portal: RunningPortal;
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gelombang-coba-'));
    [portal, browser] = await Promise.all([startPortal(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await portal.close();
    await rm(folder, { recursive: true });
  });

  type Tried = Readonly<{ page: Page; context: BrowserContext; sent: string[] }>;

  async function openTry({ scripts = true } = {}): Promise<Tried> {
    const context = await browser.newContext({
      viewport: { width: 360, height: 780 },
      javaScriptEnabled: scripts,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const sent: string[] = [];
    context.on('request', (request) => {
      if (!request.url().startsWith('blob:')) sent.push(`${request.method()} ${new URL(request.url()).pathname}`);
    });
    await page.goto(`${portal.url}/foto`, { waitUntil: 'networkidle' });
    return { page, context, sent };
  }

  const choose = (page: Page, file: string) => page.locator('input[type=file]').setInputFiles(file);
  const headings = (page: Page) => page.locator('.photo-panel .finding h2').allInnerTexts();

  async function keep(name: string, bytes: Buffer): Promise<string> {
    const file = path.join(folder, name);
    await sharp(bytes).toFile(file);
    return file;
  }

  it('checks with the network switched off once it is open, shows the numbers, and sends nothing at all', async () => {
    const { page, context, sent } = await openTry();
    await shoot(page, 'try-1-page');
    expect(sent.filter((line) => !line.startsWith('GET '))).toEqual([]);
    sent.length = 0;
    await context.setOffline(true);

    await choose(page, await specimenFile('none', 2));
    await page.getByText('Foto ini tampak baik').waitFor();
    expect(await page.getByRole('button', { name: 'Pakai foto ini' }).count()).toBe(0);
    expect(await page.locator('.photo-panel table').innerText()).toMatch(
      /Lebar KTP di foto\s+\d{3,4} titik\s+paling sedikit 480 titik/,
    );
    expect(await findAccessViolations(page)).toEqual([]);
    expect(await findOverflow(page)).toEqual([]);
    expect(await findSmallTargets(page, 48)).toEqual([]);
    await shoot(page, 'try-2-good');

    await page.getByRole('button', { name: 'Foto ulang' }).click();
    await choose(page, await specimenFile('blurred', 2));
    await page.getByRole('heading', { name: 'Foto kabur' }).waitFor();
    await shoot(page, 'try-3-blurred');
    expect(sent).toEqual([]);
    await context.close();
  });

  it.each([
    ['phone', 360],
    ['desk', 1280],
  ])('does not take a picture of this very page, as a %s shows it, for a KTP', async (_, width) => {
    const { page, context } = await openTry();
    await page.setViewportSize({ width, height: 780 });
    const picture = await page.screenshot();
    await choose(page, await keep('page.jpg', picture));
    await page.locator('.photo-panel .finding').first().waitFor();
    expect(await page.getByText('Foto ini tampak baik').count()).toBe(0);
    const found = await headings(page);
    expect(
      found.some((title) => title === 'KTP tidak terlihat' || title === 'Ini tampaknya bukan KTP'),
      found.join(),
    ).toBe(true);
    await context.close();
  });

  const plain = (width: number, height: number, background: string) =>
    sharp({ create: { width, height, channels: 3, background } })
      .png()
      .toBuffer();
  const noise = () => {
    const pixels = Buffer.alloc(800 * 600 * 3);
    let state = 1;
    for (let i = 0; i < pixels.length; i++) pixels[i] = (state = (state * 48271) % 0x7fffffff) & 255;
    return sharp(pixels, { raw: { width: 800, height: 600, channels: 3 } })
      .jpeg()
      .toBuffer();
  };
  it.each([
    ['one pixel', () => plain(1, 1, '#888'), /KTP tidak terlihat/],
    ['all black', () => plain(1200, 900, '#000'), /Foto terlalu gelap/],
    ['all white', () => plain(1200, 900, '#fff'), /KTP tidak terlihat|terlalu terang/],
    ['noise', noise, /KTP tidak terlihat|bukan KTP/],
  ])('names what is wrong with a picture of %s, within ten seconds', async (name, make, finding) => {
    const { page, context } = await openTry();
    const file = await keep(`${name}.png`, await make());
    const before = Date.now();
    await choose(page, file);
    await page.locator('.photo-panel .finding').first().waitFor();
    expect(Date.now() - before).toBeLessThan(10_000);
    expect((await headings(page)).join()).toMatch(finding);
    await context.close();
  });

  it('says with scripts off that it needs them, and still explains every check', async () => {
    const { page, context } = await openTry({ scripts: false });
    expect(await page.locator('main').innerText()).toContain('Di browser ini JavaScript mati');
    expect(await page.locator('input[type=file]').isVisible()).toBe(false);
    expect(await page.locator('tbody tr').count()).toBe(17);
    await shoot(page, 'try-4-no-scripts');
    await context.close();
  });

  it('weighs at most 250 kB compressed with everything it needs; what the page itself loads at most 35 kB', async () => {
    const folder = path.join(repositoryFolder, 'apps/portal/dist/assets');
    const files = (await readdir(folder)).filter((name) => /^photo-(field|work).*\.gz$/.test(name));
    const sizes = await Promise.all(files.map(async (name) => (await stat(path.join(folder, name))).size));
    const sizeOf = (start: string) => sizes.reduce((sum, size, i) => sum + (files[i]!.startsWith(start) ? size : 0), 0);
    expect(Math.min(sizeOf('photo-field-'), sizeOf('photo-work-'))).toBeGreaterThan(5000);
    expect(sizeOf('photo-field-')).toBeLessThanOrEqual(35_000);
    expect(sizeOf('photo-')).toBeLessThanOrEqual(250_000);
  });

  it('is found from home and from help', async () => {
    const { page, context } = await openTry();
    for (const from of ['/', '/bantuan']) {
      await page.goto(portal.url + from);
      await page.getByRole('main').getByRole('link', { name: 'Coba periksa foto KTP' }).click();
      await page.waitForURL('**/foto');
    }
    await context.close();
  });
});

async function shoot(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 780 });
    await page.screenshot({ path: path.join(shots, `${name}-${width}.png`), fullPage: true });
  }
}
