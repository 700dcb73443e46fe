/**
 * The photo from a plain form, with scripts off: the multipart body is streamed
 * into quarantine, measured while it comes, and never held whole. The name the
 * browser gives is not used; it only tells whether a file was chosen.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import busboy from 'busboy';
import { appendBytes, type Appended } from './append-bytes.ts';
import { openQuarantined, removeQuarantined } from './quarantine.ts';
import { createUpload, recordPhoto, type Uploads } from './receive-upload.ts';
import { deleteUpload, saveLength } from './upload-store.ts';

export type FormRefusal =
  | Readonly<{ code: 'no-file' | 'too-large' | 'cut-short' | 'not-a-form' }>
  | Readonly<{ code: 'too-many'; retryAfterSeconds: number }>;

export type FormPhoto = Readonly<{ ok: true }> | Readonly<{ ok: false; error: FormRefusal }>;

export const photoFieldName = 'foto';

export async function receiveFormPhoto(uploads: Uploads, applicantId: string, request: Request): Promise<FormPhoto> {
  const { limits, quarantine, portal } = uploads;
  const declared = Number(request.headers.get('content-length') ?? 0);
  // Somewhat over the limit is read to its end, so that the answer reaches a browser that is still sending.
  if (declared > limits.maxBytes * 4) return refuse({ code: 'too-large' });
  const created = await createUpload(uploads, applicantId, { length: limits.maxBytes, sha256: null });
  if (!created.ok) return refuse(created.error);
  const { id } = created;
  const stored = await storeBody(uploads, id, request);
  if (!stored.ok) {
    await deleteUpload(portal.sql, id);
    await removeQuarantined(quarantine, id);
    return stored;
  }
  await saveLength(portal.sql, id, stored.bytes);
  await recordPhoto(portal, id, applicantId);
  return { ok: true };
}

type Stored = Readonly<{ ok: true; bytes: number }> | Readonly<{ ok: false; error: FormRefusal }>;

async function storeBody(uploads: Uploads, uploadId: string, request: Request): Promise<Stored> {
  const parser = makeParser(request);
  if (parser === null || request.body === null) return refuse({ code: 'not-a-form' });
  const found: { chosen: boolean; storing: Promise<Appended> | null } = { chosen: false, storing: null };
  parser.on('file', (name, stream, { filename }) => {
    // A form cut short is an error of the stream too; without a listener it would be one of the whole process.
    stream.on('error', () => undefined);
    if (name !== photoFieldName || found.storing !== null) {
      stream.resume();
      return;
    }
    found.chosen = Boolean(filename);
    found.storing = storeFile(uploads, uploadId, stream);
  });
  const cut = await pipeline(Readable.fromWeb(request.body as NodeReadableStream), parser).then(
    () => false,
    () => true,
  );
  const appended = await found.storing;
  if (appended?.ok === false) return refuse({ code: 'too-large' });
  if (cut || (appended !== null && appended.ended !== 'complete')) return refuse({ code: 'cut-short' });
  if (appended === null) return refuse({ code: 'not-a-form' });
  return found.chosen || appended.offset > 0 ? { ok: true, bytes: appended.offset } : refuse({ code: 'no-file' });
}

function makeParser(request: Request): busboy.Busboy | null {
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  if (!headers['content-type'].startsWith('multipart/form-data')) return null;
  try {
    return busboy({
      headers,
      limits: { files: 4, fields: 20, fieldSize: 1000, fieldNameSize: 100, parts: 30, headerPairs: 20 },
    });
  } catch {
    return null; // no boundary
  }
}

async function storeFile(uploads: Uploads, uploadId: string, stream: Readable): Promise<Appended> {
  const { quarantine, limits } = uploads;
  const file = await openQuarantined(quarantine, uploadId);
  try {
    return await appendBytes({
      file,
      offset: 0,
      room: limits.maxBytes,
      body: Readable.toWeb(stream),
      checksum: null,
      dripWindowMs: limits.dripWindowMs,
      dripMinBytes: limits.dripMinBytes,
      signal: new AbortController().signal,
      onBytes: () => undefined,
    });
  } finally {
    await file.close();
    // What comes after the limit is let go, not kept: the form's end can then be read.
    stream.resume();
  }
}

function refuse(error: FormRefusal): Readonly<{ ok: false; error: FormRefusal }> {
  return { ok: false, error };
}
