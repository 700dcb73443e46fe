/**
 * A transcript in a folder, for Node: read by name, written whole.
 */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { ReadFile } from './steps.ts';
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
    try {
      const { buffer, byteOffset, byteLength } = await readFile(join(folder, name));
      return new Uint8Array(buffer, byteOffset, byteLength);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  };
}

export async function writeTranscript(folder: string, files: TranscriptFiles): Promise<void> {
  for (const [name, bytes] of files) {
    requirePlainName(name);
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
}

function requirePlainName(name: string): void {
  if (!/^(entries\/)?[a-z0-9-]+\.[a-z0-9]+$/.test(name)) throw new Error(`not a name of a transcript's file: ${name}`);
}
