import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { specimenScene } from '../../packages/photo-check/test/specimens.ts';
import { openBrowser } from '../support/browser.ts';
import { becomeOperator } from '../support/operate.ts';
import { startPortal, type RunningPortal } from '../support/running-portal.ts';
import { codeFor, openWalker, password, press, type Walker } from '../support/walk.ts';

type Files = Readonly<
  Record<'good' | 'upsideDown' | 'sideways' | 'blurred' | 'cutOff' | 'overLimit' | 'big' | 'webp' | 'text', string>
>;

/** SCREENSHOTS=folder keeps a picture of every state at both widths: for people who look. */
const shots = process.env['SCREENSHOTS'];

describe('the photo step in a browser', () => {
  let portal: RunningPortal;
  let browser: Browser;
  let folder: string;
  let files: Files;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gelombang-foto-'));
    [portal, browser, files] = await Promise.all([startPortal(), openBrowser(), makeFiles(folder)]);
  });
  afterAll(async () => {
    await browser.close();
    await portal.close();
    await rm(folder, { recursive: true });
  });

  async function begin(options: { scripts?: boolean } = {}): Promise<Walker> {
    const walker = await openWalker(browser, options);
    const { page, address } = walker;
    await page.goto(`${portal.url}/daftar`);
    await page.getByLabel('E-mail').fill(address);
    await press(page, 'Kirim kode');
    await page.getByLabel('Kode dari pesan itu').fill(await codeFor(portal, address));
    await press(page, 'Lanjut');
    await page.getByLabel('Kata sandi baru', { exact: true }).fill(password);
    await press(page, 'Simpan dan lanjut');
    await page.goto(`${portal.url}/pendaftaran/foto`);
    return walker;
  }

  const uploadsOf = async ({ page }: Walker) => {
    const answer = await page.request.get(`${portal.url}/pendaftaran/foto/keadaan`);
    const { photo } = (await answer.json()) as { photo: string };
    return portal.sql<{ length: number; rows: number }[]>`
      select length, (select count(*)::int from upload where applicant_id = photo.applicant_id) as rows
      from upload join photo on photo.id = upload.photo_id where photo.id = ${photo}`;
  };

  it('looks at a good photo on the phone, draws the card, sends it, and it is accepted', async () => {
    const walker = await begin();
    const { page } = walker;
    await shoot(page, '1-choose');
    await choose(page, files.good);
    await page.getByText('Foto ini tampak baik').waitFor();
    expect(await page.locator('.photo-mark--outline').count()).toBe(1);
    await shoot(page, '2-good-on-phone');
    await press(page, 'Pakai foto ini');
    await page.getByText('Foto KTP diterima').waitFor();
    await shoot(page, '3-accepted');
    await walker.context.close();
  });

  it('works with scripts off from choosing to verdict, a refusal included', async () => {
    const walker = await begin({ scripts: false });
    const { page } = walker;
    await shoot(page, '4-no-scripts');
    await choose(page, files.cutOff);
    await press(page, 'Kirim foto');
    await page.getByRole('heading', { name: 'KTP terpotong' }).waitFor();
    expect(await page.locator('.photo-mark--fault').count()).toBeGreaterThan(0);
    await shoot(page, '5-refused-no-scripts');
    await choose(page, files.good);
    await press(page, 'Kirim foto lain');
    await page.getByText('Foto KTP diterima').waitFor();
    await walker.context.close();
  });

  it('names what is wrong before a byte is sent; sent all the same twice, an operator can be asked, who reviews it by keyboard', async () => {
    const walker = await begin();
    const { page } = walker;
    for (const round of [1, 2]) {
      await choose(page, files.blurred);
      await page.getByText('Foto ini perlu diperbaiki').waitFor();
      expect(await page.locator('photo-field').getByText('Lap lensa').isVisible()).toBe(true);
      if (round === 1) await shoot(page, '6-blurred-on-phone');
      await press(page, 'Pakai foto ini');
      await page.getByText('Foto ini belum bisa dipakai').waitFor();
    }
    await shoot(page, '7-refused-twice');
    await press(page, 'Tanya petugas');
    await page.getByText('Foto Anda dilihat petugas').waitFor();
    await shoot(page, '8-in-review');

    const officer = await openWalker(browser);
    await becomeOperator(portal, officer.page);
    await officer.page.goto(`${portal.url}/petugas/foto`);
    await officer.page.getByRole('heading', { name: 'Foto yang perlu dilihat' }).waitFor();
    await officer.page.waitForLoadState('networkidle');
    await shoot(officer.page, '13-review');
    await officer.page.keyboard.press('1');
    await officer.page.keyboard.press('x');
    await officer.page.getByText('Keputusan disimpan').waitFor();
    await shoot(officer.page, '14-review-empty');
    await page.reload();
    await page.getByText('Tulisan di KTP belum terbaca').waitFor();
    await shoot(page, '15-refused-by-operator');
    await officer.context.close();
    await walker.context.close();
  });

  it('shrinks a photo over the limit on the phone and sends the smaller one', async () => {
    const walker = await begin();
    const { page } = walker;
    await choose(page, files.overLimit);
    await page.getByText('Kami bisa memperbaikinya di HP Anda').waitFor();
    await shoot(page, '9-too-large');
    await press(page, 'Perbaiki otomatis');
    await page.getByText('Foto sudah diperbaiki').waitFor();
    await shoot(page, '10-mended');
    await press(page, 'Pakai foto ini');
    await page.getByText('Foto KTP diterima').waitFor();
    const [upload] = await uploadsOf(walker);
    expect(upload!.length).toBeLessThanOrEqual(2_000_000);
    await walker.context.close();
  });

  it.each([['upsideDown'], ['sideways']] as const)(
    'turns a card that lies %s, cuts around it, says so, and sends that',
    async (name) => {
      const walker = await begin();
      const { page } = walker;
      await choose(page, files[name]);
      await page.getByText('KTP di foto ini tidak tegak').waitFor();
      if (name === 'upsideDown') await shoot(page, '16-upside-down');
      await press(page, 'Perbaiki otomatis');
      await page.getByText(/Foto sudah diperbaiki: .*ditegakkan.*lokasi dihapus\./).waitFor();
      if (name === 'upsideDown') await shoot(page, '17-turned');
      await press(page, 'Pakai foto ini');
      await page.getByText('Foto KTP diterima').waitFor();
      const [card] = await portal.sql<
        { card: [number, number][] }[]
      >`select card from photo order by received_at desc limit 1`;
      const [[left, top], [right]] = card!.card as [[number, number], [number, number]];
      // The card's own top left is the picture's, and its top runs to the right.
      expect([right > left + 400, Math.abs(card!.card[1]![1] - top) < 200]).toEqual([true, true]);
      await walker.context.close();
    },
  );

  it('converts a kind this phone can show, and lets a file it cannot show be sent', async () => {
    const walker = await begin();
    const { page } = walker;
    await choose(page, files.webp);
    await press(page, 'Perbaiki otomatis');
    await page.getByText('Foto ini tampak baik').waitFor();
    await press(page, 'Foto ulang');
    await choose(page, files.text);
    await page.getByText('Bukan foto JPEG atau PNG').waitFor();
    await shoot(page, '11-not-a-photo');
    await press(page, 'Pakai foto ini');
    await page.getByText('Foto ini belum bisa dipakai').waitFor();
    await walker.context.close();
  });

  it('continues by itself after the network was away, and sends little twice', async () => {
    const walker = await begin();
    const { page, context } = walker;
    let patches = 0;
    let sent = 0;
    let isAway = true;
    await context.route('**/unggah/*', async (route) => {
      if (route.request().method() === 'PATCH') {
        patches++;
        if (isAway && patches > 3) return route.abort('connectionreset');
        sent += route.request().postDataBuffer()?.length ?? 0;
      } else if (isAway && patches > 3) return route.abort('connectionreset');
      return route.continue();
    });
    await choose(page, files.big);
    await press(page, 'Pakai foto ini');
    await page.locator('.photo-sending--waiting').waitFor();
    expect(await page.locator('.photo-sending').innerText()).toMatch(
      /^Sambungan terputus di [1-9]\d?\s%\. Foto Anda aman\. Kami lanjutkan otomatis\.$/,
    );
    await shoot(page, '12-network-away');
    isAway = false;
    await page.getByText('Foto KTP diterima').waitFor();
    const [upload] = await uploadsOf(walker);
    expect(upload!.rows).toBe(1);
    expect(sent).toBeLessThanOrEqual(upload!.length * 1.1);
    await context.close();
  });

  it('continues after a reload, with the photo kept on the phone', async () => {
    const walker = await begin();
    const { page, context } = walker;
    const held = await holdFrom(page, 3);
    await choose(page, files.big);
    await press(page, 'Pakai foto ini');
    await held.reached;
    await page.unroute('**/unggah/*');
    await page.reload();
    await page.getByText('Foto KTP diterima').waitFor();
    const [upload] = await uploadsOf(walker);
    expect(upload!.rows).toBe(1);
    await context.close();
  });

  it('does not send one family member’s photo under another’s name', async () => {
    const walker = await begin();
    const { page, context } = walker;
    const held = await holdFrom(page, 2);
    await choose(page, files.big);
    await press(page, 'Pakai foto ini');
    await held.reached;
    await page.unroute('**/unggah/*');
    await context.clearCookies();
    const second = { ...walker, address: `lain-${walker.address}` };
    await page.goto(`${portal.url}/daftar`);
    await page.getByLabel('E-mail').fill(second.address);
    await press(page, 'Kirim kode');
    await page.getByLabel('Kode dari pesan itu').fill(await codeFor(portal, second.address));
    await press(page, 'Lanjut');
    await page.getByLabel('Kata sandi baru', { exact: true }).fill(password);
    await press(page, 'Simpan dan lanjut');
    await page.goto(`${portal.url}/pendaftaran/foto`);
    await page.locator('input[type=file]').waitFor();
    await page.waitForLoadState('networkidle');
    const state = await page.request.get(`${portal.url}/pendaftaran/foto/keadaan`);
    expect(await state.json()).toEqual({ photo: null, state: null });
    expect(await page.locator('.photo-sending').count()).toBe(0);
    await context.close();
  });

  it('continues after the server was killed in the middle and started again', async () => {
    const walker = await begin();
    const { page, context } = walker;
    const offsets: number[] = [];
    page.on('response', (response) => {
      if (response.request().method() === 'HEAD') offsets.push(Number(response.headers()['upload-offset']));
    });
    let patches = 0;
    await page.route('**/unggah/*', async (route) => {
      if (route.request().method() === 'PATCH' && ++patches === 4) await portal.kill();
      await route.continue();
    });
    await choose(page, files.big);
    await press(page, 'Pakai foto ini');
    await page.locator('.photo-sending--waiting').waitFor();
    await portal.restart();
    await page.getByText('Foto KTP diterima').waitFor();
    expect(offsets[0]).toBeGreaterThanOrEqual(3 * 256 * 1024);
    const [upload] = await uploadsOf(walker);
    expect(upload!.rows).toBe(1);
    await context.close();
  });
});

