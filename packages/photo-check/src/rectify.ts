/** The card laid flat: a perspective map from card coordinates to the picture, and pixels read through it. */
import { asWords, type Corners, type Picture, type Plane, type Point } from './picture.ts';

/** x = (m0 u + m1 v + m2) / (m6 u + m7 v + 1), y likewise by m3 to m5; u and v run from 0 to 1 over the card. */
export type PerspectiveMap = readonly [number, number, number, number, number, number, number, number];

/** Heckbert 1989: the unit square to a quadrilateral, in closed form. */
export function unitToQuad([[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: Corners): PerspectiveMap {
  const sumX = x0 - x1 + x2 - x3;
  const sumY = y0 - y1 + y2 - y3;
  const dx1 = x1 - x2;
  const dx2 = x3 - x2;
  const dy1 = y1 - y2;
  const dy2 = y3 - y2;
  const turn = dx1 * dy2 - dx2 * dy1;
  const g = (sumX * dy2 - dx2 * sumY) / turn;
  const h = (dx1 * sumY - sumX * dy1) / turn;
  return [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h];
}

/** Maps (u, v), both 0 to 1 over the card, to the picture. */
export function cardToPicture(corners: Corners): (u: number, v: number) => Point {
  const [a, b, c, d, e, f, g, h] = unitToQuad(corners);
  return (u, v) => {
    const w = g * u + h * v + 1;
    return [(a * u + b * v + c) / w, (d * u + e * v + f) / w];
  };
}

/** The card at `width` × `height`, each pixel the mean of a `samples` × `samples` grid of the nearest pixels. */
export function rectify(picture: Picture, corners: Corners, width: number, height: number, samples: number): Picture {
  const [a, b, c, d, e, f, g, h] = unitToQuad(corners);
  const rgba = new Uint8ClampedArray(width * height * 4);
  const count = samples * samples;
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p += 4) {
      let [red, green, blue] = [0, 0, 0];
      for (let s = 0; s < count; s++) {
        const u = (x + ((s % samples) + 0.5) / samples) / width;
        const v = (y + (Math.floor(s / samples) + 0.5) / samples) / height;
        const w = 1 / (g * u + h * v + 1);
        const px = Math.min(picture.width - 1, Math.max(0, Math.floor((a * u + b * v + c) * w)));
        const py = Math.min(picture.height - 1, Math.max(0, Math.floor((d * u + e * v + f) * w)));
        const at = (py * picture.width + px) * 4;
        red += picture.rgba[at]!;
        green += picture.rgba[at + 1]!;
        blue += picture.rgba[at + 2]!;
      }
      rgba[p] = red / count;
      rgba[p + 1] = green / count;
      rgba[p + 2] = blue / count;
      rgba[p + 3] = 255;
    }
  }
  return { width, height, rgba };
}

/**
 * Luma of what lies inside `corners`, linearly interpolated: print and sharpness must not see stairs. With `points` 2
 * each pixel is the mean of 2 × 2, for pictures much finer than the result. Beyond the picture its edge repeats.
 */
export function rectifyLuma(
  picture: Picture,
  corners: Corners,
  width: number,
  height: number,
  points: 1 | 2 = 1,
): Plane {
  const [a, b, c, d, e, f, g, h] = unitToQuad(corners);
  const pixels = asWords(picture.rgba);
  const [right, bottom] = [picture.width - 1, picture.height - 1];
  const values = new Float32Array(width * height);
  const share = 1 / (points * points);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to++) {
      let sum = 0;
      for (let s = 0; s < points * points; s++) {
        const u = (x + ((s % points) + 0.5) / points) / width;
        const v = (y + ((s >> (points - 1)) + 0.5) / points) / height;
        const w = 1 / (g * u + h * v + 1);
        const px = Math.min(right, Math.max(0, (a * u + b * v + c) * w - 0.5));
        const py = Math.min(bottom, Math.max(0, (d * u + e * v + f) * w - 0.5));
        const [x0, y0] = [Math.floor(px), Math.floor(py)];
        const [fx, fy] = [px - x0, py - y0];
        const at = y0 * picture.width + x0;
        const next = x0 < right ? 1 : 0;
        const below = y0 < bottom ? at + picture.width : at;
        const top = luma(pixels[at]!) * (1 - fx) + luma(pixels[at + next]!) * fx;
        const low = luma(pixels[below]!) * (1 - fx) + luma(pixels[below + next]!) * fx;
        sum += top * (1 - fy) + low * fy;
      }
      values[to] = sum * share;
    }
  }
  return { width, height, values };
}

/** Rec. 709, as luminanceOf, of a pixel as one word. */
function luma(pixel: number): number {
  return 0.2126 * (pixel & 0xff) + 0.7152 * ((pixel >> 8) & 0xff) + 0.0722 * ((pixel >> 16) & 0xff);
}
