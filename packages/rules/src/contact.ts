/**
 * E-mail addresses and Indonesian mobile numbers as people type them.
 *
 * Whether an address works is found out by the code sent to it; here only what cannot work is refused,
 * and what looks mistyped is asked about (over two million accounts of wave 1 were lost to one wrong character).
 */
import { findStrayCharacter, plainNumber, withoutInvisible } from './typed-text.ts';

export type EmailFinding =
  | { code: 'email-empty' }
  | { code: 'email-too-long'; characters: number; maxCharacters: number }
  | { code: 'email-without-at' }
  | { code: 'email-several-at' }
  | { code: 'email-has-blank' }
  | { code: 'email-character'; character: string }
  | { code: 'email-local-part' }
  | { code: 'email-domain'; domain: string };

/** `suggestion` is the whole address with the domain it most likely meant. */
export type EmailWarning = { code: 'email-domain-mistyped'; domain: string; suggestion: string };

export type EmailResult =
  | Readonly<{ ok: true; value: string; warnings: readonly EmailWarning[] }>
  | Readonly<{ ok: false; findings: readonly EmailFinding[] }>;

export type PhoneFinding =
  | { code: 'phone-empty' }
  | { code: 'phone-not-digits'; character: string; position: number }
  | { code: 'phone-not-indonesian' }
  | { code: 'phone-not-mobile' }
  | { code: 'phone-length'; digits: number; minDigits: number; maxDigits: number };

export type PhoneResult =
  Readonly<{ ok: true; value: string }> | Readonly<{ ok: false; findings: readonly PhoneFinding[] }>;

const maxEmailCharacters = 254; // RFC 5321, a path of 256 less its brackets
const maxLocalCharacters = 64; // RFC 5321, 4.5.3.1.1
const maxLabelCharacters = 63; // RFC 1035, 2.3.4

const commonDomains = [
  'gmail.com',
  'yahoo.com',
  'yahoo.co.id',
  'hotmail.com',
  'outlook.com',
  'icloud.com',
  'ymail.com',
  'rocketmail.com',
];
// Real mail domains one slip away from a common one.
const realNeighbours = ['mail.com', 'email.com', 'gmx.com', 'hotmail.co.id', 'outlook.co.id', 'ymail.co', 'yahoo.co'];

/** The domain comes back in lower case; the part before the @ is the receiver's own and stays as typed. */
export function parseEmail(text: string): EmailResult {
  const typed = withoutInvisible(text).normalize('NFKC').trim();
  if (typed === '') return { ok: false, findings: [{ code: 'email-empty' }] };
  const findings = judgeEmail(typed);
  if (findings.length > 0) return { ok: false, findings };
  const at = typed.indexOf('@');
  const local = typed.slice(0, at);
  const domain = typed.slice(at + 1).toLowerCase();
  const meant = findMeantDomain(domain);
  const warnings: EmailWarning[] = meant
    ? [{ code: 'email-domain-mistyped', domain, suggestion: `${local}@${meant}` }]
    : [];
  return { ok: true, value: `${local}@${domain}`, warnings };
}

function judgeEmail(typed: string): EmailFinding[] {
  const findings: EmailFinding[] = [];
  const characters = Array.from(typed).length;
  if (characters > maxEmailCharacters)
    return [{ code: 'email-too-long', characters, maxCharacters: maxEmailCharacters }];
  if (/\s/u.test(typed)) findings.push({ code: 'email-has-blank' });
  const stray = /[^\p{L}\p{M}\p{N}\s@.!#$%&'*+\-/=?^_`{|}~]/u.exec(typed);
  if (stray) findings.push({ code: 'email-character', character: stray[0] });
  const parts = typed.split('@');
  if (parts.length < 2) return [...findings, { code: 'email-without-at' }];
  if (parts.length > 2) return [...findings, { code: 'email-several-at' }];
  const [local, domain] = parts as [string, string];
  const badDots = local.startsWith('.') || local.endsWith('.') || local.includes('..');
  if (local === '' || local.length > maxLocalCharacters || badDots) findings.push({ code: 'email-local-part' });
  if (!isMailDomain(domain)) findings.push({ code: 'email-domain', domain });
  return findings;
}

/** At least two labels; letters of any script (IDN), digits and inner hyphens; not an IP number. */
function isMailDomain(domain: string): boolean {
  const labels = domain.split('.');
  const labelsFit = labels.every(
    (label) =>
      label.length <= maxLabelCharacters && /^[\p{L}\p{N}]([\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u.test(label),
  );
  return labels.length >= 2 && labelsFit && /^(\p{L}[\p{L}\p{M}]+|xn--[a-z0-9-]+)$/iu.test(labels.at(-1)!);
}

function findMeantDomain(domain: string): string | undefined {
  if (commonDomains.includes(domain) || realNeighbours.includes(domain)) return undefined;
  return commonDomains.find((common) => isOneSlipApart(domain, common));
}

/** One letter left out, put in, changed, or two neighbours swapped. */
function isOneSlipApart(typed: string, meant: string): boolean {
  let start = 0;
  while (start < typed.length && start < meant.length && typed[start] === meant[start]) start += 1;
  const [a, b] = [typed.slice(start), meant.slice(start)];
  return (
    a.slice(1) === b ||
    a === b.slice(1) ||
    a.slice(1) === b.slice(1) ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  );
}

// ITU E.164 and the Indonesian numbering plan: 8, then 8 to 11 more digits.
const minMobileDigits = 9;
const maxMobileDigits = 12;

/** `08…`, `+62 8…`, `62 8…`, `0062 8…` or `8…`, with blanks, dots, hyphens and brackets; out comes `+628…`. */
export function parsePhone(text: string): PhoneResult {
  const typed = plainNumber(text).replace(/[()/]/g, '');
  if (typed === '' || typed === '+') return refusedPhone({ code: 'phone-empty' });
  const hasPlus = typed.startsWith('+');
  const digits = hasPlus ? typed.slice(1) : typed;
  const stray = findStrayCharacter(digits);
  if (stray) return refusedPhone({ code: 'phone-not-digits', ...stray });

  const abroad = hasPlus ? digits : digits.startsWith('00') ? digits.slice(2) : undefined;
  if (abroad !== undefined && !abroad.startsWith('62')) return refusedPhone({ code: 'phone-not-indonesian' });
  const national = (abroad ?? digits).replace(/^62/, '').replace(/^0/, ''); // also the common +62 08…
  if (!national.startsWith('8')) return refusedPhone({ code: 'phone-not-mobile' });
  if (national.length >= minMobileDigits && national.length <= maxMobileDigits)
    return { ok: true, value: `+62${national}` };
  const [minDigits, maxDigits] = [minMobileDigits + 1, maxMobileDigits + 1]; // as written with the 0
  return refusedPhone({ code: 'phone-length', digits: national.length + 1, minDigits, maxDigits });
}

function refusedPhone(finding: PhoneFinding): PhoneResult {
  return { ok: false, findings: [finding] };
}
