/**
 * The card laid flat with some of its surroundings, as the judge net sees it, and the ways between flat pixels, the
 * card's millimetres and the picture. The numbers are those of training/gelombang_training/samples.py.
 */
import { asWords, type Corners, type Picture, type Point } from './picture.ts';
import { cardToPicture, unitToQuad, type PerspectiveMap } from './rectify.ts';

export const CARD_MM = { width: 85.6, height: 53.98 }; // ISO/IEC 7810 ID-1

export const FLAT = { width: 256, height: 176 };
const MARGIN_X_MM = 6;
const PX_PER_MM = FLAT.width / (CARD_MM.width + 2 * MARGIN_X_MM);
const LEFT = MARGIN_X_MM * PX_PER_MM;
const TOP = (FLAT.height - CARD_MM.height * PX_PER_MM) / 2;
/** The card's corners in flat pixels. */
export const FLAT_CORNERS: Corners = [
  [LEFT, TOP],
  [FLAT.width - LEFT, TOP],
  [FLAT.width - LEFT, FLAT.height - TOP],
  [LEFT, FLAT.height - TOP],
];
const SAMPLES = 3; // a side, for each flat pixel

/** Flat pixels to the picture's. */
export function flatToPicture(corners: Corners): (x: number, y: number) => Point {
  const map = cardToPicture(corners);
  return (x, y) => map((x - LEFT) / (FLAT.width - 2 * LEFT), (y - TOP) / (FLAT.height - 2 * TOP));
}

/** Millimetres on the card, from its top left, to the picture's pixels. */
export function cardMmToPicture(corners: Corners): (x: number, y: number) => Point {
  const map = cardToPicture(corners);
  return (x, y) => map(x / CARD_MM.width, y / CARD_MM.height);
}

/**
 * Height × width × RGB, 0 to 255: each pixel the mean of 3 × 3 of the nearest; beyond the picture its edge repeats.
 * Inside one flat pixel the map is taken as straight: nine divisions less, and no difference that could be seen.
 */
export function flattenCard(picture: Picture, corners: Corners): Float32Array {
  const { width, height } = picture;
  const pixels = asWords(picture.rgba);
  const [a, b, c, d, e, f, g, h] = flatMatrix(corners);
  const values = new Float32Array(FLAT.width * FLAT.height * 3);
  const [right, bottom] = [width - 1, height - 1];
  const share = 1 / (SAMPLES * SAMPLES);
  for (let y = 0, to = 0; y < FLAT.height; y++) {
    for (let x = 0; x < FLAT.width; x++, to += 3) {
      const w = 1 / (g * (x + 0.5) + h * (y + 0.5) + 1);
      const cx = (a * (x + 0.5) + b * (y + 0.5) + c) * w;
      const cy = (d * (x + 0.5) + e * (y + 0.5) + f) * w;
      // A third of a pixel along each axis, by the map's derivative.
      const third = w / SAMPLES;
      const [xAlong, xDown] = [(a - g * cx) * third, (b - h * cx) * third];
      const [yAlong, yDown] = [(d - g * cy) * third, (e - h * cy) * third];
      let redBlue = 0;
      let green = 0;
      const reachX = Math.abs(xAlong) + Math.abs(xDown);
      const reachY = Math.abs(yAlong) + Math.abs(yDown);
      const isInside = cx >= reachX && cx + reachX < width && cy >= reachY && cy + reachY < height;
      for (let j = -1; j <= 1; j++) {
        for (let i = -1; i <= 1; i++) {
          let px = (cx + i * xAlong + j * xDown) | 0;
          let py = (cy + i * yAlong + j * yDown) | 0;
          if (!isInside) {
            px = Math.min(right, Math.max(0, px));
            py = Math.min(bottom, Math.max(0, py));
          }
          const pixel = pixels[py * width + px]!;
          redBlue += pixel & 0xff00ff;
          green += pixel & 0xff00;
        }
      }
      values[to] = (redBlue & 0xffff) * share;
      values[to + 1] = (green >>> 8) * share;
      values[to + 2] = (redBlue >>> 16) * share;
    }
  }
  return values;
}

/** flatToPicture as one matrix. */
function flatMatrix(corners: Corners): PerspectiveMap {
  const map = flatToPicture(corners);
  const { width, height } = FLAT;
  const [a, b, c, d, e, f, g, h] = unitToQuad([map(0, 0), map(width, 0), map(width, height), map(0, height)]);
  return [a / width, b / height, c, d / width, e / height, f, g / width, h / height];
}

/** The card itself out of its flat surroundings, as a picture: for light and colour. */
export function cardOfFlat(flat: Float32Array): Picture {
  const [x0, y0] = [Math.ceil(LEFT), Math.ceil(TOP)];
  const [width, height] = [Math.floor(FLAT.width - LEFT) - x0, Math.floor(FLAT.height - TOP) - y0];
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p += 4) {
      const from = ((y + y0) * FLAT.width + x + x0) * 3;
      rgba[p] = flat[from]!;
      rgba[p + 1] = flat[from + 1]!;
      rgba[p + 2] = flat[from + 2]!;
      rgba[p + 3] = 255;
    }
  }
  return { width, height, rgba };
}
