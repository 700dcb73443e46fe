/**
 * Verification steps over the documents: one manifest, its rules, the order of times, the beacon.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { DEMO_CHAIN, timeOfRound } from './beacon.ts';
import { hexOf } from './bytes.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import { findChain, parseManifest, parseRules, type Manifest, type Rules } from './documents.ts';
import { judgeEvidence, type EvidenceError } from './evidence.ts';
import { roundFor } from './manifest.ts';
import { seedOf } from './seed.ts';
import { documentFailure, missing, type ReadFile, type StepFailure } from './steps.ts';
import { getSeconds, timeText } from './time.ts';
import { parseBeacon } from './transcript.ts';

export type Step<T> = Readonly<{ failure: StepFailure | null; value: T | null; found?: string }>;

function failed<T>(failure: StepFailure, value: T | null = null): Step<T> {
  return { failure, value };
}

export type ManifestChecks = Readonly<{
  names?: readonly string[] | undefined; // every file name of the transcript, where it can be listed
  manifestSha256?: string | undefined; // what was noted when the manifest was published
}>;
export type ReadManifest = Readonly<{ manifest: Manifest; bytes: Uint8Array }>;

/** Exactly one manifest, and the one that was published. */
export async function verifyManifest(read: ReadFile, checks: ManifestChecks): Promise<Step<ReadManifest>> {
  const bytes = await read('manifest.json');
  if (bytes === null) return failed(missing('manifest.json'));
  const parsed = parseManifest(bytes);
  if (!parsed.ok) {
    if (parsed.findings[0]?.code === 'several-documents') {
      const found = 'several documents in manifest.json';
      return failed({ code: 'two-manifests', expected: 'one manifest', found, where: 'manifest.json' });
    }
    return failed(documentFailure('manifest.json', parsed.findings));
  }
  const value = { manifest: parsed.document, bytes };
  const others = (checks.names ?? []).filter((name) => /(^|\/)manifest[^/]*$/i.test(name) && name !== 'manifest.json');
  if (others.length > 0) {
    const found = ['manifest.json', ...others].join(', ');
    return failed({ code: 'two-manifests', expected: 'one manifest', found }, value);
  }
  const hash = hexOf(sha256(bytes));
  const noted = checks.manifestSha256;
  if (noted !== undefined && noted !== hash) {
    return failed({ code: 'other-manifest', expected: noted, found: hash, where: 'manifest.json' }, value);
  }
  return { failure: null, value, found: hash };
}

/** The rules are those the manifest names, and the manifest changed none of them. */
export async function verifyRules(read: ReadFile, manifest: Manifest): Promise<Step<Rules>> {
  const bytes = await read('rules.json');
  if (bytes === null) return failed(missing('rules.json'));
  const parsed = parseRules(bytes);
  if (!parsed.ok) return failed(documentFailure('rules.json', parsed.findings));
  const rules = parsed.document;
  const hash = hexOf(sha256(bytes));
  if (hash !== manifest.rules) {
    return failed({ code: 'rules-hash', expected: manifest.rules, found: hash, where: 'rules.json' }, rules);
  }
  const { round: _, ...chain } = manifest.beacon;
  const pairs: readonly [string, Json, Json][] = [
    ['programme', rules.programme, manifest.programme],
    ['wave', rules.wave, manifest.wave],
    ['quota', rules.quota, manifest.quota],
    ['secondWalk', rules.secondWalk, manifest.secondWalk],
    ['ceremony', rules.ceremony, manifest.ceremony],
    ['fallback', rules.fallback, manifest.fallback],
    ['fallbackSources', rules.fallbackSources ?? null, manifest.fallbackSources ?? null],
    ['beacon', rules.beacon, chain],
    ['demonstration', rules.demonstration, rules.beacon.chain === DEMO_CHAIN],
  ];
  for (const [field, promised, kept] of pairs) {
    const expected = canonicalJson(promised);
    const found = canonicalJson(kept);
    if (expected !== found) return failed({ code: 'rules-differ', expected, found, where: field }, rules);
  }
  return { failure: null, value: rules, found: hash };
}

