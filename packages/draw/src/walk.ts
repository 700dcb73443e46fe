/**
 * The walk: who is selected, in the order of the tickets.
 *
 * Household at its cap → `household-cap`; no place left in the region →
 * `waiting`; else selected. If the rules say so, places a region could not fill
 * go to one national second walk over the same order. Everything is in typed
 * arrays indexed by entry: a draw of ten million holds no object per person.
 */
import { columnsOf, regionLookup, type EntryColumns, type PackedOrColumns } from './entry-columns.ts';
import type { Quota } from './quota.ts';

export type EntryStatus = 'selected' | 'household-cap' | 'waiting';

/** Codes in `statuses`; a place of the second walk is a selection like any other. */
export const WAITING = 0;
export const SELECTED = 1;
export const HOUSEHOLD_CAP = 2;
export const SELECTED_IN_SECOND_WALK = 3;
const STATUS_NAMES: readonly EntryStatus[] = ['waiting', 'selected', 'household-cap', 'selected'];

const BLOCK_RANKS = 512;

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

/** Walks over packed entries or their columns, in the order of the tickets. */
export function walk(entries: PackedOrColumns, order: Uint32Array, quota: Quota): Walk {
  const columns = columnsOf(entries);
  const { rows } = columns;
  const statuses = new Uint8Array(order.length);
  const used = new Uint8Array(columns.householdCount);
  const isNational = quota.kind === 'national';
  const left = placesByPool(quota);

  let selected = 0;
  const block = new Uint32Array(BLOCK_RANKS * 2);
  for (let from = 0; from < order.length; from += BLOCK_RANKS) {
    const to = Math.min(from + BLOCK_RANKS, order.length);
    gather(rows, order, from, to, block);
    for (let rank = from, at = 0; rank < to; rank++, at += 2) {
      const household = block[at]!;
      const traits = block[at + 1]!;
      const pool = isNational ? 0 : traits >>> 8;
      if (used[household]! >= (traits & 0xff)) statuses[order[rank]!] = HOUSEHOLD_CAP;
      else if (left[pool]! > 0) {
        left[pool]!--;
        used[household]!++;
        selected++;
        statuses[order[rank]!] = SELECTED;
      }
    }
  }
  const secondWalkPlaces =
    quota.kind === 'regional' && quota.secondWalk ? left.reduce((sum, places) => sum + places, 0) : 0;
  const secondWalkSelected = walkAgain(columns, order, { statuses, used, places: secondWalkPlaces });
  let waitingPlaces: Uint32Array | undefined;
  return {
    statuses,
    selected: selected + secondWalkSelected,
    secondWalkPlaces,
    secondWalkSelected,
    // Only a page needs it: a verifier of ten million spares the time and 40 MB.
    get waitingPlaces() {
      return (waitingPlaces ??= placesInLine(order, statuses, isNational ? () => 0 : regionLookup(columns)));
    },
  };
}

/** The rows of a block of ranks: reads that wait for no decision run side by side, and every one of them misses the cache. */
function gather(rows: Uint32Array, order: Uint32Array, from: number, to: number, block: Uint32Array): void {
  for (let rank = from, at = 0; rank < to; rank++, at += 2) {
    const row = order[rank]! * 2;
    block[at] = rows[row]!;
    block[at + 1] = rows[row + 1]!;
  }
}

type SecondWalk = Readonly<{ statuses: Uint8Array; used: Uint8Array; places: number }>;

/** The national second walk: those still waiting, in the same order, until the places are gone. */
function walkAgain({ rows }: EntryColumns, order: Uint32Array, { statuses, used, places }: SecondWalk): number {
  let given = 0;
  for (let rank = 0; rank < order.length && given < places; rank++) {
    const entry = order[rank]!;
    if (statuses[entry] !== WAITING) continue;
    const household = rows[entry * 2]!;
    if (used[household]! >= (rows[entry * 2 + 1]! & 0xff)) statuses[entry] = HOUSEHOLD_CAP;
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
  for (let rank = 0; rank < order.length; rank++) {
    const entry = order[rank]!;
    if (statuses[entry] === WAITING) places[entry] = ++next[poolOf(entry)]!;
  }
  return places;
}
