import { expect, test } from 'vitest';
import { cardGuide, outlinePath } from './camera-guide.ts';

test.each([
  ['an upright phone', 1080, 1920, 950, 599],
  ['a lying one', 1920, 1080, 1302, 821],
])('the guide is a card in the middle of the frame of %s', (_, width, height, along, across) => {
  const [, x, y] = /^M(\d+) (\d+)h/.exec(cardGuide(width, height))!.map(Number);
  const round = Math.round((along * 3.18) / 85.6);
  expect([x! - round, y]).toEqual([Math.round((width - along) / 2), Math.round((height - across) / 2)]);
  expect(along / across).toBeCloseTo(85.6 / 53.98, 2);
});

test('the guide comes back to where it began', () => {
  const moves = [...cardGuide(1000, 1000).matchAll(/([hv])(-?\d+)|a\d+ \d+ 0 0 1 (-?\d+) (-?\d+)/g)];
  const sum = (pick: (move: RegExpMatchArray) => number): number => moves.reduce((all, move) => all + pick(move), 0);
  expect(sum(([, way, by, dx]) => (way === 'h' ? Number(by) : Number(dx ?? 0)))).toBe(0);
  expect(sum(([, way, by, , dy]) => (way === 'v' ? Number(by) : Number(dy ?? 0)))).toBe(0);
  expect(moves.length).toBe(8);
});

test('an outline is drawn in the video’s own pixels, and not at all without a card', () => {
  const corners = [
    [10, 20],
    [110, 20],
    [110, 80],
    [10, 80],
  ] as const;
  expect(outlinePath(corners, 2)).toBe('M20 40L220 40L220 160L20 160Z');
  expect(outlinePath(null, 2)).toBe('');
});
