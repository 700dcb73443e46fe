/**
 * The photo check beside open peers, on the same photos in one run: the card's corners against jscanify and scanic, the
 * NIK against tesseract.js.
 *
 * `--photos DIR` (or PHOTOS=DIR) takes a folder made by training/validation (images/ and labels.jsonl), `--limit N` (or
 * LIMIT=N) its first N; without one, 24 drawn specimens. The peers are no dependencies of ours: npm puts them into temporary folders for this run, in
 * pinned versions, without running their scripts. Every doubt is settled for them: their time is without decoding and
 * ours is a whole verdict, they get the upright picture, and tesseract.js gets the NIK cut out by the true corners.
 */
import { createJudgePool } from '@gelombang/photo-check/node';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import sharp, { type Sharp } from 'sharp';
import { buildJudgeChild } from '../packages/photo-check/test/judge-child-for-tests.ts';
import { drawSpecimen } from '../packages/photo-check/test/specimens.ts';
import type { Corners, Picture } from '../packages/photo-check/src/picture.ts';
import { cardToPicture } from '../packages/photo-check/src/rectify.ts';
import { polygonIou } from '../packages/photo-check/test/polygon-iou.ts';

type Photo = Readonly<{ bytes: Uint8Array; corners: Corners | null; nik: string | null; isGood: boolean }>;
type Locate = (photo: Photo, upright: Picture) => Promise<Corners | null>;
type Read = (photo: Photo, upright: Picture) => Promise<string | null>;
/** One line of a table: a way to do it, or why it cannot be done here. */
type Contestant<Way> = Readonly<{ name: string; way: Way } | { name: string; reason: string }>;
type Tally<Answer> = { answers: { answer: Answer; isGood: boolean }[]; times: number[]; faults: Set<string> };

const options = { photos: { type: 'string' }, limit: { type: 'string' } } as const;
const { values } = parseArgs({ options });
const folderOfPhotos = values.photos ?? process.env['PHOTOS'];
const limit = Number(values.limit ?? process.env['LIMIT'] ?? Infinity);
const SPECIMENS = 24;
const SHORT_SIDE_PX = 1000;
/** Where the digits are on the card, in mm: after the colon, before the portrait, between regency and name. */
const CARD_MM = { width: 85.6, height: 53.98 };
const NIK_MM = { left: 17.8, top: 10.3, right: 62, bottom: 15.4 };
const STRIP_PX_PER_MM = 12; // capitals of 32 px: what tesseract's line recogniser is trained on
/** Tesseract's page segmentation modes. */
const PAGE = { line: '7', auto: '3' };

const folders: string[] = [];
const child = await buildJudgeChild();
const pool = createJudgePool({ workers: 1, childPath: child.path, timeoutMs: 60_000, maxRssMb: 2000 });
try {
  await compare();
} finally {
  await pool.close();
  await child.remove();
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
}
// tesseract.js and opencv.js keep threads and handlers of their own.
process.exit(0);

async function compare(): Promise<void> {
  const ourLocator: Locate = async ({ bytes }) => (await pool.judge(bytes)).card?.corners ?? null;
  const ourReader: Read = async ({ bytes }) => (await pool.judge(bytes)).nik?.value ?? null;
  const locators = [{ name: 'ours', way: ourLocator }, ...(await jscanifyAt()), await scanic()];
  const readers = [{ name: 'ours', way: ourReader }, ...(folderOfPhotos === undefined ? [] : await tesseract())];
  const corners = new Map(locators.map(({ name }) => [name, emptyTally<number | null>()]));
  const niks = new Map(readers.map(({ name }) => [name, emptyTally<Reading>()]));
  const counts = { photos: 0, whole: 0, good: 0, legible: 0 };
  for await (const photo of photosToJudge()) {
    const upright = await decodeUpright(photo.bytes);
    const isWhole = photo.corners !== null && isInside(photo.corners, upright);
    counts.photos++;
    if (isWhole) counts.whole++;
    if (isWhole && photo.isGood) counts.good++;
    if (photo.nik !== null) counts.legible++;
    if (isWhole) await runAll(locators, corners, photo, upright, (found) => iouOf(found, photo.corners!));
    if (photo.nik !== null) await runAll(readers, niks, photo, upright, (read) => judgeReading(read, photo.nik));
  }
  console.log(`${counts.photos} photos, ${counts.whole} of a whole card (${counts.good} without a fault)`);
  reportCorners(locators, corners);
  console.log(`\n${counts.legible} photos of a legible NIK whose number is known`);
  if (counts.legible === 0) console.log('NIK: not measurable: drawn specimens do not tell theirs; give --photos DIR');
  else reportNiks(readers, niks);
}

