/**
 * Declarations (step 6): the answers as facts for the rules, or what is still unanswered.
 *
 * Only what the programme's rules ask about is asked; a condition it does not have needs no answer.
 */
import { occupations, type EligibilityFacts, type EligibilityRules, type Occupation } from '@gelombang/rules';
import { listValues, type DraftFields } from './draft-fields.ts';

export type DeclarationField =
  'warga-negara' | 'pendidikan' | 'pekerjaan' | 'bantuan' | 'penerima-lama' | 'persetujuan';

export type DeclarationFinding = Readonly<{
  field: DeclarationField;
  code: 'answer-missing' | 'none-and-some' | 'consent-missing';
}>;

/** What the applicant says; the birth date comes from their data, counts come from the database. */
export type DeclaredFacts = Pick<EligibilityFacts, 'isCitizen' | 'inFormalEducation' | 'occupations' | 'aids'> &
  Readonly<{ saysAdmittedBefore: boolean }>;

export type DeclarationAssessment = Readonly<{
  findings: readonly DeclarationFinding[];
  facts: DeclaredFacts | null; // null while there are findings
}>;

/** The answer "none of these" among checkboxes. */
export const noneOfThese = 'tidak-ada';

export function assessDeclarations(
  fields: DraftFields,
  rules: EligibilityRules,
  consentVersion: string,
): DeclarationAssessment {
  const findings: DeclarationFinding[] = [];
  const readYesNo = (field: DeclarationField, asked: boolean): boolean | undefined => {
    if (!asked) return undefined;
    if (fields[field] === 'ya' || fields[field] === 'tidak') return fields[field] === 'ya';
    findings.push({ field, code: 'answer-missing' });
    return undefined;
  };
  const readSome = (field: DeclarationField, codes: readonly string[]): readonly string[] => {
    if (codes.length === 0) return [];
    const ticked = listValues(fields, field);
    const known = codes.filter((code) => ticked.includes(code));
    const none = ticked.includes(noneOfThese);
    if (known.length === 0 && !none) findings.push({ field, code: 'answer-missing' });
    if (known.length > 0 && none) findings.push({ field, code: 'none-and-some' });
    return known;
  };

  const isCitizen = readYesNo('warga-negara', rules.citizensOnly) ?? true;
  const inFormalEducation = readYesNo('pendidikan', rules.excludesFormalEducation) ?? false;
  const work = readSome('pekerjaan', rules.excludedOccupations).filter(isOccupation);
  const aids = readSome('bantuan', rules.excludedAids);
  const saysAdmittedBefore = readYesNo('penerima-lama', rules.excludesPastRecipients) ?? false;
  // Consent is to a text: a newer text is asked about again.
  if (fields['persetujuan'] !== consentVersion) findings.push({ field: 'persetujuan', code: 'consent-missing' });
  const facts = { isCitizen, inFormalEducation, occupations: work, aids, saysAdmittedBefore };
  return { findings, facts: findings.length === 0 ? facts : null };
}

function isOccupation(code: string): code is Occupation {
  return occupations.some((occupation) => occupation === code);
}
