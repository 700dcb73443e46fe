/**
 * The randomness as evidence: judged against what the manifest promised.
 *
 * Usually the beacon's signature of round R. After 72 hours of silence, and only
 * as the manifest declared, public dice or public numbers stand in for it.
 */
import { timeOfRound, verifyRound, type BeaconChain, type BeaconError } from './beacon.ts';
import { ceremonyOf, fallbackSourceOf, parseThrows, type DiceFinding } from './dice.ts';
import { findChain, type Fallback, type Manifest } from './documents.ts';
import { parseRfc3797Key, rfc3797SourceOf, type NumbersFinding } from './rfc3797.ts';
import { getSeconds, timeText } from './time.ts';

export const SILENCE_SECONDS = 72 * 3600;

export type PublicThrows = Readonly<{ throws: string; heldAt: string }>;
export type PublicNumbers = Readonly<{ key: string; heldAt: string }>; // key string of RFC 3797

export type BeaconEvidence = Readonly<{
  signature: Uint8Array | null; // null only under the fallback
  ceremony?: PublicThrows | null;
  fallback?: PublicThrows | PublicNumbers | null;
}>;

export type EvidenceError =
  | BeaconError
  | { code: 'unknown-chain'; chain: string }
  | { code: 'signature-missing' }
  | { code: 'signature-and-fallback' }
  | { code: 'fallback-not-declared' }
  | { code: 'fallback-of-other-kind'; declared: Fallback; found: Fallback }
  | { code: 'fallback-too-early'; earliest: string; heldAt: string }
  | { code: 'ceremony-missing' }
  | { code: 'ceremony-not-declared' }
  | { code: 'ceremony-outside-window'; after: string; before: string; heldAt: string }
  | DiceFinding
  | NumbersFinding;

export type EvidenceVerdict =
  | { ok: true; source: Uint8Array; ceremony: Uint8Array | null; byFallback: boolean }
  | { ok: false; error: EvidenceError };

export function judgeEvidence(manifest: Manifest, evidence: BeaconEvidence): EvidenceVerdict {
  const chain = findChain(manifest.beacon);
  if (chain === null) return refuse({ code: 'unknown-chain', chain: manifest.beacon.chain });
  const ceremony = judgeCeremony(manifest, chain, evidence.ceremony ?? null);
  if (!ceremony.ok) return ceremony;
  const source = judgeSource(manifest, chain, evidence);
  if (!source.ok) return source;
  return { ok: true, source: source.bytes, ceremony: ceremony.bytes, byFallback: evidence.signature === null };
}

type Judged<T> = { ok: true; bytes: T } | { ok: false; error: EvidenceError };

function judgeSource(manifest: Manifest, chain: BeaconChain, evidence: BeaconEvidence): Judged<Uint8Array> {
  const { signature } = evidence;
  const fallback = evidence.fallback ?? null;
  const { round } = manifest.beacon;
  if (signature !== null) {
    if (fallback !== null) return refuse({ code: 'signature-and-fallback' });
    const verdict = verifyRound(chain, round, signature);
    return verdict.ok ? { ok: true, bytes: signature } : verdict;
  }
  if (fallback === null) return refuse({ code: 'signature-missing' });
  if (manifest.fallback === 'none') return refuse({ code: 'fallback-not-declared' });
  const earliest = timeOfRound(chain, round) + SILENCE_SECONDS;
  if (getSeconds(fallback.heldAt) < earliest) {
    return refuse({ code: 'fallback-too-early', earliest: timeText(earliest), heldAt: fallback.heldAt });
  }
  return sourceOfFallback(manifest, fallback);
}

function sourceOfFallback(manifest: Manifest, fallback: PublicThrows | PublicNumbers): Judged<Uint8Array> {
  const found = 'key' in fallback ? 'rfc3797' : 'dice';
  const declared = manifest.fallback;
  if (found !== declared) return refuse({ code: 'fallback-of-other-kind', declared, found });
  if ('key' in fallback) {
    const parsed = parseRfc3797Key(fallback.key, manifest.fallbackSources?.length ?? 0);
    return parsed.ok ? { ok: true, bytes: rfc3797SourceOf(parsed.key) } : refuse(parsed.findings[0]!);
  }
  const parsed = parseThrows(fallback.throws);
  return parsed.ok ? { ok: true, bytes: fallbackSourceOf(parsed.throws) } : refuse(parsed.findings[0]!);
}

function judgeCeremony(manifest: Manifest, chain: BeaconChain, held: PublicThrows | null): Judged<Uint8Array | null> {
  if (manifest.ceremony === 'none') {
    return held === null ? { ok: true, bytes: null } : refuse({ code: 'ceremony-not-declared' });
  }
  if (held === null) return refuse({ code: 'ceremony-missing' });
  // After the manifest, so that it cannot be fitted to the dice; before R, so that the dice cannot be fitted to R.
  const after = getSeconds(manifest.publishedAt);
  const before = timeOfRound(chain, manifest.beacon.round);
  const at = getSeconds(held.heldAt);
  if (at <= after || at >= before) {
    const window = { after: timeText(after), before: timeText(before), heldAt: held.heldAt };
    return refuse({ code: 'ceremony-outside-window', ...window });
  }
  const parsed = parseThrows(held.throws);
  return parsed.ok ? { ok: true, bytes: ceremonyOf(parsed.throws) } : refuse(parsed.findings[0]!);
}

function refuse(error: EvidenceError): { ok: false; error: EvidenceError } {
  return { ok: false, error };
}