async function* photosToJudge(): AsyncGenerator<Photo> {
  if (folderOfPhotos === undefined) yield* drawnPhotos(Math.min(limit, SPECIMENS));
  else yield* labelledPhotos(folderOfPhotos);
}

async function* drawnPhotos(count: number): AsyncGenerator<Photo> {
  for (let seed = 1; seed <= count; seed++) {
    const turn = [0, 0, 90, 180, 270][seed % 5]! + (seed % 13) - 6;
    const { jpeg, corners } = await drawSpecimen({ fault: 'none', seed: seed + 52_000, turn });
    yield { bytes: jpeg, corners, nik: null, isGood: true };
  }
}

type Label = Readonly<{ file: string; fault: string | null; corners: Corners | null; nik: string | null }>;

async function* labelledPhotos(folder: string): AsyncGenerator<Photo> {
  const lines = (await readFile(path.join(folder, 'labels.jsonl'), 'utf8')).trim().split('\n');
  for (const line of lines.slice(0, limit)) {
    const { file, fault, corners, nik } = JSON.parse(line) as Label;
    yield { bytes: await readFile(path.join(folder, file)), corners, nik, isGood: fault === null };
  }
}

async function decodeUpright(bytes: Uint8Array): Promise<Picture> {
  const upright = sharp(bytes).autoOrient().toColourspace('srgb').flatten({ background: '#ffffff' }).ensureAlpha();
  const { data, info } = await upright.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgba: data };
}

function imageOf({ width, height, rgba }: Picture): Sharp {
  return sharp(rgba, { raw: { width, height, channels: 4 } });
}

function isInside(corners: Corners, { width, height }: Picture): boolean {
  return corners.every(([x, y]) => x >= 0 && y >= 0 && x <= width && y <= height);
}

/** Each in a folder of its own: one that cannot be installed must not take another along. */
async function install(...packages: string[]): Promise<NodeJS.Require> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gelombang-peer-'));
  folders.push(folder);
  const quiet = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  await promisify(execFile)('npm', ['install', '--prefix', folder, ...quiet, ...packages], { cwd: folder });
  return createRequire(path.join(folder, 'bench.cjs'));
}

function cannot<Way>(name: string, error: unknown): Contestant<Way> {
  const told =
    error instanceof Error ? error.message.split('\n').filter((line) => line.trim() !== '') : [String(error)];
  const reason =
    told.find((line) => line.includes('npm error') && !/npm error (code|errno|syscall)/.test(line)) ?? told[0];
  return { name, reason: reason ?? 'unknown' };
}

type XY = Readonly<{ x: number; y: number }>;
type CvMat = Readonly<{ data: Uint8Array; delete: () => void }>;
type OpenCv = {
  Mat: new (height: number, width: number, type: number) => CvMat;
  MatVector: { prototype: { get: (this: unknown, i: number) => CvMat } };
  CV_8UC4: number;
  onRuntimeInitialized: () => void;
};
type CornerNames<Suffix extends string> = Readonly<
  Partial<Record<`${'topLeft' | 'topRight' | 'bottomRight' | 'bottomLeft'}${Suffix}`, XY>>
>;
type Jscanify = {
  findPaperContour: (mat: CvMat) => CvMat | null;
  getCornerPoints: (c: CvMat) => CornerNames<'Corner'>;
};

