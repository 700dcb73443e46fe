/**
 * Verification steps over what came out: the result line by line, and the cut-offs.
 */
import { areSameBytes, asciiOf } from './bytes.ts';
import { firstDifference } from './canonical-json.ts';
import { cutoffsBytes, cutoffsOf } from './cutoffs.ts';
import { quotaOf, type Manifest } from './documents.ts';
import { drawEntries, type Draw } from './draw.ts';
import { MAX_LINE_BYTES, writeResultLine } from './result-lines.ts';
import { missing, type ReadFile, type StepFailure } from './steps.ts';
import type { Step } from './verify-documents.ts';
import type { ReadEntries } from './verify-entries.ts';

export type Redraw = Readonly<{ manifest: Manifest; entries: ReadEntries; seed: Uint8Array }>;

/** Draws again from the published inputs and compares every line. */
export async function verifyResult(read: ReadFile, { manifest, entries, seed }: Redraw): Promise<Step<Draw>> {
  const draw = drawEntries({ ...entries, seed, quota: quotaOf(manifest) });
  const file = await read('result.jsonl');
  if (file === null) return { failure: missing('result.jsonl'), value: draw };
  const failure = findDifferentLine(file, entries.leaves, draw);
  return { failure, value: draw, found: `${draw.walk.selected} selected of ${draw.order.length}` };
}

function findDifferentLine(file: Uint8Array, leaves: Uint8Array, draw: Draw): StepFailure | null {
  const line = new Uint8Array(MAX_LINE_BYTES);
  let at = 0;
  for (let rank = 1; rank <= draw.order.length; rank++) {
    const length = writeResultLine(line, 0, rank, leaves, draw);
    if (isHere(file, at, line, length)) {
      at += length;
      continue;
    }
    const expected = textOf(line.subarray(0, length - 1));
    const where = `result.jsonl line ${rank}`;
    if (at >= file.length) return { code: 'result-too-short', expected, found: 'the end of the file', where };
    return { code: 'result-differs', expected, found: textOf(lineAt(file, at)), where };
  }
  if (at === file.length) return null;
  const where = `result.jsonl line ${draw.order.length + 1}`;
  return { code: 'result-too-long', expected: 'the end of the file', found: textOf(lineAt(file, at)), where };
}

export async function verifyCutoffs(read: ReadFile, { manifest, entries }: Redraw, draw: Draw): Promise<Step<true>> {
  const file = await read('cutoffs.json');
  if (file === null) return { failure: missing('cutoffs.json'), value: null };
  const expected = cutoffsBytes(cutoffsOf(entries.entries, draw, quotaOf(manifest)));
  if (areSameBytes(file, expected)) return { failure: null, value: true };
  const difference = firstDifference(textOf(expected), textOf(file));
  return { failure: { code: 'cutoffs-differ', ...difference, where: 'cutoffs.json' }, value: null };
}

function isHere(file: Uint8Array, at: number, line: Uint8Array, length: number): boolean {
  for (let i = 0; i < length; i++) if (file[at + i] !== line[i]) return false;
  return true;
}

function lineAt(file: Uint8Array, at: number): Uint8Array {
  const end = file.indexOf(0x0a, at);
  return file.subarray(at, Math.min(end === -1 ? file.length : end, at + 160));
}

function textOf(bytes: Uint8Array): string {
  return asciiOf(bytes) ?? 'bytes that are not text';
}
