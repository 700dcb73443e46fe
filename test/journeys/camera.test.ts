/** The live camera in a real browser, fed by films of drawn scenes: what it says, when it shoots, and every way out. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type BrowserOptions } from '../support/browser.ts';
import { filmScene, makeFilm } from '../support/camera-film.ts';
import { findAccessViolations, findOverflow, findSmallTargets } from '../support/page-quality.ts';
import { startPortal, type RunningPortal } from '../support/running-portal.ts';
import { openWalker, press, register, specimenFile, type Walker } from '../support/walk.ts';

/** SCREENSHOTS=folder keeps a picture of what people look at. */
const shots = process.env['SCREENSHOTS'];

describe('the live camera', () => {
  let portal: RunningPortal;
  let folder: string;
  const browsers: Browser[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gelombang-film-'));
    portal = await startPortal();
  });
  afterAll(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await portal.close();
    await rm(folder, { recursive: true });
  });

  type Scene = Parameters<typeof filmScene>[0];

  async function openWith(
    name: string,
    scene: Scene,
    options: Omit<BrowserOptions, 'cameraFilm'> = {},
  ): Promise<Browser> {
    const cameraFilm = await makeFilm(folder, name, [{ scene: await filmScene(scene), frames: 20 }]);
    return opened(await openBrowser({ cameraFilm, ...options }));
  }

  function opened(browser: Browser): Browser {
    browsers.push(browser);
    return browser;
  }

  async function begin(browser: Browser): Promise<Walker> {
    const walker = await openWalker(browser);
    await walker.page.addInitScript(rememberStreams);
    await walker.page.emulateMedia({ reducedMotion: 'reduce' });
    await register(portal, walker);
    return walker;
  }

  /** The plain input still takes a photo to its verdict. */
  async function expectPlainInputWorks({ page }: Walker): Promise<void> {
    expect(await page.locator('.camera').count()).toBe(0);
    await page.locator('input[type=file]').setInputFiles(await specimenFile('none', 2));
    await press(page, 'Pakai foto ini');
    await page.getByText('Foto KTP diterima').waitFor();
  }

  it('sees a good card, shoots by itself, and the photo is sent and accepted', async () => {
    const { page, context } = await begin(await openWith('good', {}));
    await shoot(page, 'camera-1-choose');
    await press(page, 'Buka kamera');
    await page.locator('.camera__outline[d^=M]').waitFor({ state: 'attached' });
    await page.getByText('Foto ini tampak baik').waitFor();
    expect(await page.locator('.camera').count()).toBe(0);
    expect(await page.locator('.photo-mark--outline').count()).toBe(1);
    expect(await liveTracks(page)).toBe(0);
    await shoot(page, 'camera-3-taken');
    await press(page, 'Pakai foto ini');
    await page.getByText('Foto KTP diterima').waitFor();
    await context.close();
  });

  it('does the same with a phone held upright', async () => {
    const { page, context } = await begin(await openWith('upright', { width: 1080, height: 1440 }));
    await press(page, 'Buka kamera');
    await page.locator('.camera__outline[d^=M]').waitFor({ state: 'attached' });
    await shoot(page, 'camera-2-live');
    await page.getByText('Foto ini tampak baik').waitFor();
    await context.close();
  });

  it.each([
    ['no OffscreenCanvas', 'delete globalThis.OffscreenCanvas'],
    ['a worker that does not start', "globalThis.Worker = class { constructor() { throw new Error('no') } }"],
    ['no ImageCapture', 'delete globalThis.ImageCapture'],
  ])('does the same on a phone with %s', async (_, without) => {
    const { page, context } = await begin(browsers[0]!);
    await page.addInitScript(without);
    await page.reload();
    await press(page, 'Buka kamera');
    await page.getByText('Foto ini tampak baik').waitFor();
    await context.close();
  });

  it('says to point at the KTP where there is none, does not shoot, and gives the camera back on the way out', async () => {
    const walker = await begin(await openWith('no-card', { fault: 'no-card' }));
    const { page, context } = walker;
    await press(page, 'Buka kamera');
    const hint = page.locator('.camera__hint');
    await hint.getByText('Arahkan ke KTP').waitFor();
    await shoot(page, 'camera-2-no-card');
    expect(await findAccessViolations(page)).toEqual([]);
    expect(await findOverflow(page)).toEqual([]);
    expect(await findSmallTargets(page, 48)).toEqual([]);
    await page.waitForTimeout(1500);
    expect([await hint.innerText(), await liveTracks(page)]).toEqual(['Arahkan ke KTP', 1]);
    await page.getByRole('button', { name: 'Batal' }).click();
    expect(await liveTracks(page)).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Buka kamera');

    await press(page, 'Buka kamera');
    await hint.getByText('Arahkan ke KTP').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.camera').waitFor({ state: 'detached' });
    expect(await liveTracks(page)).toBe(0);
    await expectPlainInputWorks(walker);
    await context.close();
  });

  it('ends when the page is hidden', async () => {
    const { page, context } = await begin(browsers[0]!);
    await page.evaluate(() => {
      // Nothing to see, so that it does not shoot meanwhile.
      HTMLVideoElement.prototype.play = () => new Promise(() => undefined);
    });
    await press(page, 'Buka kamera');
    await page.locator('.camera').waitFor();
    await page.waitForFunction(() => (globalThis as unknown as Remembering).streams.length > 0);
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await page.locator('.camera').waitFor({ state: 'detached' });
    expect(await liveTracks(page)).toBe(0);
    await context.close();
  });

  it.each([
    ['dark', { fault: 'too-dark' }, 'Terlalu gelap', 'Foto terlalu gelap'],
    ['blurred', { fault: 'blurred', blurMm: 1.3 }, 'Tahan, jangan goyang', 'Foto kabur'],
    ['far', { fault: 'too-small' }, 'Dekatkan', 'KTP terlalu kecil di foto'],
    ['cut', { fault: 'cut-off' }, 'Terlalu dekat ke tepi', 'KTP terpotong'],
  ] as const)(
    'helps with a card that is %s; the button shoots all the same, and the photo says why not',
    async (name, scene, words, finding) => {
      const { page, context } = await begin(await openWith(name, scene));
      await press(page, 'Buka kamera');
      await page.locator('.camera__hint').getByText(words).waitFor();
      if (name === 'blurred') await shoot(page, 'camera-4-hint');
      await page.getByRole('button', { name: 'Ambil foto' }).click();
      await page.getByRole('heading', { name: finding }).waitFor();
      if (name === 'blurred') await shoot(page, 'camera-5-findings');
      expect(await findAccessViolations(page)).toEqual([]);
      expect(await findOverflow(page)).toEqual([]);
      await context.close();
    },
  );

  it.each([
    ['refused', () => openWith('denied', {}, { allowsCamera: false }), 'Kamera belum diizinkan'],
    ['not there', async () => opened(await openBrowser()), 'Kamera tidak dapat dibuka'],
  ])('a camera that is %s is said in plain words, and the plain input works', async (_, open, words) => {
    const walker = await begin(await open());
    await press(walker.page, 'Buka kamera');
    await walker.page.getByText(words).waitFor();
    await shoot(walker.page, 'camera-6-none');
    await expectPlainInputWorks(walker);
    await walker.context.close();
  });

  it('has no button where the browser gives no camera', async () => {
    const { page, context } = await begin(browsers[0]!);
    await page.addInitScript("Object.defineProperty(navigator, 'mediaDevices', { value: undefined })");
    await page.reload();
    await page.getByText('Ambil atau pilih foto KTP').waitFor();
    expect(await page.getByRole('button', { name: 'Buka kamera' }).count()).toBe(0);
    await context.close();
  });
});

type Remembering = { streams: MediaStream[] };

function rememberStreams(): void {
  const remembering = globalThis as unknown as Remembering;
  remembering.streams = [];
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) return;
  const ask = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wish) => {
    const stream = await ask(wish);
    remembering.streams.push(stream);
    return stream;
  };
}

function liveTracks(page: Page): Promise<number> {
  return page.evaluate(() => {
    const tracks = (globalThis as unknown as Remembering).streams.flatMap((stream) => stream.getTracks());
    return tracks.filter(({ readyState }) => readyState === 'live').length;
  });
}

async function shoot(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 780 });
    await page.screenshot({ path: path.join(shots, `${name}-${width}.png`) });
  }
}
