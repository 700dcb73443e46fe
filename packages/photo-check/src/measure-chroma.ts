/**
 * Residual log-chroma: how much colour is left on the card once the colour of
 * the light (a plane over the card) and of the paper and toner (a curve over
 * luminance) are taken away. A grey copy has none left, whatever the lamp; an
 * original keeps its blue ground against the portrait's red or blue. HSV
 * saturation cannot tell the two apart.
 */
import type { Picture } from './picture.ts';

const BINS = 12;
const MIN_LEVEL = 24; // darker pixels hold more noise than colour
const MAX_LEVEL = 248;
const EVERY = 3; // pixels: a third of them says the same
const OFFSET = 12; // keeps the logarithm of dark noise small

export function measureChroma(card: Picture): number {
  const samples = samplesOf(card);
  if (samples.count < 64) return 0;
  const red = residuals(samples, samples.redGreen);
  const blue = residuals(samples, samples.blueGreen);
  let sum = 0;
  for (let i = 0; i < samples.count; i++) sum += red[i]! * red[i]! + blue[i]! * blue[i]!;
  return Math.sqrt(sum / samples.count);
}

type Samples = Readonly<{
  count: number;
  x: Float32Array;
  y: Float32Array;
  bin: Uint8Array;
  redGreen: Float32Array;
  blueGreen: Float32Array;
}>;

function samplesOf({ width, height, rgba }: Picture): Samples {
  const size = width * height;
  const most = Math.ceil(size / EVERY);
  const x = new Float32Array(most);
  const y = new Float32Array(most);
  const bin = new Uint8Array(most);
  const redGreen = new Float32Array(most);
  const blueGreen = new Float32Array(most);
  let count = 0;
  for (let i = 0; i < size; i += EVERY) {
    const p = i * 4;
    const red = rgba[p]!;
    const green = rgba[p + 1]!;
    const blue = rgba[p + 2]!;
    if (Math.max(red, green, blue) > MAX_LEVEL || red + green + blue < 3 * MIN_LEVEL) continue;
    x[count] = (i % width) / width - 0.5;
    y[count] = Math.floor(i / width) / height - 0.5;
    bin[count] = Math.min(BINS - 1, Math.floor(((red + 2 * green + blue) / 1024) * BINS));
    redGreen[count] = Math.log((red + OFFSET) / (green + OFFSET));
    blueGreen[count] = Math.log((blue + OFFSET) / (green + OFFSET));
    count++;
  }
  return { count, x, y, bin, redGreen, blueGreen };
}

/** What is left of `values` after the luminance curve and the plane. */
function residuals(samples: Samples, values: Float32Array): Float32Array {
  const left = values.slice(0, samples.count);
  for (let round = 0; round < 2; round++) {
    removePlane(samples, left);
    removeCurve(samples, left);
  }
  return left;
}

function removeCurve({ count, bin }: Samples, values: Float32Array): void {
  const sums = new Float64Array(BINS);
  const counts = new Float64Array(BINS);
  for (let i = 0; i < count; i++) {
    sums[bin[i]!]! += values[i]!;
    counts[bin[i]!]!++;
  }
  for (let i = 0; i < count; i++) values[i]! -= sums[bin[i]!]! / counts[bin[i]!]!;
}

/** Least squares of c + ax + by, by the normal equations after centring. */
function removePlane({ count, x, y }: Samples, values: Float32Array): void {
  const mean = (list: Float32Array): number => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += list[i]!;
    return sum / count;
  };
  const [mx, my, mv] = [mean(x), mean(y), mean(values)];
  let [xx, xy, yy, xv, yv] = [1e-9, 0, 1e-9, 0, 0];
  for (let i = 0; i < count; i++) {
    const dx = x[i]! - mx;
    const dy = y[i]! - my;
    const dv = values[i]! - mv;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
    xv += dx * dv;
    yv += dy * dv;
  }
  const turn = xx * yy - xy * xy;
  const a = (xv * yy - yv * xy) / turn;
  const b = (yv * xx - xv * xy) / turn;
  for (let i = 0; i < count; i++) values[i]! -= mv + a * (x[i]! - mx) + b * (y[i]! - my);
}
