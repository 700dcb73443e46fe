import { describe, expect, it } from 'vitest';
import { chiSquareOf, upperTail } from './chi-square.ts';

describe('the upper tail of χ²', () => {
  // Abramowitz and Stegun, table 26.8.
  it.each([
    [3.841, 1, 0.05],
    [6.635, 1, 0.01],
    [5.991, 2, 0.05],
    [16.919, 9, 0.05],
    [30.144, 19, 0.05],
    [36.191, 19, 0.01],
    [8.907, 19, 0.975],
    [43.773, 30, 0.05],
    [124.342, 100, 0.05],
  ])('%f with %i degrees of freedom has probability %f', (value, degrees, probability) => {
    expect(upperTail(value, degrees)).toBeCloseTo(probability, 4);
  });

  it('is exp(-x/2) for two degrees, exactly', () => {
    for (const x of [0.1, 1, 3, 10, 60]) expect(upperTail(x, 2)).toBeCloseTo(Math.exp(-x / 2), 12);
  });

  it('is 1 for nothing, and falls', () => {
    expect(upperTail(0, 5)).toBe(1);
    expect(upperTail(2, 5)).toBeGreaterThan(upperTail(3, 5));
  });
});

it('sums squared distances over what was expected', () => {
  const sixes = [5, 8, 9, 8, 10, 20].map((observed) => ({ observed, expected: 10 })); // a loaded die, thrown 60 times
  const { value, degrees, probability } = chiSquareOf(sixes, 5);
  expect({ value, degrees }).toEqual({ value: 13.4, degrees: 5 });
  expect(probability).toBeCloseTo(0.0199, 4);
});
