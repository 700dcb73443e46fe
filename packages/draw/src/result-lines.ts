/**
 * result.jsonl: one line a rank, {"leaf":…,"rank":…,"status":…}, written as bytes.
 *
 * Millions of lines would make a string too large to hold; the verifier writes
 * each expected line into the same small buffer and compares.
 */
import { bytesOf } from './bytes.ts';
import type { Draw } from './draw.ts';
import { gatherRecords } from './packed-records.ts';
import { statusName } from './walk.ts';

export const MAX_LINE_BYTES = 128;
const HEX = bytesOf('0123456789abcdef');
const BEFORE_LEAF = bytesOf('{"leaf":"');
const BEFORE_RANK = bytesOf('","rank":');
const ENDINGS = [0, 1, 2, 3].map((status) => bytesOf(`,"status":"${statusName(status)}"}\n`));

/** Writes the line of this rank (1 is first) at `at`; returns where it ends. */
export function writeResultLine(target: Uint8Array, at: number, rank: number, leaves: Uint8Array, draw: Draw): number {
  const entry = draw.order[rank - 1]!;
  let end = put(target, at, BEFORE_LEAF);
  for (let i = entry * 32; i < entry * 32 + 32; i++) {
    target[end++] = HEX[leaves[i]! >> 4]!;
    target[end++] = HEX[leaves[i]! & 15]!;
  }
  end = put(target, end, BEFORE_RANK);
  end = putNumber(target, end, rank);
  return put(target, end, ENDINGS[draw.walk.statuses[entry]!]!);
}

/** How many lines are looked up at once: ranks lie anywhere in the tree, and reads side by side hide that. */
const BLOCK_LINES = 512;

/** The file in pieces of some hundred lines, for waves too large to hold it. */
export function* resultPieces(leaves: Uint8Array, draw: Draw): Generator<Uint8Array> {
  const piece = new Uint8Array(BLOCK_LINES * MAX_LINE_BYTES);
  for (let from = 1; from <= draw.order.length; from += BLOCK_LINES) {
    const to = Math.min(from + BLOCK_LINES, draw.order.length + 1);
    let end = 0;
    for (let rank = from; rank < to; rank++) end = writeResultLine(piece, end, rank, leaves, draw);
    yield piece.subarray(0, end);
  }
}

/** Compares published lines with a draw, some hundred ranks at a time, without writing them. */
export function lineMatcher({ leaves, order, walk }: Draw) {
  const block = new Uint8Array(BLOCK_LINES * 32);
  const rankDigits = new Uint8Array(16);
  return (bytes: Uint8Array, firstRank: number): { lines: number; end: number } => {
    const rows = order.subarray(firstRank - 1, firstRank - 1 + BLOCK_LINES);
    gatherRecords(leaves, rows, block);
    let at = 0;
    for (let i = 0; i < rows.length; i++) {
      const digits = putNumber(rankDigits, 0, firstRank + i);
      const ending = ENDINGS[walk.statuses[rows[i]!]!]!;
      const rankAt = at + BEFORE_LEAF.length + 64;
      const endingAt = rankAt + BEFORE_RANK.length + digits;
      const isSame =
        isHere(bytes, at, BEFORE_LEAF, BEFORE_LEAF.length) &&
        isLeafHere(bytes, at + BEFORE_LEAF.length, block, i * 32) &&
        isHere(bytes, rankAt, BEFORE_RANK, BEFORE_RANK.length) &&
        isHere(bytes, rankAt + BEFORE_RANK.length, rankDigits, digits) &&
        isHere(bytes, endingAt, ending, ending.length);
      if (!isSame) return { lines: i, end: at };
      at = endingAt + ending.length;
    }
    return { lines: rows.length, end: at };
  };
}

/** Enough bytes for one call of the matcher. */
export const MATCHED_BYTES = BLOCK_LINES * MAX_LINE_BYTES;

function isHere(bytes: Uint8Array, at: number, expected: Uint8Array, length: number): boolean {
  for (let i = 0; i < length; i++) if (bytes[at + i] !== expected[i]) return false;
  return true;
}

function isLeafHere(bytes: Uint8Array, at: number, leaves: Uint8Array, leafAt: number): boolean {
  for (let i = leafAt; i < leafAt + 32; i++, at += 2) {
    const byte = leaves[i]!;
    if (bytes[at] !== HEX[byte >> 4] || bytes[at + 1] !== HEX[byte & 15]) return false;
  }
  return true;
}

export function resultBytes(leaves: Uint8Array, draw: Draw): Uint8Array {
  const bytes = new Uint8Array(draw.order.length * MAX_LINE_BYTES);
  let end = 0;
  for (let rank = 1; rank <= draw.order.length; rank++) end = writeResultLine(bytes, end, rank, leaves, draw);
  return bytes.slice(0, end);
}

function put(target: Uint8Array, at: number, bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; i++) target[at + i] = bytes[i]!;
  return at + bytes.length;
}

function putNumber(target: Uint8Array, at: number, value: number): number {
  let digits = 1;
  for (let limit = 10; value >= limit; limit *= 10) digits++;
  for (let i = at + digits - 1, rest = value; i >= at; i--, rest = Math.floor(rest / 10)) target[i] = 48 + (rest % 10);
  return at + digits;
}
