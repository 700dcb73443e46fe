import { describe, expect, it } from 'vitest';
import { cardMmToPicture, cardOfFlat, FLAT, FLAT_CORNERS, flattenCard, flatToPicture } from './flat-card.ts';
import type { Corners, Picture } from './picture.ts';

const corners: Corners = [[200, 150], [830, 190], [800, 600], [170, 540]]; // prettier-ignore

/** Smooth in x and y, so that a mean over a small place is the value in its middle. */
function slope(width: number, height: number): Picture {
  const rgba = new Uint8Array(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    rgba.set([((i % width) / width) * 255, (Math.floor(i / width) / height) * 255, 128, 255], i * 4);
  }
  return { width, height, rgba };
}

describe('a card laid flat with its surroundings', () => {
  it('has the card’s corners where they belong', () => {
    const map = flatToPicture(corners);
    FLAT_CORNERS.forEach(([x, y], i) => {
      const [px, py] = map(x, y);
      expect(Math.hypot(px - corners[i]![0], py - corners[i]![1])).toBeLessThan(1e-6);
    });
  });

  it('shows at each flat pixel what the picture has there', () => {
    const picture = slope(1000, 750);
    const flat = flattenCard(picture, corners);
    const map = flatToPicture(corners);
    for (const [x, y] of [
      [20, 20],
      [128, 88],
      [235, 30],
      [30, 150],
      [250, 170],
    ] as const) {
      // prettier-ignore
      const [px, py] = map(x + 0.5, y + 0.5);
      const at = (y * FLAT.width + x) * 3;
      expect(Math.abs(flat[at]! - (px / 1000) * 255)).toBeLessThan(1);
      expect(Math.abs(flat[at + 1]! - (py / 750) * 255)).toBeLessThan(1);
    }
  });

  it('repeats the picture’s edge beyond it, and never reads outside', () => {
    const beyond: Corners = [[-900, -700], [2000, -650], [1900, 1500], [-800, 1400]]; // prettier-ignore
    const flat = flattenCard(slope(100, 75), beyond);
    expect(flat.every((value) => value >= 0 && value <= 255)).toBe(true);
    expect([flat[0], flat[1]]).toEqual([0, 0]);
  });

  it('without its surroundings is the card alone', () => {
    const flat = new Float32Array(FLAT.width * FLAT.height * 3).fill(7);
    const card = cardOfFlat(flat);
    expect(card.width / card.height).toBeCloseTo(85.6 / 53.98, 1);
    expect(card.rgba.slice(0, 4)).toEqual(Uint8ClampedArray.from([7, 7, 7, 255]));
  });
});

it('a millimetre of the card is where it is in the picture', () => {
  const at = cardMmToPicture(corners);
  expect(at(0, 0).map(Math.round)).toEqual([200, 150]);
  expect(at(85.6, 53.98).map(Math.round)).toEqual([800, 600]);
});
