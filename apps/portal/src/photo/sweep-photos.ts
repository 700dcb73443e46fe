/**
 * Keeps quarantine small and verdicts coming: unfinished uploads past their day
 * go, files nobody needs go, and photos whose job was given up are judged again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Portal } from '../platform/portal.ts';
import { listUntouched, quarantineOf, removeQuarantined } from './quarantine.ts';
import { listForgotten } from './store.ts';
import { deleteExpiredUploads, listUnneeded } from './upload-store.ts';

const forgottenAfterMinutes = 15;
/** A plain form writes its file before its row is finished. */
const untouchedMs = 3600_000;
const batch = 500;

export async function sweepPhotos(portal: Pick<Portal, 'config' | 'sql' | 'jobs'>, now = new Date()): Promise<void> {
  const { sql, jobs } = portal;
  const quarantine = quarantineOf(portal.config);
  await deleteExpiredUploads(sql);
  const untouched = await listUntouched(quarantine, new Date(now.getTime() - untouchedMs));
  for (let i = 0; i < untouched.length; i += batch) {
    const unneeded = await listUnneeded(sql, untouched.slice(i, i + batch));
    for (const id of unneeded) await removeQuarantined(quarantine, id);
    await sleep(0);
  }
  for (const { photoId, uploadId } of await listForgotten(sql, forgottenAfterMinutes)) {
    await jobs.enqueue(sql, 'judge-photo', { photoId, uploadId }, { singletonKey: photoId });
  }
}
