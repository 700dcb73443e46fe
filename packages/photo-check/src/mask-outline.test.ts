import { expect, it } from 'vitest';
import { outlineOfMask } from './mask-outline.ts';
import type { Tensor } from './nn/engine.ts';
import { distance } from './quad.ts';

/** A map of 48 × 48 whose second channel is positive where `isCard` says. */
function mapOf(isCard: (x: number, y: number) => boolean): Tensor {
  const values = Float32Array.from({ length: 48 * 48 * 2 }, (_, i) => {
    const [x, y] = [(i >> 1) % 48, Math.floor((i >> 1) / 48)];
    return i % 2 === 0 ? 5 : isCard(x + 0.5, y + 0.5) ? 3 : -3;
  });
  return { width: 48, height: 48, channels: 2, values };
}

it.each([0, 20, 45, 90, 160])('a card turned by %i degrees is outlined to a cell, its long side first', (degrees) => {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const inside = (x: number, y: number): boolean =>
    Math.abs((x - 24) * cos + (y - 24) * sin) < 14 && Math.abs((y - 24) * cos - (x - 24) * sin) < 9;
  const [a, b, c] = outlineOfMask(mapOf(inside), 1)!;
  expect(Math.abs(distance(a, b) - 28)).toBeLessThan(1.5);
  expect(Math.abs(distance(b, c) - 18)).toBeLessThan(1.5);
});

it.each([
  ['nothing', () => false],
  ['a speck', (x: number, y: number) => x < 4 && y < 4],
  ['clutter', (x: number, y: number) => x < 3 || y < 3],
])('%s has no outline', (_, isCard) => {
  expect(outlineOfMask(mapOf(isCard), 1)).toBeNull();
});
