/** Reviews: all SQL on `photo_review` and `photo_review_open`. */
import type { Db, Tx } from '../platform/database.ts';

/** An operator who went for coffee does not keep a photo from the others for longer. */
const openMinutes = 5;
/** Whoever skips a photo leaves it to the others, after everything else. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** The photo this operator has open, else the one that waits longest and nobody has open. Null: none waits. */
export async function openNextPhoto(tx: Tx, operatorId: string): Promise<string | null> {
  const rows = await tx<{ id: string }[]>`
    with next as (
      select photo.id from photo
      left join photo_review_open as opened
        on opened.photo_id = photo.id and opened.opened_at > now() - make_interval(mins => ${openMinutes})
      where photo.state = 'in-review'
        and not exists (select 1 from photo_review where photo_review.photo_id = photo.id)
        and (opened.photo_id is null or opened.operator_id = ${operatorId})
      order by opened.photo_id is null, photo.review_asked_at, photo.id
      limit 1
    )
    insert into photo_review_open (photo_id, operator_id)
    select id, ${operatorId} from next
    on conflict (photo_id) do update set operator_id = excluded.operator_id, opened_at = now()
    returning photo_id as id`;
  return rows[0]?.id ?? null;
}

/** Operators choose one after the other, so that no two are given the same photo. */
export async function lockChoosing(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended('photo review', 0))`;
}

export async function hasOpen(db: Db, operatorId: string, photoId: string): Promise<boolean> {
  const rows = await db`
    select 1 from photo_review_open
    where photo_id = ${photoId} and operator_id = ${operatorId}
      and opened_at > now() - make_interval(mins => ${openMinutes})`;
  return rows.length > 0;
}

export async function skipPhoto(db: Db, operatorId: string, photoId: string): Promise<void> {
  await db`
    update photo_review_open set operator_id = ${nobody}, opened_at = now()
    where photo_id = ${photoId} and operator_id = ${operatorId}`;
}

export async function countWaiting(db: Db): Promise<number> {
  const rows = await db<{ count: number }[]>`
    select count(*)::int as count from photo
    where state = 'in-review' and not exists (select 1 from photo_review where photo_review.photo_id = photo.id)`;
  return rows[0]!.count;
}

export type NewReview = Readonly<{
  photoId: string;
  applicantId: string;
  operatorId: string;
  decision: 'accepted' | 'refused';
  reason: string;
  noteSealed: Uint8Array | null;
}>;

/** False when another operator was quicker. */
export async function insertReview(tx: Tx, review: NewReview): Promise<boolean> {
  const { photoId, applicantId, operatorId, decision, reason, noteSealed } = review;
  const rows = await tx`
    insert into photo_review (photo_id, applicant_id, operator_id, decision, reason, note_sealed)
    values (${photoId}, ${applicantId}, ${operatorId}, ${decision}, ${reason}, ${noteSealed})
    on conflict (photo_id) do nothing returning 1`;
  await tx`delete from photo_review_open where photo_id = ${photoId}`;
  return rows.length > 0;
}
