/**
 * The NIK (Nomor Induk Kependudukan), 16 digits: region of first registration (6), birth date
 * as ddmmyy with 40 added to a woman's day (6), serial (4).
 *
 * Structure errors are findings, all at once. Whether the person exists is the registry's to say, and
 * a NIK keeps a wrong birth date or an abolished region for life: its facts are hints, never proof.
 */
import { compareDates, isRealDate, type PlainDate } from './dates.ts';
import { findRegion, type Region, type RegionOptions } from './regions.ts';
import { findStrayCharacter, plainNumber } from './typed-text.ts';

declare const nikBrand: unique symbol;
/** Sixteen digits whose structure has been checked. */
export type Nik = string & { readonly [nikBrand]: true };

export type Sex = 'male' | 'female';

export type NikFinding =
  | { code: 'nik-empty' }
  | { code: 'nik-not-digits'; character: string; position: number }
  | { code: 'nik-length'; digits: number; expectedDigits: number }
  | { code: 'nik-region-unknown'; regionCode: string }
  | { code: 'nik-date-impossible'; day: number; month: number; year: number }
  | { code: 'nik-serial-zero' };

export type NikStructure = Readonly<{ value: Nik; regionCode: string; birthDate: PlainDate; sex: Sex; serial: string }>;
export type NikFacts = NikStructure & Readonly<{ region: Region }>;

type Refused = Readonly<{ ok: false; findings: readonly NikFinding[] }>;
export type NikStructureResult = (Readonly<{ ok: true }> & NikStructure) | Refused;
export type NikResult = (Readonly<{ ok: true }> & NikFacts) | Refused;

const nikDigits = 16;
const womenDayOffset = 40;

/** Everything but the region table: what a phone checks while the person types. */
export function parseNikStructure(text: string, today: PlainDate): NikStructureResult {
  const digits = plainNumber(text);
  const unreadable = judgeDigits(digits);
  if (unreadable) return { ok: false, findings: [unreadable] };

  const findings: NikFinding[] = [];
  const day = Number(digits.slice(6, 8));
  const sex: Sex = day > womenDayOffset ? 'female' : 'male';
  const stated = {
    day: sex === 'female' ? day - womenDayOffset : day,
    month: Number(digits.slice(8, 10)),
    year: Number(digits.slice(10, 12)),
  };
  const birthDate = resolveCentury(stated, today);
  if (!birthDate) findings.push({ code: 'nik-date-impossible', ...stated });
  const serial = digits.slice(12);
  if (serial === '0000') findings.push({ code: 'nik-serial-zero' });
  if (!birthDate || findings.length > 0) return { ok: false, findings };
  return { ok: true, value: digits as Nik, regionCode: digits.slice(0, 6), birthDate, sex, serial };
}

/** The whole structure: digits, region (today's or an archived one), birth date, serial. */
export function parseNik(text: string, today: PlainDate, options: RegionOptions = {}): NikResult {
  const structure = parseNikStructure(text, today);
  const digits = plainNumber(text);
  if (!structure.ok && judgeDigits(digits)) return structure;

  const regionCode = digits.slice(0, 6);
  const region = findRegion(regionCode, options);
  if (structure.ok && region) return { ...structure, region };
  const findings = structure.ok ? [] : structure.findings;
  return { ok: false, findings: region ? findings : [{ code: 'nik-region-unknown', regionCode }, ...findings] };
}

/** As it is printed on no card but read aloud most easily: four groups of four. */
export function formatNik(nik: Nik): string {
  return nik.replace(/(\d{4})(?=\d)/g, '$1 ');
}

function judgeDigits(digits: string): NikFinding | undefined {
  if (digits === '') return { code: 'nik-empty' };
  const stray = findStrayCharacter(digits);
  if (stray) return { code: 'nik-not-digits', ...stray };
  return digits.length === nikDigits
    ? undefined
    : { code: 'nik-length', digits: digits.length, expectedDigits: nikDigits };
}

/** The latest century in which the date exists and is not after `today`. */
export function resolveCentury(twoDigits: PlainDate, today: PlainDate): PlainDate | undefined {
  const thisCentury = today.year - (today.year % 100);
  return [thisCentury, thisCentury - 100]
    .map((century) => ({ ...twoDigits, year: century + twoDigits.year }))
    .find((date) => isRealDate(date) && compareDates(date, today) <= 0);
}
