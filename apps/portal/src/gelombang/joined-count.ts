/**
 * How many have joined, cheap under load: counted at most once in a few seconds by this process, whoever asks.
 *
 * The figure may lag by that much; it is for information, never for a decision.
 */
import type { Sql } from '../platform/database.ts';
import { countJoined } from './store.ts';

export type JoinedCounter = (gelombang: number) => Promise<number>;

const keepMilliseconds = 5000;

export function makeJoinedCounter(sql: Sql, now: () => number = () => performance.now()): JoinedCounter {
  const kept = new Map<number, { countedAt: number; count: Promise<number> }>();
  return (gelombang) => {
    const known = kept.get(gelombang);
    if (known && now() - known.countedAt < keepMilliseconds) return known.count;
    const count = countJoined(sql, gelombang);
    kept.set(gelombang, { countedAt: now(), count });
    // A count that failed is not kept: the next one asks again.
    count.catch(() => kept.delete(gelombang));
    return count;
  };
}
