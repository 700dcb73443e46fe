import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWave } from '../test/made-up-wave.ts';
import { listTranscript, readTranscriptFrom, writeTranscript } from './node.ts';
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
