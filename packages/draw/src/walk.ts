/**
 * The walk: who is selected, in the order of the tickets.
 *
 * Household at its cap → `household-cap`; no place left in the region →
 * `waiting`; else selected. If the rules say so, places a region could not fill
 * go to one national second walk over the same order. Everything is in typed
 * arrays indexed by entry: a draw of ten million holds no object per person.
 */
import { columnsOf, type EntryColumns } from './entry-columns.ts';
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

/** Walks once over packed entries or their columns, in the order of the tickets. */
export function walk(entries: Uint8Array | EntryColumns, order: Uint32Array, quota: Quota): Walk {
  const columns = columnsOf(entries);
  const { households, regions, caps } = columns;
  const statuses = new Uint8Array(order.length);
  const used = new Uint8Array(columns.householdCount);
  const isNational = quota.kind === 'national';
  const left = placesByPool(quota);

  let selected = 0;
  for (let rank = 0; rank < order.length; rank++) {
    const entry = order[rank]!;
    const household = households[entry]!;
    const pool = isNational ? 0 : regions[entry]!;
    if (used[household]! >= caps[entry]!) statuses[entry] = HOUSEHOLD_CAP;
    else if (left[pool]! > 0) {
      left[pool]!--;
      used[household]!++;
      selected++;
      statuses[entry] = SELECTED;
    }
  }
  const secondWalkPlaces =
    quota.kind === 'regional' && quota.secondWalk ? left.reduce((sum, places) => sum + places, 0) : 0;
  const secondWalkSelected = walkAgain(columns, order, { statuses, used, places: secondWalkPlaces });
  const waitingPlaces = placesInLine(order, statuses, isNational ? null : regions);
  return { statuses, waitingPlaces, selected: selected + secondWalkSelected, secondWalkPlaces, secondWalkSelected };
}

type SecondWalk = Readonly<{ statuses: Uint8Array; used: Uint8Array; places: number }>;

/** The national second walk: those still waiting, in the same order, until the places are gone. */
function walkAgain(columns: EntryColumns, order: Uint32Array, { statuses, used, places }: SecondWalk): number {
  const { households, caps } = columns;
  let given = 0;
  for (let rank = 0; rank < order.length && given < places; rank++) {
    const entry = order[rank]!;
    if (statuses[entry] !== WAITING) continue;
    const household = households[entry]!;
    if (used[household]! >= caps[entry]!) statuses[entry] = HOUSEHOLD_CAP;
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

/** Counted per region, or in one line when `regions` is null. */
function placesInLine(order: Uint32Array, statuses: Uint8Array, regions: Uint16Array | null): Uint32Array {
  const next = new Uint32Array(0x10000);
  const places = new Uint32Array(order.length);
  for (let rank = 0; rank < order.length; rank++) {
    const entry = order[rank]!;
    if (statuses[entry] === WAITING) places[entry] = ++next[regions === null ? 0 : regions[entry]!]!;
  }
  return places;
}
