import { expect, it } from 'vitest';
import { cutSidesOf } from './find-card.ts';
import type { Corners } from './picture.ts';

const size = { width: 1000, height: 750 };

it.each([
  ['nothing, inside', [[100, 100], [900, 100], [900, 600], [100, 600]], []],
  ['nothing, where one corner is off by less than measuring is', [[-5, 100], [900, 100], [900, 600], [90, 600]], []],
  ['the left', [[-60, 100], [700, 100], [700, 600], [-60, 600]], ['left']],
  ['the top and the right', [[300, -80], [1100, -80], [1100, 420], [300, 420]], ['top', 'right']],
  ['the right, where a whole side lies on the edge', [[300, 300], [998, 310], [999, 700], [300, 690]], ['right']],
  ['the bottom, by one corner', [[300, 300], [800, 340], [770, 640], [270, 790]], ['bottom']],
] as const)('runs over %s', (_, corners, sides) => {
  expect(cutSidesOf(corners as unknown as Corners, size)).toEqual(sides);
}); // prettier-ignore
