/**
 * The two documents a draw binds itself to: the rules before the wave, the manifest before the randomness.
 *
 * Both are canonical JSON; the manifest names the hash of the rules, and the
 * seed is made from the hash of the manifest.
 */
import { DEMO_CHAIN, QUICKNET, type BeaconChain } from './beacon.ts';
import type { PublishedLogPolicy } from './checkpoint.ts';
import { canonicalBytes, parseCanonical, type DocumentFinding, type JsonObject } from './canonical-json.ts';
import { readFields, type FieldReader } from './fields.ts';
import { parseQuota, type PublishedQuota, type Quota, type SecondWalkRule } from './quota.ts';

export const ALGORITHM = 'undi/v1';

/** A chain as the documents name it: quicknet by its hash alone, a demonstration chain with its key. */
export type PublishedChain =
  | Readonly<{ chain: string }>
  | Readonly<{ chain: typeof DEMO_CHAIN; genesisTime: number; periodSeconds: number; publicKey: string }>;

/** What stands in for a beacon that stays silent for 72 hours. */
export type Fallback = 'none' | 'dice' | 'rfc3797';

type Wave = Readonly<{
  alg: typeof ALGORITHM;
  programme: string;
  wave: string;
  quota: PublishedQuota;
  secondWalk: SecondWalkRule;
  ceremony: 'none' | 'dice';
  fallback: Fallback;
  fallbackSources?: readonly string[]; // for rfc3797 alone: whose numbers, in the order of the key string
  publishedAt: string;
}>;

export type Rules = Wave &
  Readonly<{
    beacon: PublishedChain;
    closesAt: string;
    drawsAt: string; // the round is the first one at or after this, and at least the lead after the manifest
    minimumLeadSeconds: number; // 86 400 for a real wave; minutes in a demonstration
    kkFrozenAt: string;
    householdCap: number;
    waitingList: 'rest-of-order';
    replacementsUntil?: string; // places given back later than this stay empty
    slots?: 'published'; // nullifiers.bin holds a lifetime slot of each household admitted
    log?: PublishedLogPolicy; // where everything published is logged, and who witnesses it
    redraw: 'never';
    demonstration: boolean; // true exactly when the beacon is the demonstration chain
    simulated: boolean; // made-up people whose tags are not VRF outputs
    vrfPublicKey?: string; // 32 bytes; absent only when simulated
  }>;

export type Manifest = Wave &
  Readonly<{
    beacon: PublishedChain & Readonly<{ round: number }>;
    closedAt: string;
    rules: string; // SHA-256 of rules.json
    root: string;
    size: number;
    regions: Readonly<Record<string, number>>; // entries per region, hence the names of the entry files
    exclusions: Readonly<{ count: number; sha256: string }>;
    registrations: Readonly<{ count: number; sha256: string }>; // SHA-256 of all commitments, ascending
  }>;

export type Parsed<T> = { ok: true; document: T } | { ok: false; findings: DocumentFinding[] };

export function rulesBytes(rules: Rules): Uint8Array {
  return canonicalBytes(rules);
}

export function manifestBytes(manifest: Manifest): Uint8Array {
  return canonicalBytes(manifest);
}

export function parseRules(bytes: Uint8Array): Parsed<Rules> {
  return parseDocument(bytes, (read) => {
    const simulated = read.flag('simulated');
    return {
      ...readWave(read),
      beacon: readChain(read.object('beacon'), (chain) => chain),
      closesAt: read.time('closesAt'),
      drawsAt: read.time('drawsAt'),
      minimumLeadSeconds: read.integer('minimumLeadSeconds', 0),
      kkFrozenAt: read.time('kkFrozenAt'),
      householdCap: read.integer('householdCap', 1, 255),
      waitingList: read.choice('waitingList', ['rest-of-order']),
      redraw: read.choice('redraw', ['never']),
      ...(read.has('replacementsUntil') ? { replacementsUntil: read.time('replacementsUntil') } : {}),
      ...(read.has('slots') ? { slots: read.choice('slots', ['published']) } : {}),
      ...(read.has('log') ? { log: readLog(read.object('log')) } : {}),
      demonstration: read.flag('demonstration'),
      simulated,
      ...(simulated ? {} : { vrfPublicKey: read.hex('vrfPublicKey', 32) }),
    };
  });
}

