/**
 * `npm run build:packages`: what is published of packages/*: JavaScript and types in each one's dist/.
 *
 * Compiled file by file; the `.ts` endings of imports become `.js`. Tests stay behind.
 */
import { existsSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';

const tsc = path.join(root, 'node_modules/typescript/bin/tsc');

async function buildPackage(name) {
  const folder = path.join(root, 'packages', name);
  await rm(path.join(folder, 'dist'), { recursive: true, force: true });
  const config = path.join(folder, `tsconfig.publish.${process.pid}.json`);
  await writeFile(
    config,
    JSON.stringify({
      extends: '../../tsconfig.base.json',
      compilerOptions: {
        noEmit: false,
        allowImportingTsExtensions: false,
        rewriteRelativeImportExtensions: true,
        declaration: true,
        lib: ['ES2023', 'DOM', 'DOM.Iterable', 'WebWorker'],
        types: ['node'],
        rootDir: 'src',
        outDir: 'dist',
      },
      include: ['src'],
      exclude: ['src/**/*.test.ts', 'src/**/*-for-tests.ts'],
    }),
  );
  try {
    return await run(process.execPath, [tsc, '-p', config]);
  } finally {
    await rm(config, { force: true });
  }
}

const folders = await readdir(path.join(root, 'packages'), { withFileTypes: true });
const names = folders
  .filter((entry) => existsSync(path.join(root, 'packages', entry.name, 'package.json')))
  .map((entry) => entry.name);
let worst = 0;
for (const name of names) worst = Math.max(worst, await buildPackage(name));
process.exit(worst);
