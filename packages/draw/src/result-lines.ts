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
  return putLine(target, at, rank, leaves, entry * 32, draw.walk.statuses[entry]!);
}

function putLine(
  target: Uint8Array,
  at: number,
  rank: number,
  leaves: Uint8Array,
  leafAt: number,
  status: number,
): number {
  let end = put(target, at, BEFORE_LEAF);
  for (let i = leafAt; i < leafAt + 32; i++) {
    const byte = leaves[i]!;
    target[end++] = HEX[byte >> 4]!;
    target[end++] = HEX[byte & 15]!;
  }
  end = put(target, end, BEFORE_RANK);
  end = putNumber(target, end, rank);
  return put(target, end, ENDINGS[status]!);
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

/** Compares published lines with a draw, some hundred ranks at a time: each block is written and held against the bytes. */
export function lineMatcher(draw: Draw) {
  const written = new Uint8Array(MATCHED_BYTES);
  const block = new Uint8Array(BLOCK_LINES * 32);
  return (bytes: Uint8Array, firstRank: number): { lines: number; end: number } => {
    const rows = draw.order.subarray(firstRank - 1, firstRank - 1 + BLOCK_LINES);
    gatherRecords(draw.leaves, rows, block);
    let at = 0;
    for (let i = 0; i < rows.length; i++) {
      const end = putLine(written, at, firstRank + i, block, i * 32, draw.walk.statuses[rows[i]!]!);
      for (let j = at; j < end; j++) if (written[j] !== bytes[j]) return { lines: i, end: at };
      at = end;
    }
    return { lines: rows.length, end: at };
  };
}

/** Enough bytes for one call of the matcher. */
export const MATCHED_BYTES = BLOCK_LINES * MAX_LINE_BYTES;

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
  for (let i = at + digits - 1, rest = value; i >= at; i--, rest = (rest / 10) >>> 0) target[i] = 48 + (rest % 10);
  return at + digits;
}
