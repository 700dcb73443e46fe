import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Picture } from '../picture.ts';
import { letterbox, normalisePixels, SURROUND } from './pixels.ts';
import { chanceFrom } from './random-model-for-tests.ts';

const SIDE = 48;
const CONTENT = 40;

test('a picture of noise reduced by less than four is averaged by area', () => {
  const sizes = fc.record({ width: fc.integer({ min: 1, max: 159 }), height: fc.integer({ min: 1, max: 159 }) });
  fc.assert(
    fc.property(sizes, fc.nat(1e6), ({ width, height }, seed) => {
      const picture = noise(width, height, seed);
      const { values } = letterbox(picture, SIDE, CONTENT);
      expect(worstDifference(values, averagedByArea(picture))).toBeLessThan(1e-3);
    }),
    { seed: 7, numRuns: 60 },
  );
});

test.each([
  [160, 120],
  [171, 500],
  [1003, 751],
  [400, 2000],
])('a picture of %i × %i, sampled, is within one grey level of its area’s average', (width, height) => {
  const picture = waves(width, height);
  const { values } = letterbox(picture, SIDE, CONTENT);
  expect(worstDifference(values, averagedByArea(picture))).toBeLessThan(1);
});

test.each([
  [160, 4],
  [333, 5],
  [640, 8],
  [1500, 8],
])('of noise %i wide, %i × %i evenly spaced samples make an output pixel', (width, perSide) => {
  const picture = noise(width, width, 3);
  const { values, scale, offsetX, offsetY } = letterbox(picture, SIDE, CONTENT);
  const y = 30;
  for (const x of [4, 20, 43]) {
    const wanted = [0, 1, 2].map((channel) => {
      let sum = 0;
      for (let j = 0; j < perSide; j++) {
        for (let i = 0; i < perSide; i++) {
          const sourceX = Math.floor((x + (i + 0.5) / perSide - offsetX) / scale);
          const sourceY = Math.floor((y + (j + 0.5) / perSide - offsetY) / scale);
          sum += picture.rgba[(sourceY * width + sourceX) * 4 + channel]!;
        }
      }
      return sum / perSide / perSide;
    });
    expectNear([...values.subarray((y * SIDE + x) * 3, (y * SIDE + x) * 3 + 3)], wanted);
  }
});

describe('the place of the picture in the square', () => {
  test.each([
    [400, 300, { scale: 0.1, offsetX: 4, offsetY: 9 }],
    [30, 40, { scale: 1, offsetX: 9, offsetY: 4 }],
    [10, 10, { scale: 4, offsetX: 4, offsetY: 4 }],
  ])('%i × %i', (width, height, wanted) => {
    const { values, ...place } = letterbox(plain(width, height, [10, 20, 30]), SIDE, CONTENT);
    expect(place).toEqual(wanted);
    const colourAt = (x: number, y: number) => [...values.subarray((y * SIDE + x) * 3, (y * SIDE + x) * 3 + 3)];
    const { offsetX, offsetY, scale } = place;
    const [right, bottom] = [offsetX + width * scale - 1, offsetY + height * scale - 1];
    for (const x of [offsetX, right]) for (const y of [offsetY, bottom]) expectNear(colourAt(x, y), [10, 20, 30]);
    expect(colourAt(offsetX - 1, offsetY)).toEqual([SURROUND, SURROUND, SURROUND]);
    expect(colourAt(right, bottom + 1)).toEqual([SURROUND, SURROUND, SURROUND]);
  });

  test('an edge inside an output pixel shows in it by its share', () => {
    // 3 of 40 pixels high: 24 - 1.5 to 24 + 1.5, so rows 22 and 25 are half covered.
    const { values, offsetY } = letterbox(plain(40, 3, [14, 14, 14]), SIDE, CONTENT);
    expect(offsetY).toBe(22.5);
    const column = [21, 22, 23, 24, 25, 26].map((y) => values[(y * SIDE + 20) * 3]!);
    expectNear(column, [114, 64, 14, 14, 64, 114]);
  });
});

