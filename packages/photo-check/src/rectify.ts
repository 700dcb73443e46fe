/** The card laid flat: a perspective map from card coordinates to the picture, and pixels read through it. */
import type { Corners, Picture, Plane, Point } from './picture.ts';

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
  const values = new Float32Array(width * height);
  const offsets = points === 1 ? [0.5] : [0.25, 0.75];
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to++) {
      let sum = 0;
      for (const down of offsets) {
        for (const along of offsets) {
          const u = (x + along) / width;
          const v = (y + down) / height;
          const w = 1 / (g * u + h * v + 1);
          sum += lumaAt(picture, (a * u + b * v + c) * w - 0.5, (d * u + e * v + f) * w - 0.5);
        }
      }
      values[to] = sum / (points * points);
    }
  }
  return { width, height, values };
}

function lumaAt({ width, height, rgba }: Picture, x: number, y: number): number {
  const px = Math.min(width - 1, Math.max(0, x));
  const py = Math.min(height - 1, Math.max(0, y));
  const [x0, y0] = [Math.floor(px), Math.floor(py)];
  const [fx, fy] = [px - x0, py - y0];
  const right = x0 + 1 < width ? 4 : 0;
  const below = y0 + 1 < height ? width * 4 : 0;
  const p = (y0 * width + x0) * 4;
  const top = luma(rgba, p) * (1 - fx) + luma(rgba, p + right) * fx;
  const bottom = luma(rgba, p + below) * (1 - fx) + luma(rgba, p + below + right) * fx;
  return top * (1 - fy) + bottom * fy;
}

/** Rec. 709, as luminanceOf. */
function luma(rgba: Picture['rgba'], p: number): number {
  return 0.2126 * rgba[p]! + 0.7152 * rgba[p + 1]! + 0.0722 * rgba[p + 2]!;
}
