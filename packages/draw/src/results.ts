/**
 * One person's result, for a page: status, rank, ticket, place in line, cut-off.
 */
import { hexOf } from './bytes.ts';
import type { Cutoffs } from './cutoffs.ts';
import type { Draw } from './draw.ts';
import { regionAt } from './entry.ts';
import type { Sealed } from './sealed.ts';
import { ticketAt } from './tickets.ts';
import { SELECTED_IN_SECOND_WALK, statusName, type EntryStatus } from './walk.ts';

export type EntryResult = Readonly<{
  leaf: string;
  region: number;
  status: EntryStatus;
  inSecondWalk: boolean; // selected on a place another region could not fill
  rank: number; // 1 is the lowest ticket of the whole draw
  ticket: string;
  waitingPlace: number | null; // 1 is next: in the region, or in the country under a national quota
  cutoff: string | null; // the last ticket selected in the person's region, or in the country under a national quota
}>;

/** Every entry's result in the order of the tickets, one at a time. */
export function* resultsOf(sealed: Sealed, draw: Draw, cutoffs: Cutoffs): Generator<EntryResult> {
  for (let rank = 1; rank <= draw.order.length; rank++) {
    yield entryResult(sealed, draw, cutoffs, draw.order[rank - 1]!, rank);
  }
}

function entryResult(sealed: Sealed, draw: Draw, cutoffs: Cutoffs, entry: number, rank: number): EntryResult {
  const region = regionAt(sealed.entries, entry);
  const status = draw.walk.statuses[entry]!;
  const isNational = cutoffs.national.places !== undefined;
  return {
    leaf: hexOf(sealed.leaves.subarray(entry * 32, entry * 32 + 32)),
    region,
    status: statusName(status),
    inSecondWalk: status === SELECTED_IN_SECOND_WALK,
    rank,
    ticket: hexOf(ticketAt(draw.seed, draw.leaves, entry)),
    waitingPlace: draw.walk.waitingPlaces[entry]! || null,
    cutoff: isNational ? cutoffs.national.cutoff : (cutoffs.regions.get(region)?.cutoff ?? null),
  };
}
