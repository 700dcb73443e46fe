/**
 * tus 1.0 on the wire: `/unggah` creates, `/unggah/:id` continues. What it
 * means is in receive-upload.ts. Answers carry a plain sentence too, for people
 * who look at them; `<photo-field>` goes by the status.
 */
import { Hono, type Context } from 'hono';
import type { PortalEnv } from '../platform/context.ts';
import type { Checksum } from './append-bytes.ts';
import { isUploadId } from './quarantine.ts';
import {
  continueUpload,
  createUpload,
  giveUpUpload,
  readUpload,
  type UploadAnswer,
  type UploadRefusal,
  type Uploads,
} from './receive-upload.ts';

type C = Context<PortalEnv>;

const version = '1.0.0';
const extensions = 'creation,termination,expiration,checksum';

export function uploadRoutes(uploads: Uploads): Hono<PortalEnv> {
  const routes = new Hono<PortalEnv>();
  const maxSize = String(uploads.limits.maxBytes);
  const options = (c: C): Response => {
    c.header('Tus-Version', version);
    c.header('Tus-Max-Size', maxSize);
    c.header('Tus-Extension', extensions);
    c.header('Tus-Checksum-Algorithm', 'sha256,sha1');
    return answer(c, 204);
  };
  routes.options('/unggah', options);
  routes.options('/unggah/:id', options);
  routes.all('/unggah', (c) =>
    guard(c, (applicantId) =>
      methodOf(c) === 'POST' ? create(c, uploads, applicantId) : answer(c, 405, 'POST creates an upload.'),
    ),
  );
  routes.all('/unggah/:id', (c) => guard(c, (applicantId) => onUpload(c, uploads, applicantId)));
  return routes;
}

/** Version first, as the protocol asks; then whose it is. */
async function guard(c: C, work: (applicantId: string) => Promise<Response> | Response): Promise<Response> {
  if (c.req.header('tus-resumable') !== version) {
    c.header('Tus-Version', version);
    return answer(c, 412, `Tus-Resumable: ${version}`);
  }
  const applicant = c.var.applicant;
  if (!applicant) return answer(c, 401, c.var.view.words.photo.failure.session);
  return work(applicant.id);
}

/** Some networks let only GET and POST through. */
function methodOf(c: C): string {
  return (c.req.header('x-http-method-override') ?? c.req.method).toUpperCase();
}

async function create(c: C, uploads: Uploads, applicantId: string): Promise<Response> {
  const length = wholeNumber(c.req.header('upload-length'));
  if (length === null || length === 0) return answer(c, 400, 'Upload-Length: 1 …');
  const sha256 = readSha256(c.req.header('upload-metadata'));
  if (sha256 === undefined) return answer(c, 400, 'Upload-Metadata: sha256 <base64(hex)>');
  const created = await createUpload(uploads, applicantId, { length, sha256 });
  if (created.ok) {
    c.header('Location', `/unggah/${created.id}`);
    c.header('Upload-Expires', created.expiresAt.toUTCString());
    return answer(c, 201);
  }
  const { failure } = c.var.view.words.photo;
  if (created.error.code === 'too-large') return answer(c, 413, failure.tooLargeForUs(megabytes(uploads)));
  c.header('Retry-After', String(created.error.retryAfterSeconds));
  return answer(c, 429, failure.tooMany);
}

async function onUpload(c: C, uploads: Uploads, applicantId: string): Promise<Response> {
  const id = c.req.param('id') ?? '';
  // Someone else's and nobody's look the same.
  if (!isUploadId(id)) return respond(c, { ok: false, error: { code: 'not-found' } });
  const method = methodOf(c);
  if (method === 'HEAD') return respond(c, await readUpload(uploads, applicantId, id), 200);
  if (method === 'DELETE') return respond(c, await giveUpUpload(uploads, applicantId, id));
  if (method !== 'PATCH') return answer(c, 405, 'HEAD, PATCH, DELETE');
  if (c.req.header('content-type') !== 'application/offset+octet-stream') {
    return answer(c, 415, 'Content-Type: application/offset+octet-stream');
  }
  const offset = wholeNumber(c.req.header('upload-offset'));
  if (offset === null) return answer(c, 400, 'Upload-Offset: 0 …');
  const checksum = readChecksum(c.req.header('upload-checksum'));
  if (checksum === undefined) return answer(c, 400, 'Upload-Checksum: sha256 | sha1');
  const contentLength = wholeNumber(c.req.header('content-length'));
  const patch = { offset, contentLength, body: c.req.raw.body, checksum };
  return respond(c, await continueUpload(uploads, applicantId, id, patch));
}

/** 460 is tus's own: the bytes are not the ones that were sent. */
const statusOf: Readonly<Record<UploadRefusal['code'], number>> = {
  'not-found': 404,
  expired: 410,
  locked: 423,
  'wrong-offset': 409,
  'beyond-length': 413,
  'checksum-mismatch': 460,
  'sha256-mismatch': 460,
  dripping: 408,
};

function respond(c: C, result: UploadAnswer, okStatus = 204): Response {
  if (!result.ok) {
    const { code } = result.error;
    if (code === 'locked') c.header('Retry-After', '1');
    // A body that was not read to its end: this connection cannot carry another request.
    if (c.req.method !== 'HEAD') c.header('Connection', 'close');
    if (code === 'sha256-mismatch') c.header('Gelombang-Restart', 'whole-file');
    return answer(c, statusOf[code], c.var.view.words.photo.upload[code]);
  }
  c.header('Upload-Offset', String(result.offset));
  c.header('Upload-Length', String(result.upload.length));
  c.header('Upload-Expires', result.upload.expiresAt.toUTCString());
  return answer(c, okStatus);
}

function answer(c: C, status: number, text?: string): Response {
  c.header('Tus-Resumable', version);
  c.header('Cache-Control', 'no-store');
  if (text === undefined) return c.body(null, status as 204);
  return c.text(text, status as 400);
}

function megabytes(uploads: Uploads): string {
  return `${Math.floor(uploads.limits.maxBytes / 1_000_000)} MB`;
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** Null when the browser gave none; undefined when what it gave is not one. Every other pair is ignored. */
function readSha256(metadata: string | undefined): string | null | undefined {
  for (const pair of (metadata ?? '').split(',')) {
    const [key, value] = pair.trim().split(' ');
    if (key !== 'sha256') continue;
    const hex = Buffer.from(value ?? '', 'base64')
      .toString('latin1')
      .toLowerCase();
    return /^[0-9a-f]{64}$/.test(hex) ? hex : undefined;
  }
  return null;
}

function readChecksum(header: string | undefined): Checksum | null | undefined {
  if (header === undefined) return null;
  const [algorithm, digest] = header.split(' ');
  if (algorithm !== 'sha1' && algorithm !== 'sha256') return undefined;
  const bytes = Buffer.from(digest ?? '', 'base64');
  return bytes.length === (algorithm === 'sha1' ? 20 : 32) ? { algorithm, digest: bytes } : undefined;
}
