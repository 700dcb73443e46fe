/**
 * The process a photo is decoded in. It holds one file at a time and no secret;
 * the pool kills it when it takes too long or too much memory.
 */
import { open } from 'node:fs/promises';
import process from 'node:process';
import { inspectFile } from '../gate.ts';
import type { FromChild, PhotoSource, ToChild } from './judge-messages.ts';
import { fixPhoto, judgePhoto, normalisePhoto } from './photo-tasks.ts';

/** More than any photo: the rest of a larger file is not read, its size is judged all the same. */
const MAX_READ_BYTES = 64 * 1024 * 1024;

function say(message: FromChild): void {
  process.send?.(message);
}

async function work({ task, source, policy }: ToChild): Promise<FromChild> {
  const bytes = await readSource(source);
  if (task === 'judge') {
    const gate = inspectFile(bytes, policy);
    say({ kind: 'gate', gate });
    return { kind: 'assessment', assessment: await judgePhoto(bytes, policy, gate) };
  }
  const outcome = task === 'fix' ? await fixPhoto(bytes, policy) : await normalisePhoto(bytes, policy);
  return { kind: 'clean', outcome };
}

async function readSource(source: PhotoSource): Promise<Uint8Array> {
  if (typeof source !== 'string') return source;
  const file = await open(source);
  try {
    const { size } = await file.stat();
    const bytes = new Uint8Array(Math.min(size, MAX_READ_BYTES));
    let at = 0;
    while (at < bytes.length) {
      const { bytesRead } = await file.read(bytes, at, bytes.length - at, at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return bytes.subarray(0, at);
  } finally {
    await file.close();
  }
}

process.on('message', (message: ToChild) => {
  work(message).then(say, (error: unknown) => {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
    say({ kind: 'fault', message: error instanceof Error ? error.message : String(error), code });
  });
});
process.on('disconnect', () => process.exit(0));
say({ kind: 'ready' });
