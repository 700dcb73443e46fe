/**
 * After the draw: a place given back goes to the next on the waiting list of its pool.
 *
 * The waiting list is the rest of the drawn order, so whoever knows the order knows
 * the replacement: nobody picks one. Households at their cap are passed over and
 * keep their place in line, in case one of their own gives a place back.
 */
import { hexOf } from './bytes.ts';
import type { Rules } from './documents.ts';
import type { Draw } from './draw.ts';
import {
  capAt,
  columnsOf,
  householdAt,
  regionLookup,
  type EntryColumns,
  type PackedOrColumns,
} from './entry-columns.ts';
import type { Quota } from './quota.ts';
import { getSeconds } from './time.ts';
import { SELECTED, SELECTED_IN_SECOND_WALK, WAITING, statusName } from './walk.ts';

const REVOKED = 255;
const COUNTRY = -1; // the pool of the second walk: every region's waiting list in one order

export type DrawnEntries = Readonly<{
  entries: PackedOrColumns; // in tree order
  leaves: Uint8Array;
  draw: Draw;
  quota: Quota;
  rules: Pick<Rules, 'replacementsUntil'>;
}>;

/** Moves on with every place given back. */
export type WaitingList = {
  readonly drawn: DrawnEntries;
  readonly statuses: Uint8Array; // by entry, as in the walk, or REVOKED
  readonly columns: EntryColumns;
  readonly used: Uint8Array; // places by household
  readonly lines: Map<number, { entries: Uint32Array; head: number }>; // by pool
  readonly find: (leaf: Uint8Array) => number;
  readonly late: Map<string, number>; // places of households that have late entries only, by tag
  admitted: number;
};

export type RevocationError =
  { code: 'unknown-leaf'; leaf: string } | { code: 'not-admitted'; leaf: string; found: string };

export function openWaitingList(drawn: DrawnEntries): WaitingList {
  const { leaves, draw } = drawn;
  const columns = columnsOf(drawn.entries);
  const used = new Uint8Array(columns.householdCount);
  const statuses = new Uint8Array(draw.walk.statuses);
  statuses.forEach((status, entry) => {
    if (isAdmitted(status)) used[householdAt(columns, entry)]!++;
  });
  const find = leafFinder(columns, leaves);
  return {
    drawn,
    statuses,
    columns,
    used,
    lines: new Map(),
    find,
    late: new Map(),
    admitted: draw.walk.selected,
  };
}

/** Takes a place away and says whose it is now: the next in line, or nobody's when none is left or it is too late. */
export function revokePlace(
  list: WaitingList,
  { leaf, at }: Readonly<{ leaf: Uint8Array; at: string }>,
): { ok: true; replacement: Uint8Array | null } | { ok: false; error: RevocationError } {
  const { drawn, statuses, columns, used } = list;
  const entry = list.find(leaf);
  if (entry === -1) return { ok: false, error: { code: 'unknown-leaf', leaf: hexOf(leaf) } };
  const status = statuses[entry]!;
  if (!isAdmitted(status)) {
    const found = status === REVOKED ? 'revoked' : statusName(status);
    return { ok: false, error: { code: 'not-admitted', leaf: hexOf(leaf), found } };
  }
  statuses[entry] = REVOKED;
  used[householdAt(columns, entry)]!--;
  list.admitted--;
  const { replacementsUntil } = drawn.rules;
  const isTooLate = replacementsUntil !== undefined && getSeconds(at) > getSeconds(replacementsUntil);
  const next = isTooLate ? null : findNext(list, entry, status);
  if (next === null) return { ok: true, replacement: null };
  statuses[next.entry] = next.status;
  used[householdAt(columns, next.entry)]!++;
  list.admitted++;
  return { ok: true, replacement: drawn.leaves.slice(next.entry * 32, next.entry * 32 + 32) };
}

type Next = Readonly<{ entry: number; status: number }>;

/** In the pool of the place; a regional one without anyone left goes to the country where the rules have a second walk. */
function findNext(list: WaitingList, entry: number, status: number): Next | null {
  const { columns } = list;
  const { quota } = list.drawn;
  if (quota.kind === 'national') return findInLine(list, 0, SELECTED);
  const own = status === SELECTED ? findInLine(list, regionLookup(columns)(entry), SELECTED) : null;
  return own ?? (quota.secondWalk ? findInLine(list, COUNTRY, SELECTED_IN_SECOND_WALK) : null);
}

function findInLine(list: WaitingList, pool: number, status: number): Next | null {
  const { statuses, columns, used } = list;
  const line = lineOf(list, pool);
  while (line.head < line.entries.length && statuses[line.entries[line.head]!] !== WAITING) line.head++;
  for (let i = line.head; i < line.entries.length; i++) {
    const entry = line.entries[i]!;
    const isFree = used[householdAt(columns, entry)]! < capAt(columns, entry);
    if (statuses[entry] === WAITING && isFree) return { entry, status };
  }
  return null;
}

function lineOf(list: WaitingList, pool: number) {
  let line = list.lines.get(pool);
  if (line === undefined) {
    const { draw, quota } = list.drawn;
    const regionOf = regionLookup(list.columns);
    const isEverywhere = pool === COUNTRY || quota.kind === 'national';
    const waiting = draw.order.filter(
      (entry) => list.statuses[entry] === WAITING && (isEverywhere || regionOf(entry) === pool),
    );
    list.lines.set(pool, (line = { entries: waiting, head: 0 }));
  }
  return line;
}

function isAdmitted(status: number): boolean {
  return status === SELECTED || status === SELECTED_IN_SECOND_WALK;
}

/** Finds a leaf in entries of tree order: each region's leaves ascend. */
function leafFinder(columns: EntryColumns, leaves: Uint8Array): (leaf: Uint8Array) => number {
  const size = leaves.length / 32;
  const regionOf = regionLookup(columns);
  const starts: number[] = [];
  for (let i = 0; i < size; i++) if (i === 0 || regionOf(i) !== regionOf(i - 1)) starts.push(i);
  return (leaf) => {
    for (const [r, start] of starts.entries()) {
      let low = start;
      let high = starts[r + 1] ?? size;
      while (low < high) {
        const middle = (low + high) >>> 1;
        const side = compareAt(leaves, middle, leaf);
        if (side === 0) return middle;
        if (side < 0) low = middle + 1;
        else high = middle;
      }
    }
    return -1;
  };
}

function compareAt(leaves: Uint8Array, index: number, leaf: Uint8Array): number {
  for (let i = 0; i < 32; i++) {
    const difference = leaves[index * 32 + i]! - leaf[i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
