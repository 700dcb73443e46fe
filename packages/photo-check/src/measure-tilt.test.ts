import { expect, it } from 'vitest';
import { measureTilt } from './measure-tilt.ts';
import type { Corners } from './picture.ts';

const size = { width: 1600, height: 1200 };

/** A card seen by a pinhole: turned by `degrees` about its long or its short axis, then in the picture by `roll`. */
function seen(degrees: number, axis: 'long' | 'short', roll: number, focal: number): Corners {
  const [angle, turn] = [(degrees * Math.PI) / 180, (roll * Math.PI) / 180];
  const corner = (x: number, y: number) => {
    const [px, py] = axis === 'long' ? [x, y * Math.cos(angle)] : [x * Math.cos(angle), y];
    const pz = (axis === 'long' ? y : x) * Math.sin(angle) + 150;
    const [u, v] = [px * Math.cos(turn) - py * Math.sin(turn), px * Math.sin(turn) + py * Math.cos(turn)];
    return [800 + (focal * u) / pz, 600 + (focal * v) / pz] as const;
  };
  return [corner(-42.8, -26.99), corner(42.8, -26.99), corner(42.8, 26.99), corner(-42.8, 26.99)];
}

it.each([
  [0, 'long', 0, 1600],
  [15, 'long', 0, 1600],
  [30, 'short', 20, 1600],
  [45, 'long', 180, 1440],
  [55, 'short', 90, 1280],
  [40, 'long', 33, 2080],
] as const)('%i degrees about the %s axis, turned by %i, through a lens of %i px', (degrees, axis, roll, focal) => {
  expect(Math.abs(measureTilt(seen(degrees, axis, roll, focal), size).degrees - degrees)).toBeLessThan(4);
});

it('tells the outline of a card from one with a corner amiss', () => {
  const card = seen(20, 'long', 10, 1600);
  const [topLeft, topRight, bottomRight, [x, y]] = card;
  expect(measureTilt(card, size).misfit).toBeLessThan(0.001);
  expect(measureTilt([topLeft, topRight, bottomRight, [x, y - 110]], size).misfit).toBeGreaterThan(0.004);
});
