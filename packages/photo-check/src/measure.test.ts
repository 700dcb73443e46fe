import { describe, expect, it } from 'vitest';
import { measureChroma } from './measure-chroma.ts';
import { measureLight } from './measure-light.ts';
import { measureSharpness } from './measure-sharpness.ts';
import type { Picture, Plane } from './picture.ts';

/** Bars of print, sharp to the pixel. */
function print(width = 160, height = 100): Plane {
  const values = new Float32Array(width * height);
  for (let i = 0; i < values.length; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    values[i] = x % 11 < 4 && y % 13 < 6 ? 40 : 200;
  }
  return { width, height, values };
}

/** A Gaussian, written as its formula says; edges repeat outwards. */
function gaussian({ width, height, values }: Plane, sigma: number): Plane {
  const radius = Math.ceil(3 * sigma);
  const steps = Array.from({ length: 2 * radius + 1 }, (_, i) => i - radius);
  const weights = steps.map((step) => Math.exp(-(step ** 2) / (2 * sigma ** 2)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const blurred = (from: Float32Array, at: (i: number, step: number) => number): Float32Array =>
    from.map((_, i) => steps.reduce((sum, step, k) => sum + (weights[k]! / total) * from[at(i, step)]!, 0));
  const clamp = (value: number, size: number): number => Math.min(size - 1, Math.max(0, value));
  const along = blurred(values, (i, step) => i - (i % width) + clamp((i % width) + step, width));
  return {
    width,
    height,
    values: blurred(along, (i, step) => clamp(Math.floor(i / width) + step, height) * width + (i % width)),
  };
}

function mirrored({ width, height, values }: Plane): Plane {
  return { width, height, values: values.map((_, i) => values[i - (i % width) + (width - 1 - (i % width))]!) };
}

function picture(colourAt: (x: number, y: number) => readonly [number, number, number]): Picture {
  const [width, height] = [80, 50];
  const rgba = new Uint8Array(width * height * 4);
  for (let i = 0; i < width * height; i++) rgba.set([...colourAt(i % width, Math.floor(i / width)), 255], i * 4);
  return { width, height, rgba };
}

describe('sharpness', () => {
  it('only ever falls when the picture is blurred more', () => {
    const blurs = [0.5, 1, 1.5, 2, 3, 4].map((sigma) => measureSharpness(gaussian(print(), sigma)).blurPx);
    expect([...blurs].sort((a, b) => a - b)).toEqual(blurs);
  });

  it('finds the blur of an edge: a spread of 2 pixels is a disc of 8', () => {
    const edge = {
      width: 80,
      height: 80,
      values: Float32Array.from({ length: 6400 }, (_, i) => (i % 80 < 40 ? 20 : 220)),
    };
    const turned = { ...edge, values: edge.values.map((_, i) => edge.values[(i % 80) * 80 + Math.floor(i / 80)]!) };
    const both = { ...edge, values: edge.values.map((value, i) => (value + turned.values[i]!) / 2) };
    const { blurPx } = measureSharpness(gaussian(both, 2));
    expect(Math.abs(blurPx - 8)).toBeLessThan(0.8);
  });

  it('is the same in a mirror', () => {
    const plane = gaussian(print(), 1.2);
    expect(measureSharpness(mirrored(plane)).blurPx).toBeCloseTo(measureSharpness(plane).blurPx, 2);
  });

  it('sees a blur in one direction only', () => {
    const plane = print();
    const dragged = plane.values.map(
      (_, i) =>
        (plane.values[i]! +
          plane.values[Math.max(0, i - 1)]! +
          plane.values[Math.max(0, i - 2)]! +
          plane.values[Math.max(0, i - 3)]!) /
        4,
    );
    expect(measureSharpness({ ...plane, values: dragged }).blurPx).toBeGreaterThan(
      1.3 * measureSharpness(plane).blurPx,
    );
  });
});

describe('colour left on the card', () => {
  const tone = (x: number, y: number): number => 50 + ((x * 7 + y * 13) % 110);

  it('is none on a grey copy, under any lamp', () => {
    const lamps = [[1, 1, 1], [1.1, 1, 0.7], [0.8, 1, 1.2]] as const; // prettier-ignore
    for (const [r, g, b] of lamps) {
      const copy = picture((x, y) => [tone(x, y) * r * (1 + x / 400), tone(x, y) * g, tone(x, y) * b]);
      expect(measureChroma(copy)).toBeLessThan(0.02);
    }
  });

  it('is clear where a red portrait lies on a blue ground of the same tone', () => {
    const card = picture((x) => (x > 56 ? [170, 120, 120] : [110, 130, 160]));
    expect(measureChroma(card)).toBeGreaterThan(0.05);
  });
});

describe('light', () => {
  it('tells ground, contrast and what is burnt out', () => {
    const card = picture((x, y) => (x < 20 ? [255, 255, 255] : y % 5 === 0 ? [30, 30, 30] : [180, 180, 180]));
    const light = measureLight(card);
    expect(light.clippedShare).toBeCloseTo(0.25);
    expect(light.ground).toBeCloseTo(255, 0);
    expect(light.contrast).toBeCloseTo(225, 0);
  });
});
