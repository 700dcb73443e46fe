/**
 * Calendar dates as values, without time or zone.
 *
 * A date typed by a person comes in as day-month-year (the Indonesian order) or as ISO;
 * nothing here knows what day it is: "today" is always an argument.
 */
import { withoutInvisible } from './typed-text.ts';

export type PlainDate = Readonly<{ year: number; month: number; day: number }>;

export type DateFinding =
  | { code: 'date-empty' }
  | { code: 'date-unreadable' }
  | { code: 'date-year-short'; year: number }
  | { code: 'date-impossible'; day: number; month: number; year: number }
  | { code: 'date-in-future'; day: number; month: number; year: number }
  | { code: 'date-too-long-ago'; year: number; earliestYear: number };

export type DateResult =
  Readonly<{ ok: true; value: PlainDate }> | Readonly<{ ok: false; findings: readonly DateFinding[] }>;

/** Nobody alive is older: the oldest person whose age is documented reached 122. */
const longestLife = 122;

const monthNames: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  peb: 2,
  mar: 3,
  apr: 4,
  mei: 5,
  may: 5,
  jun: 6,
  jul: 7,
  agu: 8,
  ags: 8,
  agt: 8,
  aug: 8,
  sep: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  nop: 11,
  des: 12,
  dec: 12,
};

export function isRealDate({ year, month, day }: PlainDate): boolean {
  if (![year, month, day].every(Number.isInteger)) return false;
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** `1990-05-12` and nothing else; a date that is not in the calendar is absent. */
export function parseIsoDate(text: string): PlainDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isRealDate(date) ? date : undefined;
}

/** What a person typed: `12-05-1990`, `12/5/1990`, `12 Mei 1990`, `12051990`, `1990-05-12`. */
export function parseDateEntry(text: string): DateResult {
  const typed = withoutInvisible(text).normalize('NFKC').trim().toLowerCase();
  if (typed === '') return refused({ code: 'date-empty' });
  const parts = splitDate(typed);
  if (!parts) return refused({ code: 'date-unreadable' });
  if (parts.year < 100) return refused({ code: 'date-year-short', year: parts.year });
  if (!isRealDate(parts)) return refused({ code: 'date-impossible', ...parts });
  return { ok: true, value: parts };
}

/** A date entry that must be the birth date of somebody alive on `today`. */
export function parseBirthDate(text: string, today: PlainDate): DateResult {
  const result = parseDateEntry(text);
  if (!result.ok) return result;
  const { value } = result;
  if (compareDates(value, today) > 0) return refused({ code: 'date-in-future', ...value });
  const earliestYear = today.year - longestLife;
  if (value.year < earliestYear) return refused({ code: 'date-too-long-ago', year: value.year, earliestYear });
  return result;
}

export function formatIsoDate({ year, month, day }: PlainDate): string {
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** As it is written on a KTP: `12-05-1990`. */
export function formatDateEntry({ year, month, day }: PlainDate): string {
  return `${padded(day, 2)}-${padded(month, 2)}-${padded(year, 4)}`;
}

/** Below zero when `a` is earlier, 0 when both are the same day. */
export function compareDates(a: PlainDate, b: PlainDate): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

/** Whole years lived. Who is born on 29 February has the birthday on 1 March in a common year. */
export function ageOn(birthDate: PlainDate, today: PlainDate): number {
  const beforeBirthday =
    today.month < birthDate.month || (today.month === birthDate.month && today.day < birthDate.day);
  return today.year - birthDate.year - (beforeBirthday ? 1 : 0);
}

/** The calendar day of an instant (milliseconds since 1970) in a time zone such as `Asia/Jakarta`. */
export function dateInZone(instant: number, timeZone: string): PlainDate {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
  const parts = new Map(format.formatToParts(instant).map((part) => [part.type, Number(part.value)]));
  return { year: parts.get('year')!, month: parts.get('month')!, day: parts.get('day')! };
}

function splitDate(typed: string): PlainDate | undefined {
  const iso = /^(\d{4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,2})$/.exec(typed);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const numbers = /^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})$/.exec(typed);
  if (numbers) return { day: Number(numbers[1]), month: Number(numbers[2]), year: Number(numbers[3]) };
  const run = /^(\d{2})(\d{2})(\d{4})$/.exec(typed);
  if (run) return { day: Number(run[1]), month: Number(run[2]), year: Number(run[3]) };
  const named = /^(\d{1,2})\s*[-/. ]?\s*([a-z]{3,9})\.?\s*[-/. ]?\s*(\d{4}|\d{2})$/.exec(typed);
  const month = named && monthNames[named[2]!.slice(0, 3)];
  return named && month ? { day: Number(named[1]), month, year: Number(named[3]) } : undefined;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function refused(finding: DateFinding): DateResult {
  return { ok: false, findings: [finding] };
}
