/** Uploads: all SQL on `upload`. Times are the database's. */
import type { Db, Tx } from '../platform/database.ts';

export type Upload = Readonly<{
  id: string;
  applicantId: string;
  length: number;
  sha256: string | null;
  expiresAt: Date;
  isExpired: boolean;
  photoId: string | null; // set when finished
}>;

export type NewUpload = Readonly<{
  id: string;
  applicantId: string;
  length: number;
  sha256: string | null;
  keepHours: number;
}>;

export async function insertUpload(db: Db, upload: NewUpload): Promise<Date> {
  const rows = await db<{ expiresAt: Date }[]>`
    insert into upload (id, applicant_id, length, sha256, expires_at)
    values (${upload.id}, ${upload.applicantId}, ${upload.length}, ${upload.sha256},
      now() + make_interval(hours => ${upload.keepHours}))
    returning expires_at as "expiresAt"`;
  return rows[0]!.expiresAt;
}

export async function findUpload(db: Db, id: string): Promise<Upload | null> {
  const rows = await db<Upload[]>`
    select id, applicant_id as "applicantId", length, sha256, expires_at as "expiresAt",
      expires_at < now() as "isExpired", photo_id as "photoId"
    from upload where id = ${id}`;
  return rows[0] ?? null;
}

export type UnfinishedUpload = Readonly<{ id: string; ageSeconds: number }>;

/** Oldest first. One person's creations are counted one at a time: the transaction holds their lock. */
export async function lockUnfinished(tx: Tx, applicantId: string): Promise<readonly UnfinishedUpload[]> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`uploads of ${applicantId}`}, 0))`;
  return tx<UnfinishedUpload[]>`
    select id, extract(epoch from now() - created_at)::int as "ageSeconds" from upload
    where applicant_id = ${applicantId} and finished_at is null order by created_at, id`;
}

/** False when it was finished before. */
export async function markFinished(tx: Tx, id: string, photoId: string): Promise<boolean> {
  const rows = await tx`
    update upload set finished_at = now(), photo_id = ${photoId} where id = ${id} and finished_at is null returning 1`;
  return rows.length > 0;
}

export async function deleteUpload(db: Db, id: string): Promise<void> {
  await db`delete from upload where id = ${id} and finished_at is null`;
}

/** Those nobody will continue any more; the rows of finished ones stay a week to answer a late retry. */
export async function deleteExpiredUploads(db: Db): Promise<readonly string[]> {
  const rows = await db<{ id: string }[]>`
    delete from upload
    where (finished_at is null and expires_at < now()) or finished_at < now() - interval '7 days'
    returning id`;
  return rows.map((row) => row.id);
}

/** Which of these ids no unfinished upload and no waiting photo needs. */
export async function listUnneeded(db: Db, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await db<{ id: string }[]>`
    select given.id from unnest(${ids}::text[]) as given(id)
    where not exists (
      select 1 from upload left join photo on photo.id = upload.photo_id
      where upload.id = given.id and (upload.finished_at is null or photo.state = 'waiting'))`;
  return rows.map((row) => row.id);
}

/** A plain form says how long its file is only at its end. */
export async function saveLength(db: Db, id: string, length: number): Promise<void> {
  await db`update upload set length = ${length} where id = ${id}`;
}
