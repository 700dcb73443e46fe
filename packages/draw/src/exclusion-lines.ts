/**
 * excluded.jsonl written and read as bytes, piece by piece: no object a line, and the first line that is none ends the reading.
 *
 * A line is {"commitment":"64 hexadecimal digits","reason":"kebab-case"} and a line end, ascending by commitment.
 */
import { asciiOf, bytesOf, hexOf } from './bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import { readerOf, type PieceReader, type Pieces } from './pieces.ts';
import { sha256Stream } from './sha256-stream.ts';
import { compareBytes } from './sort-by-head.ts';
import type { StepFailure } from './steps.ts';
import { orderOf } from './tickets.ts';

const BLOCK_LINES = 1024;
const PEEK_BYTES = 1 << 16;
const MAX_LINE_BYTES = 256;
const BEFORE_COMMITMENT = bytesOf('{"commitment":"');
const BEFORE_REASON = bytesOf('","reason":"');
const REASON_AT = BEFORE_COMMITMENT.length + 64 + BEFORE_REASON.length;
const LINE_END = 0x0a;

export type ReadExclusions =
  { ok: true; commitments: Uint8Array; sha256: string } | { ok: false; failure: StepFailure };

/** The commitments, packed, and the hash of the file. More lines than `most` are not read. */
export async function readExclusions(pieces: Pieces, most: number): Promise<ReadExclusions> {
  const reader = readerOf(pieces);
  try {
    return await readLines(reader, most);
  } finally {
    await reader.close();
  }
}

async function readLines(reader: PieceReader, most: number): Promise<ReadExclusions> {
  const hash = sha256Stream();
  let commitments = new Uint8Array(1024 * 32);
  let count = 0;
  for (;;) {
    const bytes = await reader.peek(PEEK_BYTES);
    if (bytes.length === 0) break;
    const isLast = bytes.length < PEEK_BYTES;
    let at = 0;
    while (at < bytes.length && (isLast || bytes.length - at >= MAX_LINE_BYTES)) {
      if (count === most) return { ok: false, failure: tooMany(most) };
      if ((count + 1) * 32 > commitments.length) commitments = grown(commitments);
      const end = parseLine(bytes, at, commitments, count * 32);
      const isAscending = end !== -1 && (count === 0 || compareBytes(commitments, count * 32 - 32, count * 32, 32) < 0);
      if (!isAscending) return { ok: false, failure: wrongLine(bytes.subarray(at), end !== -1, count + 1) };
      count++;
      at = end;
    }
    hash.update(bytes.subarray(0, at));
    reader.skip(at);
  }
  return { ok: true, commitments: commitments.slice(0, count * 32), sha256: hexOf(hash.digest()) };
}

/** The lines of these exclusions, packed commitments and the reason of each, in pieces; reasons are kebab-case codes. */
export function* exclusionPieces(commitments: Uint8Array, reasonOf: (index: number) => string): Generator<Uint8Array> {
  const order = orderOf(commitments);
  for (let from = 0; from < order.length; from += BLOCK_LINES) {
    const lines = Array.from(order.subarray(from, from + BLOCK_LINES), (index) => {
      const commitment = hexOf(commitments.subarray(index * 32, index * 32 + 32));
      return `${canonicalJson({ commitment, reason: reasonOf(index) })}\n`;
    });
    yield bytesOf(lines.join(''));
  }
}

/** Writes the commitment of the line at `at`; where the next line begins, or -1. */
function parseLine(bytes: Uint8Array, at: number, out: Uint8Array, outAt: number): number {
  if (!isHere(bytes, at, BEFORE_COMMITMENT)) return -1;
  for (let i = 0, from = at + BEFORE_COMMITMENT.length; i < 32; i++, from += 2) {
    const value = (digitAt(bytes, from) << 4) | digitAt(bytes, from + 1);
    if (value < 0) return -1;
    out[outAt + i] = value;
  }
  if (!isHere(bytes, at + BEFORE_COMMITMENT.length + 64, BEFORE_REASON)) return -1;
  let end = at + REASON_AT;
  if (!isLetter(bytes[end])) return -1;
  while (isLetter(bytes[end]) || isDigit(bytes[end]) || bytes[end] === 0x2d) end++;
  const isWhole = bytes[end] === 0x22 && bytes[end + 1] === 0x7d && bytes[end + 2] === LINE_END;
  return isWhole && end + 3 - at <= MAX_LINE_BYTES ? end + 3 : -1;
}

function isHere(bytes: Uint8Array, at: number, expected: Uint8Array): boolean {
  for (let i = 0; i < expected.length; i++) if (bytes[at + i] !== expected[i]) return false;
  return true;
}

/** The value of a lower-case hexadecimal digit; negative for anything else. */
function digitAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  return byte >= 0x61 && byte <= 0x66 ? byte - 0x57 : -1;
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x61 && byte <= 0x7a;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function wrongLine(rest: Uint8Array, isLine: boolean, line: number): StepFailure {
  const end = rest.indexOf(LINE_END);
  const text = asciiOf(rest.subarray(0, end === -1 ? 120 : Math.min(end, 120)));
  const expected = isLine ? 'commitments ascending' : '{"commitment":"…","reason":"…"} and a line end';
  const found = text ?? 'bytes that are no such line';
  return { code: 'exclusion-line', expected, found, where: `excluded.jsonl line ${line}` };
}

function tooMany(most: number): StepFailure {
  return { code: 'exclusions-count', expected: String(most), found: `more than ${most}`, where: 'excluded.jsonl' };
}

function grown(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2);
  larger.set(bytes);
  return larger;
}
