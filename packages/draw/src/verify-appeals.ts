/**
 * Verification of late appeals: logged before closing, nobody of the draw, and with the outcome the ticket gives.
 */
import { APPEALS_FILE, admitLate } from './appeals.ts';
import { parseBase64 } from './base64.ts';
import { areSameBytes, hexOf, parseHex, utf8Of } from './bytes.ts';
import { parsePolicy, witnessedAt, type LogPolicy } from './checkpoint.ts';
import type { Manifest, Rules } from './documents.ts';
import { ENTRY_BYTES, decodeEntry, type Entry } from './entry.ts';
import { capAt } from './entry-columns.ts';
import { logLeafOf } from './entry-bundles.ts';
import { linesOf, type JsonLine } from './json-lines.ts';
import type { Relatives } from './late-relatives.ts';
import { checkpointFailure } from './read-log.ts';
import type { StepFailure } from './steps.ts';
import { getSeconds, parseTime, timeText } from './time.ts';
import { parseTlogProof, verifyTlogProof, type TlogProofError } from './tlog-proof.ts';
import type { WaitingList } from './waiting-list.ts';
import { parseLogEntry } from './wave-log.ts';

const LINE =
  /^\{"at":"([0-9TZ:-]{20})","entry":"([0-9a-f]{136})","receipt":"([A-Za-z0-9+/=]+)","status":"(selected|household-cap|not-selected)"\}$/;

export type AppealsToVerify = Readonly<{
  appeals: ParsedAppeals;
  list: WaitingList;
  relatives: Relatives; // of all of them
  rules: Rules;
  manifest: Manifest;
  appearsAt: number; // time(R), seconds since 1970
}>;

/** Appeals as they are worked through, in step with the revocations. */
export type AppealsVerifier = Readonly<{
  advance: (until: string | null) => StepFailure | null; // applies those up to this time, or all
  commitments: ReadonlySet<string>; // of those judged so far, hexadecimal
}>;

export type AppealLine = Readonly<{ at: string; entry: Entry; receipt: string; status: string; where: string }>;

/** The lines before the first that is none, and what is wrong with that one. */
export type ParsedAppeals = Readonly<{ lines: readonly AppealLine[]; failure: StepFailure | null }>;

export function parseAppeals(file: Uint8Array): ParsedAppeals {
  const lines: AppealLine[] = [];
  for (const line of linesOf(file)) {
    const parsed = parseLine(line);
    if (parsed === null) return { lines, failure: malformed(line) };
    lines.push(parsed);
  }
  return { lines, failure: null };
}

export function openAppeals(input: AppealsToVerify): AppealsVerifier {
  const { appeals, list, relatives, rules, manifest, appearsAt } = input;
  const commitments = new Set<string>();
  const nikTags = new Set<string>();
  const policy = rules.log === undefined ? null : parsePolicy(rules.log);
  let after = timeText(appearsAt);
  let next = 0;
  const advance = (until: string | null): StepFailure | null => {
    if (policy === null || !policy.ok) {
      return {
        code: 'log-not-declared',
        expected: 'the key of a log in rules.json',
        found: 'none',
        where: APPEALS_FILE,
      };
    }
    for (; next < appeals.lines.length; next++) {
      const line = appeals.lines[next]!;
      if (until !== null && line.at > until) return null;
      const failure =
        findUntimely(line, after) ??
        findKnown(line, relatives, { commitments, nikTags }) ??
        findWrongCap(list, line, { relatives, rules }) ??
        judgeReceipt(line, manifest, policy.policy) ??
        judgeStatus(list, line, relatives);
      if (failure !== null) return failure;
      after = line.at;
      commitments.add(hexOf(line.entry.commitment));
      nikTags.add(hexOf(line.entry.nikTag));
    }
    return appeals.failure;
  };
  return { advance, commitments };
}

function parseLine({ number, text, isWhole }: JsonLine): AppealLine | null {
  const [, at = '', hex, encoded = '', status = ''] = (isWhole && text !== null ? LINE.exec(text) : null) ?? [];
  const entry = parseHex(hex, ENTRY_BYTES);
  const receipt = parseBase64(encoded);
  const proof = receipt === null ? null : utf8Of(receipt);
  if (entry === null || proof === null || parseTime(at) === null) return null;
  return { at, entry: decodeEntry(entry), receipt: proof, status, where: `${APPEALS_FILE} line ${number}` };
}

