import { expect, it } from 'vitest';
import { isBlank, lift, liftFor } from './lift-dark.ts';
import type { Picture } from './picture.ts';

function even(level: number): Picture {
  return { width: 64, height: 48, rgba: new Uint8Array(64 * 48 * 4).fill(level) };
}

it.each([
  [255, 1],
  [150, 1],
  [110, 1],
  [90, 2],
  [45, 4],
  [3, 8],
  [0, 8],
])('a picture no lighter than %i is lifted %i times', (level, by) => {
  expect(liftFor(even(level))).toBeCloseTo(by);
});

it('never goes past white', () => {
  expect(lift(Float32Array.from([10, 100, 200]), 3)).toEqual(Float32Array.from([30, 255, 255]));
});

it.each([0, 7, 128, 255])('one grey (%i) all over is blank', (level) => expect(isBlank(even(level))).toBe(true));

it('a faint card in the dark is not blank', () => {
  const { width, height, rgba } = even(4);
  rgba.subarray(0, rgba.length / 3).fill(20);
  expect(isBlank({ width, height, rgba })).toBe(false);
});
