/**
 * Photos of specimen cards, drawn: a made-up KTP-el on a ground, seen in
 * perspective, through a lens, under a lamp, with noise, as a JPEG. For tests and
 * figures only; nothing here is shipped.
 */
import { readdir, readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { Corners, Picture, Point } from '../src/picture.ts';
import { cardToPicture } from '../src/rectify.ts';
import { repositoryPath } from './repository.ts';
import { drawCard } from './specimen-card.ts';
import { chanceFrom, type Chance } from './specimen-chance.ts';
import { drawGround, GROUNDS, type Ground } from './specimen-ground.ts';

export const FAULTS = ['blurred', 'too-dark', 'too-bright', 'grey-copy', 'cut-off', 'too-small', 'no-card'] as const;
export type Fault = (typeof FAULTS)[number];

export type SpecimenOptions = Readonly<{
  fault: Fault | 'none';
  seed: number;
  ground?: Ground;
  /** Size of the photo; 1600 × 1200 unless told. */
  width?: number;
  height?: number;
  /** Turn of the card in degrees; a small one by chance unless told. */
  turn?: number;
  /** Diameter of the blur disc on the card; decided by the fault unless told. */
  blurMm?: number;
  jpegQuality?: number;
  /** 'generated': a face of ../shared/data/faces instead of the drawn silhouette. For figures; tests stand on their own. */
  portrait?: 'drawn' | 'generated';
}>;

export type Specimen = Readonly<{
  jpeg: Buffer;
  width: number;
  height: number;
  /** Where the card is, clockwise from its own top left; null without a card. */
  corners: Corners | null;
  fault: Fault | 'none';
  ground: Ground;
}>;

export async function specimenScene(options: SpecimenOptions): Promise<Buffer> {
  return (await drawSpecimen(options)).jpeg;
}

export async function drawSpecimen(options: SpecimenOptions): Promise<Specimen> {
  const { fault, seed, width = 1600, height = 1200 } = options;
  const chance = chanceFrom(seed);
  const ground = options.ground ?? chance.pick(GROUNDS);
  const pixels = await drawGround(ground, width, height, chance);
  const corners = placeCard(options, width, height, chance);
  if (fault !== 'no-card') {
    castShadow(pixels, width, height, corners, chance);
    const card = await drawCard(chance, options.portrait === 'generated' ? await faceBy(chance) : {});
    pasteCard(pixels, width, height, fault === 'grey-copy' ? toneCopy(card, chance) : card, corners);
  }
  light(pixels, width, height, fault, chance);
  const lensed = await throughLens(pixels, width, height, discPx(options, corners, chance));
  addNoise(lensed, fault === 'too-dark' ? 5 : 2.5, chance);
  const quality = options.jpegQuality ?? Math.round(chance.between(72, 90));
  const jpeg = await sharp(lensed, { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer();
  return { jpeg, width, height, corners: fault === 'no-card' ? null : corners, fault, ground };
}

const CARD_MM = 85.6;
const ASPECT = 85.6 / 53.98;

function placeCard({ fault, turn }: SpecimenOptions, width: number, height: number, chance: Chance): Corners {
  const share = fault === 'too-small' ? chance.between(0.2, 0.27) : chance.between(0.55, 0.8);
  const angle = ((turn ?? chance.between(-9, 9)) * Math.PI) / 180;
  const isStanding = Math.abs(Math.sin(angle)) > 0.7;
  const fits = isStanding ? Math.min(height, width) : Math.min(width, height * ASPECT);
  const cardWidth = share * fits;
  let [cx, cy] = [width / 2 + chance.between(-0.03, 0.03) * width, height / 2 + chance.between(-0.03, 0.03) * height];
  if (fault === 'cut-off') {
    const out = cardWidth * chance.between(0.12, 0.3);
    const side = chance.pick(['left', 'right', 'top', 'bottom'] as const);
    const cardHeight = cardWidth / ASPECT;
    if (side === 'left') cx = cardWidth / 2 - out;
    if (side === 'right') cx = width - cardWidth / 2 + out;
    if (side === 'top') cy = cardHeight / 2 - out;
    if (side === 'bottom') cy = height - cardHeight / 2 + out;
  }
  const tilt = (): number => chance.between(-0.035, 0.035);
  const corner = (sx: number, sy: number): Point => {
    const x = (sx / 2 + tilt()) * cardWidth;
    const y = ((sy / 2) * cardWidth) / ASPECT + tilt() * cardWidth;
    return [cx + x * Math.cos(angle) - y * Math.sin(angle), cy + x * Math.sin(angle) + y * Math.cos(angle)];
  };
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

/** Every pixel near the card: alpha, and the card's colour by area. */
function pasteCard(pixels: Buffer, width: number, height: number, card: Picture, corners: Corners): void {
  const samples = 3;
  const [x0, y0, x1, y1] = boundsOf(corners, width, height);
  const toCard = pictureToCard(corners);
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      let [red, green, blue, alpha] = [0, 0, 0, 0];
      for (let s = 0; s < samples * samples; s++) {
        const [u, v] = toCard(x + ((s % samples) + 0.5) / samples, y + (Math.floor(s / samples) + 0.5) / samples);
        if (u < 0 || v < 0 || u >= 1 || v >= 1) continue;
        const p = (Math.floor(v * card.height) * card.width + Math.floor(u * card.width)) * 4;
        const a = card.rgba[p + 3]! / 255;
        red += card.rgba[p]! * a;
        green += card.rgba[p + 1]! * a;
        blue += card.rgba[p + 2]! * a;
        alpha += a;
      }
      if (alpha === 0) continue;
      const rest = 1 - alpha / (samples * samples);
      const at = (y * width + x) * 3;
      pixels[at] = Math.round(red / (samples * samples) + pixels[at]! * rest);
      pixels[at + 1] = Math.round(green / (samples * samples) + pixels[at + 1]! * rest);
      pixels[at + 2] = Math.round(blue / (samples * samples) + pixels[at + 2]! * rest);
    }
  }
}

/** The inverse of cardToPicture, by three Newton-like steps on the inverse bilinear guess. */
function pictureToCard(corners: Corners): (x: number, y: number) => readonly [number, number] {
  const forward = cardToPicture(corners);
  // Four exact pairs fix the inverse projective map; it is solved through the forward one's matrix.
  const [a, b, c] = matrixRows(forward);
  const m = [
    [b[1] * c[2] - b[2] * c[1], a[2] * c[1] - a[1] * c[2], a[1] * b[2] - a[2] * b[1]],
    [b[2] * c[0] - b[0] * c[2], a[0] * c[2] - a[2] * c[0], a[2] * b[0] - a[0] * b[2]],
    [b[0] * c[1] - b[1] * c[0], a[1] * c[0] - a[0] * c[1], a[0] * b[1] - a[1] * b[0]],
  ] as const;
  return (x, y) => {
    const w = m[2][0] * x + m[2][1] * y + m[2][2];
    return [(m[0][0] * x + m[0][1] * y + m[0][2]) / w, (m[1][0] * x + m[1][1] * y + m[1][2]) / w];
  };
}

type Row = readonly [number, number, number];

/** Reads the 3 × 3 matrix back from a projective map: its corners fix all of it. */
function matrixRows(forward: (u: number, v: number) => Point): readonly [Row, Row, Row] {
  const [x0, y0] = forward(0, 0);
  const [x1, y1] = forward(1, 0);
  const [x2, y2] = forward(1, 1);
  const [x3, y3] = forward(0, 1);
  const turn = (x1 - x2) * (y3 - y2) - (x3 - x2) * (y1 - y2);
  const [sx, sy] = [x0 - x1 + x2 - x3, y0 - y1 + y2 - y3];
  const g = (sx * (y3 - y2) - (x3 - x2) * sy) / turn;
  const h = ((x1 - x2) * sy - sx * (y1 - y2)) / turn;
  return [
    [x1 - x0 + g * x1, x3 - x0 + h * x3, x0],
    [y1 - y0 + g * y1, y3 - y0 + h * y3, y0],
    [g, h, 1],
  ];
}

function boundsOf(corners: Corners, width: number, height: number): readonly [number, number, number, number] {
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));
  return [
    clamp(Math.floor(Math.min(...xs)), width),
    clamp(Math.floor(Math.min(...ys)), height),
    clamp(Math.ceil(Math.max(...xs)), width),
    clamp(Math.ceil(Math.max(...ys)), height),
  ];
}

