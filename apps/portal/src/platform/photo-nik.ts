/**
 * The NIK that was read from the photo that counts for a person. photo/ writes it, registration/ offers it and compares
 * it with what was typed. Sealed like everything of a person; never logged, and in no other column.
 */
import type { Db } from './database.ts';
import { getPersonKey } from './person-key.ts';
import type { Vault } from './vault.ts';

type Owned = Readonly<{ vault: Vault; applicantId: string }>;

export async function sealPhotoNik(db: Db, owned: Owned, photoId: string, nik: string): Promise<Uint8Array> {
  const key = await getPersonKey(db, owned.vault, owned.applicantId);
  return owned.vault.seal(key, whereOf(photoId), nik);
}

/** Null when there is no photo, none was read, or the photo was refused. */
export async function findPhotoNik(db: Db, { vault, applicantId }: Owned): Promise<string | null> {
  const [row] = await db<{ id: string; sealed: Uint8Array | null }[]>`
    select photo.id, photo.nik_sealed as sealed
    from applicant_photo join photo on photo.id = applicant_photo.id
    where applicant_photo.applicant_id = ${applicantId} and applicant_photo.state in ('accepted', 'in-review')`;
  if (!row?.sealed) return null;
  const key = await getPersonKey(db, vault, applicantId);
  return vault.openText(key, whereOf(row.id), row.sealed);
}

function whereOf(photoId: string) {
  return { table: 'photo', column: 'nik_sealed', row: photoId };
}
