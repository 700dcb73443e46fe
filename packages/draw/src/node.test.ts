import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWave } from '../test/made-up-wave.ts';
import { appendToLog } from './log-writer.ts';
import { listTranscript, readLogFrom, readTranscriptFrom, writeLog, writeTranscript } from './node.ts';
import { rootFromTiles } from './tile-proofs.ts';
import { verifyTranscript } from './verify.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undian-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a transcript in a folder', () => {
  it('is written, listed and verified', async () => {
    const { files } = makeWave();
    await writeTranscript(folder, files);
    expect((await listTranscript(folder)).sort()).toEqual([...files.keys()].sort());
    const names = await listTranscript(folder);
    expect((await verifyTranscript(readTranscriptFrom(folder), { names })).verdict).toBe('valid');
  });

  it('shows a second manifest that was laid beside', async () => {
    await writeFile(join(folder, 'manifest-lama.json'), '{}');
    const names = await listTranscript(folder);
    const { steps } = await verifyTranscript(readTranscriptFrom(folder), { names });
    expect(steps[0]).toMatchObject({
      step: 'manifest',
      code: 'two-manifests',
      found: 'manifest.json, manifest-lama.json',
    });
  });

  it('never reads or writes outside the folder', async () => {
    await expect(readTranscriptFrom(folder)('../secret.json')).rejects.toThrow('not a name');
    await expect(writeTranscript(folder, new Map([['../x.json', new Uint8Array()]]))).rejects.toThrow('not a name');
  });

  it('has no file that is not there', async () => {
    expect(await readTranscriptFrom(folder)('nullifiers.bin')).toBeNull();
  });
});

describe('a log in a folder', () => {
  it('is written as it grows, and read by its paths alone', async () => {
    const entries = Array.from({ length: 300 }, (_, i) => Uint8Array.of(i & 0xff));
    const read = readLogFrom(join(folder, 'log'));
    const first = await appendToLog(read, { size: 0, entries: entries.slice(0, 100) });
    if (!first.ok) throw new Error(first.error.code);
    await writeLog(join(folder, 'log'), first.appended.files);
    const second = await appendToLog(read, { size: 100, entries: entries.slice(100) });
    if (!second.ok) throw new Error(second.error.code);
    await writeLog(join(folder, 'log'), second.appended.files);
    expect(await rootFromTiles(read, 300)).toEqual({ ok: true, root: second.appended.root });
    expect(await read('checkpoint')).toBeNull();
    await expect(read('tile/../../secret')).rejects.toThrow('not a path of a log');
    await expect(writeLog(folder, new Map([['../x', new Uint8Array()]]))).rejects.toThrow('not a path of a log');
  });
});
