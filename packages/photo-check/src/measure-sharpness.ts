/**
 * Sharpness where print is: the picture is blurred once more, by a known
 * amount, and the strongest gradients before and after are compared. A sharp
 * edge loses much, a blurred one little; the ratio gives the blur that was there
 * (Zhuo and Sim 2011), as the diameter of a lens's blur disc.
 */
import type { Plane } from './picture.ts';

export type Sharpness = Readonly<{
  /** Diameter of the blur disc in pixels of the plane measured; the worse of both directions. */
  blurPx: number;
  /** Mean of the strongest gradients: without print or edges nothing can be said. */
  strongest: number;
}>;

const STRONGEST = 0.02; // share of pixels looked at
const RE_BLUR_SIGMA = 1.5;
const DISC_PER_SIGMA = 4; // a disc of diameter d spreads by d / 4 in each direction

export function measureSharpness(plane: Plane, margin = 0.03): Sharpness {
  const again = gaussian(plane, RE_BLUR_SIGMA);
  const horizontal = blurAlong(plane, again, 1, margin);
  const vertical = blurAlong(plane, again, plane.width, margin);
  return {
    blurPx: Math.max(horizontal.sigma, vertical.sigma) * DISC_PER_SIGMA,
    strongest: Math.min(horizontal.strongest, vertical.strongest),
  };
}

function blurAlong(
  { width, height, values }: Plane,
  again: Plane,
  step: number,
  margin: number,
): { sigma: number; strongest: number } {
  const marginX = Math.max(2, Math.round(width * margin));
  const marginY = Math.max(2, Math.round(height * margin));
  const innerWidth = width - 2 * marginX;
  const innerHeight = height - 2 * marginY;
  if (innerWidth < 8 || innerHeight < 8) return { sigma: 0, strongest: 0 };
  const gradients = new Float32Array(innerWidth * innerHeight);
  for (let y = 0, i = 0; y < innerHeight; y++) {
    for (let x = 0; x < innerWidth; x++, i++) {
      const at = (y + marginY) * width + x + marginX;
      gradients[i] = Math.abs(values[at + step]! - values[at - step]!);
    }
  }
  const limit = strongLimit(gradients);
  let before = 0;
  let after = 0;
  let count = 0;
  for (let i = 0; i < gradients.length; i++) {
    if (gradients[i]! < limit || gradients[i] === 0) continue;
    const at = (Math.floor(i / innerWidth) + marginY) * width + (i % innerWidth) + marginX;
    before += gradients[i]!;
    after += Math.abs(again.values[at + step]! - again.values[at - step]!);
    count++;
  }
  if (count === 0 || after === 0) return { sigma: 0, strongest: 0 };
  const ratio = Math.max(1.001, before / after);
  return { sigma: RE_BLUR_SIGMA / Math.sqrt(ratio * ratio - 1), strongest: before / count };
}

/** The gradient that the strongest share reaches, to a quarter of a grey level. */
function strongLimit(gradients: Float32Array): number {
  const counts = new Uint32Array(1024);
  for (const gradient of gradients) counts[Math.min(1023, Math.floor(gradient * 4))]!++;
  let left = gradients.length * STRONGEST;
  let bin = 1023;
  while (bin > 0 && (left -= counts[bin]!) > 0) bin--;
  return bin / 4;
}

/** A separable Gaussian; edges repeat outwards. */
export function gaussian({ width, height, values }: Plane, sigma: number): Plane {
  const radius = Math.ceil(sigma * 3);
  const kernel = new Float32Array(2 * radius + 1);
  for (let k = -radius; k <= radius; k++) kernel[k + radius] = Math.exp(-(k * k) / (2 * sigma * sigma));
  const total = kernel.reduce((sum, weight) => sum + weight, 0);
  for (let k = 0; k < kernel.length; k++) kernel[k]! /= total;

  const rows = new Float32Array(values.length);
  for (let y = 0; y < height; y++) blurRow(values.subarray(y * width, (y + 1) * width), kernel, rows, y * width);
  const out = new Float32Array(values.length);
  for (let k = -radius; k <= radius; k++) {
    const weight = kernel[k + radius]!;
    for (let y = 0; y < height; y++) {
      const from = Math.min(height - 1, Math.max(0, y + k)) * width;
      for (let x = 0, at = y * width; x < width; x++, at++) out[at]! += rows[from + x]! * weight;
    }
  }
  return { width, height, values: out };
}

function blurRow(row: Float32Array, kernel: Float32Array, into: Float32Array, at: number): void {
  const radius = (kernel.length - 1) / 2;
  const padded = new Float32Array(row.length + 2 * radius).fill(row[0]!);
  padded.set(row, radius);
  padded.fill(row[row.length - 1]!, radius + row.length);
  for (let x = 0; x < row.length; x++) {
    let sum = 0;
    for (let k = 0; k < kernel.length; k++) sum += padded[x + k]! * kernel[k]!;
    into[at + x] = sum;
  }
}
