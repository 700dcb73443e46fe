/** Codes into sentences: findings, warnings, eligibility, refusals. A code without its sentence does not compile. */
import { findRegion, type EligibilityFinding, type IdentityWarning, type PlainDate, type Sex } from '@gelombang/rules';
import { formatDateTime, formatPlainDate } from '../messages/dates.ts';
import type { View } from '../platform/context.ts';
import type { DataFinding } from './assess-data.ts';
import type { DeclarationFinding } from './assess-declarations.ts';
import type { JoinRefusal } from './join-gelombang.ts';

type Finding = DataFinding | Readonly<{ code: DeclarationFinding['code'] }>;
type Sentences = { readonly [Code in Finding['code']]: (finding: Extract<Finding, { code: Code }>) => string };

export function describeFinding(view: View, finding: Finding): string {
  const sentences: Sentences = view.words.registration.findings;
  // The table above pairs each code with its own finding; indexing by a union loses that.
  return (sentences[finding.code] as (finding: Finding) => string)(finding);
}

export function describeWarning(view: View, warning: IdentityWarning): string {
  const words = view.words.registration.warnings;
  const date = (value: PlainDate) => formatPlainDate(value, view.language);
  switch (warning.code) {
    case 'birth-date-differs':
      return words.birthDate(date(warning.inNik), date(warning.stated));
    case 'sex-differs':
      return words.sex(describeSex(view, warning.inNik), describeSex(view, warning.stated));
    case 'region-differs':
      return words.region(describeKabupatenKota(warning.inNik), describeKabupatenKota(warning.stated));
    case 'kk-same-as-nik':
      return words.kkSameAsNik;
  }
}

export function describeEligibility(view: View, finding: EligibilityFinding): string {
  const words = view.words.registration.eligibility;
  switch (finding.code) {
    case 'not-a-citizen':
      return words.citizen;
    case 'too-young':
      return words.tooYoung(finding.age, finding.minAge);
    case 'too-old':
      return words.tooOld(finding.age, finding.maxAge);
    case 'in-formal-education':
      return words.education;
    case 'excluded-occupation':
      return words.occupation(view.words.registration.declarations.occupations[finding.occupation]);
    case 'on-other-aid':
      return words.aid(describeAid(view, finding.aid));
    case 'admitted-before':
      return words.admittedBefore;
    case 'kk-full':
      return words.kkFull(finding.admittedOnSameKk, finding.maxAdmittedPerKk);
  }
}

export function describeJoinRefusal(view: View, refusal: JoinRefusal): string {
  const words = view.words.registration.refusals;
  switch (refusal.code) {
    case 'not-open':
      return words.notOpen;
    case 'photo-missing':
      return words.photoMissing;
    case 'photo-refused':
      return words.photoRefused;
    case 'data-incomplete':
      return words.dataIncomplete;
    case 'declarations-incomplete':
      return words.declarationsIncomplete;
    case 'not-eligible':
      return refusal.findings.map((finding) => describeEligibility(view, finding)).join(' ');
    case 'nik-taken':
      return words.nikTaken;
    case 'nik-admitted-before':
      return words.nikAdmittedBefore;
    case 'identity-tries-used':
      return words.triesUsed(formatDateTime(refusal.until, view.language, view.programme));
  }
}

export function describeSex(view: View, sex: Sex): string {
  return view.words.registration.data[sex];
}

export function describeAid(view: View, code: string): string {
  return view.programme.aids[code]?.[view.language] ?? code;
}

export function describeGelombang(view: View, number: number): string {
  return view.words.gelombang.name(number);
}

/** Archived regions included; where no name is known, the province says enough. */
export function describeKabupatenKota(code: string): string {
  const region = findRegion(code, { allowSpecimenRegion: true });
  return region?.kabupatenKota?.name ?? region?.provinsi.name ?? code;
}
