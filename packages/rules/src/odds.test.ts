import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oddsOf } from './odds.ts';

test.each([
  [{ places: 600_000, entries: 0 }, { kind: 'no-entries' }],
  [{ places: 0, entries: 10 }, { kind: 'no-places' }],
  [{ places: 100, entries: 100 }, { kind: 'everyone' }],
  [{ places: 100, entries: 3 }, { kind: 'everyone' }],
  [
    { places: 99, entries: 100 },
    { kind: 'of-ten', admitted: 9 },
  ],
  [
    { places: 75, entries: 100 },
    { kind: 'of-ten', admitted: 7 },
  ],
  [
    { places: 60, entries: 100 },
    { kind: 'of-ten', admitted: 6 },
  ],
  [
    { places: 59, entries: 100 },
    { kind: 'one-in', n: 2 },
  ],
  [
    { places: 50, entries: 100 },
    { kind: 'one-in', n: 2 },
  ],
  [
    { places: 49, entries: 100 },
    { kind: 'one-in', n: 3 },
  ],
  [
    { places: 800_000, entries: 4_700_000 },
    { kind: 'one-in', n: 6 },
  ],
  [
    { places: 100, entries: 10_000 },
    { kind: 'one-in', n: 100 },
  ],
  [
    { places: 100, entries: 10_001 },
    { kind: 'one-in', n: 110 },
  ],
  [
    { places: 1, entries: 1_234 },
    { kind: 'one-in', n: 1_300 },
  ],
])('%j: %j', (contest, odds) => {
  expect(oddsOf(contest)).toEqual(odds);
});

test('what is told is never better than true, and never worse than half of it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e7 }), (places, entries) => {
      const odds = oddsOf({ places, entries });
      const isTrue = Math.min(1, places / entries);
      const told =
        odds.kind === 'everyone'
          ? 1
          : odds.kind === 'of-ten'
            ? odds.admitted / 10
            : odds.kind === 'one-in'
              ? 1 / odds.n
              : NaN;
      expect(told).toBeLessThanOrEqual(isTrue);
      expect(told).toBeGreaterThanOrEqual(isTrue / 2);
    }),
  );
});
