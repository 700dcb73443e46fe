/**
 * The photo check in child processes that can be killed: packages/photo-check's pool, held by the portal.
 *
 * Children start with the first photo. The built program finds judge-child.js beside itself; tests name theirs.
 */
import { createJudgePool, type JudgePool } from '@gelombang/photo-check/node';

export type Judge = Pick<JudgePool, 'judge' | 'normalise' | 'fix'> & Readonly<{ stop(): Promise<void> }>;

export type JudgeOptions = Readonly<{ workers?: number; childPath?: string }>;

export function openJudge(options: JudgeOptions = {}): Judge {
  const { judge, normalise, fix, close } = createJudgePool(options);
  return { judge, normalise, fix, stop: close };
}
