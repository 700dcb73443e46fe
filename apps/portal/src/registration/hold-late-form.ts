/**
 * A form posted after its session ended: held a day, sealed under its owner's key, and put back after the owner's next
 * log-in. Nobody else's log-in opens it: it is found by the applicant's id alone.
 */
import { randomUUID } from 'node:crypto';
import { inTransaction } from '../platform/database.ts';
import { getPersonKey } from '../platform/person-key.ts';
import type { Portal } from '../platform/portal.ts';
import { findStepOfPath, type DraftFields, type DraftStep } from './draft-fields.ts';
import { mergeIntoDraft } from './save-draft.ts';
import { hasHeldForms, lockApplicant, saveHeldForm, takeHeldForms } from './store.ts';

type HoldPortal = Pick<Portal, 'sql' | 'vault'>;

export type LateForm = Readonly<{ applicantId: string; path: string; fields: DraftFields }>;

export async function holdLateForm({ sql, vault }: HoldPortal, { applicantId, path, fields }: LateForm): Promise<void> {
  const id = randomUUID();
  await inTransaction(sql, async (tx) => {
    const key = await getPersonKey(tx, vault, applicantId);
    const data = vault.seal(key, whereOf(id), JSON.stringify(fields));
    await saveHeldForm(tx, { id, applicantId, path, data });
  });
}

/** Returns the steps whose fields came back. What was saved after the form was held stays; only its gaps are filled. */
export async function putBackHeldForms({ sql, vault }: HoldPortal, applicantId: string): Promise<readonly DraftStep[]> {
  if (!(await hasHeldForms(sql, applicantId))) return [];
  return inTransaction(sql, async (tx) => {
    const { wrappedKey } = await lockApplicant(tx, applicantId);
    const key = vault.unwrapPersonKey(wrappedKey);
    const steps: DraftStep[] = [];
    const forms = await takeHeldForms(tx, applicantId);
    await mergeIntoDraft(tx, vault, { applicantId, key }, (saved, savedAt) => {
      let fields = saved;
      for (const form of forms) {
        const step = findStepOfPath(form.path);
        if (!step) continue;
        const held = JSON.parse(vault.openText(key, whereOf(form.id), form.data)) as DraftFields;
        const isOlder = savedAt !== null && savedAt > form.heldAt;
        fields = { ...fields, ...(isOlder ? gapsOf(fields, held) : held) };
        steps.push(step);
      }
      return fields;
    });
    return steps;
  });
}

function gapsOf(fields: DraftFields, held: DraftFields): DraftFields {
  return Object.fromEntries(Object.entries(held).filter(([name]) => (fields[name] ?? '') === ''));
}

function whereOf(id: string) {
  return { table: 'held_form', column: 'data_sealed', row: id };
}
