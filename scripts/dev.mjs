/** `npm run dev`: builds, runs, and does both again whenever a source changes. */
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import path from 'node:path';
import { installIfNeeded } from './install.mjs';
import { root } from './root.mjs';

await installIfNeeded();
const { build } = await import('./build.mjs');
const main = path.join(root, 'apps/portal/dist/main.js');
const watched = [
  'apps/portal/src',
  'apps/portal/browser',
  'apps/portal/assets',
  'apps/portal/migrations',
  'packages',
  'programmes',
];

let child;
let queue = Promise.resolve();
let timer;

function restart() {
  queue = queue.then(async () => {
    try {
      await build();
    } catch {
      console.error('build failed; the running portal stays');
      return;
    }
    await stop();
    child = spawn(process.execPath, ['--enable-source-maps', main], {
      stdio: 'inherit',
      env: { NODE_ENV: 'development', ...process.env },
    });
  });
}

async function stop() {
  if (!child || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

for (const folder of watched) {
  watch(path.join(root, folder), { recursive: true }, (_event, file) => {
    if (!file || /(^|[/\\])(dist|node_modules)[/\\]|\.test\.tsx?$|~$/.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(restart, 150);
  });
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await queue;
    await stop();
    process.exit(0);
  });
}
restart();
