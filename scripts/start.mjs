/** `npm start`: installs what is missing, builds, and runs the portal until it is stopped. */
import path from 'node:path';
import { installIfNeeded } from './install.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

await installIfNeeded();
const { build } = await import('./build.mjs');
try {
  await build();
} catch (error) {
  // A checkout this user may not write to, built before by its owner, still runs.
  if (error.code !== 'EACCES' && error.code !== 'EROFS' && error.code !== 'EPERM') throw error;
}
const main = path.join(root, 'apps/portal/dist/main.js');
process.exit(
  await run(process.execPath, ['--enable-source-maps', main, ...process.argv.slice(2)], {
    forwardSignals: true,
    cwd: process.cwd(),
  }),
);
