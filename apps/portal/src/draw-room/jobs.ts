/** The draw room's jobs: rules kept ready, lists sealed, results told. */
import type { JobHandlers } from '../platform/jobs.ts';
import type { Portal } from '../platform/portal.ts';
import { tellEveryone } from './announce-results.ts';
import { prepareAllRules } from './prepare-rules.ts';
import { sealEntries } from './seal-entries.ts';

export function drawRoomJobs(portal: Portal): JobHandlers {
  return {
    'follow-schedule': () => prepareAllRules(portal),
    'seal-gelombang': ({ gelombang }) => sealEntries(portal, gelombang),
    'announce-gelombang': ({ gelombang }) => tellEveryone(portal, gelombang),
  };
}