async function choose(page: Page, file: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file);
}

type Held = Readonly<{ reached: Promise<void> }>;

/** The given PATCH and the later ones hang until the route is taken away. */
async function holdFrom(page: Page, patch: number): Promise<Held> {
  let patches = 0;
  let resolve: () => void = () => undefined;
  const reached = new Promise<void>((done) => (resolve = done));
  await page.route('**/unggah/*', async (route: Route) => {
    if (route.request().method() === 'PATCH' && ++patches >= patch) resolve();
    else await route.continue();
  });
  return { reached };
}

async function shoot(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 780 });
    await page.screenshot({ path: path.join(shots, `${name}-${width}.png`), fullPage: true });
  }
  await page.setViewportSize({ width: 360, height: 780 });
}

async function makeFiles(folder: string): Promise<Files> {
  const [good, blurred, cutOff] = await Promise.all(
    (['none', 'blurred', 'cut-off'] as const).map((fault) => specimenScene({ fault, seed: 2 })),
  );
  const grown = await sharp(good).resize(3000).png().toBuffer();
  const jpeg = (quality: number) => sharp(grown).jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer();
  const contents = {
    good: good!,
    upsideDown: await sharp(good).rotate(180).jpeg({ quality: 92 }).toBuffer(),
    sideways: await sharp(good).rotate(90).jpeg({ quality: 92 }).toBuffer(),
    blurred: blurred!,
    cutOff: cutOff!,
    overLimit: await sharp(grown).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer(),
    big: await largestUnder(1_900_000, jpeg),
    webp: await sharp(good).webp({ quality: 90 }).toBuffer(),
    text: Buffer.from('not a photo at all'),
  };
  expect(contents.overLimit.length).toBeGreaterThan(2_000_000);
  expect(contents.big.length).toBeGreaterThan(1_100_000);
  const written = Object.entries(contents).map(async ([name, bytes]) => {
    const file = path.join(folder, `${name}.jpg`);
    await writeFile(file, bytes);
    return [name, file] as const;
  });
  return Object.fromEntries(await Promise.all(written)) as Files;
}

async function largestUnder(bytes: number, encode: (quality: number) => Promise<Buffer>): Promise<Buffer> {
  for (let quality = 100; quality > 60; quality--) {
    const made = await encode(quality);
    if (made.length < bytes) return made;
  }
  throw new Error('no quality is small enough');
}