function malformed({ number, text }: JsonLine): StepFailure {
  const expected = '{"at":"…","entry":"…","receipt":"…","status":"…"} and a line end';
  const found = text?.slice(0, 120) ?? 'bytes that are no such line';
  return { code: 'appeal-line', expected, found, where: `${APPEALS_FILE} line ${number}` };
}

function findUntimely({ at, where }: AppealLine, after: string): StepFailure | null {
  return at >= after ? null : { code: 'time-order', expected: `not before ${after}`, found: at, where };
}

/** Who is in the draw already, or appealed before, has no late place to win. */
function findKnown(
  { entry, where }: AppealLine,
  relatives: Relatives,
  appealed: Readonly<{ commitments: ReadonlySet<string>; nikTags: ReadonlySet<string> }>,
): StepFailure | null {
  const commitment = hexOf(entry.commitment);
  if (appealed.commitments.has(commitment) || relatives.commitments.has(commitment)) {
    return { code: 'repeated-commitment', expected: 'someone not in the draw', found: commitment, where };
  }
  const nikTag = hexOf(entry.nikTag);
  if (appealed.nikTags.has(nikTag) || relatives.nikTags.has(nikTag)) {
    return { code: 'repeated-nik-tag', expected: 'every nikTag once', found: nikTag, where };
  }
  return null;
}

function findWrongCap(
  { columns }: WaitingList,
  { entry, where }: AppealLine,
  { relatives, rules: { householdCap } }: Readonly<{ relatives: Relatives; rules: Rules }>,
): StepFailure | null {
  if (entry.cap > householdCap) {
    return { code: 'cap-too-large', expected: `at most ${householdCap}`, found: String(entry.cap), where };
  }
  const relative = relatives.households.get(hexOf(entry.household));
  const cap = relative === undefined ? entry.cap : capAt(columns, relative);
  if (cap === entry.cap) return null;
  return { code: 'cap-differs', expected: `${cap}, as in its household`, found: String(entry.cap), where };
}

/** The registration was in the log when the gelombang closed; witnesses had seen it before the manifest was published. */
function judgeReceipt(
  { entry, receipt, where }: AppealLine,
  manifest: Manifest,
  policy: LogPolicy,
): StepFailure | null {
  const parsed = parseTlogProof(receipt);
  const extra = parsed.ok ? (parsed.receipt.extra ?? null) : null;
  const logged = extra === null ? null : parseLogEntry(extra);
  const verdict = verifyTlogProof(receipt, logLeafOf(extra ?? new Uint8Array(0)), policy);
  if (!verdict.ok) return receiptFailure(verdict.error, where);
  if (logged?.kind !== 'registration' || logged.wave !== manifest.wave || !isSame(logged.commitment, entry)) {
    const expected = `the registration of ${hexOf(entry.commitment)} in wave ${manifest.wave}`;
    return { code: 'receipt-of-another', expected, found: utf8Of(extra ?? new Uint8Array(0)) ?? 'other bytes', where };
  }
  if (logged.at > manifest.closedAt) {
    return { code: 'registered-late', expected: `not after ${manifest.closedAt}`, found: logged.at, where };
  }
  const seen = witnessedAt(verdict.checkpoint, policy);
  if (seen !== null && seen > getSeconds(manifest.publishedAt)) {
    const expected = `witnesses not after ${manifest.publishedAt}`;
    return { code: 'registered-late', expected, found: timeText(seen), where };
  }
  return null;
}

function judgeStatus(
  list: WaitingList,
  { entry, status, where }: AppealLine,
  relatives: Relatives,
): StepFailure | null {
  const expected = admitLate(list, entry, relatives);
  return status === expected ? null : { code: 'status-differs', expected, found: status, where };
}

function receiptFailure(error: TlogProofError, where: string): StepFailure {
  switch (error.code) {
    case 'receipt-malformed':
    case 'other-root':
      return { ...error, where };
    case 'index-outside-tree':
      return { code: error.code, expected: `an index below ${error.size}`, found: String(error.index), where };
    case 'proof-length':
      return { code: error.code, expected: `${error.expected} hashes`, found: String(error.found), where };
    default:
      return checkpointFailure(error, where);
  }
}

function isSame(commitment: Uint8Array, entry: Entry): boolean {
  return areSameBytes(commitment, entry.commitment);
}
