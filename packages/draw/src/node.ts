/**
 * A transcript or a log in a folder, for Node: read and written by name, a transcript also in pieces.
 */
import { mkdir, open, readFile, readdir, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { ReadFile } from './steps.ts';
import type { ReadLogFile } from './tiles.ts';
import type { TranscriptFiles } from './transcript.ts';

const PIECE_BYTES = 68 * 8192; // whole entries
/** Documents are kilobytes; what may be larger is read in pieces. */
export const MAX_WHOLE_BYTES = 256 * 1024 * 1024;

/** Every file name of the folder, with `/` between folders. */
export async function listTranscript(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length).replaceAll(sep, '/'));
}

/** Reads by name, whole or in pieces; names come from the manifest, so one that leaves the folder is a fault. */
export function readTranscriptFrom(folder: string): ReadFile {
  const read = async (name: string) => {
    requirePlainName(name);
    return await findFile(folder, name);
  };
  const stream = async (name: string) => {
    requirePlainName(name);
    const file = await nullIfMissing(open(join(folder, name)));
    return file === null ? null : piecesOf(file);
  };
  return Object.assign(read, { stream });
}

export async function writeTranscript(folder: string, files: TranscriptFiles): Promise<void> {
  for (const name of files.keys()) requirePlainName(name);
  for (const [name, bytes] of files) await writePieces(join(folder, name), [bytes]);
}

/** Writes one file from its pieces, each of which is written before the next is asked for. */
export async function writeTranscriptFile(
  folder: string,
  name: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  requirePlainName(name);
  await writePieces(join(folder, name), pieces);
}

/** Reads a log by its paths: checkpoint, tiles, bundles. */
export function readLogFrom(folder: string): ReadLogFile {
  return async (path) => {
    requireLogPath(path);
    return await findFile(folder, path);
  };
}

/** Writes what `appendToLog` made; the checkpoint, which makes it count, belongs in a later call. */
export async function writeLog(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const path of files.keys()) requireLogPath(path);
  for (const [path, bytes] of files) await writePieces(join(folder, path), [bytes]);
}

async function findFile(folder: string, name: string): Promise<Uint8Array | null> {
  const path = join(folder, name);
  const file = await nullIfMissing(stat(path));
  if (file !== null && file.size > MAX_WHOLE_BYTES) throw new Error(`${name} is larger than ${MAX_WHOLE_BYTES} bytes`);
  const bytes = await nullIfMissing(readFile(path));
  return bytes === null ? null : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

async function writePieces(path: string, pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, pieces);
}

/** A file in pieces of one buffer: reading the next overwrites the last. */
async function* piecesOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  try {
    const buffer = new Uint8Array(PIECE_BYTES);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, PIECE_BYTES);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function nullIfMissing<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function requirePlainName(name: string): void {
  if (!/^(entries\/)?[a-z0-9-]+\.[a-z0-9]+$/.test(name)) throw new Error(`not a name of a transcript's file: ${name}`);
}

function requireLogPath(path: string): void {
  if (/^(checkpoint|tile\/(entries|[0-9]{1,2})(\/x?[0-9]{3})+(\.p\/[0-9]{1,3})?)$/.test(path)) return;
  throw new Error(`not a path of a log: ${path}`);
}
