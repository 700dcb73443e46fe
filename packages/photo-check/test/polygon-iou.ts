/** How well two quadrilaterals agree: shared area over joint area. What a finder calls corners may be in any order. */

type Point = readonly [x: number, y: number];
export type Polygon = readonly Point[];

/** Of the convex hulls: 1 for the same shape, 0 for shapes that do not meet or have no area. */
export function polygonIou(first: Polygon, second: Polygon): number {
  const [a, b] = [hullOf(first), hullOf(second)];
  const shared = areaOf(clip(a, b));
  const joint = areaOf(a) + areaOf(b) - shared;
  return joint > 0 ? shared / joint : 0;
}

/** Positive when o → a → b turns clockwise on a screen (y grows downwards). */
function turn(o: Point, a: Point, b: Point): number {
  return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
}

/** Andrew 1979: the lower chain, then the upper one; clockwise on a screen. */
function hullOf(points: Polygon): Polygon {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const chainOf = (list: Polygon): Point[] => {
    const chain: Point[] = [];
    for (const point of list) {
      while (chain.length >= 2 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...chainOf(sorted), ...chainOf(sorted.toReversed())];
}

/** Sutherland and Hodgman 1974: what is left of `subject` inside every side of the convex, clockwise `window`. */
function clip(subject: Polygon, window: Polygon): Polygon {
  let kept = subject;
  window.forEach((from, i) => {
    const to = window[(i + 1) % window.length]!;
    kept = kept.flatMap((point, j) => {
      const before = kept.at(j - 1)!;
      const [was, is] = [turn(from, to, before), turn(from, to, point)];
      const crossing = was >= 0 === is >= 0 ? [] : [between(before, point, was / (was - is))];
      return is >= 0 ? [...crossing, point] : crossing;
    });
  });
  return kept;
}

function between(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

function areaOf(polygon: Polygon): number {
  const twice = polygon.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = polygon[(i + 1) % polygon.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}
