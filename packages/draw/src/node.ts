/**
 * A transcript in a folder, for Node: read and written by name, whole or in pieces.
 */
import { mkdir, open, readFile, readdir, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { ReadFile } from './steps.ts';
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
    const path = join(folder, name);
    const file = await nullIfMissing(stat(path));
    if (file !== null && file.size > MAX_WHOLE_BYTES)
      throw new Error(`${name} is larger than ${MAX_WHOLE_BYTES} bytes`);
    const bytes = await nullIfMissing(readFile(path));
    return bytes === null ? null : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  };
  const stream = async (name: string) => {
    requirePlainName(name);
    const file = await nullIfMissing(open(join(folder, name)));
    return file === null ? null : piecesOf(file);
  };
  return Object.assign(read, { stream });
}

export async function writeTranscript(folder: string, files: TranscriptFiles): Promise<void> {
  for (const [name, bytes] of files) await writeTranscriptFile(folder, name, [bytes]);
}

/** Writes one file from its pieces, each of which is written before the next is asked for. */
export async function writeTranscriptFile(
  folder: string,
  name: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  requirePlainName(name);
  const path = join(folder, name);
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
