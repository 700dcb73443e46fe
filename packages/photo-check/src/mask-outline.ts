/**
 * The outline of a card by the cells its mask fills, where the four corners' heat maps contradict each other: the rectangle
 * along the cells' main axis. Which of its long sides is the card's top is not known here.
 */
import type { Tensor } from './nn/engine.ts';
import type { Corners, Point } from './picture.ts';

const MIN_CELLS = 40;
/** Of the rectangle, that the cells must fill: clutter fills less. */
const MIN_FILL = 0.75;

/** In cells of the map; null where its cells make no card. `channel` holds logits. */
export function outlineOfMask({ width, height, channels, values }: Tensor, channel: number): Corners | null {
  const cells: Point[] = [];
  for (let i = 0; i < width * height; i++) {
    if (values[i * channels + channel]! > 0) cells.push([(i % width) + 0.5, Math.floor(i / width) + 0.5]);
  }
  if (cells.length < MIN_CELLS) return null;
  const [cx, cy] = meanOf(cells);
  let [xx, xy, yy] = [0, 0, 0];
  for (const [x, y] of cells) {
    xx += (x - cx) ** 2;
    xy += (x - cx) * (y - cy);
    yy += (y - cy) ** 2;
  }
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy); // of the longer axis, Pearson 1901
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [left, right] = extentOf(cells.map(([x, y]) => (x - cx) * cos + (y - cy) * sin));
  const [top, bottom] = extentOf(cells.map(([x, y]) => (y - cy) * cos - (x - cx) * sin));
  if (cells.length < MIN_FILL * (right - left) * (bottom - top)) return null;
  const at = (along: number, across: number): Point => [
    cx + along * cos - across * sin,
    cy + along * sin + across * cos,
  ];
  return [at(left, top), at(right, top), at(right, bottom), at(left, bottom)];
}

function meanOf(points: readonly Point[]): Point {
  let [x, y] = [0, 0];
  for (const point of points) {
    x += point[0] / points.length;
    y += point[1] / points.length;
  }
  return [x, y];
}

/** From the first to the last hundredth, and half a cell to the cells' edges. */
function extentOf(values: readonly number[]): readonly [number, number] {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]!;
  return [at(0.01) - 0.5, at(0.99) + 0.5];
}
