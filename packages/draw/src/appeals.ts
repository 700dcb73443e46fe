/**
 * Late appeals: someone who joined in time, as the log proves, and is missing among the entries.
 *
 * The ticket of a late entry follows from the seed like any other, and nobody
 * else's changes: the place it would have won is given in addition, and the
 * ticket, not a person, says whether there is one.
 */
import { base64Of } from './base64.ts';
import { areSameBytes, bytesOf, hexOf } from './bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import { ENTRY_BYTES, HOUSEHOLD_AT, encodeEntry, leafOf, regionAt, type Entry } from './entry.ts';
import { ticketsOf } from './tickets.ts';
import { SELECTED, SELECTED_IN_SECOND_WALK } from './walk.ts';
import type { DrawnEntries, WaitingList } from './waiting-list.ts';

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

/** What the draw gives a late entry; a place is counted among the admitted and for the household. */
export function admitLate(list: WaitingList, entry: Entry): AppealStatus {
  const household = householdOf(list.drawn.entries, list.households, entry.household);
  const name = hexOf(entry.household);
  const used = (household === -1 ? 0 : list.used[household]!) + (list.late.get(name) ?? 0);
  if (used >= entry.cap) return 'household-cap';
  if (!wouldHaveWon(list.drawn, entry)) return 'not-selected';
  if (household === -1) list.late.set(name, used + 1);
  else list.used[household]!++;
  list.admitted++;
  return 'selected';
}

type Walked = { places: number; given: number; last: number }; // the last entry that was given a place

/** At or below the last ticket selected, or places were left: in the pool, then in the second walk. */
function wouldHaveWon({ entries, draw, quota }: DrawnEntries, entry: Entry): boolean {
  const ticket = ticketsOf(draw.seed, leafOf(entry));
  const isInPool = (other: number) => quota.kind === 'national' || regionAt(entries, other) === entry.region;
  const places = quota.kind === 'national' ? quota.places : (quota.regions.get(entry.region) ?? 0);
  const first: Walked = { places, given: 0, last: -1 };
  const second: Walked = { places: draw.walk.secondWalkPlaces, given: 0, last: -1 };
  for (const other of draw.order) {
    const status = draw.walk.statuses[other]!;
    if (status === SELECTED && isInPool(other)) count(first, other);
    else if (status === SELECTED_IN_SECOND_WALK) count(second, other);
  }
  const fits = ({ places: offered, given, last }: Walked) =>
    given < offered || (last !== -1 && isBelow(ticket, draw.tickets, last));
  return fits(first) || fits(second);
}

function count(walked: Walked, entry: number): void {
  walked.given++;
  walked.last = entry;
}

function isBelow(ticket: Uint8Array, tickets: Uint8Array, entry: number): boolean {
  for (let i = 0; i < 32; i++) {
    const difference = ticket[i]! - tickets[entry * 32 + i]!;
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** The number of this household in the draw, or -1. */
function householdOf(entries: Uint8Array, households: Uint32Array, tag: Uint8Array): number {
  for (let i = 0; i < households.length; i++) {
    const at = i * ENTRY_BYTES + HOUSEHOLD_AT;
    if (entries[at] === tag[0] && areSameBytes(entries.subarray(at, at + 16), tag)) return households[i]!;
  }
  return -1;
}
