import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { specimenScene } from '../../../packages/photo-check/test/specimens.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const program = path.join(root, 'apps/cli/bin/gelombang.mjs');
const readme = await readFile(path.join(root, 'README.md'), 'utf8');

/** Every `npx gelombang …` line of the README that needs no running portal. */
const examples = [...readme.matchAll(/^npx gelombang ((?:photo|nik|draw) [^#\n]*)/gm)].map((match) => match[1]!.trim());

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gelombang-readme-'));
  await writeFile(path.join(folder, 'ktp.jpg'), await specimenScene({ fault: 'none', seed: 5, ground: 'dark-wood' }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('the README shows each kind of command', () => {
  expect(examples).toHaveLength(5);
});

it.each(examples)('gelombang %s does what the README says', async (example) => {
  const code = await new Promise<number>((resolve) => {
    execFile(process.execPath, [program, ...example.split(/\s+/)], { cwd: folder }, (error) =>
      resolve(error ? Number(error.code) : 0),
    );
  });
  expect(code).toBe(0);
});
