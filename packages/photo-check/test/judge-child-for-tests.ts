/** Bundles the judge's child from source into a temporary folder: Node 20 does not run TypeScript. */
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export type BuiltChild = Readonly<{ path: string; remove: () => Promise<void> }>;

export async function buildJudgeChild(): Promise<BuiltChild> {
  const folder = await mkdtemp(join(tmpdir(), 'gelombang-judge-'));
  const path = join(folder, 'judge-child.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('../src/node/judge-child.ts', import.meta.url))],
    outfile: path,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    conditions: ['source'],
    logLevel: 'error',
  });
  await symlink(fileURLToPath(new URL('../../../node_modules', import.meta.url)), join(folder, 'node_modules'));
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}
