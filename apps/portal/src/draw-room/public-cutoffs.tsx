/** Places and cut-off tickets: the country, each region, and what was left over. */
import { findRegion } from '@gelombang/rules';
import type { Tally } from '@gelombang/draw';
import { formatCount, formatPercent } from '../messages/dates.ts';
import type { View } from '../platform/context.ts';
import { Table } from '../ui/table.tsx';
import { shareOf, type PublishedCutoffs } from './published-documents.ts';

type CutoffsProps = Readonly<{ view: View; cutoffs: PublishedCutoffs }>;

export function CutoffTables({ view, cutoffs }: CutoffsProps) {
  const words = view.words.drawRoom.pictures;
  const count = (value: number) => formatCount(value, view.language);
  const { national, secondWalk } = cutoffs;
  const regions = Object.entries(cutoffs.regions);
  const main = [
    rowOf(view, words.cutoffs.national, national),
    ...(secondWalk === null
      ? []
      : [
          [
            words.cutoffs.secondWalk,
            words.cutoffs.none,
            count(secondWalk.places),
            count(secondWalk.selected),
            words.cutoffs.none,
            words.cutoffs.none,
            cutoffText(view, secondWalk.cutoff),
          ],
        ]),
  ];
  return (
    <>
      <h2>{words.cutoffs.heading}</h2>
      <p>{words.cutoffs.lead}</p>
      <CutoffTable view={view} caption={words.cutoffs.heading} rows={main} dense={false} />
      <details>
        <summary>{words.cutoffs.byRegion(count(regions.length))}</summary>
        <CutoffTable
          view={view}
          caption={words.cutoffs.byRegion(count(regions.length))}
          rows={regions.map(([code, tally]) => rowOf(view, regionName(code), tally))}
          dense
        />
      </details>
      <p>{words.waitingList(count(national.waiting))}</p>
    </>
  );
}

/** A kabupaten's or kota's name by its code as the files write it, without leading zeros. */
export function regionName(code: string): string {
  const padded = code.padStart(4, '0');
  return findRegion(padded, { allowSpecimenRegion: true })?.kabupatenKota?.name ?? padded;
}

type CutoffTableProps = Readonly<{
  view: View;
  caption: string;
  rows: readonly (readonly string[])[];
  /** Hundreds of regions: small lines that scroll sideways on a phone, instead of hundreds of cards. */
  dense: boolean;
}>;

function CutoffTable({ view, caption, rows, dense }: CutoffTableProps) {
  const { region, entries, places, selected, cap, waiting, cutoff } = view.words.drawRoom.pictures.cutoffs.columns;
  const columns = [region, entries, places, selected, cap, waiting, cutoff];
  return (
    <Table caption={caption} captionHidden columns={columns} rows={rows} numeric={[1, 2, 3, 4, 5, 6]} dense={dense} />
  );
}

function rowOf(view: View, name: string, tally: Tally): readonly string[] {
  const count = (value: number) => formatCount(value, view.language);
  const { entries, places, selected, householdCap, waiting, cutoff } = tally;
  return [
    name,
    count(entries),
    places === undefined ? view.words.drawRoom.pictures.cutoffs.none : count(places),
    count(selected),
    count(householdCap),
    count(waiting),
    cutoffText(view, cutoff),
  ];
}

/** How far up the line of all possible tickets; the digits are in cutoffs.json. */
function cutoffText(view: View, cutoff: string | null): string {
  return cutoff === null ? view.words.drawRoom.pictures.cutoffs.none : formatPercent(shareOf(cutoff), view.language);
}
