/**
 * Verification steps over what came out: the result line by line, and the cut-offs.
 */
import { areSameBytes, asciiOf } from './bytes.ts';
import { firstDifference } from './canonical-json.ts';
import { cutoffsBytes, cutoffsOf } from './cutoffs.ts';
import { quotaOf, type Manifest } from './documents.ts';
import { drawEntries, type Draw } from './draw.ts';
import { openPieces, readerOf, type PieceReader, type Pieces } from './pieces.ts';
import { MATCHED_BYTES, MAX_LINE_BYTES, lineMatcher, writeResultLine } from './result-lines.ts';
import { missing, type ReadFile, type StepFailure } from './steps.ts';
import type { Step } from './verify-documents.ts';
import type { ReadEntries } from './verify-entries.ts';

const SHOWN_BYTES = 160;

export type Redraw = Readonly<{ manifest: Manifest; entries: ReadEntries; seed: Uint8Array }>;

/** Draws again from the published inputs and compares every line. */
export async function verifyResult(read: ReadFile, { manifest, entries, seed }: Redraw): Promise<Step<Draw>> {
  const draw = drawEntries({ ...entries, seed, quota: quotaOf(manifest) });
  const file = await openPieces(read, 'result.jsonl');
  if (file === null) return { failure: missing('result.jsonl'), value: draw };
  const failure = await findDifferentLine(file, draw);
  return { failure, value: draw, found: `${draw.walk.selected} selected of ${draw.order.length}` };
}

/** The first line that is not the draw's; nothing after it is read. */
async function findDifferentLine(file: Pieces, draw: Draw): Promise<StepFailure | null> {
  const reader = readerOf(file);
  try {
    return await compareLines(reader, draw);
  } finally {
    await reader.close();
  }
}

async function compareLines(reader: PieceReader, draw: Draw): Promise<StepFailure | null> {
  const match = lineMatcher(draw);
  let rank = 1;
  for (;;) {
    const bytes = await reader.peek(MATCHED_BYTES);
    const { lines, end } = match(bytes, rank);
    rank += lines;
    reader.skip(end);
    if (lines === 0) break;
  }
  const rest = await reader.peek(SHOWN_BYTES);
  const where = `result.jsonl line ${rank}`;
  const found = rest.length === 0 ? 'the end of the file' : textOf(firstLineOf(rest));
  if (rank > draw.order.length) {
    if (rest.length === 0) return null;
    return { code: 'result-too-long', expected: 'the end of the file', found, where };
  }
  const line = new Uint8Array(MAX_LINE_BYTES);
  const length = writeResultLine(line, 0, rank, draw.leaves, draw);
  const expected = textOf(line.subarray(0, length - 1));
  return { code: rest.length === 0 ? 'result-too-short' : 'result-differs', expected, found, where };
}

export async function verifyCutoffs(read: ReadFile, { manifest, entries }: Redraw, draw: Draw): Promise<Step<true>> {
  const file = await read('cutoffs.json');
  if (file === null) return { failure: missing('cutoffs.json'), value: null };
  const expected = cutoffsBytes(cutoffsOf(entries.entries, draw, quotaOf(manifest)));
  if (areSameBytes(file, expected)) return { failure: null, value: true };
  const difference = firstDifference(textOf(expected), textOf(file));
  return { failure: { code: 'cutoffs-differ', ...difference, where: 'cutoffs.json' }, value: null };
}

function firstLineOf(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0x0a);
  return end === -1 ? bytes : bytes.subarray(0, end);
}

function textOf(bytes: Uint8Array): string {
  return asciiOf(bytes) ?? 'bytes that are not text';
}
