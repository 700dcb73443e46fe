/**
 * An upload's life: created, continued, finished, or given up. The bytes come
 * through append-bytes.ts; here is what may happen when, and for whom.
 */
import { randomBytes } from 'node:crypto';
import { inTransaction } from '../platform/database.ts';
import type { Portal } from '../platform/portal.ts';
import { appendBytes, type Appended, type Body, type Checksum } from './append-bytes.ts';
import {
  durableSize,
  openQuarantined,
  quarantineOf,
  removeQuarantined,
  sha256Of,
  type Quarantine,
} from './quarantine.ts';
import { insertPhoto } from './store.ts';
import { uploadLimits, type UploadLimits } from './upload-limits.ts';
import { makeUploadLocks, type UploadLock, type UploadLocks } from './upload-lock.ts';
import { deleteUpload, findUpload, insertUpload, lockUnfinished, markFinished, type Upload } from './upload-store.ts';

export type UploadPortal = Pick<Portal, 'config' | 'sql' | 'jobs' | 'log'>;

export type Uploads = Readonly<{
  portal: UploadPortal;
  quarantine: Quarantine;
  locks: UploadLocks;
  limits: UploadLimits;
}>;

export function makeUploads(portal: UploadPortal, limits: UploadLimits = uploadLimits): Uploads {
  const locks = makeUploadLocks(portal.sql, portal.log, limits.idleMs);
  return { portal, quarantine: quarantineOf(portal.config), locks, limits };
}

export type CreateRefusal = Readonly<{ code: 'too-many'; retryAfterSeconds: number }> | Readonly<{ code: 'too-large' }>;

export type Created =
  Readonly<{ ok: true; id: string; expiresAt: Date }> | Readonly<{ ok: false; error: CreateRefusal }>;

/** A person with five unfinished uploads is given a sixth when the oldest has rested; a flood is not. */
export async function createUpload(
  { portal, quarantine, limits }: Uploads,
  applicantId: string,
  file: Readonly<{ length: number; sha256: string | null }>,
): Promise<Created> {
  if (file.length > limits.maxBytes) return { ok: false, error: { code: 'too-large' } };
  const id = randomBytes(16).toString('base64url');
  const made = await inTransaction(portal.sql, async (tx) => {
    const unfinished = await lockUnfinished(tx, applicantId);
    const oldest = unfinished[0];
    const isFull = oldest !== undefined && unfinished.length >= limits.maxUnfinished;
    const rest = isFull ? limits.restMinutes * 60 - oldest.ageSeconds : 0;
    if (rest > 0) return { ok: false, error: { code: 'too-many', retryAfterSeconds: rest } } as const;
    if (isFull) await deleteUpload(tx, oldest.id);
    const expiresAt = await insertUpload(tx, { id, applicantId, ...file, keepHours: limits.keepHours });
    return { ok: true, id, expiresAt, dropped: isFull ? oldest.id : null } as const;
  });
  if (!made.ok) return made;
  if (made.dropped !== null) await removeQuarantined(quarantine, made.dropped);
  return { ok: true, id, expiresAt: made.expiresAt };
}

export type UploadRefusal = Readonly<{
  code:
    | 'not-found'
    | 'expired'
    | 'locked'
    | 'wrong-offset'
    | 'beyond-length'
    | 'checksum-mismatch'
    | 'sha256-mismatch'
    | 'dripping';
}>;

export type UploadAnswer =
  Readonly<{ ok: true; offset: number; upload: Upload }> | Readonly<{ ok: false; error: UploadRefusal }>;

/** How far an upload is. One whose last byte arrived just before a crash is finished here. */
export async function readUpload(uploads: Uploads, applicantId: string, id: string): Promise<UploadAnswer> {
  const found = await findOwn(uploads, applicantId, id);
  if (!found.ok) return found;
  const { upload } = found;
  if (upload.photoId !== null) return { ok: true, offset: upload.length, upload };
  const offset = await durableSize(uploads.quarantine, id);
  if (offset < upload.length) return { ok: true, offset, upload };
  return locked(uploads, id, () => finishUpload(uploads, upload));
}

export type Patch = Readonly<{
  offset: number;
  contentLength: number | null;
  body: Body | null;
  checksum: Checksum | null;
}>;

export async function continueUpload(
  uploads: Uploads,
  applicantId: string,
  id: string,
  patch: Patch,
): Promise<UploadAnswer> {
  const found = await findOwn(uploads, applicantId, id);
  if (!found.ok) return found;
  return locked(uploads, id, (lock) => appendPatch(uploads, applicantId, id, patch, lock));
}

