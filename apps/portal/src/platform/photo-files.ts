/**
 * Sealed photos at rest: one file each under the data folder, written beside
 * and renamed so that a half-written one is never seen. What is in them only
 * the person's own key opens; photo/ seals and writes, photo/ and review/ read.
 */
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Db } from './database.ts';
import { getPersonKey } from './person-key.ts';
import { syncFolder } from './sync-folder.ts';
import type { Vault } from './vault.ts';

type Place = Readonly<{ dataFolder: string; photoId: string }>;

function pathOf({ dataFolder, photoId }: Place): string {
  return join(dataFolder, 'photos', photoId.slice(0, 2), photoId);
}

/** What the sealed bytes are bound to: another row's photo does not open in its place. */
function whereOf(photoId: string) {
  return { table: 'photo', column: 'picture', row: photoId };
}

type Owned = Readonly<{ dataFolder: string; vault: Vault; applicantId: string; photoId: string }>;

/** Durable when it returns: file and folder are fsynced. Writing the same photo again replaces it whole. */
export async function savePhotoFile(db: Db, owned: Owned, jpeg: Uint8Array): Promise<void> {
  const key = await getPersonKey(db, owned.vault, owned.applicantId);
  const path = pathOf(owned);
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.new`;
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(owned.vault.seal(key, whereOf(owned.photoId), jpeg));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
  await syncFolder(dirname(path));
}

/** The picture's bytes, or null when no file is there. A file that was tampered with is a fault. */
export async function findPhotoFile(db: Db, owned: Owned): Promise<Uint8Array | null> {
  const sealed = await readFile(pathOf(owned)).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  if (sealed === null) return null;
  const key = await getPersonKey(db, owned.vault, owned.applicantId);
  return owned.vault.open(key, whereOf(owned.photoId), sealed);
}

/** How a photo leaves the portal: as a picture and never as a document of this site, and not kept by the browser. */
export const pictureHeaders = {
  'Content-Type': 'image/jpeg',
  'Content-Disposition': 'inline; filename="foto.jpg"',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
} as const;
