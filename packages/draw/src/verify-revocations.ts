/**
 * Verification of what happened after the draw: every revocation, step by step, with the one replacement it may have.
 */
import { hexOf, parseHex } from './bytes.ts';
import { linesOf, type JsonLine } from './json-lines.ts';
import { REVOCATIONS_FILE } from './revocations.ts';
import type { StepFailure } from './steps.ts';
import { getSeconds, parseTime, timeText } from './time.ts';
import type { Step } from './verify-documents.ts';
import { revokePlace, type WaitingList } from './waiting-list.ts';

const LINE =
  /^\{"at":"([0-9TZ:-]{20})","leaf":"([0-9a-f]{64})","reason":"[a-z][a-z0-9-]*","replacement":(null|"[0-9a-f]{64}")\}$/;

export type RevocationsToVerify = Readonly<{
  file: Uint8Array;
  list: WaitingList; // stands after the last line then
  appearsAt: number; // time(R), seconds since 1970
  before: (at: string) => void; // lets what happened up to this time happen first
}>;

export function verifyRevocations({ file, list, appearsAt, before }: RevocationsToVerify): Step<number> {
  let lines = 0;
  let after = timeText(appearsAt);
  for (const line of linesOf(file)) {
    const parsed = parseLine(line);
    const where = `${REVOCATIONS_FILE} line ${line.number}`;
    if (parsed !== null) before(parsed.at);
    const failure = parsed === null ? malformed(line, where) : judgeLine(list, parsed, after, where);
    if (failure !== null) return { failure, value: null };
    after = parsed!.at;
    lines++;
  }
  return { failure: null, value: list.admitted, found: `${lines} revoked, ${list.admitted} admitted` };
}

type ParsedLine = Readonly<{ at: string; leaf: Uint8Array; replacement: string }>; // hexadecimal, or "null"

function parseLine({ text, isWhole }: JsonLine): ParsedLine | null {
  const [, at = '', leaf, replacement = ''] = (isWhole && text !== null ? LINE.exec(text) : null) ?? [];
  const bytes = parseHex(leaf, 32);
  if (bytes === null || parseTime(at) === null) return null;
  return { at, leaf: bytes, replacement: replacement.replaceAll('"', '') };
}

function judgeLine(list: WaitingList, line: ParsedLine, after: string, where: string): StepFailure | null {
  if (getSeconds(line.at) < getSeconds(after)) {
    return { code: 'time-order', expected: `not before ${after}`, found: line.at, where };
  }
  const revoked = revokePlace(list, line);
  if (!revoked.ok) {
    const { error } = revoked;
    if (error.code === 'unknown-leaf') {
      return { code: error.code, expected: 'a leaf of the draw', found: error.leaf, where };
    }
    return { code: error.code, expected: 'someone admitted', found: `${error.leaf}: ${error.found}`, where };
  }
  const expected = revoked.replacement === null ? 'null' : hexOf(revoked.replacement);
  if (line.replacement === expected) return null;
  return { code: 'replacement-differs', expected, found: line.replacement, where };
}

function malformed({ text }: JsonLine, where: string): StepFailure {
  const expected = '{"at":"…","leaf":"…","reason":"…","replacement":…} and a line end';
  return { code: 'revocation-line', expected, found: text?.slice(0, 120) ?? 'bytes that are no such line', where };
}
