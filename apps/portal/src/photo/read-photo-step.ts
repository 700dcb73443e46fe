/** What the photo page shows: the photo sent last, the one that counts, and what its owner may do now. */
import { findApplicantPhoto, findNewestPhoto, mayGoOn, type PhotoNow } from '../platform/photo-state.ts';
import type { Portal } from '../platform/portal.ts';
import { countRefusals } from './store.ts';

export type PhotoStep = Readonly<{
  newest: PhotoNow | null;
  /** Of the photo that counts, which may be an earlier one. */
  mayGoOn: boolean;
  keepsEarlier: boolean;
  mayAskOperator: boolean;
  /** Waiting longer than usual. */
  isLate: boolean;
}>;

const lateMs = 20_000;
const refusalsBeforeReview = 2;

export async function readPhotoStep({ sql }: Pick<Portal, 'sql'>, applicantId: string, now: Date): Promise<PhotoStep> {
  const newest = await findNewestPhoto(sql, applicantId);
  const counting = await findApplicantPhoto(sql, applicantId);
  return {
    newest,
    mayGoOn: mayGoOn(counting),
    keepsEarlier: newest?.state === 'refused' && counting !== null && counting.id !== newest.id && mayGoOn(counting),
    mayAskOperator: newest !== null && (await isReviewOffered(sql, applicantId, newest)),
    isLate: newest?.state === 'waiting' && now.getTime() - newest.receivedAt.getTime() > lateMs,
  };
}

/** After two refusals for the same finding. A file nobody can open cannot be shown to a person either. */
export async function isReviewOffered(sql: Portal['sql'], applicantId: string, photo: PhotoNow): Promise<boolean> {
  if (photo.state !== 'refused' || !photo.stored || photo.review !== null) return false;
  const counts = await countRefusals(sql, applicantId);
  return photo.findings.some(
    ({ code, weight }) => weight === 'refuse' && (counts.get(code) ?? 0) >= refusalsBeforeReview,
  );
}
