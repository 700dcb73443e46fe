/**
 * Four-cornered shapes: from a cloud of points to a hull, from a hull to the
 * quadrilateral around it, and what can be said about one.
 */
import type { Corners, Point } from './picture.ts';

export const CARD_ASPECT = 85.6 / 53.98; // ISO/IEC 7810 ID-1

/** The convex hull, clockwise on a screen (y grows downwards), without collinear points. */
export function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  const half = (list: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of list) {
      while (chain.length >= 2 && cross(chain[chain.length - 2]!, chain[chain.length - 1]!, point) <= 0) chain.pop();
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/**
 * The quadrilateral around a hull: sides are removed one by one, always the one
 * whose removal adds the least area, and its neighbours are prolonged until
 * they meet. Rounded corners come back as the corners they were cut from.
 */
export function quadAround(hull: readonly Point[]): Corners | null {
  const polygon = [...hull];
  while (polygon.length > 4) {
    let best = -1;
    let least = Infinity;
    let meeting: Point | null = null;
    for (let i = 0; i < polygon.length; i++) {
      const corner = meetingWithout(polygon, i);
      if (corner === null) continue;
      const added = Math.abs(cross(polygon[i]!, corner, polygon[(i + 1) % polygon.length]!)) / 2;
      if (added < least) [best, least, meeting] = [i, added, corner];
    }
    if (meeting === null) return null;
    const next = (best + 1) % polygon.length;
    polygon[best] = meeting;
    polygon.splice(next, 1);
  }
  if (polygon.length !== 4) return null;
  return polygon as unknown as Corners;
}

/** Where the sides before and after side i (from point i to i + 1) meet outside it. */
function meetingWithout(polygon: readonly Point[], i: number): Point | null {
  const n = polygon.length;
  const before = polygon[(i + n - 1) % n]!;
  const from = polygon[i]!;
  const to = polygon[(i + 1) % n]!;
  const after = polygon[(i + 2) % n]!;
  const corner = meetingOf([before, from], [after, to]);
  // Only where both sides are prolonged forwards: otherwise the polygon would shrink.
  if (corner === null) return null;
  const ahead = (corner[0] - from[0]) * (from[0] - before[0]) + (corner[1] - from[1]) * (from[1] - before[1]);
  const behind = (corner[0] - to[0]) * (to[0] - after[0]) + (corner[1] - to[1]) * (to[1] - after[1]);
  return ahead >= 0 && behind >= 0 ? corner : null;
}

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

export function areaOf(polygon: readonly Point[]): number {
  let sum = 0;
  for (let i = 0; i < polygon.length; i++) {
    const [x0, y0] = polygon[i]!;
    const [x1, y1] = polygon[(i + 1) % polygon.length]!;
    sum += x0 * y1 - x1 * y0;
  }
  return Math.abs(sum) / 2;
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
