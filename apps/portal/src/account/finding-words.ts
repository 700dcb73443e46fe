/** From what is wrong with an entry to the sentence that says what to do. */
import type { AccountWords } from '../messages/account.ts';
import type { CodeRefusal } from './check-code.ts';
import type { ContactFinding } from './contact-entry.ts';
import type { SendRefusal } from './send-code.ts';

type Findings = AccountWords['findings'];

/** Says a time so that a person knows when to come back. */
type SayTime = (date: Date) => string;

export function contactText(words: Findings, finding: ContactFinding, phoneOffered: boolean): string {
  switch (finding.code) {
    case 'contact-empty':
      return phoneOffered ? words.contactEmpty : words.contactEmptyEmailOnly;
    case 'contact-unclear':
      return words.contactUnclear;
    case 'email-too-long':
      return words.emailTooLong(finding.maxCharacters);
    case 'email-without-at':
      return words.emailWithoutAt;
    case 'email-several-at':
      return words.emailSeveralAt;
    case 'email-has-blank':
      return words.emailBlank;
    case 'email-character':
      return words.emailCharacter(finding.character);
    case 'email-local-part':
      return words.emailLocalPart;
    case 'email-domain':
      return words.emailDomain;
    case 'phone-not-offered':
      return words.phoneNotOffered;
    case 'phone-not-digits':
      return words.phoneNotDigits(finding.character);
    case 'phone-not-indonesian':
      return words.phoneNotIndonesian;
    case 'phone-not-mobile':
      return words.phoneNotMobile;
    case 'phone-length':
      return words.phoneLength(finding.digits, finding.minDigits, finding.maxDigits);
  }
}

export function codeText(words: Findings, refusal: CodeRefusal, sayTime: SayTime): string {
  switch (refusal.code) {
    case 'code-empty':
      return words.codeEmpty;
    case 'code-not-digits':
      return words.codeNotDigits;
    case 'code-length':
      return words.codeLength(refusal.digits, refusal.expectedDigits);
    case 'code-wrong':
      return words.codeWrong(refusal.triesLeft);
    case 'code-used-up':
      return words.codeUsedUp;
    case 'code-expired':
      return words.codeExpired;
    case 'code-already-used':
      return words.codeAlreadyUsed;
    case 'too-many-attempts':
      return words.codeWait(sayTime(refusal.until));
  }
}

export function sendText(words: Findings, refusal: SendRefusal, sayTime: SayTime): string {
  switch (refusal.code) {
    case 'send-cool-down':
      return words.sendCoolDown(sayTime(refusal.until));
    case 'send-limit':
      return words.sendLimit(refusal.count, sayTime(refusal.until));
  }
}
