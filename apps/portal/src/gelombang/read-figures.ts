/** What an operator sees of a gelombang: who joined when and where, and how the photos fare. Counted anew on each look. */
import type { Portal } from '../platform/portal.ts';
import {
  countJoined,
  countWithdrawn,
  getLifeTimes,
  listJoinedByDay,
  listJoinedByRegion,
  listPhotosByState,
  listRefusalsByFinding,
  type Counted,
  type LifeTimes,
} from './store.ts';

export type OperatorFigures = Readonly<{
  joined: number;
  withdrawn: number;
  byDay: readonly Counted[];
  byRegion: readonly Counted[];
  photos: readonly Counted[];
  refusals: readonly Counted[];
  times: LifeTimes;
}>;

export async function readFigures(
  { sql, programme }: Pick<Portal, 'sql' | 'programme'>,
  gelombang: number,
): Promise<OperatorFigures> {
  const [joined, withdrawn, byDay, byRegion, photos, refusals, times] = await Promise.all([
    countJoined(sql, gelombang),
    countWithdrawn(sql, gelombang),
    listJoinedByDay(sql, gelombang, programme.timeZone.name),
    listJoinedByRegion(sql, gelombang),
    listPhotosByState(sql),
    listRefusalsByFinding(sql),
    getLifeTimes(sql, gelombang),
  ]);
  return { joined, withdrawn, byDay, byRegion, photos, refusals, times };
}
