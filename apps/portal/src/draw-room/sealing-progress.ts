/** What an operator reads of a sealing under way: how many of how many, and about how long it still takes. */
import type { SealingProgress } from './sealing-store.ts';

export type SealingView = Readonly<{
  done: number;
  people: number;
  /** Null until there is a rate to tell it from. */
  minutesLeft: number | null;
  /** Nobody has worked on it for a while: it is taken up again by itself. */
  isStalled: boolean;
}>;

const stalledAfterMs = 20_000;

export function viewSealing(progress: SealingProgress, now: Date): SealingView {
  const { people, done, doneBeforeRun, runBeganAt, changedAt } = progress;
  const doneInRun = done - doneBeforeRun;
  const spentMs = changedAt.getTime() - runBeganAt.getTime();
  const leftMs = doneInRun > 0 ? ((people - done) * spentMs) / doneInRun : null;
  return {
    done,
    people,
    minutesLeft: leftMs === null ? null : Math.ceil(leftMs / 60_000),
    isStalled: done < people && now.getTime() - changedAt.getTime() > stalledAfterMs,
  };
}