test('pixels that begin at any byte of a buffer are read alike', () => {
  const { width, height, rgba } = noise(300, 200, 4);
  const shifted = new Uint8Array(rgba.length + 1);
  shifted.set(rgba, 1);
  const picture = { width, height, rgba: shifted.subarray(1) };
  expect(letterbox(picture, SIDE, CONTENT)).toEqual(letterbox({ width, height, rgba }, SIDE, CONTENT));
});

test.each([
  [1, 1],
  [1, 5000],
  [5000, 1],
  [3, 161],
])('a picture of %i × %i is all between its colours and the surround', (width, height) => {
  const { values } = letterbox(plain(width, height, [200, 200, 200]), SIDE, CONTENT);
  expect(values.every((value) => value >= SURROUND - 1e-3 && value <= 200 + 1e-3)).toBe(true);
});

test('what does not fit is a fault', () => {
  expect(() => letterbox(plain(0, 3, [0, 0, 0]), SIDE, CONTENT)).toThrow('a picture of 0 × 3 in 40 of 48');
  expect(() => letterbox(plain(2, 2, [0, 0, 0]), 40, 48)).toThrow('a picture of 2 × 2 in 48 of 40');
});

test('a net sees (value / 255 - mean) * scale', () => {
  const input = { width: 2, height: 1, channels: 3, mean: [0.5, 0.25, 0], scale: [2, 4, 1] };
  const values = normalisePixels(Float32Array.of(0, 255, 51, 127.5, 0, 102), input);
  expectNear([...values], [-1, 3, 0.2, 0, -1, 0.4]);
});

/** What the letterbox must hold, by definition: for every output pixel, every source pixel by its share. */
function averagedByArea({ width, height, rgba }: Picture): Float32Array {
  const scale = CONTENT / Math.max(width, height);
  const cols = overlaps(width, scale, (SIDE - width * scale) / 2);
  const rows = overlaps(height, scale, (SIDE - height * scale) / 2);
  const values = new Float32Array(SIDE * SIDE * 3);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      for (let channel = 0; channel < 3; channel++) {
        let value = SURROUND;
        for (const [row, tall] of rows[y]!) {
          for (const [col, wide] of cols[x]!) {
            value += tall * wide * (rgba[(row * width + col) * 4 + channel]! - SURROUND);
          }
        }
        values[(y * SIDE + x) * 3 + channel] = value;
      }
    }
  }
  return values;
}

/** For each output pixel along an axis: [source pixel, how much of the output pixel it covers]. */
function overlaps(size: number, scale: number, offset: number): readonly (readonly [number, number])[][] {
  return Array.from({ length: SIDE }, (_, i) =>
    Array.from({ length: size }, (_unused, source) => {
      const left = Math.max(i, offset + source * scale);
      const right = Math.min(i + 1, offset + (source + 1) * scale);
      return [source, right - left] as const;
    }).filter(([, share]) => share > 0),
  );
}

function worstDifference(one: Float32Array, other: Float32Array): number {
  expect(one.length).toBe(other.length);
  return one.reduce((most, value, i) => Math.max(most, Math.abs(value - other[i]!)), 0);
}

function expectNear(got: readonly number[], wanted: readonly number[]): void {
  expect(got.length).toBe(wanted.length);
  got.forEach((value, i) => expect(value).toBeCloseTo(wanted[i]!, 4));
}

function paint(width: number, height: number, of: (x: number, y: number, channel: number) => number): Picture {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < rgba.length; i++) {
    rgba[i] = i % 4 === 3 ? 255 : of((i >> 2) % width, Math.floor((i >> 2) / width), i % 4);
  }
  return { width, height, rgba };
}

function plain(width: number, height: number, colour: readonly [number, number, number]): Picture {
  return paint(width, height, (_x, _y, channel) => colour[channel]!);
}

function noise(width: number, height: number, seed: number): Picture {
  const chance = chanceFrom(seed);
  return paint(width, height, () => Math.floor(chance() * 256));
}

/** Four waves across the picture's longer side: as fine as the forms of a card that the locator looks for. */
function waves(width: number, height: number): Picture {
  const length = Math.max(width, height) / 4;
  return paint(width, height, (x, y, channel) => {
    const phase = (2 * Math.PI * (x + (channel + 1) * y)) / (length * (channel + 1));
    return 128 + 100 * Math.sin(phase);
  });
}
