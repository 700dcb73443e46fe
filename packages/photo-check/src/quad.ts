/** Four-cornered shapes and what can be said about one. */
import type { Corners, Point } from './picture.ts';

type Line = readonly [Point, Point];

export function meetingOf([a, b]: Line, [c, d]: Line): Point | null {
  const abx = b[0] - a[0];
  const aby = b[1] - a[1];
  const cdx = d[0] - c[0];
  const cdy = d[1] - c[1];
  const turn = abx * cdy - aby * cdx;
  if (Math.abs(turn) < 1e-9) return null;
  const t = ((c[0] - a[0]) * cdy - (c[1] - a[1]) * cdx) / turn;
  return [a[0] + t * abx, a[1] + t * aby];
}

/** Positive when o → a → b turns clockwise on a screen. */
export function cross(o: Point, a: Point, b: Point): number {
  return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** Mean lengths of the two pairs of opposite sides: along corner 0 → 1, and along corner 1 → 2. */
export function sidesOf(quad: Corners): { along: number; across: number } {
  return {
    along: (distance(quad[0], quad[1]) + distance(quad[2], quad[3])) / 2,
    across: (distance(quad[1], quad[2]) + distance(quad[3], quad[0])) / 2,
  };
}

export function isConvex(quad: Corners): boolean {
  return quad.every((_, i) => cross(quad[i]!, quad[(i + 1) % 4]!, quad[(i + 2) % 4]!) > 0);
}

/** The same corners, counted from another one. */
export function turnQuad(quad: Corners, by: number): Corners {
  return [quad[by % 4]!, quad[(by + 1) % 4]!, quad[(by + 2) % 4]!, quad[(by + 3) % 4]!];
}

export function scaleQuad(quad: Corners, scaleX: number, scaleY: number): Corners {
  const scale = ([x, y]: Point): Point => [x * scaleX, y * scaleY];
  return [scale(quad[0]), scale(quad[1]), scale(quad[2]), scale(quad[3])];
}
