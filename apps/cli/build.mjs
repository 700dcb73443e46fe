/**
 * Builds the command line on demand into dist/<stamp>, the stamp being of its sources.
 *
 * A finished build is never changed: it is written beside and renamed, so that first runs at the same time do not
 * harm one another, and a running command finds the parts it loads late.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(path.dirname(cli));
const dist = path.join(cli, 'dist');
const judgeChild = path.join(root, 'packages/photo-check/src/node/judge-child.ts');
const keptForMs = 3600_000; // an older build may still be running

/** The folder of an up-to-date build; without the means to build, of the newest there is. */
export async function findOrBuild() {
  const stamp = stampOf([path.join(cli, 'src'), ...packageSources(), fileURLToPath(import.meta.url)]);
  const wanted = path.join(dist, stamp);
  if (existsSync(wanted)) return wanted;
  try {
    await buildInto(wanted);
    return wanted;
  } catch (error) {
    const newest = newestBuild();
    if (newest === undefined || !cannotBuildHere(error)) throw error;
    return newest;
  }
}

/** Paths, sizes and times of every source under these folders. */
export function stampOf(places) {
  const hash = createHash('sha256');
  for (const place of places) for (const line of describe(place)) hash.update(line);
  return hash.digest('hex').slice(0, 16);
}

export function packageSources() {
  const packages = path.join(root, 'packages');
  if (!existsSync(packages)) return [];
  return readdirSync(packages).map((name) => path.join(packages, name, 'src'));
}

async function buildInto(wanted) {
  const [esbuild, { nodeBundle }] = await Promise.all([import('esbuild'), import('../../scripts/build.mjs')]);
  const unfinished = path.join(dist, `.${path.basename(wanted)}.${process.pid}`);
  await mkdir(unfinished, { recursive: true });
  try {
    await esbuild.build({
      ...nodeBundle,
      entryPoints: {
        main: path.join(cli, 'src/main.ts'),
        ...(existsSync(judgeChild) ? { 'judge-child': judgeChild } : {}),
      },
      outdir: unfinished,
    });
    await rename(unfinished, wanted);
  } catch (error) {
    // Someone else finished the same build first.
    if (!existsSync(path.join(wanted, 'main.js'))) throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  await removeOldBuilds(wanted);
}

function newestBuild() {
  const [newest] = listBuilds().sort((a, b) => b.builtAt - a.builtAt);
  return newest?.folder;
}

async function removeOldBuilds(kept) {
  const tooOld = Date.now() - keptForMs;
  for (const { folder, builtAt } of listBuilds())
    if (folder !== kept && builtAt < tooOld) await rm(folder, { recursive: true, force: true });
}

function listBuilds() {
  if (!existsSync(dist)) return [];
  return readdirSync(dist)
    .map((name) => path.join(dist, name))
    .filter((folder) => existsSync(path.join(folder, 'main.js')))
    .map((folder) => ({ folder, builtAt: statSync(folder).mtimeMs }));
}

/** Installed without development dependencies, or in a place that may only be read. */
function cannotBuildHere({ code }) {
  return ['ERR_MODULE_NOT_FOUND', 'EACCES', 'EROFS', 'EPERM'].includes(code);
}

function* describe(place) {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) {
    if (!place.endsWith('.test.ts')) yield `${path.relative(root, place)} ${stat.size} ${stat.mtimeMs}\n`;
    return;
  }
  for (const name of readdirSync(place).sort()) yield* describe(path.join(place, name));
}