export function parseManifest(bytes: Uint8Array): Parsed<Manifest> {
  return parseDocument(bytes, (read) => ({
    ...readWave(read),
    beacon: readChain(read.object('beacon'), (chain, beacon) => ({
      ...chain,
      round: beacon.integer('round', 1),
    })),
    closedAt: read.time('closedAt'),
    rules: read.hex('rules', 32),
    root: read.hex('root', 32),
    size: read.integer('size', 0, 0xffffffff),
    regions: read.counts('regions'),
    exclusions: readCounted(read.object('exclusions')),
    registrations: readCounted(read.object('registrations')),
  }));
}

/** The quota of parsed documents, whose shape was checked when they were parsed. */
export function quotaOf(document: Readonly<{ quota: PublishedQuota; secondWalk: SecondWalkRule }>): Quota {
  const quota = parseQuota(document.quota, document.secondWalk);
  if (quota === null) throw new Error('a quota is either national or by region');
  return quota;
}

/** The pinned chain a document names, or null for one nobody pinned. */
export function findChain(published: PublishedChain): BeaconChain | null {
  if ('publicKey' in published) return published;
  return published.chain === QUICKNET.chain ? QUICKNET : null;
}

export function publishedChainOf(chain: BeaconChain): PublishedChain {
  if (chain.chain !== DEMO_CHAIN) return { chain: chain.chain };
  const { genesisTime, periodSeconds, publicKey } = chain;
  return { chain: DEMO_CHAIN, genesisTime, periodSeconds, publicKey };
}

function parseDocument<T>(bytes: Uint8Array, readAll: (read: FieldReader) => T): Parsed<T> {
  const parsed = parseCanonical(bytes);
  if (!parsed.ok) return parsed;
  const read = readFields(parsed.object);
  const document = readAll(read);
  read.finish();
  judgeQuota(parsed.object, read);
  return read.findings.length === 0 ? { ok: true, document } : { ok: false, findings: read.findings };
}

function judgeQuota(object: JsonObject, read: FieldReader): void {
  if (read.findings.length > 0) return;
  const { quota, secondWalk } = object as { quota: PublishedQuota; secondWalk: SecondWalkRule };
  if (parseQuota(quota, secondWalk) !== null) return;
  const expected = 'national places without a second walk, or places by region';
  read.findings.push({ code: 'field-wrong', field: 'quota', expected, found: JSON.stringify(quota).slice(0, 80) });
}

function readWave(read: FieldReader): Wave {
  const wave = {
    alg: read.choice('alg', [ALGORITHM]),
    programme: read.text('programme'),
    wave: read.text('wave'),
    quota: read.places('quota'),
    secondWalk: read.choice('secondWalk', ['none', 'national']),
    ceremony: read.choice('ceremony', ['none', 'dice']),
    fallback: read.choice('fallback', ['none', 'dice', 'rfc3797']),
    publishedAt: read.time('publishedAt'),
  };
  return wave.fallback === 'rfc3797' ? { ...wave, fallbackSources: read.texts('fallbackSources') } : wave;
}

function readChain<T>(beacon: FieldReader, complete: (chain: PublishedChain, beacon: FieldReader) => T): T {
  const chain = beacon.text('chain');
  const published: PublishedChain =
    chain === DEMO_CHAIN
      ? {
          chain,
          genesisTime: beacon.integer('genesisTime', 0),
          periodSeconds: beacon.integer('periodSeconds', 1),
          publicKey: beacon.hex('publicKey', 96),
        }
      : { chain };
  const document = complete(published, beacon);
  beacon.finish();
  return document;
}

function readLog(read: FieldReader): PublishedLogPolicy {
  const log = {
    vkey: read.text('vkey'),
    ...(read.has('witnesses') ? { witnesses: read.texts('witnesses') } : {}),
    threshold: read.integer('threshold', 0),
  };
  read.finish();
  return log;
}

function readCounted(read: FieldReader): Readonly<{ count: number; sha256: string }> {
  const counted = { count: read.integer('count', 0), sha256: read.hex('sha256', 32) };
  read.finish();
  return counted;
}
