import { describe, expect, it } from 'vitest';
import type { Corners, Point } from './picture.ts';
import { areaOf, hullOf, quadAround } from './quad.ts';
import { cardToPicture, rectify } from './rectify.ts';

describe('the quadrilateral around an area', () => {
  it('gives rounded corners back as the corners they were cut from', () => {
    const cut: Point[] = [[10, 0], [90, 0], [100, 10], [100, 50], [90, 60], [10, 60], [0, 50], [0, 10]]; // prettier-ignore
    const quad = quadAround(hullOf(cut));
    expect(areaOf(quad!)).toBeCloseTo(6000);
    expect(new Set(quad!.map(String))).toEqual(new Set(['0,0', '100,0', '100,60', '0,60']));
  });

  it('does not exist around a line', () => {
    expect(quadAround(hullOf([[0, 0], [5, 5], [9, 9]]))).toBeNull(); // prettier-ignore
  });
});

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
