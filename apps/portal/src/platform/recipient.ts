/** Where a person is written to: their proved address, opened; e-mail before SMS, which costs the programme and holds little. */
import type { Db } from './database.ts';
import type { Language } from './language.ts';
import type { Recipient } from './outbox.ts';
import type { PersonKey, Vault, Where } from './vault.ts';

export type ContactKind = Recipient['kind'];

/** What a contact's address is bound to when it is sealed. */
export function contactWhere(applicantId: string, kind: ContactKind): Where {
  return { table: 'contact', column: 'address_sealed', row: `${applicantId}:${kind}` };
}

export type ReachablePerson = Readonly<{ to: Recipient; language: Language }>;

export async function findRecipient(db: Db, vault: Vault, applicantId: string): Promise<ReachablePerson | null> {
  const rows = await db<{ kind: ContactKind; addressSealed: Uint8Array; wrapped: Uint8Array; language: Language }[]>`
    select contact.kind, contact.address_sealed as "addressSealed", applicant.data_key_wrapped as wrapped, applicant.language
    from contact join applicant on applicant.id = contact.applicant_id
    where contact.applicant_id = ${applicantId} order by contact.kind limit 1`;
  const row = rows[0];
  if (!row) return null;
  const address = openAddress(vault, vault.unwrapPersonKey(row.wrapped), { applicantId, ...row });
  return { to: { kind: row.kind, address }, language: row.language };
}

export type SealedContact = Readonly<{ applicantId: string; kind: ContactKind; addressSealed: Uint8Array }>;

export function openAddress(vault: Vault, key: PersonKey, { applicantId, kind, addressSealed }: SealedContact): string {
  return vault.openText(key, contactWhere(applicantId, kind), addressSealed);
}
