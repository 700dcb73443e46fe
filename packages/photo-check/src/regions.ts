/**
 * Connected areas of a thresholded plane, large enough to be a card. Each keeps
 * its hull and how long it touches each edge of the picture.
 */
import { hullOf } from './quad.ts';
import type { Plane, Point, Side } from './picture.ts';

export type Region = Readonly<{
  /** Area with its holes filled per row: text and portraits are holes in a card. */
  filledArea: number;
  hull: readonly Point[];
  /** Length of the area's contact with each edge of the picture, in pixels. */
  touches: Readonly<Record<Side, number>>;
}>;

export type AreaLimits = Readonly<{ minArea: number; maxArea: number }>;

/** Areas of pixels on one side of `threshold`, each connected by its sides. */
export function regionsOf(plane: Plane, threshold: number, isAbove: boolean, limits: AreaLimits): Region[] {
  const { width, height, values } = plane;
  const isOpen = new Uint8Array(values.length); // on the side asked for, and not yet visited
  for (let i = 0; i < values.length; i++) isOpen[i] = values[i]! > threshold === isAbove ? 1 : 0;
  const members = new Int32Array(values.length);
  const regions: Region[] = [];
  for (let start = isOpen.indexOf(1); start >= 0; start = isOpen.indexOf(1, start + 1)) {
    const area = flood(isOpen, start, width, members);
    if (area < limits.minArea || area > limits.maxArea) continue;
    regions.push(regionFrom(rowsOf(members.subarray(0, area), width, height), width, height));
  }
  return regions;
}

/** Closes everything connected to `start`, lists it in `members`, and counts it. */
function flood(isOpen: Uint8Array, start: number, width: number, members: Int32Array): number {
  let count = 0;
  const take = (at: number): void => {
    if (isOpen[at] !== 1) return; // outside the plane there is nothing: undefined
    isOpen[at] = 0;
    members[count++] = at;
  };
  take(start);
  for (let next = 0; next < count; next++) {
    const at = members[next]!;
    const x = at % width;
    if (x > 0) take(at - 1);
    if (x + 1 < width) take(at + 1);
    take(at - width);
    take(at + width);
  }
  return count;
}

type Rows = Readonly<{ min: Int32Array; max: Int32Array }>;

/** The first and last column of the area in each row. */
function rowsOf(members: Int32Array, width: number, height: number): Rows {
  const min = new Int32Array(height).fill(width);
  const max = new Int32Array(height).fill(-1);
  for (const at of members) {
    const x = at % width;
    const y = (at - x) / width;
    if (x < min[y]!) min[y] = x;
    if (x > max[y]!) max[y] = x;
  }
  return { min, max };
}

function regionFrom({ min, max }: Rows, width: number, height: number): Region {
  const points: Point[] = [];
  let filledArea = 0;
  let left = 0;
  let right = 0;
  for (let y = 0; y < height; y++) {
    if (max[y]! < 0) continue;
    filledArea += max[y]! - min[y]! + 1;
    points.push([min[y]!, y], [max[y]! + 1, y], [min[y]!, y + 1], [max[y]! + 1, y + 1]);
    if (min[y] === 0) left++;
    if (max[y] === width - 1) right++;
  }
  const span = (y: number): number => (max[y]! < 0 ? 0 : max[y]! - min[y]! + 1);
  return { filledArea, hull: hullOf(points), touches: { left, right, top: span(0), bottom: span(height - 1) } };
}
