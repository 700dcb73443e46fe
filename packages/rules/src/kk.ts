/**
 * The number of a KK (Kartu Keluarga, family card), 16 digits: region of issue (6),
 * date of issue as ddmmyy (6), serial (4). The day never carries the 40 of a woman's NIK.
 */
import type { PlainDate } from './dates.ts';
import type { Region, RegionOptions } from './regions.ts';
import { addRegion, parseSixteen, type Refused, type SixteenFinding } from './sixteen-digits.ts';

declare const kkBrand: unique symbol;
/** Sixteen digits whose structure has been checked. */
export type NoKk = string & { readonly [kkBrand]: true };

export type KkFinding = SixteenFinding<'kk'>;

export type KkStructure = Readonly<{ value: NoKk; regionCode: string; issuedOn: PlainDate; serial: string }>;
export type KkFacts = KkStructure & Readonly<{ region: Region }>;

export type KkStructureResult = (Readonly<{ ok: true }> & KkStructure) | Refused<'kk'>;
export type KkResult = (Readonly<{ ok: true }> & KkFacts) | Refused<'kk'>;

/** Everything but the region table: what a phone checks while the person types. */
export function parseKkStructure(text: string, today: PlainDate): KkStructureResult {
  const result = parseSixteen(text, { prefix: 'kk', dayOffset: 0 }, today);
  if (!result.ok) return result;
  const { digits, regionCode, date: issuedOn, serial } = result;
  return { ok: true, value: digits as NoKk, regionCode, issuedOn, serial };
}

/** The whole structure: digits, region (today's or an archived one), date of issue, serial. */
export function parseKk(text: string, today: PlainDate, options: RegionOptions = {}): KkResult {
  return addRegion(text, 'kk', parseKkStructure(text, today), options);
}
