/** The photo check on a server: decoding by sharp, in children that can be killed. */
export { createJudgePool, JudgePoolFull, type JudgePool, type JudgePoolOptions } from './node/judge-pool.ts';
export type { PhotoSource } from './node/judge-messages.ts';
export {
  fixPhoto,
  judgePhoto,
  KEPT_SIDE_PX,
  normalisePhoto,
  type CleanOutcome,
  type CleanPhoto,
} from './node/photo-tasks.ts';
export { decodePicture } from './node/decode.ts';
