import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyFileOf, loadOrMakeKeys } from './key-file.ts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(path.join(tmpdir(), 'gelombang-keys-'))));
afterAll(() => rm(folder, { recursive: true }));

test('ten processes that start together end with the same keys, in a file only its owner reads', async () => {
  const own = path.join(folder, 'together');
  const all = await Promise.all(Array.from({ length: 10 }, () => loadOrMakeKeys(own)));
  for (const keys of all) expect(keys).toEqual(all[0]);
  expect(all[0]!.wrapping).toHaveLength(32);
  expect((await stat(keyFileOf(own))).mode & 0o777).toBe(0o600);
  expect(await readdir(own)).toEqual(['keys.json']);
});

test.each([
  ['no JSON', 'keys'],
  ['a key too short', '{"version":1,"wrapping":"AAAA","system":"AAAA","blind":"AAAA","receiptSeed":"AAAA"}'],
  ['another version', '{"version":2}'],
])('a damaged file (%s) is a fault, never replaced', async (name, text) => {
  const own = await mkdtemp(path.join(folder, name.replaceAll(' ', '-')));
  await writeFile(keyFileOf(own), text);
  await expect(loadOrMakeKeys(own)).rejects.toThrow('is damaged');
});
