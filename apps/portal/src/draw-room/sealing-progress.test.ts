import { expect, it } from 'vitest';
import { viewSealing } from './sealing-progress.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);

it.each([
  [
    'at the beginning nothing is promised',
    { done: 0, before: 0, spent: 0, now: 1 },
    { minutesLeft: null, isStalled: false },
  ],
  [
    'a quarter in one minute: three more',
    { done: 250, before: 0, spent: 60, now: 61 },
    { minutesLeft: 3, isStalled: false },
  ],
  [
    'the rate is that of this run, not of an earlier one',
    { done: 600, before: 500, spent: 60, now: 62 },
    { minutesLeft: 4, isStalled: false },
  ],
  [
    'a started minute counts whole',
    { done: 990, before: 0, spent: 99, now: 100 },
    { minutesLeft: 1, isStalled: false },
  ],
  [
    'long untouched, it is said to lie still',
    { done: 250, before: 0, spent: 60, now: 120 },
    { minutesLeft: 3, isStalled: true },
  ],
  ['done is not stalled', { done: 1000, before: 0, spent: 60, now: 600 }, { minutesLeft: 0, isStalled: false }],
])('%s', (_, { done, before, spent, now }, expected) => {
  const progress = { people: 1000, done, doneBeforeRun: before, runBeganAt: at(0), changedAt: at(spent) };
  expect(viewSealing(progress, at(now))).toEqual({ done, people: 1000, ...expected });
});
