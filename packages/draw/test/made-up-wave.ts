/**
 * A small wave of made-up people for tests, drawn with a demonstration beacon.
 *
 * Every byte follows from a label, so expected values can be written out.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import {
  drawWave,
  makeDemoBeacon,
  makeManifest,
  makeRules,
  packEntries,
  sealEntries,
  signDemoRound,
  transcriptFiles,
  type BeaconEvidence,
  type DemoBeacon,
  type Draw,
  type Entry,
  type Exclusion,
  type Manifest,
  type Rules,
  type RulesInput,
  type Sealed,
} from '../src/index.ts';

export function bytesFrom(label: string, length = 32): Uint8Array {
  return sha256(utf8ToBytes(label)).slice(0, length);
}

export function makeEntry(name: string, household: string, region = 1, cap = 2): Entry {
  return {
    commitment: bytesFrom(`commitment ${name}`),
    nikTag: bytesFrom(`nik ${name}`, 16),
    household: bytesFrom(`household ${household}`, 16),
    region,
    cap,
    class: 0,
  };
}

/** Twelve people of six households in two regions. */
export function makeEntries(): Entry[] {
  return Array.from({ length: 12 }, (_, i) => makeEntry(`person ${i}`, `kk ${i >> 1}`, i < 8 ? 1 : 2));
}

export const beacon: DemoBeacon = makeDemoBeacon(bytesFrom('beacon'), { genesisTime: 1_609_459_200, periodSeconds: 3 });
export const exclusions: readonly Exclusion[] = [
  { commitment: bytesFrom('excluded 1'), reason: 'withdrawn' },
  { commitment: bytesFrom('excluded 2'), reason: 'kk-full' },
];

export const rulesInput: RulesInput = {
  programme: 'contoh',
  wave: '001',
  publishedAt: '2021-02-20T05:00:00Z',
  closesAt: '2021-02-26T05:00:00Z',
  kkFrozenAt: '2021-02-23T00:00:00Z',
  drawsAt: '2021-02-28T03:00:00Z',
  minimumLeadSeconds: 86_400,
  quota: { '1': 3, '2': 1 },
  secondWalk: 'none',
  ceremony: 'none',
  fallback: 'none',
  chain: beacon.chain,
  householdCap: 2,
  vrfPublicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
};

export type MadeUpWave = Readonly<{
  rules: Rules;
  manifest: Manifest;
  sealed: Sealed;
  evidence: BeaconEvidence;
  draw: Draw;
  files: Map<string, Uint8Array>;
}>;

export type Changes = Readonly<{
  rules?: Partial<RulesInput>;
  entries?: readonly Entry[];
  manifest?: Partial<Manifest>; // as an operator would cheat who draws with what it names
  evidence?: Partial<BeaconEvidence>;
}>;

/** As many slot tags as are selected: made up, as all tags of this wave. */
export function makeNullifiers(count: number, label = 'slot'): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => bytesFrom(`${label} ${i}`, 16));
}

/** A drawn wave and its files; `changes` are made before the draw. */
export function makeWave(changes: Changes = {}): MadeUpWave {
  const rules = makeRules({ ...rulesInput, ...changes.rules });
  const seal = sealEntries(packEntries(changes.entries ?? makeEntries()));
  if (!seal.ok) throw new Error(seal.error.code);
  const { sealed } = seal;
  const times = { closedAt: '2021-02-26T05:00:00Z', publishedAt: '2021-02-26T09:00:00Z' };
  const manifest = { ...makeManifest({ rules, sealed, exclusions, ...times }), ...changes.manifest };
  const evidence = { signature: signDemoRound(beacon, manifest.beacon.round), ...changes.evidence };
  const drawn = drawWave({ sealed, manifest, evidence });
  if (!drawn.ok) throw new Error(drawn.error.code);
  const { draw } = drawn;
  const nullifiers = rules.slots === undefined ? {} : { nullifiers: makeNullifiers(draw.walk.selected) };
  const files = transcriptFiles({ rules, manifest, sealed, exclusions, evidence, draw, ...nullifiers });
  return { rules, manifest, sealed, evidence, draw, files: new Map(files) };
}
