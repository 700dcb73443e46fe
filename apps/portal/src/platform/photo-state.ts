/**
 * The state of photos as everyone reads it: the judge's verdict, overruled by
 * an operator's decision (the views `photo_now` and `applicant_photo`). Reading
 * only: photo/ writes `photo`, review/ writes `photo_review`.
 *
 * For registration/: `findApplicantPhoto` is the photo that counts; `mayGoOn`
 * says whether it lets its owner go on and join.
 */
import type { Db } from './database.ts';

export type PhotoState = 'waiting' | 'accepted' | 'refused' | 'in-review';

export type CardCorners = readonly (readonly [x: number, y: number])[];

export type StoredFinding = Readonly<{ code: string; weight?: string; [number: string]: unknown }>;

export type PhotoNow = Readonly<{
  id: string;
  applicantId: string;
  state: PhotoState;
  findings: readonly StoredFinding[];
  card: CardCorners | null; // in pixels of the stored picture
  width: number | null;
  height: number | null;
  stored: boolean;
  receivedAt: Date;
  judgedAt: Date | null;
  reviewAskedAt: Date | null;
  serviceFaultAt: Date | null;
  review: Readonly<{ reason: string; noteSealed: Uint8Array | null; decidedAt: Date }> | null;
}>;

/** Accept first, check later: only a photo that was looked at and refused stops its owner. */
export function mayGoOn(photo: Pick<PhotoNow, 'state'> | null): boolean {
  return photo !== null && photo.state !== 'refused';
}

/** The photo that counts for a person: an accepted one stays, whatever was tried after it. */
export async function findApplicantPhoto(db: Db, applicantId: string): Promise<PhotoNow | null> {
  const [row] = await db<PhotoRow[]>`select * from applicant_photo where applicant_id = ${applicantId}`;
  return row === undefined ? null : fromRow(row);
}

/** The photo a person sent last, whatever became of it. */
export async function findNewestPhoto(db: Db, applicantId: string): Promise<PhotoNow | null> {
  const [row] = await db<PhotoRow[]>`
    select * from photo_now where applicant_id = ${applicantId} order by received_at desc, id limit 1`;
  return row === undefined ? null : fromRow(row);
}

export async function findPhoto(db: Db, photoId: string): Promise<PhotoNow | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(photoId)) return null;
  const [row] = await db<PhotoRow[]>`select * from photo_now where id = ${photoId}`;
  return row === undefined ? null : fromRow(row);
}

/** What an operator's note is sealed to: review/ writes it, photo/ shows it to its owner. */
export function reviewNoteWhere(photoId: string) {
  return { table: 'photo_review', column: 'note_sealed', row: photoId };
}

type PhotoRow = {
  id: string;
  applicant_id: string;
  state: PhotoState;
  findings: StoredFinding[];
  card: CardCorners | null;
  width: number | null;
  height: number | null;
  stored: boolean;
  received_at: Date;
  judged_at: Date | null;
  review_asked_at: Date | null;
  service_fault_at: Date | null;
  review_reason: string | null;
  review_note_sealed: Uint8Array | null;
  decided_at: Date | null;
};

function fromRow(row: PhotoRow): PhotoNow {
  return {
    id: row.id,
    applicantId: row.applicant_id,
    state: row.state,
    findings: row.findings,
    card: row.card,
    width: row.width,
    height: row.height,
    stored: row.stored,
    receivedAt: row.received_at,
    judgedAt: row.judged_at,
    reviewAskedAt: row.review_asked_at,
    serviceFaultAt: row.service_fault_at,
    review:
      row.review_reason === null || row.decided_at === null
        ? null
        : { reason: row.review_reason, noteSealed: row.review_note_sealed, decidedAt: row.decided_at },
  };
}
