/**
 * Late appeals: someone who joined in time, as the log proves, and is missing among the entries.
 *
 * The ticket of a late entry follows from the seed like any other, and nobody
 * else's changes: the place it would have won is given in addition, and the
 * ticket, not a person, says whether there is one.
 */
import { base64Of } from './base64.ts';
import { bytesOf, hexOf } from './bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import { encodeEntry, leafOf, type Entry } from './entry.ts';
import { householdAt, regionLookup } from './entry-columns.ts';
import type { Relatives } from './late-relatives.ts';
import { ticketAt, ticketsOf } from './tickets.ts';
import { SELECTED, SELECTED_IN_SECOND_WALK } from './walk.ts';
import type { WaitingList } from './waiting-list.ts';

export const APPEALS_FILE = 'appeals.jsonl';

export type AppealStatus = 'selected' | 'household-cap' | 'not-selected';

export type Appeal = Readonly<{
  at: string; // UTC to the second: when it was decided
  entry: Entry; // what would have been sealed
  receipt: string; // the .tlog-proof of the registration
  status: AppealStatus;
}>;

export function appealLine({ at, entry, receipt, status }: Appeal): string {
  const line = { at, entry: hexOf(encodeEntry(entry)), receipt: base64Of(bytesOf(receipt)), status };
  return `${canonicalJson(line)}\n`;
}

export function appealsBytes(appeals: readonly Appeal[]): Uint8Array {
  return bytesOf(appeals.map(appealLine).join(''));
}

/**
 * What the draw gives a late entry; a place is counted among the admitted and for the household.
 *
 * `relatives` are those of this entry, or of several late ones, in the draw: `findRelatives`.
 */
export function admitLate(list: WaitingList, entry: Entry, relatives: Relatives): AppealStatus {
  const name = hexOf(entry.household);
  const relative = relatives.households.get(name);
  const household = relative === undefined ? -1 : householdAt(list.columns, relative);
  const used = (household === -1 ? 0 : list.used[household]!) + (list.late.get(name) ?? 0);
  if (used >= entry.cap) return 'household-cap';
  if (!wouldHaveWon(list, entry)) return 'not-selected';
  if (household === -1) list.late.set(name, used + 1);
  else list.used[household]!++;
  list.admitted++;
  return 'selected';
}

type Walked = { places: number; given: number; last: number }; // the last entry that was given a place

/** At or below the last ticket selected, or places were left: in the pool, then in the second walk. */
function wouldHaveWon({ drawn, columns }: WaitingList, entry: Entry): boolean {
  const { draw, quota } = drawn;
  const regionOf = regionLookup(columns);
  const ticket = ticketsOf(draw.seed, leafOf(entry));
  const isInPool = (other: number) => quota.kind === 'national' || regionOf(other) === entry.region;
  const places = quota.kind === 'national' ? quota.places : (quota.regions.get(entry.region) ?? 0);
  const first: Walked = { places, given: 0, last: -1 };
  const second: Walked = { places: draw.walk.secondWalkPlaces, given: 0, last: -1 };
  for (const other of draw.order) {
    const status = draw.walk.statuses[other]!;
    if (status === SELECTED && isInPool(other)) count(first, other);
    else if (status === SELECTED_IN_SECOND_WALK) count(second, other);
  }
  const fits = ({ places: offered, given, last }: Walked) =>
    given < offered || (last !== -1 && isBelow(ticket, ticketAt(draw.seed, draw.leaves, last)));
  return fits(first) || fits(second);
}

function count(walked: Walked, entry: number): void {
  walked.given++;
  walked.last = entry;
}

function isBelow(ticket: Uint8Array, limit: Uint8Array): boolean {
  for (let i = 0; i < 32; i++) {
    const difference = ticket[i]! - limit[i]!;
    if (difference !== 0) return difference < 0;
  }
  return false;
}
