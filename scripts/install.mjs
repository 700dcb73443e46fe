/** `npm ci` when node_modules is missing or older than package-lock.json; otherwise nothing. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';

export async function installIfNeeded() {
  // npm writes this file at the end of every installation: with it, one that broke off is seen.
  const installed = path.join(root, 'node_modules/.package-lock.json');
  const lock = path.join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  if (existsSync(installed) && (await sameLock(installed, lock))) return;
  console.error('Memasang pustaka / installing libraries (npm ci) …');
  const code = await run('npm', ['ci', '--no-audit', '--no-fund'], { stdio: ['ignore', 2, 2] });
  if (code !== 0) {
    console.error('npm ci gagal / failed. Periksa jaringan, lalu coba lagi / check the network, then try again.');
    process.exit(code);
  }
}

/** A fresh checkout has new dates: what counts is whether each locked package is installed in that version. */
async function sameLock(installed, lock) {
  const { readFile } = await import('node:fs/promises');
  const have = JSON.parse(await readFile(installed, 'utf8')).packages ?? {};
  const want = JSON.parse(await readFile(lock, 'utf8')).packages ?? {};
  const wanted = Object.entries(want).filter(([name, entry]) => name !== '' && !entry.optional && !entry.link);
  return wanted.every(([name, entry]) => have[name]?.version === entry.version || !name.includes('node_modules/'));
}
