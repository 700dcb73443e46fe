/**
 * result.jsonl: one line a rank, {"leaf":…,"rank":…,"status":…}, written as bytes.
 *
 * Millions of lines would make a string too large to hold; the verifier writes
 * each expected line into the same small buffer and compares.
 */
import { bytesOf } from './bytes.ts';
import type { Draw } from './draw.ts';
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
