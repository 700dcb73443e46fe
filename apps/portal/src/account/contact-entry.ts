/** What a person typed as their address: an e-mail or an Indonesian mobile number, in one field. */
import { parseEmail, parsePhone, type EmailFinding, type EmailWarning, type PhoneFinding } from '@gelombang/rules';
import type { Vault } from '../platform/vault.ts';
import type { ContactKind } from './account-store.ts';

export type Contact = Readonly<{ kind: ContactKind; address: string }>;

export type ContactFinding =
  | Exclude<EmailFinding, { code: 'email-empty' }>
  | Exclude<PhoneFinding, { code: 'phone-empty' }>
  | { code: 'contact-empty' }
  | { code: 'contact-unclear' }
  | { code: 'phone-not-offered' };

export type ContactEntry =
  | Readonly<{ ok: true; contact: Contact; warnings: readonly EmailWarning[] }>
  | Readonly<{ ok: false; finding: ContactFinding }>;

export function parseContact(text: string, phoneOffered: boolean): ContactEntry {
  if (text.includes('@')) return parseAsEmail(text);
  const phone = parsePhone(text);
  if (phone.ok) return phoneOffered ? accepted({ kind: 'phone', address: phone.value }) : refused('phone-not-offered');
  const finding = phone.findings[0]!;
  if (finding.code === 'phone-empty') return { ok: false, finding: { code: 'contact-empty' } };
  if (finding.code === 'phone-not-digits' && !looksLikeNumber(text)) {
    return refused(phoneOffered ? 'contact-unclear' : 'email-without-at');
  }
  return phoneOffered ? { ok: false, finding } : refused('phone-not-offered');
}

/** Upper and lower case are one mailbox to everyone but a handful of servers: one address, one account. */
export function addressIndex(vault: Vault, contact: Contact): Uint8Array {
  return vault.blindIndex(contact.kind, contact.address.toLowerCase());
}

/** Enough to recognise one's own address, too little to learn somebody's: `s•••i@contoh.test`, `0812••••876`. */
export function maskAddress({ kind, address }: Contact): string {
  if (kind === 'phone') {
    const national = address.replace(/^\+62/, '0');
    return `${national.slice(0, 4)}••••${national.slice(-3)}`;
  }
  const at = address.lastIndexOf('@');
  const local = Array.from(address.slice(0, at));
  const shown = local.length > 3 ? `${local[0]!}•••${local.at(-1)!}` : `${local[0]!}•••`;
  return shown + address.slice(at);
}

function parseAsEmail(text: string): ContactEntry {
  const email = parseEmail(text);
  if (email.ok) return accepted({ kind: 'email', address: email.value }, email.warnings);
  const finding = email.findings[0]!;
  return { ok: false, finding: finding.code === 'email-empty' ? { code: 'contact-empty' } : finding };
}

/** Mostly digits: one stray sign in a number is named; anything else is no number. */
function looksLikeNumber(text: string): boolean {
  const digits = text.match(/\d/g)?.length ?? 0;
  return digits > 0 && digits >= Array.from(text.replace(/\s/g, '')).length / 2;
}

function accepted(contact: Contact, warnings: readonly EmailWarning[] = []): ContactEntry {
  return { ok: true, contact, warnings };
}

function refused(code: 'contact-unclear' | 'phone-not-offered' | 'email-without-at'): ContactEntry {
  return { ok: false, finding: { code } };
}
