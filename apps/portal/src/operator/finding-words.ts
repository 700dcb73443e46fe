/** What is wrong with an operator's entry, field by field, in words. */
import type { OperatorWords } from '../messages/operator.ts';
import { passwordText } from '../messages/password.ts';
import type { Language } from '../platform/language.ts';
import type { OperatorFinding } from './create-operator.ts';

type Findings = OperatorWords['findings'];

export function operatorErrors(
  language: Language,
  words: Findings,
  findings: readonly OperatorFinding[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(findings.map((finding) => [finding.field, operatorText(language, words, finding)]));
}

function operatorText(language: Language, words: Findings, finding: OperatorFinding): string {
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
    default:
      return passwordText(language, finding);
  }
}
