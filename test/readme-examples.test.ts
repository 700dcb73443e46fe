/** The examples of the packages' READMEs run, and print what their comments say. */
import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const packages = fileURLToPath(new URL('../packages', import.meta.url));
const examples = readdirSync(packages).flatMap((name) => examplesOf(name));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'readme-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('rules and contact-check have one', () => {
  expect(examples.map(({ name }) => name)).toEqual(expect.arrayContaining(['rules', 'contact-check']));
});

test.each(examples)('$name', async ({ name, code }) => {
  const bundle = path.join(folder, `${name}.mjs`);
  const result = await build({
    stdin: { contents: code, resolveDir: path.join(packages, name), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['source'],
    write: false,
  });
  await writeFile(bundle, result.outputFiles[0]!.text);
  const { stdout } = await promisify(execFile)(process.execPath, [bundle]);
  expect(stdout.trimEnd().split('\n')).toEqual(promised(code));
});

/** Blocks of TypeScript in which a comment behind console.log says what it prints. */
function examplesOf(name: string): readonly Readonly<{ name: string; code: string }>[] {
  const readme = path.join(packages, name, 'README.md');
  if (!existsSync(readme)) return [];
  const blocks = [...readFileSync(readme, 'utf8').matchAll(/^```ts\n(.*?)^```/gms)].map((match) => match[1]!);
  return blocks.filter((code) => promised(code).length > 0).map((code) => ({ name, code }));
}

function promised(code: string): readonly string[] {
  return [...code.matchAll(/^console\.log\(.*\); \/\/ (.+)$/gm)].map((match) => match[1]!);
}
