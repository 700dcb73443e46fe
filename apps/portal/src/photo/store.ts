/** Photos: all SQL that writes `photo`. What state a photo is in for everyone else: platform/photo-state.ts. */
import type { Db, Tx } from '../platform/database.ts';
import type { CardCorners, StoredFinding } from '../platform/photo-state.ts';

export async function insertPhoto(tx: Tx, applicantId: string): Promise<string> {
  const rows = await tx<{ id: string }[]>`
    insert into photo (applicant_id, state) values (${applicantId}, 'waiting') returning id`;
  return rows[0]!.id;
}

export type Judgement = Readonly<{
  state: 'accepted' | 'refused' | 'in-review';
  findings: readonly StoredFinding[];
  card: CardCorners | null;
  measures: Readonly<Record<string, unknown>>;
  policyVersion: string;
  picture: Readonly<{ width: number; height: number }> | null; // of the stored picture
  nikSealed: Uint8Array | null; // see platform/photo-nik.ts
}>;

export type JudgedPhoto = Readonly<{ wentOn: boolean; waitedSeconds: number }>;

/** Null when the photo has its verdict already: a job that came twice changes nothing. */
export async function saveJudgement(tx: Tx, photoId: string, judgement: Judgement): Promise<JudgedPhoto | null> {
  const { state, findings, card, measures, policyVersion, picture, nikSealed } = judgement;
  const rows = await tx<JudgedPhoto[]>`
    update photo set
      state = ${state}, findings = ${tx.json(findings as never)}, card = ${card === null ? null : tx.json(card)},
      measures = ${tx.json(measures as never)}, policy_version = ${policyVersion},
      width = ${picture?.width ?? null}, height = ${picture?.height ?? null}, stored = ${picture !== null},
      nik_sealed = ${nikSealed},
      judged_at = now(), service_fault_at = null,
      review_asked_at = case when ${state} = 'in-review' then now() end
    where id = ${photoId} and state = 'waiting'
    returning went_on_at is not null as "wentOn", extract(epoch from now() - received_at)::int as "waitedSeconds"`;
  return rows[0] ?? null;
}

/** The judge itself broke on this photo: its owner is told that it is our fault. */
export async function saveServiceFault(db: Db, photoId: string): Promise<void> {
  await db`update photo set service_fault_at = now() where id = ${photoId} and state = 'waiting'`;
}

export async function saveWentOn(db: Db, applicantId: string): Promise<void> {
  await db`
    update photo set went_on_at = now()
    where applicant_id = ${applicantId} and state = 'waiting' and went_on_at is null`;
}

/** How often each finding refused this person's photos. A review is offered from the second time on. */
export async function countRefusals(db: Db, applicantId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db<{ code: string; count: number }[]>`
    select finding ->> 'code' as code, count(distinct photo.id)::int as count
    from photo cross join lateral jsonb_array_elements(photo.findings) as finding
    where photo.applicant_id = ${applicantId} and photo.judged_at is not null
      and finding ->> 'weight' = 'refuse'
    group by 1`;
  return new Map(rows.map((row) => [row.code, row.count]));
}

/** False when it is not this person's, has no stored picture, or was not refused by the check. */
export async function askForReview(tx: Tx, applicantId: string, photoId: string): Promise<boolean> {
  const rows = await tx`
    update photo set state = 'in-review', review_asked_at = now()
    where id = ${photoId} and applicant_id = ${applicantId} and state = 'refused' and stored
      and not exists (select 1 from photo_review where photo_review.photo_id = photo.id)
    returning 1`;
  return rows.length > 0;
}

export type WaitingPhoto = Readonly<{ photoId: string; uploadId: string }>;

/** Photos whose job may have been given up: judged again by the sweeper. */
export async function listForgotten(db: Db, minutes: number): Promise<readonly WaitingPhoto[]> {
  return db<WaitingPhoto[]>`
    select photo.id as "photoId", upload.id as "uploadId" from photo join upload on upload.photo_id = photo.id
    where photo.state = 'waiting' and photo.received_at < now() - make_interval(mins => ${minutes})
    order by photo.received_at limit 1000`;
}
