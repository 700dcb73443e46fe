import { expect, it } from 'vitest';
import { describeLeft } from './left.ts';

const words = {
  left: '{time} left',
  over: 'over',
  units: {
    day: ['day', 'days'],
    hour: ['hour', 'hours'],
    minute: ['minute', 'minutes'],
    second: ['second', 'seconds'],
  },
} as const;

it.each([
  [3 * 86_400_000 + 4 * 3_600_000 + 59_000, '3 days 4 hours left'],
  [86_400_000, '1 day left'],
  [86_399_999, '23 hours 59 minutes left'],
  [61_000, '1 minute 1 second left'],
  [1000, '1 second left'],
  [999, 'over'],
  [-5, 'over'],
])('%d ms is said as %j', (ms, text) => {
  expect(describeLeft(ms, words)).toBe(text);
});
