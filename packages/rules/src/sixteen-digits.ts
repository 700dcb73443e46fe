/**
 * What NIK and KK number have in common: sixteen digits, region (6), a date as ddmmyy (6), serial (4).
 *
 * Structure errors are findings, all at once, their codes beginning with the number's own prefix.
 */
import { compareDates, isRealDate, type PlainDate } from './dates.ts';
import { findRegion, type Region, type RegionOptions } from './regions.ts';
import { findStrayCharacter, plainNumber } from './typed-text.ts';

export type SixteenFinding<P extends string> =
  | { code: `${P}-empty` }
  | { code: `${P}-not-digits`; character: string; position: number }
  | { code: `${P}-length`; digits: number; expectedDigits: number }
  | { code: `${P}-region-unknown`; regionCode: string }
  | { code: `${P}-date-impossible`; day: number; month: number; year: number }
  | { code: `${P}-serial-zero` };

/** `dayOffset` is what may be added to the day of the date, 0 for nothing. */
export type SixteenForm<P extends string> = Readonly<{ prefix: P; dayOffset: number }>;

export type SixteenFacts = Readonly<{
  digits: string;
  regionCode: string;
  date: PlainDate;
  hasDayOffset: boolean;
  serial: string;
}>;

export type Refused<P extends string> = Readonly<{ ok: false; findings: readonly SixteenFinding<P>[] }>;

const expectedDigits = 16;

/** Everything but the region table. */
export function parseSixteen<P extends string>(
  text: string,
  { prefix, dayOffset }: SixteenForm<P>,
  today: PlainDate,
): (Readonly<{ ok: true }> & SixteenFacts) | Refused<P> {
  const digits = plainNumber(text);
  const unreadable = judgeDigits(digits, prefix);
  if (unreadable) return { ok: false, findings: [unreadable] };

  const findings: SixteenFinding<P>[] = [];
  const dayInNumber = Number(digits.slice(6, 8));
  const hasDayOffset = dayOffset > 0 && dayInNumber > dayOffset;
  const stated = {
    day: hasDayOffset ? dayInNumber - dayOffset : dayInNumber,
    month: Number(digits.slice(8, 10)),
    year: Number(digits.slice(10, 12)),
  };
  const date = resolveCentury(stated, today);
  if (!date) findings.push({ code: `${prefix}-date-impossible`, ...stated });
  const serial = digits.slice(12);
  if (serial === '0000') findings.push({ code: `${prefix}-serial-zero` });
  if (!date || findings.length > 0) return { ok: false, findings };
  return { ok: true, digits, regionCode: digits.slice(0, 6), date, hasDayOffset, serial };
}

/** The structure with its region, today's or an archived one; an unknown one is the first of the findings. */
export function addRegion<P extends string, S extends Readonly<{ ok: true }>>(
  text: string,
  prefix: P,
  structure: S | Refused<P>,
  options: RegionOptions,
): (S & Readonly<{ region: Region }>) | Refused<P> {
  const digits = plainNumber(text);
  if (!structure.ok && judgeDigits(digits, prefix)) return structure;
  const regionCode = digits.slice(0, 6);
  const region = findRegion(regionCode, options);
  if (structure.ok && region) return { ...structure, region };
  const findings = structure.ok ? [] : structure.findings;
  if (region) return { ok: false, findings };
  return { ok: false, findings: [{ code: `${prefix}-region-unknown`, regionCode }, ...findings] };
}

function judgeDigits<P extends string>(digits: string, prefix: P): SixteenFinding<P> | undefined {
  if (digits === '') return { code: `${prefix}-empty` };
  const stray = findStrayCharacter(digits);
  if (stray) return { code: `${prefix}-not-digits`, ...stray };
  const { length } = digits;
  return length === expectedDigits ? undefined : { code: `${prefix}-length`, digits: length, expectedDigits };
}

/** The latest century in which the date exists and is not after `today`. */
function resolveCentury(twoDigits: PlainDate, today: PlainDate): PlainDate | undefined {
  const thisCentury = today.year - (today.year % 100);
  return [thisCentury, thisCentury - 100]
    .map((century) => ({ ...twoDigits, year: century + twoDigits.year }))
    .find((date) => isRealDate(date) && compareDates(date, today) <= 0);
}
