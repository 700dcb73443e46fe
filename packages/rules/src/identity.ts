/**
 * Where NIK, KK and what the applicant states disagree. Warnings only: a NIK keeps a wrong birth
 * date, sex or region for life, and people move; the registry alone knows. Nobody is stopped here.
 */
import { compareDates, type PlainDate } from './dates.ts';
import type { KkStructure } from './kk.ts';
import type { NikStructure, Sex } from './nik.ts';

/** Each may be absent while the form is half filled in. */
export type IdentityFacts = Readonly<{
  nik?: NikStructure | undefined;
  kk?: KkStructure | undefined;
  birthDate?: PlainDate | undefined;
  sex?: Sex | undefined;
  regionCode?: string | undefined; // of residence: 4 or 6 digits
}>;

export type IdentityWarning =
  | { code: 'birth-date-differs'; inNik: PlainDate; stated: PlainDate }
  | { code: 'sex-differs'; inNik: Sex; stated: Sex }
  | { code: 'region-differs'; inNik: string; stated: string } // kabupaten/kota codes
  | { code: 'kk-same-as-nik' };

export function assessIdentity({ nik, kk, birthDate, sex, regionCode }: IdentityFacts): readonly IdentityWarning[] {
  const warnings: IdentityWarning[] = [];
  if (nik && birthDate && compareDates(nik.birthDate, birthDate) !== 0)
    warnings.push({ code: 'birth-date-differs', inNik: nik.birthDate, stated: birthDate });
  if (nik && sex && nik.sex !== sex) warnings.push({ code: 'sex-differs', inNik: nik.sex, stated: sex });
  if (nik && regionCode && kabupatenKotaOf(nik.regionCode) !== kabupatenKotaOf(regionCode)) {
    const inNik = kabupatenKotaOf(nik.regionCode);
    warnings.push({ code: 'region-differs', inNik, stated: kabupatenKotaOf(regionCode) });
  }
  if (nik && kk && String(nik.value) === String(kk.value)) warnings.push({ code: 'kk-same-as-nik' });
  return warnings;
}

function kabupatenKotaOf(regionCode: string): string {
  return regionCode.slice(0, 4);
}
