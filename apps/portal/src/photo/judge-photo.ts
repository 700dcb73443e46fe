/**
 * The verdict that counts: quarantined bytes are judged and made into a clean
 * picture in a child process that can be killed, then sealed, stored and
 * written down. Doing it twice changes nothing. When the judge itself breaks the
 * photo is kept, its owner hears that the fault is ours, and the job comes back.
 */
import { readFile } from 'node:fs/promises';
import { inTransaction } from '../platform/database.ts';
import { savePhotoFile } from '../platform/photo-files.ts';
import { sealPhotoNik } from '../platform/photo-nik.ts';
import { findPhoto } from '../platform/photo-state.ts';
import type { Portal } from '../platform/portal.ts';
import { checkFile } from './check-file.ts';
import { quarantineOf, quarantinePath, removeQuarantined } from './quarantine.ts';
import { saveJudgement, saveServiceFault, type JudgedPhoto, type Judgement } from './store.ts';
import { tellApplicant } from './tell-applicant.ts';

/** Later than this, whoever sent the photo is no longer looking at the page. */
const lateSeconds = 60;

export async function judgePhoto(portal: Portal, photoId: string, uploadId: string): Promise<void> {
  const quarantine = quarantineOf(portal.config);
  const photo = await findPhoto(portal.sql, photoId);
  if (photo?.state !== 'waiting') {
    await removeQuarantined(quarantine, uploadId);
    return;
  }
  try {
    const bytes = await readFile(quarantinePath(quarantine, uploadId));
    const { jpeg, nik, ...judgement } = await checkFile(portal, bytes);
    const owned = {
      dataFolder: portal.config.dataFolder,
      vault: portal.vault,
      applicantId: photo.applicantId,
      photoId,
    };
    if (jpeg !== null) await savePhotoFile(portal.sql, owned, jpeg);
    const nikSealed = nik === null ? null : await sealPhotoNik(portal.sql, owned, photoId, nik);
    await recordJudgement(portal, photo.applicantId, photoId, { ...judgement, nikSealed });
  } catch (error) {
    await saveServiceFault(portal.sql, photoId);
    throw error;
  }
  await removeQuarantined(quarantine, uploadId);
}

async function recordJudgement(
  portal: Portal,
  applicantId: string,
  photoId: string,
  judgement: Judgement,
): Promise<void> {
  await inTransaction(portal.sql, async (tx) => {
    const judged = await saveJudgement(tx, photoId, judgement);
    if (judged === null || !isLate(judged)) return;
    const { state, findings } = judgement;
    await tellApplicant(tx, portal, { applicantId, state, findings });
  });
}

function isLate({ wentOn, waitedSeconds }: JudgedPhoto): boolean {
  return wentOn || waitedSeconds > lateSeconds;
}
