/**
 * Making the closing manifest, and the one round it may name.
 *
 * The round follows from the rules and the time of publication: whoever
 * publishes has no choice of round.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { DEMO_CHAIN, roundAt, type BeaconChain } from './beacon.ts';
import { hexOf } from './bytes.ts';
import { ALGORITHM, findChain, publishedChainOf, rulesBytes, type Manifest, type Rules } from './documents.ts';
import { exclusionsBytes, registrationsOf, type Exclusion, type Registrations } from './registrations.ts';
import type { Sealed } from './sealed.ts';
import { getSeconds } from './time.ts';

export type RulesInput = Omit<Rules, 'alg' | 'beacon' | 'demonstration' | 'redraw' | 'waitingList' | 'simulated'> &
  Readonly<{ chain: BeaconChain; simulated?: boolean }>;

export function makeRules({ chain, simulated = false, ...rules }: RulesInput): Rules {
  return {
    ...rules,
    alg: ALGORITHM,
    beacon: publishedChainOf(chain),
    demonstration: chain.chain === DEMO_CHAIN,
    redraw: 'never',
    simulated,
    waitingList: 'rest-of-order',
  };
}

/** The first round at or after the draw time of the rules, and at least the lead after publication. */
export function roundFor(rules: Rules, publishedAt: string): number {
  const chain = findChain(rules.beacon);
  if (chain === null) throw new Error(`no key is pinned for the chain ${rules.beacon.chain}`);
  const earliest = getSeconds(publishedAt) + rules.minimumLeadSeconds;
  return roundAt(chain, Math.max(earliest, getSeconds(rules.drawsAt)));
}

export type ManifestInput = Readonly<{
  rules: Rules;
  sealed: Sealed;
  exclusions: readonly Exclusion[];
  closedAt: string;
  publishedAt: string;
}>;

export function makeManifest({ sealed, exclusions, ...rest }: ManifestInput): Manifest {
  const commitments = new Uint8Array(exclusions.length * 32);
  exclusions.forEach(({ commitment }, i) => commitments.set(commitment, i * 32));
  const registrations = registrationsOf(sealed.entries, commitments);
  const summed = { count: exclusions.length, sha256: sha256(exclusionsBytes(exclusions)) };
  return makeManifestOfSums({ ...rest, sealed, exclusions: summed, registrations });
}

/** What a manifest says of lists too large to hold: their numbers and hashes, however they were taken. */
export type ManifestSums = Omit<ManifestInput, 'sealed' | 'exclusions'> &
  Readonly<{
    sealed: Pick<Sealed, 'size' | 'root' | 'regions'>;
    exclusions: Readonly<{ count: number; sha256: Uint8Array }>;
    registrations: Registrations;
  }>;

export function makeManifestOfSums(sums: ManifestSums): Manifest {
  const { rules, sealed, exclusions, registrations, closedAt, publishedAt } = sums;
  const { programme, wave, quota, secondWalk, ceremony, fallback, fallbackSources } = rules;
  if (registrations.repeated !== null) throw new Error(`commitment ${hexOf(registrations.repeated)} appears twice`);
  return {
    alg: ALGORITHM,
    beacon: { ...rules.beacon, round: roundFor(rules, publishedAt) },
    ceremony,
    closedAt,
    exclusions: { count: exclusions.count, sha256: hexOf(exclusions.sha256) },
    fallback,
    ...(fallbackSources === undefined ? {} : { fallbackSources }),
    programme,
    publishedAt,
    quota,
    regions: Object.fromEntries([...sealed.regions].map(([region, count]) => [String(region), count])),
    registrations: { count: registrations.count, sha256: hexOf(registrations.sha256) },
    root: hexOf(sealed.root),
    rules: hexOf(sha256(rulesBytes(rules))),
    secondWalk,
    size: sealed.size,
    wave,
  };
}
