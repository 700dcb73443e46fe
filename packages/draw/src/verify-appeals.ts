/**
 * Verification of late appeals: logged before closing, nobody of the draw, and with the outcome the ticket gives.
 */
import { APPEALS_FILE, admitLate } from './appeals.ts';
import { parseBase64 } from './base64.ts';
import { areSameBytes, hexOf, parseHex, utf8Of } from './bytes.ts';
import { parsePolicy, witnessedAt, type LogPolicy } from './checkpoint.ts';
import type { Manifest, Rules } from './documents.ts';
import { COMMITMENT_AT, ENTRY_BYTES, NIK_TAG_AT, decodeEntry, type Entry } from './entry.ts';
import { logLeafOf } from './entry-bundles.ts';
import { linesOf, type JsonLine } from './json-lines.ts';
import { checkpointFailure } from './read-log.ts';
import type { StepFailure } from './steps.ts';
import { getSeconds, parseTime, timeText } from './time.ts';
import { parseTlogProof, verifyTlogProof, type TlogProofError } from './tlog-proof.ts';
import type { WaitingList } from './waiting-list.ts';
import { parseLogEntry } from './wave-log.ts';

const LINE =
  /^\{"at":"([0-9TZ:-]{20})","entry":"([0-9a-f]{136})","receipt":"([A-Za-z0-9+/=]+)","status":"(selected|household-cap|not-selected)"\}$/;

export type AppealsToVerify = Readonly<{
  file: Uint8Array;
  list: WaitingList;
  rules: Rules;
  manifest: Manifest;
  appearsAt: number; // time(R), seconds since 1970
}>;

/** Appeals as they are worked through, in step with the revocations. */
export type AppealsVerifier = Readonly<{
  advance: (until: string | null) => StepFailure | null; // applies those up to this time, or all
  commitments: ReadonlySet<string>; // of those judged so far, hexadecimal
}>;

type Line = Readonly<{ at: string; entry: Entry; receipt: string; status: string; where: string }>;

export function openAppeals({ file, list, rules, manifest, appearsAt }: AppealsToVerify): AppealsVerifier {
  const lines = linesOf(file);
  const commitments = new Set<string>();
  const nikTags = new Set<string>();
  const policy = rules.log === undefined ? null : parsePolicy(rules.log);
  let after = timeText(appearsAt);
  let ahead: Line | null = null; // read, and later than asked for
  const advance = (until: string | null): StepFailure | null => {
    if (policy === null || !policy.ok) {
      return {
        code: 'log-not-declared',
        expected: 'the key of a log in rules.json',
        found: 'none',
        where: APPEALS_FILE,
      };
    }
    for (;;) {
      if (ahead === null) {
        const next = lines.next();
        if (next.done) return null;
        ahead = parseLine(next.value);
        if (ahead === null) return malformed(next.value);
      }
      const line = ahead;
      if (until !== null && line.at > until) return null;
      ahead = null;
      const failure =
        findUntimely(line, after) ??
        findKnown(list, line, { commitments, nikTags }) ??
        findWrongCap(list, line, rules) ??
        judgeReceipt(line, manifest, policy.policy) ??
        judgeStatus(list, line);
      if (failure !== null) return failure;
      after = line.at;
      commitments.add(hexOf(line.entry.commitment));
      nikTags.add(hexOf(line.entry.nikTag));
    }
  };
  return { advance, commitments };
}

function parseLine({ number, text, isWhole }: JsonLine): Line | null {
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

function findUntimely({ at, where }: Line, after: string): StepFailure | null {
  return at >= after ? null : { code: 'time-order', expected: `not before ${after}`, found: at, where };
}

/** Who is in the draw already, or appealed before, has no late place to win. */
function findKnown(
  { drawn: { entries } }: WaitingList,
  { entry, where }: Line,
  appealed: Readonly<{ commitments: ReadonlySet<string>; nikTags: ReadonlySet<string> }>,
): StepFailure | null {
  const { commitment, nikTag } = entry;
  const holds = (at: number, bytes: Uint8Array) => {
    for (let i = at; i < entries.length; i += ENTRY_BYTES) {
      if (entries[i] === bytes[0] && areSameBytes(entries.subarray(i, i + bytes.length), bytes)) return true;
    }
    return false;
  };
  if (appealed.commitments.has(hexOf(commitment)) || holds(COMMITMENT_AT, commitment)) {
    return { code: 'repeated-commitment', expected: 'someone not in the draw', found: hexOf(commitment), where };
  }
  if (appealed.nikTags.has(hexOf(nikTag)) || holds(NIK_TAG_AT, nikTag)) {
    return { code: 'repeated-nik-tag', expected: 'every nikTag once', found: hexOf(nikTag), where };
  }
  return null;
}

function findWrongCap({ drawn }: WaitingList, { entry, where }: Line, { householdCap }: Rules): StepFailure | null {
  if (entry.cap > householdCap) {
    return { code: 'cap-too-large', expected: `at most ${householdCap}`, found: String(entry.cap), where };
  }
  const { entries } = drawn;
  for (let i = 0; i < entries.length; i += ENTRY_BYTES) {
    const other = entries.subarray(i, i + ENTRY_BYTES);
    if (other[48] !== entry.household[0] || !areSameBytes(other.subarray(48, 64), entry.household)) continue;
    const cap = other[66]!;
    if (cap === entry.cap) return null;
    return { code: 'cap-differs', expected: `${cap}, as in its household`, found: String(entry.cap), where };
  }
  return null;
}

/** The registration was in the log when the gelombang closed; witnesses had seen it before the manifest was published. */
function judgeReceipt({ entry, receipt, where }: Line, manifest: Manifest, policy: LogPolicy): StepFailure | null {
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

function judgeStatus(list: WaitingList, { entry, status, where }: Line): StepFailure | null {
  const expected = admitLate(list, entry);
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
