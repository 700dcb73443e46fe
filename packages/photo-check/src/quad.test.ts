import { describe, expect, it } from 'vitest';
import type { Corners } from './picture.ts';
import { cardToPicture, rectify, rectifyLuma } from './rectify.ts';

describe('a card laid flat', () => {
  const corners: Corners = [[10, 5], [90, 12], [80, 70], [4, 60]]; // prettier-ignore

  it('has its corners where they were', () => {
    const map = cardToPicture(corners);
    expect([map(0, 0), map(1, 0), map(1, 1), map(0, 1)].map(([x, y]) => [Math.round(x), Math.round(y)])).toEqual(
      corners,
    );
  });

  it('keeps the colours of its quarters', () => {
    const rgba = Uint8Array.from({ length: 100 * 80 * 4 }, (_, i) => (i % 400 < 188 ? 10 : 200));
    const flat = rectify({ width: 100, height: 80, rgba }, corners, 8, 5, 2);
    expect([flat.rgba[0], flat.rgba[7 * 4]]).toEqual([10, 200]);
  });
});

describe('the luma of a card laid flat', () => {
  const rgba = Uint8Array.from({ length: 40 * 30 * 4 }, (_, i) => (i % 4 === 3 ? 255 : (Math.floor(i / 4) % 40) * 6));
  const ramp = { width: 40, height: 30, rgba };

  it.each([1, 2] as const)('keeps a ramp, whichever number of points (%i)', (points) => {
    const corners: Corners = [[4, 4], [36, 4], [36, 26], [4, 26]]; // prettier-ignore
    const { values } = rectifyLuma(ramp, corners, 16, 8, points);
    for (let x = 1; x < 16; x++) expect(values[x]! - values[x - 1]!).toBeCloseTo(12, 1);
  });

  it('repeats the edge beyond the picture', () => {
    const corners: Corners = [[-40, 0], [0, 0], [0, 30], [-40, 30]]; // prettier-ignore
    expect(new Set(rectifyLuma(ramp, corners, 8, 8).values)).toEqual(new Set([0]));
  });
});