/** At full size as its own pages call it, and at a size for which its Canny thresholds suit better. */
async function jscanifyAt(): Promise<Contestant<Locate>[]> {
  const names = ['jscanify 1.4.3', `jscanify 1.4.3, ${SHORT_SIDE_PX} px`] as const;
  try {
    const require = await install('jscanify@1.4.3');
    const { cv } = await loadOpenCv(require);
    (globalThis as { cv?: OpenCv }).cv = cv; // the client build looks for it there; the Node build needs a compiled canvas
    const scanner = new (require('jscanify/client') as new () => Jscanify)();
    const locate: Locate = async (_, picture) => locateByJscanify(cv, scanner, picture);
    return [
      { name: names[0], way: locate },
      { name: names[1], way: async (photo, picture) => await atMost(SHORT_SIDE_PX, picture, (p) => locate(photo, p)) },
    ];
  } catch (error) {
    return names.map((name) => cannot(name, error));
  }
}

/** The file that jscanify brings along. Wrapped: once ready it has a `then` that never ends. */
async function loadOpenCv(require: NodeJS.Require): Promise<{ cv: OpenCv }> {
  const cv = require(path.join(path.dirname(require.resolve('jscanify/client')), 'opencv.js')) as OpenCv;
  await new Promise<void>((ready) => (cv.onRuntimeInitialized = ready));
  return { cv };
}

function locateByJscanify(cv: OpenCv, scanner: Jscanify, { width, height, rgba }: Picture): Corners | null {
  const mat = new cv.Mat(height, width, cv.CV_8UC4);
  mat.data.set(rgba);
  // jscanify leaves every contour it looks at in opencv's heap, which some hundred photos would fill.
  const left: CvMat[] = [mat];
  const { get } = cv.MatVector.prototype;
  cv.MatVector.prototype.get = function (i) {
    const contour = get.call(this, i);
    left.push(contour);
    return contour;
  };
  try {
    const contour = scanner.findPaperContour(mat);
    if (contour === null) return null;
    const found = scanner.getCornerPoints(contour);
    return inOrder(found.topLeftCorner, found.topRightCorner, found.bottomRightCorner, found.bottomLeftCorner);
  } finally {
    cv.MatVector.prototype.get = get;
    for (const one of left) one.delete();
  }
}

type Canvas = Readonly<{
  createCanvas: (width: number, height: number) => object;
  ImageData: new (data: Uint8ClampedArray, width: number, height: number) => object;
}>;
type Scanic = Readonly<{ initialize: () => Promise<void>; scan: (image: object, o: object) => Promise<Scanned> }>;
type Scanned = Readonly<{ success: boolean; corners: CornerNames<''> | null }>;

/** Its classical detector. The neural one fetches its model from another host while it runs, so it is not measured here. */
async function scanic(): Promise<Contestant<Locate>> {
  const name = 'scanic 1.6.0';
  try {
    const require = await install('scanic@1.6.0', '@napi-rs/canvas@1.1.1');
    const { createCanvas, ImageData } = require('@napi-rs/canvas') as Canvas;
    // What it shrinks pictures with in a browser; `new` hands out the canvas that is returned.
    const OffscreenCanvas = function (width: number, height: number) {
      return createCanvas(width, height);
    };
    Object.assign(globalThis, { OffscreenCanvas, ImageData });
    const { Scanner } = require('scanic') as { Scanner: new () => Scanic };
    const scanner = new Scanner();
    await scanner.initialize();
    const locate: Locate = async (_, { width, height, rgba }) => {
      const image = new ImageData(new Uint8ClampedArray(rgba), width, height);
      const { success, corners: c } = await scanner.scan(image, { mode: 'detect' });
      return success && c !== null ? inOrder(c.topLeft, c.topRight, c.bottomRight, c.bottomLeft) : null;
    };
    return { name, way: locate };
  } catch (error) {
    return cannot(name, error);
  }
}

function inOrder(...corners: (XY | undefined)[]): Corners | null {
  const points = corners.flatMap((corner) => (corner === undefined ? [] : [[corner.x, corner.y] as const]));
  return points.length === 4 ? (points as unknown as Corners) : null;
}

