/**
 * The walk: who is selected, in the order of the tickets.
 *
 * Household at its cap → `household-cap`; no place left in the region →
 * `waiting`; else selected. If the rules say so, places a region could not fill
 * go to one national second walk over the same order. Everything is in typed
 * arrays indexed by entry: a draw of ten million holds no object per person.
 */
import { CAP_AT, ENTRY_BYTES, HOUSEHOLD_AT, regionAt } from './entry.ts';
import { indexTags } from './households.ts';
import type { Quota } from './quota.ts';

export type EntryStatus = 'selected' | 'household-cap' | 'waiting';

/** Codes in `statuses`; a place of the second walk is a selection like any other. */
export const WAITING = 0;
export const SELECTED = 1;
export const HOUSEHOLD_CAP = 2;
export const SELECTED_IN_SECOND_WALK = 3;
const STATUS_NAMES: readonly EntryStatus[] = ['waiting', 'selected', 'household-cap', 'selected'];

export function statusName(code: number): EntryStatus {
  return STATUS_NAMES[code]!;
}

export type Walk = Readonly<{
  statuses: Uint8Array; // by entry
  waitingPlaces: Uint32Array; // by entry: 1 is next; 0 is not waiting. Counted per region, or nationally under a national quota
  selected: number;
  secondWalkPlaces: number; // places left over by regions and offered nationally
  secondWalkSelected: number;
}>;

export function walk(entries: Uint8Array, order: Uint32Array, quota: Quota): Walk {
  const statuses = new Uint8Array(order.length);
  const { ids, count } = indexTags(entries, HOUSEHOLD_AT);
  const used = new Uint8Array(count);
  const poolOf = quota.kind === 'national' ? () => 0 : (entry: number) => regionAt(entries, entry);
  const left = placesByPool(quota);

  let selected = 0;
  for (const entry of order) {
    const household = ids[entry]!;
    const pool = poolOf(entry);
    if (used[household]! >= entries[entry * ENTRY_BYTES + CAP_AT]!) statuses[entry] = HOUSEHOLD_CAP;
    else if (left[pool]! > 0) {
      left[pool]!--;
      used[household]!++;
      selected++;
      statuses[entry] = SELECTED;
    }
  }
  const secondWalkPlaces =
    quota.kind === 'regional' && quota.secondWalk ? left.reduce((sum, places) => sum + places, 0) : 0;
  const secondWalkSelected = walkAgain(entries, order, { statuses, ids, used, places: secondWalkPlaces });
  const waitingPlaces = placesInLine(order, statuses, poolOf);
  return { statuses, waitingPlaces, selected: selected + secondWalkSelected, secondWalkPlaces, secondWalkSelected };
}

type SecondWalk = Readonly<{ statuses: Uint8Array; ids: Uint32Array; used: Uint8Array; places: number }>;

/** The national second walk: those still waiting, in the same order, until the places are gone. */
function walkAgain(entries: Uint8Array, order: Uint32Array, { statuses, ids, used, places }: SecondWalk): number {
  let given = 0;
  for (let rank = 0; rank < order.length && given < places; rank++) {
    const entry = order[rank]!;
    if (statuses[entry] !== WAITING) continue;
    const household = ids[entry]!;
    if (used[household]! >= entries[entry * ENTRY_BYTES + CAP_AT]!) statuses[entry] = HOUSEHOLD_CAP;
    else {
      used[household]!++;
      given++;
      statuses[entry] = SELECTED_IN_SECOND_WALK;
    }
  }
  return given;
}

function placesByPool(quota: Quota): Float64Array {
  if (quota.kind === 'national') return Float64Array.of(quota.places);
  const left = new Float64Array(0x10000);
  for (const [region, places] of quota.regions) left[region] = places;
  return left;
}

function placesInLine(order: Uint32Array, statuses: Uint8Array, poolOf: (entry: number) => number): Uint32Array {
  const next = new Uint32Array(0x10000);
  const places = new Uint32Array(order.length);
  for (const entry of order) if (statuses[entry] === WAITING) places[entry] = ++next[poolOf(entry)]!;
  return places;
}
