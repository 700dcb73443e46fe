/** The card laid flat: a perspective map from card coordinates to the picture, and pixels read through it. */
import type { Corners, Picture, Point } from './picture.ts';

/** Maps (u, v), both 0 to 1 over the card, to the picture. */
export function cardToPicture(corners: Corners): (u: number, v: number) => Point {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners;
  // Heckbert 1989: the unit square to a quadrilateral, in closed form.
  const sumX = x0 - x1 + x2 - x3;
  const sumY = y0 - y1 + y2 - y3;
  const dx1 = x1 - x2;
  const dx2 = x3 - x2;
  const dy1 = y1 - y2;
  const dy2 = y3 - y2;
  const turn = dx1 * dy2 - dx2 * dy1;
  const g = (sumX * dy2 - dx2 * sumY) / turn;
  const h = (dx1 * sumY - sumX * dy1) / turn;
  const a = x1 - x0 + g * x1;
  const b = x3 - x0 + h * x3;
  const d = y1 - y0 + g * y1;
  const e = y3 - y0 + h * y3;
  return (u, v) => {
    const w = g * u + h * v + 1;
    return [(a * u + b * v + x0) / w, (d * u + e * v + y0) / w];
  };
}

/** The card at `width` × `height`, each pixel the mean of a `samples` × `samples` grid, linearly interpolated. */
export function rectify(picture: Picture, corners: Corners, width: number, height: number, samples = 2): Picture {
  const toPicture = cardToPicture(corners);
  const rgba = new Uint8ClampedArray(width * height * 4);
  const share = 1 / (samples * samples);
  const sum = new Float32Array(3);
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p += 4) {
      sum.fill(0);
      for (let s = 0; s < samples * samples; s++) {
        const u = (x + ((s % samples) + 0.5) / samples) / width;
        const v = (y + (Math.floor(s / samples) + 0.5) / samples) / height;
        addSample(picture, toPicture(u, v), sum);
      }
      rgba[p] = sum[0]! * share;
      rgba[p + 1] = sum[1]! * share;
      rgba[p + 2] = sum[2]! * share;
      rgba[p + 3] = 255;
    }
  }
  return { width, height, rgba };
}

/** Adds the colour at a point; pixel centres lie at half coordinates, and edges repeat outwards. */
function addSample({ width, height, rgba }: Picture, [px, py]: Point, sum: Float32Array): void {
  const x = Math.min(Math.max(px - 0.5, 0), width - 1);
  const y = Math.min(Math.max(py - 0.5, 0), height - 1);
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const right = x0 + 1 < width ? 4 : 0;
  const below = y0 + 1 < height ? width * 4 : 0;
  const fx = x - x0;
  const fy = y - y0;
  const p = (y0 * width + x0) * 4;
  for (let c = 0; c < 3; c++) {
    const top = rgba[p + c]! * (1 - fx) + rgba[p + right + c]! * fx;
    const bottom = rgba[p + below + c]! * (1 - fx) + rgba[p + below + right + c]! * fx;
    sum[c]! += top * (1 - fy) + bottom * fy;
  }
}