/** A soft shadow on one side, as from a lamp. */
function castShadow(pixels: Buffer, width: number, height: number, corners: Corners, chance: Chance): void {
  const [dx, dy] = [chance.between(-10, 10), chance.between(2, 12)];
  const toCard = pictureToCard(corners.map(([x, y]) => [x + dx, y + dy] as const) as unknown as Corners);
  const soft = chance.between(0.01, 0.03);
  const strength = chance.between(0.15, 0.4);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const [u, v] = toCard(x, y);
      const outside = Math.max(-u, u - 1, -v / ASPECT, (v - 1) / ASPECT);
      if (!(outside < soft)) continue;
      const shade = 1 - strength * Math.min(1, Math.max(0, 1 - outside / soft));
      for (let c = 0; c < 3; c++) pixels[at + c] = pixels[at + c]! * shade;
    }
  }
}

/** What a black-and-white copier makes: an S-curve over tones on slightly tinted paper. */
function toneCopy(card: Picture, chance: Chance): Picture {
  const rgba = Uint8Array.from(card.rgba);
  const paper = [250, chance.between(243, 250), chance.between(232, 250)] as const;
  const steep = chance.between(5, 9);
  for (let p = 0; p < rgba.length; p += 4) {
    const tone = (0.3 * rgba[p]! + 0.59 * rgba[p + 1]! + 0.11 * rgba[p + 2]!) / 255;
    const print = 1 / (1 + Math.exp(-steep * (tone - 0.5)));
    for (let c = 0; c < 3; c++) rgba[p + c] = 18 + (paper[c]! - 18) * print;
  }
  return { ...card, rgba };
}

