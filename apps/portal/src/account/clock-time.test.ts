import { expect, it } from 'vitest';
import { clockTime } from './clock-time.ts';

it.each([
  ['2026-11-23T05:01:29.001Z', 'id', { name: 'Asia/Jakarta', label: 'WIB' }, 'pukul 12.01.30 WIB'],
  ['2026-11-23T05:01:29.000Z', 'en', { name: 'Asia/Jakarta', label: 'WIB' }, '12:01:29 WIB'],
  ['2026-11-23T16:59:59.999Z', 'id', { name: 'Asia/Makassar', label: 'WITA' }, 'pukul 01.00.00 WITA'],
] as const)('%s is said in %s as a time of day in %o', (at, language, timeZone, expected) => {
  expect(clockTime(new Date(at), language, { timeZone })).toBe(expected);
});
