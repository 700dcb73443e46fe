import { describe, expect, it } from 'vitest';
import { polygonIou, type Polygon } from './polygon-iou.ts';

const square: Polygon = [[0, 0], [10, 0], [10, 10], [0, 10]]; // prettier-ignore
const moved = (by: readonly [number, number]): Polygon => square.map(([x, y]) => [x + by[0], y + by[1]] as const);

describe('the agreement of two polygons', () => {
  it.each([
    ['itself', square, 1],
    [
      'itself, counted from another corner and the other way round',
      [square[2]!, square[1]!, square[0]!, square[3]!],
      1,
    ],
    ['itself, its corners in a crossing order', [square[0]!, square[2]!, square[1]!, square[3]!], 1],
    ['one moved by half its side', moved([5, 0]), 50 / 150],
    ['one moved by half its side both ways', moved([5, 5]), 25 / 175],
    ['one that only touches it', moved([10, 0]), 0],
    ['one far away', moved([40, 40]), 0],
    ['a quarter inside it', [[2, 2], [7, 2], [7, 7], [2, 7]], 0.25], // prettier-ignore
    ['one four times as large around it', [[-5, -5], [15, -5], [15, 15], [-5, 15]], 0.25], // prettier-ignore
    // The diamond |x − 5| + |y − 5| ≤ 7.5 has 112.5 and leaves four triangles of 2.5²/2 of the square: 87.5 shared.
    ['a diamond that cuts its four corners', [[5, -2.5], [12.5, 5], [5, 12.5], [-2.5, 5]], 87.5 / 125], // prettier-ignore
    ['a line', [[0, 0], [10, 10], [5, 5], [2, 2]], 0], // prettier-ignore
    ['one point four times', [[3, 3], [3, 3], [3, 3], [3, 3]], 0], // prettier-ignore
  ] as const)('of a square with %s', (_, other: Polygon, expected) => {
    expect(polygonIou(square, other)).toBeCloseTo(expected, 12);
    expect(polygonIou(other, square)).toBeCloseTo(expected, 12);
  });

  it('is the same after both are turned and stretched', () => {
    const seen = (polygon: Polygon): Polygon => polygon.map(([x, y]) => [3 * x - 2 * y + 7, x + 4 * y - 90] as const);
    expect(polygonIou(seen(square), seen(moved([3, 4])))).toBeCloseTo(42 / 158, 12);
  });
});
