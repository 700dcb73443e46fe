/**
 * Sub-pixel sides: along each side the strongest change of colour near it is
 * looked for on short lines across, a straight line is fitted through those
 * points against outliers, and neighbouring lines are met again.
 */
import type { Corners, Picture, Point } from './picture.ts';
import { distance, isConvex, meetingOf } from './quad.ts';

const SAMPLES = 32;
const REACH = 0.015; // of the side's length, inwards and outwards
const MIN_CHANGE = 12; // summed over the channels: weaker edges are noise
const ROUNDS = 2;

type Line = readonly [Point, Point];

export function refineQuad(picture: Picture, quad: Corners): Corners {
  let refined = quad;
  for (let round = 0; round < ROUNDS; round++) {
    const reach = REACH / (round + 1);
    const lines = refined.map((from, i) => refineSide(picture, from, refined[(i + 1) % 4]!, reach));
    const corners = lines.map((line, i) => meetingOf(lines[(i + 3) % 4]!, line));
    if (corners.some((corner) => corner === null)) return refined;
    const next = corners as unknown as Corners;
    if (!isConvex(next) || next.some((corner, i) => distance(corner, quad[i]!) > jumpLimit(quad))) return refined;
    refined = next;
  }
  return refined;
}

function jumpLimit(quad: Corners): number {
  return 0.08 * distance(quad[0], quad[2]);
}

function refineSide(picture: Picture, from: Point, to: Point, reachShare: number): Line {
  const length = distance(from, to);
  const along: Point = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const across: Point = [-along[1], along[0]];
  const reach = Math.max(2, Math.round(length * reachShare));
  const offsets: { t: number; offset: number }[] = [];
  for (let s = 0; s < SAMPLES; s++) {
    // The rounded corners (3.18 of 53.98 mm) are left out.
    const t = (0.08 + (0.84 * s) / (SAMPLES - 1)) * length;
    const base: Point = [from[0] + along[0] * t, from[1] + along[1] * t];
    const offset = strongestChange(picture, base, across, reach);
    if (offset !== null) offsets.push({ t, offset });
  }
  const line = fitLine(offsets, Math.max(1.5, reach * 0.2));
  if (line === null) return [from, to];
  const at = (t: number): Point => {
    const offset = line.offset + line.slope * t;
    return [from[0] + along[0] * t + across[0] * offset, from[1] + along[1] * t + across[1] * offset];
  };
  return [at(0), at(length)];
}

function strongestChange(picture: Picture, base: Point, across: Point, reach: number): number | null {
  let best: number | null = null;
  let most = MIN_CHANGE;
  for (let d = -reach; d <= reach; d++) {
    // Inside and outside are compared two pixels apart: print is finer than that, edges are not.
    const change = colourChange(picture, base, across, d);
    if (change === null) continue;
    // Of equals the nearest: a strong line of print further in must be clearly stronger.
    const weighed = change * (1 - 0.35 * (Math.abs(d) / reach));
    if (weighed > most) [most, best] = [weighed, d];
  }
  return best;
}

function colourChange({ width, height, rgba }: Picture, base: Point, across: Point, d: number): number | null {
  let change = 0;
  for (const step of [1, 2]) {
    const ax = Math.floor(base[0] + across[0] * (d - step));
    const ay = Math.floor(base[1] + across[1] * (d - step));
    const bx = Math.floor(base[0] + across[0] * (d + step));
    const by = Math.floor(base[1] + across[1] * (d + step));
    if (Math.min(ax, ay, bx, by) < 0 || Math.max(ax, bx) >= width || Math.max(ay, by) >= height) return null;
    const a = (ay * width + ax) * 4;
    const b = (by * width + bx) * 4;
    for (let c = 0; c < 3; c++) change += Math.abs(rgba[a + c]! - rgba[b + c]!);
  }
  return change / 2;
}

type Sample = Readonly<{ t: number; offset: number }>;

/** The line most samples lie on (every pair is tried), then least squares over those. */
function fitLine(samples: readonly Sample[], tolerance: number): { offset: number; slope: number } | null {
  if (samples.length < SAMPLES / 3) return null;
  let best: Sample[] = [];
  for (let i = 0; i < samples.length; i++) {
    for (let j = i + 4; j < samples.length; j++) {
      const slope = (samples[j]!.offset - samples[i]!.offset) / (samples[j]!.t - samples[i]!.t);
      const offset = samples[i]!.offset - slope * samples[i]!.t;
      const near = samples.filter((sample) => Math.abs(sample.offset - offset - slope * sample.t) <= tolerance);
      if (near.length > best.length) best = near;
    }
  }
  return best.length < SAMPLES / 3 ? null : leastSquares(best);
}

function leastSquares(samples: readonly Sample[]): { offset: number; slope: number } {
  const n = samples.length;
  const meanT = samples.reduce((sum, sample) => sum + sample.t, 0) / n;
  const meanOffset = samples.reduce((sum, sample) => sum + sample.offset, 0) / n;
  let across = 0;
  let spread = 0;
  for (const { t, offset } of samples) {
    across += (t - meanT) * (offset - meanOffset);
    spread += (t - meanT) ** 2;
  }
  const slope = spread === 0 ? 0 : across / spread;
  return { offset: meanOffset - slope * meanT, slope };
}
