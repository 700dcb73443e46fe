/**
 * Uploaded bytes before anyone has looked at them: one file per upload, named
 * by its random id and nothing a browser said. The size of the file is the
 * offset of the upload; it is fsynced before it is told to anyone.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../platform/sync-folder.ts';

export type Quarantine = Readonly<{ folder: string }>;

export function quarantineOf(config: Readonly<{ dataFolder: string }>): Quarantine {
  return { folder: join(config.dataFolder, 'quarantine') };
}

/** 128 random bits in base64url. Anything else never reaches the file system. */
export function isUploadId(text: string): boolean {
  return /^[A-Za-z0-9_-]{22}$/.test(text);
}

export function quarantinePath({ folder }: Quarantine, uploadId: string): string {
  if (!isUploadId(uploadId)) throw new Error('not the id of an upload');
  return join(folder, uploadId);
}

/** For appending; the file is made when it is the first time. */
export async function openQuarantined(quarantine: Quarantine, uploadId: string): Promise<FileHandle> {
  const path = quarantinePath(quarantine, uploadId);
  try {
    return await open(path, 'r+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  await mkdir(quarantine.folder, { recursive: true, mode: 0o700 });
  const file = await open(path, 'wx+', 0o600);
  await syncFolder(quarantine.folder);
  return file;
}

/** How many bytes are safely on disk; 0 when nothing came yet. */
export async function durableSize(quarantine: Quarantine, uploadId: string): Promise<number> {
  let file: FileHandle;
  try {
    file = await open(quarantinePath(quarantine, uploadId), 'r+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
  try {
    await file.sync();
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

/** Lower-case hex. */
export async function sha256Of(quarantine: Quarantine, uploadId: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(quarantinePath(quarantine, uploadId))) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

export async function removeQuarantined(quarantine: Quarantine, uploadId: string): Promise<void> {
  await rm(quarantinePath(quarantine, uploadId), { force: true });
}

/** Ids of files nobody has touched since `before`: candidates for the sweeper. */
export async function listUntouched(quarantine: Quarantine, before: Date): Promise<string[]> {
  const names = await readdir(quarantine.folder).catch(() => []);
  const untouched: string[] = [];
  for (const name of names.filter(isUploadId)) {
    const { mtime } = await stat(join(quarantine.folder, name)).catch(() => ({ mtime: new Date(8.64e15) }));
    if (mtime < before) untouched.push(name);
  }
  return untouched;
}
