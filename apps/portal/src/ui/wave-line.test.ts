import { expect, it } from 'vitest';
import { waveHeight, wavePath } from './wave-line.ts';

it('draws the whole line from its points', () => {
  expect(wavePath()).toBe(
    'M0 21C32 21 64 10 96 10C128 10 160 22 192 22C224 22 256 9 288 9C320 9 352 23 384 23C416 23 448 8 480 8',
  );
});

it.each([
  [0, 'M0 21'],
  [0.2, 'M0 21C32 21 64 10 96 10'],
  [0.1, 'M0 21C16 21 32 18.3 48 15.5'],
  [-1, 'M0 21'],
])('cuts the line at %d of its width', (share, path) => {
  expect(wavePath(share)).toBe(path);
});

it.each([
  [0, 21],
  [0.1, 15.5],
  [0.2, 10],
  [1, 8],
  [2, 8],
])('reads at %d of its width the height %d', (share, height) => {
  expect(waveHeight(share)).toBe(height);
});
