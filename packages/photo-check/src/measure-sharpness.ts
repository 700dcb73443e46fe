/**
 * Sharpness where print is: the strongest gradients, and what a known blur makes of them. A sharp edge loses much, a
 * blurred one little; the ratio gives the blur that was there (Zhuo and Sim 2011), as the diameter of a lens's blur
 * disc. Only those few places are blurred: the whole plane would take thirty times as long.
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
const KERNEL = gaussianKernel(RE_BLUR_SIGMA);
/** Pixels around one that its blurred gradient is made of; so wide a margin is not measured. */
const REACH = KERNEL.length >> 1;
const SIZE_LEAST = 8;

export function measureSharpness(plane: Plane, margin = 0.03): Sharpness {
  const horizontal = blurAlong(plane, 1, margin);
  const vertical = blurAlong(plane, plane.width, margin);
  return {
    blurPx: Math.max(horizontal.sigma, vertical.sigma) * DISC_PER_SIGMA,
    strongest: Math.min(horizontal.strongest, vertical.strongest),
  };
}

/** `step`: from one value to the next in the direction measured. */
function blurAlong(
  { width, height, values }: Plane,
  step: number,
  margin: number,
): { sigma: number; strongest: number } {
  const marginX = Math.max(REACH + 1, Math.round(width * margin));
  const marginY = Math.max(REACH + 1, Math.round(height * margin));
  const innerWidth = width - 2 * marginX;
  const innerHeight = height - 2 * marginY;
  if (innerWidth < SIZE_LEAST || innerHeight < SIZE_LEAST) return { sigma: 0, strongest: 0 };
  const gradients = new Float32Array(innerWidth * innerHeight);
  for (let y = 0, i = 0; y < innerHeight; y++) {
    for (let at = (y + marginY) * width + marginX, end = at + innerWidth; at < end; at++, i++) {
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
    after += Math.abs(blurredGradient(values, width, at, step));
    count++;
  }
  if (count === 0 || after === 0) return { sigma: 0, strongest: 0 };
  const ratio = Math.max(1.001, before / after);
  return { sigma: RE_BLUR_SIGMA / Math.sqrt(ratio * ratio - 1), strongest: before / count };
}

/** The gradient at one place of the plane blurred by KERNEL in both directions. */
function blurredGradient(values: Float32Array, width: number, at: number, step: number): number {
  let sum = 0;
  for (let j = -REACH; j <= REACH; j++) {
    let row = 0;
    for (let i = -REACH, from = at + j * width - REACH; i <= REACH; i++, from++) {
      row += KERNEL[i + REACH]! * (values[from + step]! - values[from - step]!);
    }
    sum += KERNEL[j + REACH]! * row;
  }
  return sum;
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

function gaussianKernel(sigma: number): Float64Array {
  const radius = Math.ceil(sigma * 3);
  const kernel = Float64Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)),
  );
  const total = kernel.reduce((sum, weight) => sum + weight, 0);
  return kernel.map((weight) => weight / total);
}
