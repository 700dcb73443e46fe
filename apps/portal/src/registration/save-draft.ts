/**
 * Drafts: what was typed, right or wrong, sealed under the person's own key, before anything is judged.
 *
 * Each save replaces one step's fields and leaves the others: two tabs on two steps do not undo each other.
 */
import { inTransaction, type Db, type Tx } from '../platform/database.ts';
import type { Portal } from '../platform/portal.ts';
import { getPersonKey } from '../platform/person-key.ts';
import type { PersonKey, Vault } from '../platform/vault.ts';
import type { DraftFields } from './draft-fields.ts';
import { findSealedDraft, lockApplicant, saveSealedDraft } from './store.ts';

export type Draft = Readonly<{ fields: DraftFields; savedAt: Date | null }>;

type DraftPortal = Pick<Portal, 'sql' | 'vault'>;

/** Returns the whole draft, the step just saved included. */
export async function saveDraft(
  { sql, vault }: DraftPortal,
  applicantId: string,
  step: DraftFields,
): Promise<DraftFields> {
  return inTransaction(sql, async (tx) => {
    const { wrappedKey } = await lockApplicant(tx, applicantId);
    const owner = { applicantId, key: vault.unwrapPersonKey(wrappedKey) };
    return mergeIntoDraft(tx, vault, owner, (fields) => ({ ...fields, ...step }));
  });
}

/** An applicant whose row is locked, with their key. */
export type Owner = Readonly<{ applicantId: string; key: PersonKey }>;

/** Only inside lockApplicant: reads, changes, writes. */
export async function mergeIntoDraft(
  tx: Tx,
  vault: Vault,
  owner: Owner,
  change: (fields: DraftFields, savedAt: Date | null) => DraftFields,
): Promise<DraftFields> {
  const before = await openDraft(tx, vault, owner);
  const fields = change(before.fields, before.savedAt);
  const sealed = vault.seal(owner.key, whereOf(owner.applicantId), JSON.stringify(fields));
  await saveSealedDraft(tx, owner.applicantId, sealed);
  return fields;
}

export async function readDraft(db: Db, vault: Vault, applicantId: string): Promise<Draft> {
  return openDraft(db, vault, { applicantId, key: await getPersonKey(db, vault, applicantId) });
}

export async function openDraft(db: Db, vault: Vault, { applicantId, key }: Owner): Promise<Draft> {
  const sealed = await findSealedDraft(db, applicantId);
  if (!sealed) return { fields: {}, savedAt: null };
  const fields = JSON.parse(vault.openText(key, whereOf(applicantId), sealed.data)) as DraftFields;
  return { fields, savedAt: sealed.savedAt };
}

function whereOf(applicantId: string) {
  return { table: 'draft', column: 'data_sealed', row: applicantId };
}
