/** The draw room's jobs: rules kept ready, lists sealed, draws counted and checked, results told. */
import type { JobHandlers } from '../platform/jobs.ts';
import type { Portal } from '../platform/portal.ts';
import { tellEveryone } from './announce-results.ts';
import { checkDraw, enqueueDailyChecks } from './check-draw.ts';
import { countDraw } from './count-draw.ts';
import { prepareAllRules } from './prepare-rules.ts';
import { resumeSealing, sealEntries } from './seal-entries.ts';

export function drawRoomJobs(portal: Portal): JobHandlers {
  return {
    'follow-schedule': async () => {
      await prepareAllRules(portal);
      await resumeSealing(portal);
    },
    sweep: () => enqueueDailyChecks(portal),
    'count-draw': ({ gelombang }) => countDraw(portal, gelombang),
    'check-draw': async ({ gelombang }) => {
      await checkDraw(portal, gelombang);
    },
    'seal-gelombang': ({ gelombang }) => sealEntries(portal, gelombang),
    'announce-gelombang': ({ gelombang }) => tellEveryone(portal, gelombang),
  };
}