/** Locates on a smaller picture and says it in pixels of the large one. */
async function atMost(side: number, picture: Picture, locate: (p: Picture) => Promise<Corners | null>) {
  const { data, info } = await imageOf(picture)
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const found = await locate({ width: info.width, height: info.height, rgba: data });
  const scale = [picture.width / info.width, picture.height / info.height] as const;
  return found === null ? null : (found.map(([x, y]) => [x * scale[0], y * scale[1]] as const) as unknown as Corners);
}

type Tesseract = Readonly<{ createWorker: (lang: string, mode: number, options: object) => Promise<TesseractWorker> }>;
type TesseractWorker = Readonly<{
  setParameters: (parameters: Record<string, string>) => Promise<unknown>;
  recognize: (image: Uint8Array) => Promise<{ data: { text: string } }>;
}>;

async function tesseract(): Promise<Contestant<Read>[]> {
  const names = ['tesseract.js 7.0.0, NIK by true corners', 'tesseract.js 7.0.0, whole photo'] as const;
  try {
    const require = await install('tesseract.js@7.0.0', '@tesseract.js-data/eng@1.0.0');
    const { createWorker } = require('tesseract.js') as Tesseract;
    const langPath = path.join(path.dirname(require.resolve('@tesseract.js-data/eng')), '4.0.0_best_int');
    const worker = await createWorker('eng', 1, { langPath, gzip: true, cacheMethod: 'none' });
    const read = async (image: Uint8Array, mode: string): Promise<string | null> => {
      await worker.setParameters({ tessedit_pageseg_mode: mode, tessedit_char_whitelist: '0123456789' });
      return nikIn((await worker.recognize(image)).data.text);
    };
    return [
      { name: names[0], way: async ({ corners }, upright) => await read(await nikStrip(upright, corners!), PAGE.line) },
      { name: names[1], way: async (_, upright) => await read(await pngOf(imageOf(upright).removeAlpha()), PAGE.auto) },
    ];
  } catch (error) {
    return names.map((name) => cannot(name, error));
  }
}

/** Sixteen digits that stand alone in a line, blanks between them forgiven. */
function nikIn(text: string): string | null {
  const lines = text.split('\n').map((line) => line.replaceAll(/\s/g, ''));
  return lines.find((line) => /^\d{16}$/.test(line)) ?? null;
}

/** The digits laid flat by the true corners, in grey; each pixel the mean of nine. */
async function nikStrip({ width, height, rgba }: Picture, corners: Corners): Promise<Uint8Array> {
  const toPicture = cardToPicture(corners);
  const columns = Math.round((NIK_MM.right - NIK_MM.left) * STRIP_PX_PER_MM);
  const rows = Math.round((NIK_MM.bottom - NIK_MM.top) * STRIP_PX_PER_MM);
  const grey = Buffer.alloc(columns * rows);
  for (let i = 0; i < grey.length; i++) {
    let sum = 0;
    for (let s = 0; s < 9; s++) {
      const mmX = NIK_MM.left + ((i % columns) + ((s % 3) + 0.5) / 3) / STRIP_PX_PER_MM;
      const mmY = NIK_MM.top + (Math.floor(i / columns) + (Math.floor(s / 3) + 0.5) / 3) / STRIP_PX_PER_MM;
      const [x, y] = toPicture(mmX / CARD_MM.width, mmY / CARD_MM.height);
      const px = Math.min(width - 1, Math.max(0, Math.floor(x)));
      const py = Math.min(height - 1, Math.max(0, Math.floor(y)));
      const p = (py * width + px) * 4;
      sum += 0.2126 * rgba[p]! + 0.7152 * rgba[p + 1]! + 0.0722 * rgba[p + 2]!;
    }
    grey[i] = sum / 9;
  }
  return await pngOf(sharp(grey, { raw: { width: columns, height: rows, channels: 1 } }));
}

