import { expect, it } from 'vitest';
import { groupByFour, placeAfter } from './group-digits.ts';

it.each([
  ['', ''],
  ['0001', '0001'],
  ['00010', '0001 0'],
  ['0001010101900001', '0001 0101 0190 0001'],
  ['0001 0101 0190 0001', '0001 0101 0190 0001'],
  ['00 0101\t01', '0001 0101'],
  ['0001-0101', '0001-0101'],
  ['KTP', 'KTP'],
])('groups %j as %j', (typed, grouped) => {
  expect(groupByFour(typed)).toBe(grouped);
});

it.each([
  ['0001 0', 0, 0],
  ['0001 0', 4, 4],
  ['0001 0', 5, 6],
  ['0001 0101 01', 9, 11],
  ['0001', 9, 4],
])('in %j the caret after %d digits stands at %d', (grouped, digits, place) => {
  expect(placeAfter(grouped, digits)).toBe(place);
});