/** Everything is read again here, inside the lock. */
async function appendPatch(
  uploads: Uploads,
  applicantId: string,
  id: string,
  patch: Patch,
  lock: UploadLock,
): Promise<UploadAnswer> {
  const found = await findOwn(uploads, applicantId, id);
  if (!found.ok) return found;
  const { upload } = found;
  const size = upload.photoId === null ? await durableSize(uploads.quarantine, id) : upload.length;
  if (patch.offset !== size) return refuse('wrong-offset');
  const room = upload.length - size;
  if ((patch.contentLength ?? 0) > room) return refuse('beyond-length');
  if (upload.photoId !== null) return { ok: true, offset: size, upload };
  const appended = await appendTo(uploads, id, size, room, patch, lock);
  if (!appended.ok) return refuse(appended.error);
  if (appended.offset === upload.length) return finishUpload(uploads, upload);
  if (appended.ended === 'dripping') return refuse('dripping');
  return appended.ended === 'yielded' ? refuse('locked') : { ok: true, offset: appended.offset, upload };
}

async function appendTo(
  { quarantine, limits }: Uploads,
  id: string,
  offset: number,
  room: number,
  patch: Patch,
  lock: UploadLock,
): Promise<Appended> {
  const file = await openQuarantined(quarantine, id);
  const { dripWindowMs, dripMinBytes } = limits;
  const { signal, sawBytes: onBytes } = lock;
  try {
    return await appendBytes({
      file,
      offset,
      room,
      body: patch.body,
      checksum: patch.checksum,
      dripWindowMs,
      dripMinBytes,
      signal,
      onBytes,
    });
  } finally {
    await file.close();
  }
}

/** The whole file is here: its hash must be the browser's; then photo and job, or neither. */
async function finishUpload(uploads: Uploads, upload: Upload): Promise<UploadAnswer> {
  const { portal, quarantine } = uploads;
  if (upload.sha256 !== null && (await sha256Of(quarantine, upload.id)) !== upload.sha256) {
    await deleteUpload(portal.sql, upload.id);
    await removeQuarantined(quarantine, upload.id);
    return refuse('sha256-mismatch');
  }
  await recordPhoto(portal, upload.id, upload.applicantId);
  const finished = await findUpload(portal.sql, upload.id);
  return { ok: true, offset: upload.length, upload: finished ?? upload };
}

/** Also the end of the plain form's way. Finishing twice makes one photo. */
export async function recordPhoto(portal: UploadPortal, uploadId: string, applicantId: string): Promise<void> {
  await inTransaction(portal.sql, async (tx) => {
    const photoId = await insertPhoto(tx, applicantId);
    if (!(await markFinished(tx, uploadId, photoId))) throw new FinishedBefore();
    await portal.jobs.enqueue(tx, 'judge-photo', { photoId, uploadId });
  }).catch((error: unknown) => {
    if (!(error instanceof FinishedBefore)) throw error;
  });
}

/** Rolls the second photo back; nobody else sees it. */
class FinishedBefore extends Error {}

export async function giveUpUpload(uploads: Uploads, applicantId: string, id: string): Promise<UploadAnswer> {
  const found = await findOwn(uploads, applicantId, id);
  if (!found.ok) return found;
  if (found.upload.photoId !== null) return refuse('not-found');
  return locked(uploads, id, async () => {
    await deleteUpload(uploads.portal.sql, id);
    await removeQuarantined(uploads.quarantine, id);
    return { ok: true, offset: 0, upload: found.upload };
  });
}

async function findOwn(
  { portal }: Uploads,
  applicantId: string,
  id: string,
): Promise<Readonly<{ ok: true; upload: Upload }> | Readonly<{ ok: false; error: UploadRefusal }>> {
  const upload = await findUpload(portal.sql, id);
  if (upload?.applicantId !== applicantId) return refuse('not-found');
  return upload.isExpired && upload.photoId === null ? refuse('expired') : { ok: true, upload };
}

async function locked(
  { locks, limits }: Uploads,
  id: string,
  work: (lock: UploadLock) => Promise<UploadAnswer>,
): Promise<UploadAnswer> {
  const lock = await locks.acquire(id, limits.lockWaitMs);
  if (lock === null) return refuse('locked');
  try {
    return await work(lock);
  } finally {
    await lock.release();
  }
}

function refuse(code: UploadRefusal['code']): Readonly<{ ok: false; error: UploadRefusal }> {
  return { ok: false, error: { code } };
}
