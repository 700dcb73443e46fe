/** The photo's jobs: the verdict, and its part of sweeping. */
import type { JobHandlers } from '../platform/jobs.ts';
import type { Portal } from '../platform/portal.ts';
import { judgePhoto } from './judge-photo.ts';
import { sweepPhotos } from './sweep-photos.ts';

export function photoJobs(portal: Portal): JobHandlers {
  return {
    'judge-photo': ({ photoId, uploadId }) => judgePhoto(portal, photoId, uploadId),
    sweep: () => sweepPhotos(portal),
  };
}
