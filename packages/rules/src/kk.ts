/**
 * The number of a KK (Kartu Keluarga, family card), 16 digits: region of issue (6),
 * date of issue as ddmmyy (6), serial (4). The day never carries the 40 of a woman's NIK.
 */
import type { PlainDate } from './dates.ts';
import { resolveCentury } from './nik.ts';
import { findRegion, type Region, type RegionOptions } from './regions.ts';
import { findStrayCharacter, plainNumber } from './typed-text.ts';

declare const kkBrand: unique symbol;
/** Sixteen digits whose structure has been checked. */
export type NoKk = string & { readonly [kkBrand]: true };

export type KkFinding =
  | { code: 'kk-empty' }
  | { code: 'kk-not-digits'; character: string; position: number }
  | { code: 'kk-length'; digits: number; expectedDigits: number }
  | { code: 'kk-region-unknown'; regionCode: string }
  | { code: 'kk-date-impossible'; day: number; month: number; year: number }
  | { code: 'kk-serial-zero' };

export type KkStructure = Readonly<{ value: NoKk; regionCode: string; issuedOn: PlainDate; serial: string }>;
export type KkFacts = KkStructure & Readonly<{ region: Region }>;

type Refused = Readonly<{ ok: false; findings: readonly KkFinding[] }>;
export type KkStructureResult = (Readonly<{ ok: true }> & KkStructure) | Refused;
export type KkResult = (Readonly<{ ok: true }> & KkFacts) | Refused;

const kkDigits = 16;

/** Everything but the region table: what a phone checks while the person types. */
export function parseKkStructure(text: string, today: PlainDate): KkStructureResult {
  const digits = plainNumber(text);
  const unreadable = judgeDigits(digits);
  if (unreadable) return { ok: false, findings: [unreadable] };

  const findings: KkFinding[] = [];
  const stated = {
    day: Number(digits.slice(6, 8)),
    month: Number(digits.slice(8, 10)),
    year: Number(digits.slice(10, 12)),
  };
  const issuedOn = resolveCentury(stated, today);
  if (!issuedOn) findings.push({ code: 'kk-date-impossible', ...stated });
  const serial = digits.slice(12);
  if (serial === '0000') findings.push({ code: 'kk-serial-zero' });
  if (!issuedOn || findings.length > 0) return { ok: false, findings };
  return { ok: true, value: digits as NoKk, regionCode: digits.slice(0, 6), issuedOn, serial };
}

/** The whole structure: digits, region (today's or an archived one), date of issue, serial. */
export function parseKk(text: string, today: PlainDate, options: RegionOptions = {}): KkResult {
  const structure = parseKkStructure(text, today);
  const digits = plainNumber(text);
  if (!structure.ok && judgeDigits(digits)) return structure;

  const regionCode = digits.slice(0, 6);
  const region = findRegion(regionCode, options);
  if (structure.ok && region) return { ...structure, region };
  const findings = structure.ok ? [] : structure.findings;
  return { ok: false, findings: region ? findings : [{ code: 'kk-region-unknown', regionCode }, ...findings] };
}

function judgeDigits(digits: string): KkFinding | undefined {
  if (digits === '') return { code: 'kk-empty' };
  const stray = findStrayCharacter(digits);
  if (stray) return { code: 'kk-not-digits', ...stray };
  return digits.length === kkDigits
    ? undefined
    : { code: 'kk-length', digits: digits.length, expectedDigits: kkDigits };
}
