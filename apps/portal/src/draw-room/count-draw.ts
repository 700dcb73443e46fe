/**
 * Counts what the pictures of a draw show: tickets by size, and winners by day of registration against chance.
 *
 * The second is what the 2012 US Diversity Visa draw failed: nine in ten of its winners had registered in the first two
 * days. Days are not in the public files, so they are counted here, once, at the draw.
 */
import { inTransaction } from '../platform/database.ts';
import type { Portal } from '../platform/portal.ts';
import { chiSquareOf, type ChiSquare } from './chi-square.ts';
import {
  countDays,
  countDrawn,
  countTickets,
  saveStatistics,
  type DayCount,
  type TicketBin,
} from './statistics-store.ts';
import { findGelombang } from '../platform/gelombang-store.ts';

export type DrawStatistics = Readonly<{
  tickets: Readonly<{ bins: readonly TicketBin[]; chiSquare: ChiSquare | null }>;
  days: Readonly<{ counts: readonly DayCount[]; chiSquare: ChiSquare | null }>;
}>;

const maxBins = 20;
/** Cochran's rule: χ² says something from five expected on. */
const minExpected = 5;

/** Job. Once: what was counted at the draw stays. */
export async function countDraw(portal: Pick<Portal, 'sql' | 'programme'>, number: number): Promise<void> {
  await inTransaction(portal.sql, async (tx) => {
    const gelombang = await findGelombang(tx, number);
    const size = await countDrawn(tx, number);
    if (gelombang === null || size === 0) return;
    const bins = binsFor(size);
    const counted = await countTickets(tx, number, bins);
    const isRegional = gelombang.quotas !== null;
    const days = await countDays(tx, number, { timeZone: portal.programme.timeZone.name, isRegional });
    await saveStatistics(tx, number, {
      tickets: judgeTickets(fillBins(counted, bins), size),
      days: { counts: days, chiSquare: judgeDays(days) },
    });
  });
}

/** Twenty, or as many as leave five people in each. */
export function binsFor(size: number): number {
  return Math.max(1, Math.min(maxBins, Math.floor(size / minExpected)));
}

function fillBins(counted: readonly TicketBin[], bins: number): TicketBin[] {
  const byBin = new Map(counted.map((row) => [row.bin, row]));
  return Array.from({ length: bins }, (_, bin) => byBin.get(bin) ?? { bin, entries: 0, selected: 0 });
}

function judgeTickets(bins: readonly TicketBin[], size: number): DrawStatistics['tickets'] {
  const counts = bins.map(({ entries }) => ({ observed: entries, expected: size / bins.length }));
  return { bins, chiSquare: bins.length < 2 ? null : chiSquareOf(counts, bins.length - 1) };
}

/**
 * Winners and others of each day. Neighbouring days are put together until five of each are expected. Quotas and the
 * household cap make the true spread a little narrower: the test errs to the side of finding nothing strange.
 */
export function judgeDays(days: readonly DayCount[]): ChiSquare | null {
  const groups = groupDays(days);
  if (groups.length < 2) return null;
  const counts = groups.flatMap(({ entries, selected, expected }) => [
    { observed: selected, expected },
    { observed: entries - selected, expected: entries - expected },
  ]);
  return chiSquareOf(counts, groups.length - 1);
}

type Group = Omit<DayCount, 'day'>;

function groupDays(days: readonly DayCount[]): readonly Group[] {
  const groups: Group[] = [];
  for (const day of days) {
    const last = groups.at(-1);
    if (last !== undefined && !isEnough(last)) groups[groups.length - 1] = together(last, day);
    else groups.push(day);
  }
  const rest = groups.at(-1);
  if (groups.length > 1 && rest !== undefined && !isEnough(rest)) {
    groups.pop();
    groups.push(together(groups.pop()!, rest));
  }
  return groups.every(isEnough) ? groups : [];
}

function isEnough({ entries, expected }: Group): boolean {
  return expected >= minExpected && entries - expected >= minExpected;
}

function together(a: Group, b: Group): Group {
  return {
    entries: a.entries + b.entries,
    selected: a.selected + b.selected,
    expected: a.expected + b.expected,
  };
}
