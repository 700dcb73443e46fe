import { describe, expect, it } from 'vitest';
import { binsFor, judgeDays } from './count-draw.ts';

const day = (entries: number, selected: number, expected: number) => ({ day: '', entries, selected, expected });

describe('winners by day of registration', () => {
  it('a fair draw is nothing strange', () => {
    const chi = judgeDays([day(1000, 95, 100), day(1000, 104, 100), day(1000, 101, 100)]);
    expect(chi?.degrees).toBe(2);
    expect(chi?.probability).toBeGreaterThan(0.5);
  });

  it('nine in ten winners from the first of ten days, as in 2012, never happens by chance', () => {
    const days = [day(1000, 900, 100), ...Array.from({ length: 9 }, () => day(1000, 11, 100))];
    expect(judgeDays(days)?.probability).toBeLessThan(1e-12);
  });

  it('puts small days together with their neighbours', () => {
    const chi = judgeDays([day(20, 2, 2), day(20, 2, 2), day(20, 2, 2), day(60, 6, 6), day(10, 1, 1)]);
    expect(chi).toMatchObject({ degrees: 1, value: 0, probability: 1 });
  });

  it('says nothing about too few people', () => {
    expect(judgeDays([day(4, 2, 2), day(4, 2, 2)])).toBeNull();
    expect(judgeDays([day(400, 40, 40)])).toBeNull();
    expect(judgeDays([])).toBeNull();
  });
});

it.each([
  [0, 1],
  [9, 1],
  [10, 2],
  [99, 19],
  [100, 20],
  [10_000_000, 20],
])('of %i tickets the picture has %i bars', (size, bins) => expect(binsFor(size)).toBe(bins));
