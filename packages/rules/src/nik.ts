/**
 * The NIK (Nomor Induk Kependudukan), 16 digits: region of first registration (6), birth date
 * as ddmmyy with 40 added to a woman's day (6), serial (4).
 *
 * Whether the person exists is the registry's to say, and a NIK keeps a wrong birth date or an
 * abolished region for life: its facts are hints, never proof.
 */
import type { PlainDate } from './dates.ts';
import type { Region, RegionOptions } from './regions.ts';
import { addRegion, parseSixteen, type Refused, type SixteenFinding } from './sixteen-digits.ts';

declare const nikBrand: unique symbol;
/** Sixteen digits whose structure has been checked. */
export type Nik = string & { readonly [nikBrand]: true };

export type Sex = 'male' | 'female';

export type NikFinding = SixteenFinding<'nik'>;

export type NikStructure = Readonly<{ value: Nik; regionCode: string; birthDate: PlainDate; sex: Sex; serial: string }>;
export type NikFacts = NikStructure & Readonly<{ region: Region }>;

export type NikStructureResult = (Readonly<{ ok: true }> & NikStructure) | Refused<'nik'>;
export type NikResult = (Readonly<{ ok: true }> & NikFacts) | Refused<'nik'>;

const womenDayOffset = 40;

/** Everything but the region table: what a phone checks while the person types. */
export function parseNikStructure(text: string, today: PlainDate): NikStructureResult {
  const result = parseSixteen(text, { prefix: 'nik', dayOffset: womenDayOffset }, today);
  if (!result.ok) return result;
  const { digits, regionCode, date: birthDate, hasDayOffset, serial } = result;
  return { ok: true, value: digits as Nik, regionCode, birthDate, sex: hasDayOffset ? 'female' : 'male', serial };
}

/** The whole structure: digits, region (today's or an archived one), birth date, serial. */
export function parseNik(text: string, today: PlainDate, options: RegionOptions = {}): NikResult {
  return addRegion(text, 'nik', parseNikStructure(text, today), options);
}

/** For reading: four groups of four. */
export function formatNik(nik: Nik): string {
  return nik.replace(/(\d{4})(?=\d)/g, '$1 ');
}
