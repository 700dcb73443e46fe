import { describe, expect, test } from 'vitest';
import {
  ageOn,
  compareDates,
  dateInZone,
  formatDateEntry,
  formatIsoDate,
  isRealDate,
  parseBirthDate,
  parseDateEntry,
  parseIsoDate,
} from './dates.ts';

const today = { year: 2026, month: 11, day: 23 };
const may12 = { year: 1990, month: 5, day: 12 };

describe('a date is read as Indonesians write it', () => {
  test.each([
    ['12-05-1990'],
    ['12/5/1990'],
    ['12.05.1990'],
    ['12 5 1990'],
    [' 12 - 05 - 1990 '],
    ['12051990'],
    ['1990-05-12'],
    ['12 Mei 1990'],
    ['12 MEI 1990'],
    ['12-mei-1990'],
    ['12\u200B-05-1990'],
    ['１２-０５-１９９０'],
  ])('%j', (text) => {
    expect(parseDateEntry(text)).toEqual({ ok: true, value: may12 });
  });

  test.each([
    ['17 Agustus 1985', 8],
    ['17 Februari 1985', 2],
    ['17 Pebruari 1985', 2],
    ['17 Nopember 1985', 11],
    ['17 Des 1985', 12],
  ])('month names: %s', (text, month) => {
    expect(parseDateEntry(text)).toEqual({ ok: true, value: { year: 1985, month, day: 17 } });
  });
});

describe('what is no date gets its reason', () => {
  test.each([
    ['', { code: 'date-empty' }],
    ['   ', { code: 'date-empty' }],
    ['\u200B\u200B', { code: 'date-empty' }],
    ['kemarin', { code: 'date-unreadable' }],
    ['12-05', { code: 'date-unreadable' }],
    ['--', { code: 'date-unreadable' }],
    ['12 🎂 1990', { code: 'date-unreadable' }],
    ['<script>alert(1)</script>', { code: 'date-unreadable' }],
    ['一九九〇年五月十二日', { code: 'date-unreadable' }],
    ['9'.repeat(2000), { code: 'date-unreadable' }],
    ['12-05-90', { code: 'date-year-short', year: 90 }],
    ['31-02-1990', { code: 'date-impossible', day: 31, month: 2, year: 1990 }],
    ['29-02-1990', { code: 'date-impossible', day: 29, month: 2, year: 1990 }],
    ['00-05-1990', { code: 'date-impossible', day: 0, month: 5, year: 1990 }],
    ['05-13-1990', { code: 'date-impossible', day: 5, month: 13, year: 1990 }],
  ])('%j', (text, finding) => {
    expect(parseDateEntry(text)).toEqual({ ok: false, findings: [finding] });
  });
});

describe('a birth date', () => {
  test.each([
    ['24-11-2026', { code: 'date-in-future', day: 24, month: 11, year: 2026 }],
    ['31-12-1903', { code: 'date-too-long-ago', year: 1903, earliestYear: 1904 }],
  ])('%s cannot be one', (text, finding) => {
    expect(parseBirthDate(text, today)).toEqual({ ok: false, findings: [finding] });
  });

  test('may be today', () => {
    expect(parseBirthDate('23-11-2026', today).ok).toBe(true);
  });
});

test.each([
  [{ year: 2000, month: 2, day: 29 }, true],
  [{ year: 1900, month: 2, day: 29 }, false],
  [{ year: 2024, month: 2, day: 29 }, true],
  [{ year: 2026, month: 4, day: 31 }, false],
  [{ year: 2026, month: 1.5, day: 3 }, false],
  [{ year: 0, month: 1, day: 1 }, false],
])('%j is in the calendar: %s', (date, real) => {
  expect(isRealDate(date)).toBe(real);
});

describe('age', () => {
  test.each([
    [{ year: 2008, month: 11, day: 23 }, 18],
    [{ year: 2008, month: 11, day: 24 }, 17],
    [{ year: 1961, month: 11, day: 24 }, 64],
    [{ year: 1961, month: 11, day: 23 }, 65],
  ])('born %j, on 23 November 2026: %d', (birthDate, age) => {
    expect(ageOn(birthDate, today)).toBe(age);
  });

  test('who is born on 29 February is a year older on 1 March of a common year', () => {
    const birthDate = { year: 2008, month: 2, day: 29 };
    expect(ageOn(birthDate, { year: 2026, month: 2, day: 28 })).toBe(17);
    expect(ageOn(birthDate, { year: 2026, month: 3, day: 1 })).toBe(18);
  });
});

test('ISO dates are read strictly and written back', () => {
  expect(parseIsoDate('1990-05-12')).toEqual(may12);
  expect(['1990-5-12', '1990-02-30', '12-05-1990', ''].map((text) => parseIsoDate(text))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect([formatIsoDate(may12), formatDateEntry(may12)]).toEqual(['1990-05-12', '12-05-1990']);
});

test('dates compare by year, then month, then day', () => {
  expect(compareDates(may12, may12)).toBe(0);
  expect(compareDates(may12, { ...may12, day: 13 })).toBeLessThan(0);
  expect(compareDates(may12, { year: 1989, month: 12, day: 31 })).toBeGreaterThan(0);
});

test('the same instant is two days in Jakarta and in Jayapura', () => {
  const instant = Date.UTC(2026, 10, 23, 16, 30);
  expect(dateInZone(instant, 'Asia/Jakarta')).toEqual({ year: 2026, month: 11, day: 23 });
  expect(dateInZone(instant, 'Asia/Jayapura')).toEqual({ year: 2026, month: 11, day: 24 });
});
