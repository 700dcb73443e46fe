import { expect, it } from 'vitest';
import { turnPicture } from './turn-picture.ts';

// Three by two, each pixel its own grey: 1 2 3 / 4 5 6.
const rgba = Uint8Array.from([1, 2, 3, 4, 5, 6].flatMap((grey) => [grey, grey, grey, 255]));

it.each([
  [1, 3, [1, 2, 3, 4, 5, 6]],
  [2, 3, [3, 2, 1, 6, 5, 4]],
  [3, 3, [6, 5, 4, 3, 2, 1]],
  [4, 3, [4, 5, 6, 1, 2, 3]],
  [5, 2, [1, 4, 2, 5, 3, 6]],
  [6, 2, [4, 1, 5, 2, 6, 3]],
  [7, 2, [6, 3, 5, 2, 4, 1]],
  [8, 2, [3, 6, 2, 5, 1, 4]],
])('orientation %i is turned upright', (orientation, width, greys) => {
  const turned = turnPicture({ width: 3, height: 2, rgba }, orientation);
  expect(turned.width).toBe(width);
  expect(Array.from(turned.rgba).filter((_, i) => i % 4 === 0)).toEqual(greys);
});
