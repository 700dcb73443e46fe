/** Bundles the judge's child from source into a temporary folder: Node 20 does not run TypeScript. */
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { repositoryPath } from './repository.ts';

export type BuiltChild = Readonly<{ path: string; remove: () => Promise<void> }>;

export async function buildJudgeChild(): Promise<BuiltChild> {
  const folder = await mkdtemp(join(tmpdir(), 'gelombang-judge-'));
  const path = join(folder, 'judge-child.mjs');
  await build({
    entryPoints: [repositoryPath('packages/photo-check/src/node/judge-child.ts')],
    outfile: path,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    conditions: ['source'],
    logLevel: 'error',
  });
  await symlink(repositoryPath('node_modules'), join(folder, 'node_modules'));
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}
