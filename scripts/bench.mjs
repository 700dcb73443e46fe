/** `npm run bench [name …] [-- --flag …]`: every bench/*.ts, or those named; each prints its figures and gets the flags. */
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { installIfNeeded } from './install.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

await installIfNeeded();
const { build } = await import('esbuild');
const given = process.argv.slice(2);
const firstFlag = given.findIndex((word) => word.startsWith('--'));
const wanted = firstFlag < 0 ? given : given.slice(0, firstFlag);
const flags = firstFlag < 0 ? [] : given.slice(firstFlag);
const names = (await readdir(path.join(root, 'bench')))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => name.slice(0, -3))
  .filter((name) => wanted.length === 0 || wanted.includes(name));
if (names.length === 0) {
  console.error(`no bench named ${wanted.join(', ')}`);
  process.exit(1);
}

let worst = 0;
for (const name of names) {
  console.log(`\n== ${name}`);
  // Inside the repository, so that what stays outside the bundle is found in node_modules.
  const outfile = path.join(root, 'bench/dist', `${name}.mjs`);
  await build({
    entryPoints: [path.join(root, 'bench', `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['source'],
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'warning',
    plugins: [
      {
        name: 'npm-stays-outside',
        setup(bundle) {
          bundle.onResolve({ filter: /^[^./]/ }, ({ path: module, kind }) =>
            kind === 'entry-point' || module.startsWith('@gelombang/') ? undefined : { path: module, external: true },
          );
        },
      },
    ],
  });
  worst = Math.max(worst, await run(process.execPath, ['--enable-source-maps', outfile, ...flags]));
}
await rm(path.join(root, 'bench/dist'), { recursive: true, force: true });
process.exit(worst);
