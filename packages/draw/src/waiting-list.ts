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
import { CAP_AT, ENTRY_BYTES, HOUSEHOLD_AT, regionAt } from './entry.ts';
import { indexTags } from './households.ts';
import type { Quota } from './quota.ts';
import { getSeconds } from './time.ts';
import { SELECTED, SELECTED_IN_SECOND_WALK, WAITING, statusName } from './walk.ts';

const REVOKED = 255;
const COUNTRY = -1; // the pool of the second walk: every region's waiting list in one order

export type DrawnEntries = Readonly<{
  entries: Uint8Array; // 68 bytes each, in tree order
  leaves: Uint8Array;
  draw: Draw;
  quota: Quota;
  rules: Pick<Rules, 'replacementsUntil'>;
}>;

/** Moves on with every place given back. */
export type WaitingList = {
  readonly drawn: DrawnEntries;
  readonly statuses: Uint8Array; // by entry, as in the walk, or REVOKED
  readonly households: Uint32Array; // by entry
  readonly used: Uint8Array; // places by household
  readonly lines: Map<number, { entries: Uint32Array; head: number }>; // by pool
  readonly find: (leaf: Uint8Array) => number;
  readonly late: Map<string, number>; // places of households that have late entries only, by tag
  admitted: number;
};

export type RevocationError =
  { code: 'unknown-leaf'; leaf: string } | { code: 'not-admitted'; leaf: string; found: string };

export function openWaitingList(drawn: DrawnEntries): WaitingList {
  const { entries, leaves, draw } = drawn;
  const { ids, count } = indexTags(entries, HOUSEHOLD_AT);
  const used = new Uint8Array(count);
  const statuses = new Uint8Array(draw.walk.statuses);
  statuses.forEach((status, entry) => {
    if (isAdmitted(status)) used[ids[entry]!]!++;
  });
  const find = leafFinder(entries, leaves);
  return {
    drawn,
    statuses,
    households: ids,
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
  const { drawn, statuses, households, used } = list;
  const entry = list.find(leaf);
  if (entry === -1) return { ok: false, error: { code: 'unknown-leaf', leaf: hexOf(leaf) } };
  const status = statuses[entry]!;
  if (!isAdmitted(status)) {
    const found = status === REVOKED ? 'revoked' : statusName(status);
    return { ok: false, error: { code: 'not-admitted', leaf: hexOf(leaf), found } };
  }
  statuses[entry] = REVOKED;
  used[households[entry]!]!--;
  list.admitted--;
  const { replacementsUntil } = drawn.rules;
  const isTooLate = replacementsUntil !== undefined && getSeconds(at) > getSeconds(replacementsUntil);
  const next = isTooLate ? null : findNext(list, entry, status);
  if (next === null) return { ok: true, replacement: null };
  statuses[next.entry] = next.status;
  used[households[next.entry]!]!++;
  list.admitted++;
  return { ok: true, replacement: drawn.leaves.slice(next.entry * 32, next.entry * 32 + 32) };
}

type Next = Readonly<{ entry: number; status: number }>;

/** In the pool of the place; a regional one without anyone left goes to the country where the rules have a second walk. */
function findNext(list: WaitingList, entry: number, status: number): Next | null {
  const { entries, quota } = list.drawn;
  if (quota.kind === 'national') return findInLine(list, 0, SELECTED);
  const own = status === SELECTED ? findInLine(list, regionAt(entries, entry), SELECTED) : null;
  return own ?? (quota.secondWalk ? findInLine(list, COUNTRY, SELECTED_IN_SECOND_WALK) : null);
}

function findInLine(list: WaitingList, pool: number, status: number): Next | null {
  const { drawn, statuses, households, used } = list;
  const line = lineOf(list, pool);
  while (line.head < line.entries.length && statuses[line.entries[line.head]!] !== WAITING) line.head++;
  for (let i = line.head; i < line.entries.length; i++) {
    const entry = line.entries[i]!;
    const cap = drawn.entries[entry * ENTRY_BYTES + CAP_AT]!;
    if (statuses[entry] === WAITING && used[households[entry]!]! < cap) return { entry, status };
  }
  return null;
}

function lineOf(list: WaitingList, pool: number) {
  let line = list.lines.get(pool);
  if (line === undefined) {
    const { entries, draw, quota } = list.drawn;
    const isEverywhere = pool === COUNTRY || quota.kind === 'national';
    const waiting = draw.order.filter(
      (entry) => list.statuses[entry] === WAITING && (isEverywhere || regionAt(entries, entry) === pool),
    );
    list.lines.set(pool, (line = { entries: waiting, head: 0 }));
  }
  return line;
}

function isAdmitted(status: number): boolean {
  return status === SELECTED || status === SELECTED_IN_SECOND_WALK;
}

/** Finds a leaf in entries of tree order: each region's leaves ascend. */
function leafFinder(entries: Uint8Array, leaves: Uint8Array): (leaf: Uint8Array) => number {
  const size = leaves.length / 32;
  const starts: number[] = [];
  for (let i = 0; i < size; i++) if (i === 0 || regionAt(entries, i) !== regionAt(entries, i - 1)) starts.push(i);
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