/** The lamp: its tint, its fall-off, and how long the shutter was open. */
function light(pixels: Buffer, width: number, height: number, fault: Fault | 'none', chance: Chance): void {
  const tint = [chance.between(0.93, 1.07), 1, chance.between(0.88, 1.06)] as const;
  const [gx, gy] = [chance.between(-0.2, 0.2), chance.between(-0.2, 0.2)];
  const gain = exposureOf(fault, chance);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const lamp = gain * (1 + gx * (x / width - 0.5) + gy * (y / height - 0.5));
      for (let c = 0; c < 3; c++) pixels[at + c] = Math.min(255, pixels[at + c]! * lamp * tint[c]!);
    }
  }
}

function exposureOf(fault: Fault | 'none', chance: Chance): number {
  if (fault === 'too-dark') return chance.between(0.12, 0.26);
  if (fault === 'too-bright') return chance.between(1.9, 2.8);
  return chance.between(0.72, 1.08);
}

function discPx({ fault, blurMm }: SpecimenOptions, corners: Corners, chance: Chance): number {
  const pxPerMm = Math.hypot(corners[1][0] - corners[0][0], corners[1][1] - corners[0][1]) / CARD_MM;
  return pxPerMm * (blurMm ?? (fault === 'blurred' ? chance.between(0.95, 1.8) : chance.between(0.05, 0.3)));
}

/** A lens's blur is a disc, not a bell. */
async function throughLens(pixels: Buffer, width: number, height: number, disc: number): Promise<Buffer> {
  const image = sharp(pixels, { raw: { width, height, channels: 3 } });
  if (disc < 1) return await image.raw().toBuffer();
  const radius = disc / 2;
  const reach = Math.ceil(radius);
  const size = 2 * reach + 1;
  const kernel = Array.from({ length: size * size }, (_, i) => {
    const away = Math.hypot((i % size) - reach, Math.floor(i / size) - reach);
    return Math.min(1, Math.max(0, radius + 0.5 - away));
  });
  return await image.convolve({ width: size, height: size, kernel }).raw().toBuffer();
}

function addNoise(pixels: Buffer, sigma: number, chance: Chance): void {
  for (let i = 0; i < pixels.length; i++) {
    const noise = (chance.between(-1, 1) + chance.between(-1, 1)) * sigma * 1.2;
    pixels[i] = Math.min(255, Math.max(0, Math.round(pixels[i]! + noise)));
  }
}

const FACES = repositoryPath('../shared/data/faces/');

/** A generated face of the shared test data. */
async function faceBy(chance: Chance): Promise<{ face: Uint8Array }> {
  const names = (await readdir(FACES)).filter((name) => name.endsWith('.jpg'));
  return { face: await readFile(FACES + chance.pick(names)) };
}
