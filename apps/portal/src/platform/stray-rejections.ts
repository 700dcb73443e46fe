/**
 * A question that fails because the database went away, and whose asker waits no more: everyone who needed the answer
 * has been told by another failure of the same moment (postgres.js ends a connection's questions one by one; a
 * transaction that has already failed does not listen to its others). That must not end the program. Anything else does.
 */
import process from 'node:process';
import { isDatabaseAway } from './database.ts';
import type { Logger } from './log.ts';

/** Returns how to stop. */
export function surviveStrayRejections(log: Logger): () => void {
  const judge = (error: unknown): void => {
    if (!isDatabaseAway(error)) throw error;
    log.warn({ error }, 'the database went away under a question nobody waits for');
  };
  process.on('unhandledRejection', judge);
  return () => process.off('unhandledRejection', judge);
}
