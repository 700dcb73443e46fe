/**
 * The published files of a draw, and its log, from a folder or from a web address.
 *
 * Large files come in pieces. A verification reads the entries several times, and each reading must give the same bytes:
 * from an address they are fetched once and kept in a folder of their own until it is done.
 */
import type { ReadFile, ReadLogFile } from '@gelombang/draw';
import { listTranscript, MAX_WHOLE_BYTES, readLogFrom, readTranscriptFrom } from '@gelombang/draw/node';
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type Transcript = Readonly<{ read: ReadFile; names?: readonly string[]; close: () => Promise<void> }>;

export async function openTranscript(place: string): Promise<Transcript> {
  const base = findAddress(place);
  if (base !== null) return openAddress(base);
  return { read: readTranscriptFrom(place), names: await listTranscript(place), close: async () => undefined };
}

/** Reads the files of a tiled log: checkpoint and bundles. */
export function openLog(place: string): ReadLogFile {
  const base = findAddress(place);
  if (base === null) return readLogFrom(place);
  return async (path) => {
    const body = await fetchBody(base, path);
    return body === null ? null : collect(body, path);
  };
}

function findAddress(place: string): URL | null {
  return /^https?:\/\//i.test(place) ? new URL(place.endsWith('/') ? place : `${place}/`) : null;
}

async function openAddress(base: URL): Promise<Transcript> {
  const folder = await mkdtemp(join(tmpdir(), 'undian-'));
  const kept = readTranscriptFrom(folder);
  const whole = new Set<string>(); // of the files in the folder

  const read = async (name: string) => {
    const body = await fetchBody(base, name);
    return body === null ? null : collect(body, name);
  };
  const stream = async (name: string) => {
    if (whole.has(name)) return kept.stream!(name);
    const body = await fetchBody(base, name);
    if (body === null || !name.startsWith('entries/')) return body;
    return keeping(body, join(folder, name), () => whole.add(name));
  };
  return { read: Object.assign(read, { stream }), close: () => rm(folder, { recursive: true, force: true }) };
}

/** 404 is a missing file, anything else but 200 leaves the draw unjudged. */
async function fetchBody(base: URL, name: string): Promise<AsyncIterable<Uint8Array> | null> {
  const response = await fetch(new URL(name, base));
  if (response.status === 404) {
    await response.body?.cancel();
    return null;
  }
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.body ?? none();
}

/** The pieces as they come, written to a file; it counts as kept only when it is whole. */
async function* keeping(pieces: AsyncIterable<Uint8Array>, path: string, done: () => void): AsyncGenerator<Uint8Array> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'w');
  try {
    for await (const piece of pieces) {
      await file.writeFile(piece);
      yield piece;
    }
    done();
  } finally {
    await file.close();
  }
}

async function collect(pieces: AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > MAX_WHOLE_BYTES) throw new Error(`${name} is larger than ${MAX_WHOLE_BYTES} bytes`);
    parts.push(piece);
  }
  return new Uint8Array(Buffer.concat(parts));
}

async function* none(): AsyncGenerator<Uint8Array> {
  // A body without bytes.
}