/** Rules, closing, manifest, round: in this order, and the round is the one the rules give. */
export function verifyTimes(manifest: Manifest, rules: Rules): Step<number> {
  const chain = findChain(manifest.beacon);
  if (chain === null) {
    const found = manifest.beacon.chain;
    return failed({ code: 'unknown-chain', expected: 'a chain whose key is pinned', found });
  }
  const times: readonly [string, string][] = [
    ['rules.json publishedAt', rules.publishedAt],
    ['manifest.json closedAt', manifest.closedAt],
    ['manifest.json publishedAt', manifest.publishedAt],
  ];
  for (let i = 1; i < times.length; i++) {
    const [earlierName, earlier] = times[i - 1]!;
    const [where, later] = times[i]!;
    if (getSeconds(later) >= getSeconds(earlier)) continue;
    return failed({ code: 'time-order', expected: `not before ${earlier} (${earlierName})`, found: later, where });
  }
  const { round } = manifest.beacon;
  const appears = timeOfRound(chain, round);
  const earliest = getSeconds(manifest.publishedAt) + rules.minimumLeadSeconds;
  const where = 'manifest.json beacon.round';
  if (appears <= getSeconds(manifest.publishedAt) || appears < earliest) {
    const expected = `a round after ${timeText(earliest)}`;
    return failed({ code: 'round-too-early', expected, found: `round ${round} of ${timeText(appears)}`, where });
  }
  const expected = roundFor(rules, manifest.publishedAt);
  if (round !== expected)
    return failed({ code: 'other-round', expected: String(expected), found: String(round), where });
  return { failure: null, value: appears, found: `round ${round} at ${timeText(appears)}` };
}

export type VerifiedBeacon = Readonly<{ seed: Uint8Array; publishedSeed: string; byFallback: boolean }>;

/** The randomness is the one promised: chain, round, signature; ceremony and fallback as declared. */
export async function verifyBeacon(read: ReadFile, { manifest, bytes }: ReadManifest): Promise<Step<VerifiedBeacon>> {
  const file = await read('beacon.json');
  if (file === null) return failed(missing('beacon.json'));
  const parsed = parseBeacon(file);
  if (!parsed.ok) return failed(documentFailure('beacon.json', parsed.findings));
  const { chain, round, evidence, seed } = parsed.document;
  const promised = manifest.beacon;
  const where = 'beacon.json';
  if (chain !== promised.chain) return failed({ code: 'other-chain', expected: promised.chain, found: chain, where });
  if (round !== promised.round) {
    return failed({ code: 'other-round', expected: String(promised.round), found: String(round), where });
  }
  const verdict = judgeEvidence(manifest, evidence);
  if (!verdict.ok) return failed(evidenceFailure(verdict.error, round));
  const { source, ceremony, byFallback } = verdict;
  const computed = seedOf({ source, ceremony, manifestBytes: bytes });
  const found = byFallback ? `${manifest.fallback} after ${round} stayed silent` : `round ${round} of ${chain}`;
  return { failure: null, value: { seed: computed, publishedSeed: seed, byFallback }, found };
}

function evidenceFailure(error: EvidenceError, round: number): StepFailure {
  const { code } = error;
  const where = 'beacon.json';
  switch (code) {
    case 'signature-malformed':
      return { code, expected: `the 48 bytes of round ${round}'s signature`, found: 'no point of the group', where };
    case 'signature-wrong':
      return {
        code,
        expected: `the chain's signature of round ${round}`,
        found: 'a signature of something else',
        where,
      };
    case 'signature-of-other-round':
      return { code, expected: `round ${round}`, found: `round ${error.signedRound}`, where };
    case 'unknown-chain':
      return { code, expected: 'a chain whose key is pinned', found: error.chain, where };
    case 'signature-missing':
      return { code, expected: `the signature of round ${round}`, found: 'nothing', where };
    case 'signature-and-fallback':
      return { code, expected: 'a signature or the fallback', found: 'both', where };
    case 'fallback-not-declared':
    case 'ceremony-not-declared':
      return { code, expected: 'only what the manifest declares', found: 'dice or numbers', where };
    case 'fallback-of-other-kind':
      return { code, expected: error.declared, found: error.found, where };
    case 'numbers-malformed':
      return { code, expected: error.expected, found: error.found, where };
    case 'numbers-of-other-sources':
      return { code, expected: `numbers of ${error.expected} sources`, found: String(error.found), where };
    case 'fallback-too-early':
      return { code, expected: `not before ${error.earliest}`, found: error.heldAt, where };
    case 'ceremony-missing':
      return { code, expected: 'the dice the manifest declares', found: 'nothing', where };
    case 'ceremony-outside-window':
      return { code, expected: `between ${error.after} and ${error.before}`, found: error.heldAt, where };
    case 'not-dice':
      return { code, expected: 'digits 1 to 6', found: error.found, where };
    case 'too-few-throws':
      return { code, expected: `at least ${error.min} throws`, found: String(error.throws), where };
  }
}
