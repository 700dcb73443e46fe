/**
 * A transcript or a log in a folder, for Node: read by name, written whole.
 */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { ReadFile } from './steps.ts';
import type { ReadLogFile } from './tiles.ts';
import type { TranscriptFiles } from './transcript.ts';

/** Every file name of the folder, with `/` between folders. */
export async function listTranscript(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length).replaceAll(sep, '/'));
}

/** Reads by name; names come from the manifest, so one that leaves the folder is a fault. */
export function readTranscriptFrom(folder: string): ReadFile {
  return async (name) => {
    requirePlainName(name);
    return await findFile(join(folder, name));
  };
}

export async function writeTranscript(folder: string, files: TranscriptFiles): Promise<void> {
  for (const name of files.keys()) requirePlainName(name);
  await writeAll(folder, files);
}

/** Reads a log by its paths: checkpoint, tiles, bundles. */
export function readLogFrom(folder: string): ReadLogFile {
  return async (path) => {
    requireLogPath(path);
    return await findFile(join(folder, path));
  };
}

/** Writes what `appendToLog` made; the checkpoint, which makes it count, belongs in a later call. */
export async function writeLog(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const path of files.keys()) requireLogPath(path);
  await writeAll(folder, files);
}

async function findFile(path: string): Promise<Uint8Array | null> {
  try {
    const { buffer, byteOffset, byteLength } = await readFile(path);
    return new Uint8Array(buffer, byteOffset, byteLength);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function writeAll(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
}

function requirePlainName(name: string): void {
  if (!/^(entries\/)?[a-z0-9-]+\.[a-z0-9]+$/.test(name)) throw new Error(`not a name of a transcript's file: ${name}`);
}

function requireLogPath(path: string): void {
  if (/^(checkpoint|tile\/(entries|[0-9]{1,2})(\/x?[0-9]{3})+(\.p\/[0-9]{1,3})?)$/.test(path)) return;
  throw new Error(`not a path of a log: ${path}`);
}
