/**
 * The hashes of published files, taken while they are read for other checks: the log needs them, and reads none twice.
 */
import { hexOf } from './bytes.ts';
import { openPieces, type Pieces } from './pieces.ts';
import { sha256Stream } from './sha256-stream.ts';
import type { ReadFile } from './steps.ts';

export type FileDigest = Readonly<{ sha256: string; size: number }>;

export type DigestingReader = Readonly<{
  read: ReadFile;
  digestOf: (name: string) => Promise<FileDigest | null>; // of the first whole reading; null when there is no such file
}>;

export function digestingReader(readFile: ReadFile): DigestingReader {
  const digests = new Map<string, FileDigest>();
  async function* hashed(name: string, pieces: Pieces): AsyncGenerator<Uint8Array> {
    const hash = sha256Stream();
    let size = 0;
    for await (const piece of pieces) {
      hash.update(piece);
      size += piece.length;
      yield piece;
    }
    digests.set(name, { sha256: hexOf(hash.digest()), size });
  }
  const readWhole = async (name: string) => {
    const bytes = await readFile(name);
    if (bytes === null || digests.has(name)) return bytes;
    const hash = sha256Stream();
    hash.update(bytes);
    digests.set(name, { sha256: hexOf(hash.digest()), size: bytes.length });
    return bytes;
  };
  const streamFile = readFile.stream;
  const stream = async (name: string) => {
    const pieces = (await streamFile?.(name)) ?? null;
    return pieces === null || digests.has(name) ? pieces : hashed(name, pieces);
  };
  const read = streamFile === undefined ? readWhole : Object.assign(readWhole, { stream });
  const digestOf = async (name: string) => {
    if (!digests.has(name)) await readThrough(await openPieces(read, name));
    return digests.get(name) ?? null;
  };
  return { read, digestOf };
}

async function readThrough(pieces: Pieces | null): Promise<void> {
  const iterator = pieces?.[Symbol.asyncIterator]();
  while (iterator !== undefined && (await iterator.next()).done !== true);
}
