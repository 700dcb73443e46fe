/**
 * Own data as typed (step 5): every finding at once, and where the NIK disagrees with what was typed.
 *
 * Structure blocks. A disagreement only asks to look again: a NIK keeps a wrong birth date for life, and people move.
 * Once looked at, it is not asked again until one of the two changes (`sudah-dicek` holds what was shown).
 */
import {
  assessIdentity,
  findRegion,
  formatIsoDate,
  parseBirthDate,
  parseKk,
  parseName,
  parseNik,
  type DateFinding,
  type IdentityWarning,
  type KkFinding,
  type NameFinding,
  type NikFinding,
  type NoKk,
  type Nik,
  type PlainDate,
  type RegionOptions,
  type Sex,
} from '@gelombang/rules';
import { maxFieldCharacters, type DraftFields } from './draft-fields.ts';

export type RegionFinding =
  { code: 'provinsi-missing' } | { code: 'kabupaten-missing' } | { code: 'kecamatan-missing' };
export type DataFinding =
  | NikFinding
  | KkFinding
  | NameFinding
  | DateFinding
  | RegionFinding
  | { code: 'sex-missing' }
  | { code: 'typed-too-long'; maxCharacters: number };

export type DataField = 'nik' | 'kk' | 'nama' | 'lahir' | 'jenis-kelamin' | 'provinsi' | 'kabupaten' | 'kecamatan';
export type FieldFinding = Readonly<{ field: DataField; finding: DataFinding }>;

export type IdentityData = Readonly<{
  nik: Nik;
  kk: NoKk;
  name: string;
  birthDate: PlainDate;
  sex: Sex;
  regionCode: string; // kecamatan, 6 digits
}>;

export type DataAssessment = Readonly<{
  findings: readonly FieldFinding[];
  warnings: readonly IdentityWarning[];
  /** What `sudah-dicek` must hold for the warnings to count as looked at. */
  warningKey: string;
  looksChecked: boolean;
  value: IdentityData | null; // null while there are findings
}>;

export function assessData(fields: DraftFields, today: PlainDate, options: RegionOptions): DataAssessment {
  const typed = (name: string) => fields[name] ?? '';
  const nik = parseNik(typed('nik'), today, options);
  const kk = parseKk(typed('kk'), today, options);
  const name = parseName(typed('nama'));
  const birthDate = parseBirthDate(joinDate(fields), today);
  const sex = parseSex(typed('jenis-kelamin'));
  const region = parseRegionChoice(fields, options);

  const findings: FieldFinding[] = [
    ...findingsOf('nik', nik, fields),
    ...findingsOf('kk', kk, fields),
    ...findingsOf('nama', name, fields),
    ...findingsOf('lahir', birthDate, fields),
    ...(sex ? [] : [{ field: 'jenis-kelamin', finding: { code: 'sex-missing' } } as const]),
    ...(region.ok ? [] : [region.finding]),
  ];
  const warnings = assessIdentity({
    nik: nik.ok ? nik : undefined,
    kk: kk.ok ? kk : undefined,
    birthDate: birthDate.ok ? birthDate.value : undefined,
    sex,
    regionCode: region.ok ? region.code : undefined,
  });
  const warningKey = keyOf(warnings);
  const complete = findings.length === 0 && nik.ok && kk.ok && name.ok && birthDate.ok && sex && region.ok;
  return {
    findings,
    warnings,
    warningKey,
    looksChecked: warnings.length === 0 || typed('sudah-dicek') === warningKey,
    value: complete
      ? { nik: nik.value, kk: kk.value, name: name.value, birthDate: birthDate.value, sex, regionCode: region.code }
      : null,
  };
}

type RegionResult = Readonly<{ ok: true; code: string }> | Readonly<{ ok: false; finding: FieldFinding }>;

/** Of the three choices the first that is missing, or does not lie in the one above it. */
function parseRegionChoice(fields: DraftFields, options: RegionOptions): RegionResult {
  const [provinsi, kabupaten, kecamatan] = [
    fields['provinsi'] ?? '',
    fields['kabupaten'] ?? '',
    fields['kecamatan'] ?? '',
  ];
  if (!isCurrent(provinsi, 2, options)) return missing('provinsi', 'provinsi-missing');
  if (!kabupaten.startsWith(provinsi) || !isCurrent(kabupaten, 4, options))
    return missing('kabupaten', 'kabupaten-missing');
  if (!kecamatan.startsWith(kabupaten) || !isCurrent(kecamatan, 6, options))
    return missing('kecamatan', 'kecamatan-missing');
  return { ok: true, code: kecamatan };
}

/** People live where a place exists today; only a NIK may name one that was given up. */
export function isCurrent(code: string, digits: number, options: RegionOptions): boolean {
  return code.length === digits && ['current', 'specimen'].includes(findRegion(code, options)?.status ?? '');
}

function missing(field: DataField, code: RegionFinding['code']): RegionResult {
  return { ok: false, finding: { field, finding: { code } } };
}

function findingsOf(
  field: DataField,
  result: Readonly<{ ok: true }> | Readonly<{ ok: false; findings: readonly DataFinding[] }>,
  fields: DraftFields,
): FieldFinding[] {
  if (result.ok) return [];
  const typed = field === 'lahir' ? joinDate(fields) : (fields[field] ?? '');
  if (Array.from(typed).length >= maxFieldCharacters)
    return [{ field, finding: { code: 'typed-too-long', maxCharacters: maxFieldCharacters } }];
  return result.findings.map((finding) => ({ field, finding }));
}

/** Day, month and year as one date entry; nothing at all is an empty one. */
function joinDate(fields: DraftFields): string {
  const parts = ['lahir-day', 'lahir-month', 'lahir-year'].map((name) => (fields[name] ?? '').trim());
  return parts.every((part) => part === '') ? '' : parts.join('-');
}

function parseSex(text: string): Sex | undefined {
  if (text === 'male' || text === 'female') return text;
  return undefined;
}

function keyOf(warnings: readonly IdentityWarning[]): string {
  return warnings
    .map((warning) => {
      switch (warning.code) {
        case 'birth-date-differs':
          return `lahir:${formatIsoDate(warning.inNik)}:${formatIsoDate(warning.stated)}`;
        case 'sex-differs':
        case 'region-differs':
          return `${warning.code}:${warning.inNik}:${warning.stated}`;
        case 'kk-same-as-nik':
          return warning.code;
      }
    })
    .join(',');
}