/** With a resolution that tesseract does not complain about. */
async function pngOf(image: Sharp): Promise<Uint8Array> {
  return await image.withMetadata({ density: 300 }).png({ compressionLevel: 1 }).toBuffer();
}

type Reading = 'right' | 'wrong' | 'none';

/** Null where nothing was found: 0 in the means, and counted apart. */
function iouOf(found: Corners | null, truth: Corners): number | null {
  return found === null ? null : polygonIou(found, truth);
}

function judgeReading(read: string | null, truth: string | null): Reading {
  if (read === null) return 'none';
  return read === truth ? 'right' : 'wrong';
}

function emptyTally<Answer>(): Tally<Answer> {
  return { answers: [], times: [], faults: new Set() };
}

/** A contestant that breaks on a photo has found nothing there, and that is told. */
async function runAll<Found, Answer>(
  contestants: readonly Contestant<(photo: Photo, upright: Picture) => Promise<Found | null>>[],
  tallies: ReadonlyMap<string, Tally<Answer>>,
  photo: Photo,
  upright: Picture,
  judge: (found: Found | null) => Answer,
): Promise<void> {
  for (const contestant of contestants) {
    if ('reason' in contestant) continue;
    const tally = tallies.get(contestant.name)!;
    const from = performance.now();
    const found = await contestant.way(photo, upright).catch((error: unknown) => {
      tally.faults.add(String(error));
      return null;
    });
    tally.times.push(performance.now() - from);
    tally.answers.push({ answer: judge(found), isGood: photo.isGood });
  }
}

function reportCorners(
  locators: readonly Contestant<Locate>[],
  tallies: ReadonlyMap<string, Tally<number | null>>,
): void {
  printRow('corners', ['mean IoU', 'median', 'no fault', 'IoU > 0.9', 'no find', 'ms']);
  report(locators, tallies, ({ answers, times }) => {
    const ious = answers.map(({ answer }) => answer ?? 0);
    const good = answers.filter(({ isGood }) => isGood).map(({ answer }) => answer ?? 0);
    const missed = answers.filter(({ answer }) => answer === null).length;
    const close = ious.filter((iou) => iou > 0.9).length;
    const figures = [meanOf(ious), medianOf(ious), meanOf(good)].map((iou) => fixed(iou, 4));
    return [...figures, String(close), String(missed), fixed(medianOf(times), 0)];
  });
}

function reportNiks(readers: readonly Contestant<Read>[], tallies: ReadonlyMap<string, Tally<Reading>>): void {
  printRow('NIK', ['right', 'wrong', 'none', '% right', 'no fault', 'ms']);
  report(readers, tallies, ({ answers, times }) => {
    const count = (wanted: Reading): number => answers.filter(({ answer }) => answer === wanted).length;
    const good = answers.filter(({ isGood }) => isGood);
    const goodRight = good.filter(({ answer }) => answer === 'right').length;
    const shares = [(100 * count('right')) / answers.length, (100 * goodRight) / good.length].map((n) => fixed(n, 1));
    return [count('right'), count('wrong'), count('none'), ...shares, fixed(medianOf(times), 0)].map(String);
  });
}

function report<Way, Answer>(
  contestants: readonly Contestant<Way>[],
  tallies: ReadonlyMap<string, Tally<Answer>>,
  cellsOf: (tally: Tally<Answer>) => string[],
): void {
  for (const contestant of contestants) {
    const { name } = contestant;
    const tally = tallies.get(name)!;
    if ('reason' in contestant) console.log(`${name.padEnd(42)}not measurable: ${contestant.reason}`);
    else printRow(name, cellsOf(tally));
    for (const fault of tally.faults) console.log(`    broke on a photo: ${fault}`);
  }
}

function printRow(name: string, cells: readonly string[]): void {
  console.log(name.padEnd(42) + cells.map((cell) => cell.padStart(10)).join(''));
}

/** A mean of nothing is no number. */
function fixed(n: number, digits: number): string {
  return Number.isNaN(n) ? '–' : n.toFixed(digits);
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}
