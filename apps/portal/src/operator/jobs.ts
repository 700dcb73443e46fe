/** What the sweeper takes away: operators' sessions and links whose time is over. */
import type { JobHandlers } from '../platform/jobs.ts';
import type { Portal } from '../platform/portal.ts';
import { deleteOldOperatorRows } from './operator-store.ts';

export function operatorJobs({ sql }: Pick<Portal, 'sql'>): JobHandlers {
  return { sweep: () => deleteOldOperatorRows(sql) };
}
