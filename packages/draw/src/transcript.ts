/**
 * The published files of a draw, as names and bytes any web server can hold.
 *
 * Before the randomness: rules.json, manifest.json, entries/<region>.bin and
 * excluded.jsonl. After it: beacon.json, result.jsonl, cutoffs.json, and
 * nullifiers.bin where the rules promise it. Later still: revocations.jsonl.
 */
import { hexOf, parseHex } from './bytes.ts';
import { canonicalBytes, parseCanonical } from './canonical-json.ts';
import { cutoffsBytes, cutoffsOf } from './cutoffs.ts';
import { ALGORITHM, manifestBytes, quotaOf, rulesBytes, type Manifest, type Parsed, type Rules } from './documents.ts';
import type { Draw } from './draw.ts';
import type { BeaconEvidence, PublicNumbers, PublicThrows } from './evidence.ts';
import { readFields, type FieldReader } from './fields.ts';
import { exclusionsBytes, type Exclusion } from './registrations.ts';
import { resultBytes } from './result-lines.ts';
import { regionEntries, type Sealed } from './sealed.ts';
import { nullifiersBytes } from './slots.ts';

export type TranscriptFiles = ReadonlyMap<string, Uint8Array>;

export type SealedWave = Readonly<{
  rules: Rules;
  manifest: Manifest;
  sealed: Sealed;
  exclusions: readonly Exclusion[];
}>;

export function entriesFileName(region: number | string): string {
  return `entries/${region}.bin`;
}

/** What is published at sealing, before anyone can know the randomness. */
export function sealedFiles({ rules, manifest, sealed, exclusions }: SealedWave): TranscriptFiles {
  const files = new Map<string, Uint8Array>([
    ['rules.json', rulesBytes(rules)],
    ['manifest.json', manifestBytes(manifest)],
    ['excluded.jsonl', exclusionsBytes(exclusions)],
  ]);
  for (const region of sealed.regions.keys()) files.set(entriesFileName(region), regionEntries(sealed, region));
  return files;
}

export type DrawnWave = Readonly<{
  manifest: Manifest;
  sealed: Sealed;
  evidence: BeaconEvidence;
  draw: Draw;
  nullifiers?: readonly Uint8Array[]; // a slot tag for each person selected, where the rules promise them
}>;

/** What is published after the draw. */
export function drawnFiles({ manifest, sealed, evidence, draw, nullifiers }: DrawnWave): TranscriptFiles {
  const files = new Map([
    ['beacon.json', beaconBytes(manifest, evidence, draw.seed)],
    ['result.jsonl', resultBytes(sealed.leaves, draw)],
    ['cutoffs.json', cutoffsBytes(cutoffsOf(sealed.entries, draw, quotaOf(manifest)))],
  ]);
  if (nullifiers !== undefined) files.set('nullifiers.bin', nullifiersBytes(nullifiers));
  return files;
}

export function transcriptFiles(wave: SealedWave & DrawnWave): TranscriptFiles {
  return new Map([...sealedFiles(wave), ...drawnFiles(wave)]);
}

export type BeaconDocument = Readonly<{
  chain: string;
  round: number;
  evidence: BeaconEvidence;
  seed: string;
}>;

/** The bytes of beacon.json. */
export function beaconBytes(manifest: Manifest, evidence: BeaconEvidence, seed: Uint8Array): Uint8Array {
  const { chain, round } = manifest.beacon;
  return canonicalBytes({
    alg: ALGORITHM,
    ceremony: evidence.ceremony ?? undefined,
    chain,
    fallback: evidence.fallback ?? undefined,
    round,
    seed: hexOf(seed),
    signature: evidence.signature === null ? undefined : hexOf(evidence.signature),
  });
}

export function parseBeacon(bytes: Uint8Array): Parsed<BeaconDocument> {
  const parsed = parseCanonical(bytes);
  if (!parsed.ok) return parsed;
  const read = readFields(parsed.object);
  read.choice('alg', [ALGORITHM]);
  const document = {
    chain: read.text('chain'),
    round: read.integer('round', 1),
    seed: read.hex('seed', 32),
    evidence: {
      signature: read.has('signature') ? parseHex(read.hex('signature', 48), 48) : null,
      ceremony: read.has('ceremony') ? readThrows(read.object('ceremony')) : null,
      fallback: read.has('fallback') ? readFallback(read.object('fallback')) : null,
    },
  };
  read.finish();
  return read.findings.length === 0 ? { ok: true, document } : { ok: false, findings: read.findings };
}

function readThrows(read: FieldReader): PublicThrows {
  const held = { heldAt: read.time('heldAt'), throws: read.text('throws', /^[1-6]+$/, 'throws as the digits 1 to 6') };
  read.finish();
  return held;
}

function readFallback(read: FieldReader): PublicThrows | PublicNumbers {
  if (!read.has('key')) return readThrows(read);
  const held = { heldAt: read.time('heldAt'), key: read.text('key') };
  read.finish();
  return held;
}
