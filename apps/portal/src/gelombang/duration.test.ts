import { expect, test } from 'vitest';
import { gelombangMessages } from '../messages/gelombang.ts';
import { describeDuration } from './duration.ts';

const minutes = (count: number) => count * 60_000;

test.each([
  [minutes(2 * 1440 + 3 * 60 + 59), '2 hari 3 jam', '2 days 3 hours'],
  [minutes(1440), '1 hari', '1 day'],
  [minutes(61), '1 jam 1 menit', '1 hour 1 minute'],
  [minutes(120), '2 jam', '2 hours'],
  [minutes(5), '5 menit', '5 minutes'],
  [59_999, 'kurang dari 1 menit', 'less than a minute'],
  [0, null, null],
  [-1, null, null],
])('%d milliseconds are told as %s', (milliseconds, id, en) => {
  expect(describeDuration(gelombangMessages.id.durations, milliseconds)).toBe(id);
  expect(describeDuration(gelombangMessages.en.durations, milliseconds)).toBe(en);
});
