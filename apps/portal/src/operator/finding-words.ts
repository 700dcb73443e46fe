/** What is wrong with an operator's entry, field by field, in words. */
import type { OperatorWords } from '../messages/operator.ts';
import type { OperatorFinding } from './create-operator.ts';

type Findings = OperatorWords['findings'];

export function operatorErrors(
  words: Findings,
  findings: readonly OperatorFinding[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(findings.map((finding) => [finding.field, operatorText(words, finding)]));
}

function operatorText(words: Findings, finding: OperatorFinding): string {
  switch (finding.code) {
    case 'name-empty':
      return words.nameEmpty;
    case 'name-too-long':
      return words.nameTooLong(finding.maxLength);
    case 'name-signs':
      return words.nameSigns;
    case 'login-empty':
      return words.loginEmpty;
    case 'login-length':
      return words.loginLength(finding.minLength, finding.maxLength);
    case 'login-signs':
      return words.loginSigns;
    case 'login-taken':
      return words.loginTaken;
    case 'password-empty':
      return words.passwordEmpty;
    case 'password-too-short':
      return words.passwordTooShort(finding.length, finding.minLength);
    case 'password-too-long':
      return words.passwordTooLong(finding.length, finding.maxLength);
    case 'password-own-address':
      return words.passwordOwnName;
    case 'password-programme':
      return words.passwordProgramme;
    case 'password-sequence':
    case 'password-repeated':
    case 'password-common':
      return words.passwordEasy;
  }
}
