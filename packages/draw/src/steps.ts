/**
 * What a verification says: every step, its outcome, and for a failure what was expected and what was found.
 */
import type { DocumentFinding } from './canonical-json.ts';
import type { CheckpointError, PolicyError } from './checkpoint.ts';
import type { EvidenceError } from './evidence.ts';

/** The steps of every verification. */
export const STEPS = [
  'manifest',
  'rules',
  'times',
  'entries',
  'order',
  'tags',
  'household-caps',
  'root',
  'registrations',
  'beacon',
  'seed',
  'result',
  'cutoffs',
] as const;

/** Steps of a wave that has these files, promises them in its rules, or whose log is at hand. */
export const FURTHER_STEPS = ['revocations', 'appeals', 'nullifiers', 'log'] as const;
export type StepName = (typeof STEPS)[number] | (typeof FURTHER_STEPS)[number];

export type StepCode =
  | DocumentFinding['code']
  | EvidenceError['code']
  | CheckpointError['code']
  | PolicyError['code']
  | 'file-missing'
  | 'two-manifests'
  | 'other-manifest'
  | 'rules-hash'
  | 'rules-differ'
  | 'time-order'
  | 'round-too-early'
  | 'other-round'
  | 'other-chain'
  | 'truncated-file'
  | 'entry-count'
  | 'region-in-wrong-file'
  | 'unsorted-entries'
  | 'duplicate-leaf'
  | 'repeated-nik-tag'
  | 'cap-too-large'
  | 'cap-differs'
  | 'other-root'
  | 'exclusions-hash'
  | 'exclusion-line'
  | 'exclusions-count'
  | 'repeated-commitment'
  | 'registrations-count'
  | 'registrations-hash'
  | 'other-seed'
  | 'result-differs'
  | 'result-too-short'
  | 'result-too-long'
  | 'cutoffs-differ'
  | 'revocation-line'
  | 'unknown-leaf'
  | 'not-admitted'
  | 'replacement-differs'
  | 'appeal-line'
  | 'receipt-malformed'
  | 'receipt-of-another'
  | 'index-outside-tree'
  | 'proof-length'
  | 'registered-late'
  | 'status-differs'
  | 'nullifiers-not-declared'
  | 'nullifier-count'
  | 'unsorted-nullifiers'
  | 'repeated-slot'
  | 'reused-slot'
  | 'log-not-declared'
  | 'other-log-key'
  | 'log-shrank'
  | 'log-rewritten'
  | 'log-root-differs'
  | 'log-entry-malformed'
  | 'truncated-bundle'
  | 'bundle-too-long'
  | 'unsorted-batch'
  | 'not-logged'
  | 'logged-twice'
  | 'logged-otherwise'
  | 'lines-changed'
  | 'manifest-logged-late'
  | 'log-order'
  | 'earlier-step-failed';

export type StepFailure = Readonly<{
  code: StepCode;
  expected: string;
  found: string;
  where?: string; // file, line, field or entry
}>;

export type StepOutcome = Readonly<{ step: StepName }> &
  (
    | Readonly<{ ok: true; outcome: 'ok'; found?: string }>
    | (Readonly<{ ok: false; outcome: 'failed' }> & StepFailure)
    | Readonly<{ ok: false; outcome: 'not-judged'; code: 'earlier-step-failed'; needs: StepName }>
  );

/**
 * Reads a published file by its name; null when there is none. With `stream`, large files come in pieces and are never
 * whole in memory; entries are then read several times, so each reading must give the same bytes.
 */
export type ReadFile = {
  (name: string): Uint8Array | null | Promise<Uint8Array | null>;
  readonly stream?: StreamFile;
};
/** A file in pieces of any size, each good until the next is asked for; null when there is none. */
export type StreamFile = (name: string) => Promise<AsyncIterable<Uint8Array> | null>;

export function missing(name: string): StepFailure {
  return { code: 'file-missing', expected: name, found: 'no such file', where: name };
}

/** The first finding of a document as a step's failure; the count of the others goes along. */
export function documentFailure(name: string, findings: readonly DocumentFinding[]): StepFailure {
  const finding = findings[0]!;
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : '';
  switch (finding.code) {
    case 'not-canonical':
      return { code: finding.code, expected: finding.expected, found: finding.found + more, where: name };
    case 'field-wrong':
      return { ...finding, found: finding.found + more, where: `${name} ${finding.field}` };
    case 'field-missing':
      return {
        code: finding.code,
        expected: finding.field,
        found: `nothing${more}`,
        where: `${name} ${finding.field}`,
      };
    case 'field-unknown':
      return { code: finding.code, expected: 'only fields of undi/v1', found: finding.field + more, where: name };
    case 'several-documents':
      return { code: finding.code, expected: 'one JSON document', found: 'several', where: name };
    case 'not-json':
      return { code: finding.code, expected: 'a JSON object', found: 'something else', where: name };
    case 'not-ascii':
      return { code: finding.code, expected: 'printable ASCII', found: 'another byte', where: name };
  }
}
