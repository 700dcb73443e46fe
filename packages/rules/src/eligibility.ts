/**
 * Who may join a gelombang.
 *
 * Facts in, findings out: no clock, no database, nothing thrown. No findings means eligible. Each
 * finding carries the limit it was judged against, so a screen can explain it and an auditor can repeat it.
 * Which conditions hold at all is the programme's configuration.
 */
import { ageOn, type PlainDate } from './dates.ts';

/** In the words of Perpres 76/2020: ASN, TNI, Polri, kepala and perangkat desa, direksi and komisaris BUMN/BUMD. */
export const occupations = [
  'civil-servant',
  'soldier',
  'police',
  'village-official',
  'state-company-director',
] as const;
export type Occupation = (typeof occupations)[number];

export type EligibilityRules = Readonly<{
  citizensOnly: boolean;
  minAge: number;
  maxAge: number; // inclusive: 64 lasts until the day before the 65th birthday
  excludesFormalEducation: boolean;
  excludedOccupations: readonly Occupation[];
  excludedAids: readonly string[]; // codes of the programme's configuration
  excludesPastRecipients: boolean;
  maxAdmittedPerKk: number;
}>;

export type EligibilityFacts = Readonly<{
  isCitizen: boolean;
  birthDate: PlainDate; // as the applicant states it; a NIK can carry a wrong one for life
  inFormalEducation: boolean;
  occupations: readonly Occupation[];
  aids: readonly string[]; // codes of other aid received now
  wasAdmittedBefore: boolean;
  admittedOnSameKk: number; // counted by the caller over every past gelombang
}>;

export type EligibilityFinding =
  | { code: 'not-a-citizen' }
  | { code: 'too-young'; age: number; minAge: number }
  | { code: 'too-old'; age: number; maxAge: number }
  | { code: 'in-formal-education' }
  | { code: 'excluded-occupation'; occupation: Occupation }
  | { code: 'on-other-aid'; aid: string }
  | { code: 'admitted-before' }
  | { code: 'kk-full'; admittedOnSameKk: number; maxAdmittedPerKk: number };

/** Every reason at once: nobody should learn them one visit at a time. */
export function assessEligibility(
  facts: EligibilityFacts,
  rules: EligibilityRules,
  today: PlainDate,
): readonly EligibilityFinding[] {
  const findings: EligibilityFinding[] = [];
  if (rules.citizensOnly && !facts.isCitizen) findings.push({ code: 'not-a-citizen' });
  const age = ageOn(facts.birthDate, today);
  if (age < rules.minAge) findings.push({ code: 'too-young', age, minAge: rules.minAge });
  if (age > rules.maxAge) findings.push({ code: 'too-old', age, maxAge: rules.maxAge });
  if (rules.excludesFormalEducation && facts.inFormalEducation) findings.push({ code: 'in-formal-education' });
  for (const occupation of rules.excludedOccupations)
    if (facts.occupations.includes(occupation)) findings.push({ code: 'excluded-occupation', occupation });
  for (const aid of rules.excludedAids) if (facts.aids.includes(aid)) findings.push({ code: 'on-other-aid', aid });
  if (rules.excludesPastRecipients && facts.wasAdmittedBefore) findings.push({ code: 'admitted-before' });

  // A courtesy to the applicant, not the guarantee: the store counts again while it writes.
  const { admittedOnSameKk } = facts;
  const { maxAdmittedPerKk } = rules;
  if (admittedOnSameKk >= maxAdmittedPerKk) findings.push({ code: 'kk-full', admittedOnSameKk, maxAdmittedPerKk });
  return findings;
}
