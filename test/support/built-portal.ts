/** Journeys run against the program as it is served: built once before they begin. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { repositoryFolder } from '../../apps/portal/src/platform/config.ts';

export default function setup(): void {
  const script = path.join(repositoryFolder, 'scripts/build.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the portal does not build:\n${stderr}`);
}
