/**
 * How many places there are, and where: nationally, or by region.
 *
 * Published as {"national": 600000} or {"3171": 4, "3204": 5}; region codes are
 * decimal without leading zeros.
 */
import { isRegionName } from './fields.ts';

export type Quota =
  | Readonly<{ kind: 'national'; places: number }>
  | Readonly<{ kind: 'regional'; regions: ReadonlyMap<number, number>; secondWalk: boolean }>;

/** The quota as the documents write it. */
export type PublishedQuota = Readonly<Record<string, number>>;
export type SecondWalkRule = 'none' | 'national';

/** Null when national and regional places are mixed: which one would count? */
export function parseQuota(quota: PublishedQuota, secondWalk: SecondWalkRule): Quota | null {
  const names = Object.keys(quota);
  const national = quota.national;
  if (national !== undefined) {
    return names.length === 1 && secondWalk === 'none' ? { kind: 'national', places: national } : null;
  }
  if (names.length === 0 || !names.every(isRegionName)) return null;
  const regions = new Map(Object.entries(quota).map(([name, places]) => [Number(name), places]));
  return { kind: 'regional', regions, secondWalk: secondWalk === 'national' };
}
