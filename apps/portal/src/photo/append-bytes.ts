/**
 * A request's body onto the end of a file, as it comes: never held whole, ended
 * when it drips, fsynced before anyone hears how far it got. What came before a
 * connection was lost is kept.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

export type Body = ReadableStream<Uint8Array>;

export type Checksum = Readonly<{ algorithm: 'sha1' | 'sha256'; digest: Uint8Array }>;

export type AppendOrder = Readonly<{
  file: FileHandle;
  offset: number;
  /** Bytes that may still come. */
  room: number;
  body: Body | null;
  checksum: Checksum | null;
  dripWindowMs: number;
  dripMinBytes: number;
  /** Asks for an early end: another request wants to continue. */
  signal: AbortSignal;
  /** Told of every piece that came, for the lock. */
  onBytes: () => void;
}>;

export type Appended =
  | Readonly<{ ok: true; offset: number; ended: 'complete' | 'cut' | 'dripping' | 'yielded' }>
  | Readonly<{ ok: false; error: 'beyond-length' | 'checksum-mismatch' }>;

export async function appendBytes(order: AppendOrder): Promise<Appended> {
  const { file, offset, checksum } = order;
  const hash = checksum === null ? null : createHash(checksum.algorithm);
  const copied = await copyBody(order, (bytes) => hash?.update(bytes));
  if (copied.ended === 'too-long') return takeBack(file, offset, 'beyond-length');
  // A cut body has no checksum to compare: the SHA-256 of the whole file guards it.
  if (checksum !== null && hash !== null && copied.ended === 'complete') {
    const digest = hash.digest();
    const isSame = digest.length === checksum.digest.length && timingSafeEqual(digest, checksum.digest);
    if (!isSame) return takeBack(file, offset, 'checksum-mismatch');
  }
  await file.sync();
  return { ok: true, offset: offset + copied.bytes, ended: copied.ended };
}

type Copied = Readonly<{ bytes: number; ended: 'complete' | 'cut' | 'dripping' | 'yielded' | 'too-long' }>;

async function copyBody(order: AppendOrder, onChunk: (bytes: Uint8Array) => void): Promise<Copied> {
  if (order.body === null) return { bytes: 0, ended: 'complete' };
  const reader = order.body.getReader();
  let bytes = 0;
  let windowBytes = 0;
  let windowEnds = performance.now() + order.dripWindowMs;
  const end = (ended: Copied['ended']): Copied => {
    if (ended !== 'complete') reader.cancel().catch(() => undefined);
    return { bytes, ended };
  };
  for (;;) {
    const next = await nextPiece(reader, windowEnds - performance.now(), order.signal);
    if (next === 'yielded' || next === 'cut') return end(next);
    if (next === 'late') return end('dripping');
    if (next === null) return end('complete');
    if (bytes + next.length > order.room) return end('too-long');
    await writeAll(order.file, next, order.offset + bytes);
    onChunk(next);
    order.onBytes();
    bytes += next.length;
    windowBytes += next.length;
    if (windowBytes >= order.dripMinBytes) {
      windowBytes = 0;
      windowEnds = performance.now() + order.dripWindowMs;
    }
  }
}

type Piece = Uint8Array | null | 'late' | 'cut' | 'yielded';

/** The next bytes, null at the end, or why there are none. */
async function nextPiece(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  ms: number,
  signal: AbortSignal,
): Promise<Piece> {
  if (signal.aborted) return 'yielded';
  let stop: (piece: Piece) => void = () => undefined;
  const stopped = new Promise<Piece>((resolve) => (stop = resolve));
  const onAbort = (): void => stop('yielded');
  const timer = setTimeout(() => stop('late'), Math.max(0, ms));
  signal.addEventListener('abort', onAbort, { once: true });
  const read = reader.read().then(
    ({ done, value }): Piece => (done ? null : value),
    (): Piece => 'cut',
  );
  try {
    return await Promise.race([read, stopped]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}

async function takeBack(
  file: FileHandle,
  offset: number,
  error: 'beyond-length' | 'checksum-mismatch',
): Promise<Appended> {
  await file.truncate(offset);
  await file.sync();
  return { ok: false, error };
}
