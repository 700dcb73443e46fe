/** What registration/ does in the background: forms nobody came back for within a day are swept away. */
import type { JobHandlers } from '../platform/jobs.ts';
import type { Portal } from '../platform/portal.ts';
import { sweepHeldForms } from './store.ts';

export function registrationJobs({ sql }: Pick<Portal, 'sql'>): JobHandlers {
  return { sweep: () => sweepHeldForms(sql) };
}
