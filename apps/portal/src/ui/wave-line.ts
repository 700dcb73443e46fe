/**
 * The line of the wave, from a few points: crests and troughs that swell a little towards the right.
 *
 * Between two points the curve is level at both ends, and its control points divide the stretch in thirds. So x grows
 * evenly along the curve, and a share of the width is a share of the curve: it can be cut, and its height read, exactly.
 */

const width = 480;
const heights = [21, 10, 22, 9, 23, 8] as const;
const stretch = width / (heights.length - 1);

export const waveBox = { width, height: 32 };

type Stretch = readonly [from: number, first: number, second: number, to: number];

/** The path from the left edge to a share (0 to 1) of the width. */
export function wavePath(share = 1): string {
  const { index, part } = placeOf(share);
  const whole = heights.slice(0, index).map((_, i) => curve(stretchAt(i), i * stretch, stretch));
  const cut = part > 0 ? [curve(cutOff(stretchAt(index), part), index * stretch, stretch * part)] : [];
  return [`M0 ${heights[0]}`, ...whole, ...cut].join('');
}

/** How high the line stands at a share of the width; 0 is the top. */
export function waveHeight(share: number): number {
  const { index, part } = placeOf(share);
  return part > 0 ? round(cutOff(stretchAt(index), part)[3]) : heights[index]!;
}

function placeOf(share: number): { index: number; part: number } {
  const along = Math.min(1, Math.max(0, share)) * (heights.length - 1);
  return { index: Math.floor(along), part: along - Math.floor(along) };
}

function stretchAt(index: number): Stretch {
  const [from, to] = [heights[index]!, heights[index + 1]!];
  return [from, from, to, to];
}

/** De Casteljau: the first part of a curve is a curve. */
function cutOff([a, b, c, d]: Stretch, part: number): Stretch {
  const mix = (from: number, to: number) => from + (to - from) * part;
  const [ab, bc, cd] = [mix(a, b), mix(b, c), mix(c, d)];
  const [abc, bcd] = [mix(ab, bc), mix(bc, cd)];
  return [a, ab, abc, mix(abc, bcd)];
}

function curve([, first, second, to]: Stretch, x: number, length: number): string {
  const at = (share: number) => round(x + length * share);
  return `C${at(1 / 3)} ${round(first)} ${at(2 / 3)} ${round(second)} ${at(1)} ${round(to)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
