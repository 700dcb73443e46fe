/** What the sweeper takes away: sessions, flows and counters whose time is over. */
import { deleteOldAttempts } from '../platform/attempt-limit.ts';
import type { JobHandlers } from '../platform/jobs.ts';
import type { Portal } from '../platform/portal.ts';
import { deleteOldSessions } from './account-store.ts';
import { deleteOldFlows } from './flow-store.ts';

export function accountJobs({ sql }: Pick<Portal, 'sql'>): JobHandlers {
  return {
    async sweep() {
      await deleteOldSessions(sql);
      await deleteOldFlows(sql);
      await deleteOldAttempts(sql);
    },
  };
}
