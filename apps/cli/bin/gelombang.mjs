#!/usr/bin/env node
/**
 * The `gelombang` command of a checkout: builds what its sources have changed since the last time, then runs it.
 * `serve` and `admin` are the portal's program, the one `npm start` runs.
 */
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [first] = process.argv.slice(2);
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 2)); // `… | head` has read enough

try {
  if (first === 'serve' || first === 'admin') await runPortal();
  else process.exitCode = await runCommand();
} catch (error) {
  console.error(`gelombang: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}

async function runCommand() {
  const { findOrBuild } = await import('../build.mjs');
  const { runMain } = await import(pathToFileURL(path.join(await findOrBuild(), 'main.js')).href);
  const write = (stream) => (line) => void stream.write(`${line}\n`);
  return runMain(process.argv.slice(2), { stdout: write(process.stdout), stderr: write(process.stderr) });
}

/** Its program reads the same arguments, takes the signals, and ends the process. */
async function runPortal() {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const { buildPortalIfChanged } = await import('../build-portal.mjs');
  await buildPortalIfChanged(root);
  await import(pathToFileURL(path.join(root, 'apps/portal/dist/main.js')).href);
}
