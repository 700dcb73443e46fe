/** Builds the portal when a source is newer than its build, as `npm start` does every time. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { packageSources } from './build.mjs';

export async function buildPortalIfChanged(root) {
  const portal = path.join(root, 'apps/portal');
  const built = statSync(path.join(portal, 'dist/main.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = [...['src', 'browser', 'assets'].map((name) => path.join(portal, name)), ...packageSources()];
  if (built > 0 && sources.every((folder) => newestOf(folder) <= built)) return;
  const { build } = await import('../../scripts/build.mjs');
  try {
    await build();
  } catch (error) {
    // A checkout this user may not write to, or without esbuild, built before: it still runs.
    if (built === 0 || !['EACCES', 'EROFS', 'EPERM', 'ERR_MODULE_NOT_FOUND'].includes(error.code)) throw error;
  }
}

function newestOf(place) {
  if (!existsSync(place)) return 0;
  const stat = statSync(place);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(place).map((name) => newestOf(path.join(place, name))));
}
