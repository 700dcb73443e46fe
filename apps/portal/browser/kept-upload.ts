/**
 * The photo being sent, kept on the phone until it has arrived: a reload, a
 * crash or a log-in in between continues where it stopped. For a day, for the
 * person it belongs to: one phone often serves a family.
 */

export type KeptUpload = Readonly<{
  owner: string;
  file: Blob;
  sha256: string | null;
  url: string | null;
  keptAt: number;
}>;

const keepMs = 24 * 3600 * 1000;

export async function keepUpload(upload: KeptUpload): Promise<void> {
  await inStore('readwrite', (store) => store.put(upload, 'photo'));
}

/** Null when there is none, it is too old, or another person's; then it is dropped. */
export async function findKeptUpload(owner: string): Promise<KeptUpload | null> {
  const kept = (await inStore('readonly', (store) => store.get('photo'))) as KeptUpload | undefined;
  if (kept === undefined) return null;
  if (kept.owner === owner && Date.now() - kept.keptAt < keepMs) return kept;
  await dropKeptUpload();
  return null;
}

export async function dropKeptUpload(): Promise<void> {
  await inStore('readwrite', (store) => store.delete('photo'));
}

/** Private windows may have no IndexedDB: the upload then works without surviving a reload. */
async function inStore(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  try {
    const database = await open();
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction('uploads', mode);
      const request = work(transaction.objectStore('uploads'));
      transaction.oncomplete = () => {
        database.close();
        resolve(request.result);
      };
      transaction.onabort = () => {
        database.close();
        reject(transaction.error ?? new Error('not kept'));
      };
    });
  } catch {
    return undefined;
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('gelombang', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('uploads');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no IndexedDB'));
  });
}
