/** A person asks for human eyes: the photo goes to the operators, its owner goes on. */
import { writeAudit } from '../platform/audit.ts';
import { inTransaction } from '../platform/database.ts';
import { findPhoto } from '../platform/photo-state.ts';
import type { Portal } from '../platform/portal.ts';
import { isReviewOffered } from './read-photo-step.ts';
import { askForReview } from './store.ts';

/** False when it is not offered for this photo: asked already, not theirs, or not refused twice for the same reason. */
export async function askOperator(
  { sql }: Pick<Portal, 'sql'>,
  applicantId: string,
  photoId: string,
): Promise<boolean> {
  const photo = await findPhoto(sql, photoId);
  if (photo?.applicantId !== applicantId || !(await isReviewOffered(sql, applicantId, photo))) return false;
  return inTransaction(sql, async (tx) => {
    if (!(await askForReview(tx, applicantId, photoId))) return false;
    await writeAudit(tx, { actor: `applicant:${applicantId}`, act: 'photo-review-asked', subject: `photo:${photoId}` });
    return true;
  });
}
