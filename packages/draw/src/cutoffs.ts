/**
 * The cut-offs: the last ticket that was still selected, per region or nationally.
 *
 * A person's own ticket at or below the cut-off and not selected means the
 * household was at its cap; above it, the places were gone.
 */
import { hexOf } from './bytes.ts';
import { canonicalBytes, type JsonObject } from './canonical-json.ts';
import type { Draw } from './draw.ts';
import { regionLookup, type PackedOrColumns } from './entry-columns.ts';
import type { Quota } from './quota.ts';
import { ticketAt } from './tickets.ts';
import { HOUSEHOLD_CAP, SELECTED, SELECTED_IN_SECOND_WALK, WAITING } from './walk.ts';

export type Tally = Readonly<{
  entries: number;
  places?: number; // absent for a region under a national quota
  selected: number;
  householdCap: number;
  waiting: number;
  cutoff: string | null; // ticket, hexadecimal; null when nobody was selected
}>;

export type Cutoffs = Readonly<{
  national: Tally;
  regions: ReadonlyMap<number, Tally>;
  secondWalk: Readonly<{ places: number; selected: number; cutoff: string | null }> | null;
}>;

type Counter = { entries: number; selected: number; householdCap: number; waiting: number; last: number };

export function cutoffsOf(entries: PackedOrColumns, draw: Draw, quota: Quota): Cutoffs {
  const regionOf = regionLookup(entries);
  const regions = new Map<number, Counter>();
  const national = newCounter();
  if (quota.kind === 'regional') for (const region of quota.regions.keys()) regions.set(region, newCounter());
  let lastOfSecondWalk = -1;
  for (let rank = 0; rank < draw.order.length; rank++) {
    const entry = draw.order[rank]!;
    const region = regionOf(entry);
    let counter = regions.get(region);
    if (counter === undefined) regions.set(region, (counter = newCounter()));
    const status = draw.walk.statuses[entry]!;
    count(counter, status, entry);
    count(national, status, entry);
    if (status === SELECTED_IN_SECOND_WALK) lastOfSecondWalk = entry;
  }
  const tally = (counter: Counter, places: number | undefined): Tally => ({
    entries: counter.entries,
    ...(places === undefined ? {} : { places }),
    selected: counter.selected,
    householdCap: counter.householdCap,
    waiting: counter.waiting,
    cutoff: ticketText(draw, counter.last),
  });
  const placesOf = (region: number) => (quota.kind === 'regional' ? (quota.regions.get(region) ?? 0) : undefined);
  const ascending = [...regions].sort(([a], [b]) => a - b);
  return {
    national: tally(national, quota.kind === 'national' ? quota.places : undefined),
    regions: new Map(ascending.map(([region, counter]) => [region, tally(counter, placesOf(region))])),
    secondWalk:
      quota.kind === 'regional' && quota.secondWalk
        ? {
            places: draw.walk.secondWalkPlaces,
            selected: draw.walk.secondWalkSelected,
            cutoff: ticketText(draw, lastOfSecondWalk),
          }
        : null,
  };
}

/** The bytes of cutoffs.json. */
export function cutoffsBytes({ national, regions, secondWalk }: Cutoffs): Uint8Array {
  const byName: JsonObject = Object.fromEntries([...regions].map(([region, tally]) => [String(region), tally]));
  return canonicalBytes({ alg: 'undi/v1', national, regions: byName, secondWalk });
}

function newCounter(): Counter {
  return { entries: 0, selected: 0, householdCap: 0, waiting: 0, last: -1 };
}

function count(counter: Counter, status: number, entry: number): void {
  counter.entries++;
  if (status === WAITING) counter.waiting++;
  else if (status === HOUSEHOLD_CAP) counter.householdCap++;
  else counter.selected++;
  // A region's cut-off is that of its own places; those of the second walk have their own.
  if (status === SELECTED) counter.last = entry;
}

function ticketText(draw: Draw, entry: number): string | null {
  return entry === -1 ? null : hexOf(ticketAt(draw.seed, draw.leaves, entry));
}
