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
  const state = new Uint8Array(values.length); // 1: belongs to the side asked for, not yet visited
  for (let i = 0; i < values.length; i++) state[i] = values[i]! > threshold === isAbove ? 1 : 0;
  const stack = new Int32Array(values.length);
  const regions: Region[] = [];
  for (let start = 0; start < state.length; start++) {
    if (state[start] !== 1) continue;
    const rows = newRows(height);
    let area = 0;
    let top = 0;
    stack[top++] = start;
    state[start] = 0;
    while (top > 0) {
      const at = stack[--top]!;
      const x = at % width;
      const y = (at - x) / width;
      area++;
      if (x < rows.min[y]!) rows.min[y] = x;
      if (x > rows.max[y]!) rows.max[y] = x;
      if (x > 0 && state[at - 1] === 1) stack[((state[at - 1] = 0), top++)] = at - 1;
      if (x + 1 < width && state[at + 1] === 1) stack[((state[at + 1] = 0), top++)] = at + 1;
      if (y > 0 && state[at - width] === 1) stack[((state[at - width] = 0), top++)] = at - width;
      if (y + 1 < height && state[at + width] === 1) stack[((state[at + width] = 0), top++)] = at + width;
    }
    if (area >= limits.minArea && area <= limits.maxArea) regions.push(regionFrom(rows, width, height));
  }
  return regions;
}

type Rows = Readonly<{ min: Int32Array; max: Int32Array }>;

function newRows(height: number): Rows {
  return { min: new Int32Array(height).fill(0x7fffffff), max: new Int32Array(height).fill(-1) };
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
