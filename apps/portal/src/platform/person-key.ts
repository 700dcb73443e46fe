/** A person's own data key, unwrapped: what their sealed values open with. */
import type { Db } from './database.ts';
import type { PersonKey, Vault } from './vault.ts';

export async function getPersonKey(db: Db, vault: Vault, applicantId: string): Promise<PersonKey> {
  const rows = await db<{ wrapped: Uint8Array }[]>`
    select data_key_wrapped as wrapped from applicant where id = ${applicantId}`;
  if (!rows[0]) throw new Error(`no applicant ${applicantId}`);
  return vault.unwrapPersonKey(rows[0].wrapped);
}
