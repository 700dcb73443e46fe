/**
 * A made-up wave: households, regions, earlier recipients, exclusions, all from one seed.
 *
 * Its tags and slots are bytes of the seed's stream and not VRF outputs, which would take
 * milliseconds each; its rules say "simulated" and nobody in it exists. Regions
 * are those of province 00, which no one has. It is made, written and sealed
 * region by region, so that ten million people need no more memory than one region of them.
 */
import {
  beaconBytes,
  cutoffsBytes,
  cutoffsOf,
  drawWave,
  ENTRY_BYTES,
  entriesFileName,
  exclusionPieces,
  makeDemoBeacon,
  makeManifestOfSums,
  makeRules,
  manifestBytes,
  nullifiersBytes,
  quotaOf,
  resultPieces,
  rulesBytes,
  sealEntries,
  sealStored,
  sha256Stream,
  signDemoRound,
  writeEntry,
  type Cutoffs,
  type Draw,
  type Manifest,
  type ReadFile,
} from '@gelombang/draw';
import { createCipheriv, createHash } from 'node:crypto';

export type SimulationInput = Readonly<{
  entries: number;
  places: number;
  regions: number; // 0: one national quota
  seed: string;
}>;

/** Where the files of a simulation are put, and read back from while it is sealed. */
export type TranscriptStore = Readonly<{
  write: (name: string, pieces: Iterable<Uint8Array>) => Promise<void>;
  read: ReadFile;
}>;

export type SimulatedWave = Readonly<{
  manifest: Manifest;
  regions: number; // with entries
  excluded: number;
  cutoffs: Cutoffs;
  draw: Draw;
}>;

// Times of wave 12 of Kartu Prakerja, so that a simulation never depends on today.
const GENESIS = 1_609_459_200; // 2021-01-01T00:00:00Z
const TIMES = {
  publishedAt: '2021-02-20T05:00:00Z',
  closesAt: '2021-02-26T05:00:00Z',
  kkFrozenAt: '2021-02-23T00:00:00Z',
  drawsAt: '2021-02-28T03:00:00Z',
};
const MANIFEST_TIMES = { closedAt: '2021-02-26T05:00:00Z', publishedAt: '2021-02-26T09:00:00Z' };

// Applicants per household that applies at all, of 100: most alone, few families of five and six.
const HOUSEHOLD_SIZES = [45, 30, 15, 7, 2, 1];
const EARLIER_RECIPIENTS = [92, 6, 2]; // households with none, one, two; two leave no place
const REGIONS_UNDER_NATIONAL_QUOTA = 34;
const MAX_EXCLUDED_PERCENT = 3;
const REASONS = ['withdrawn', 'in-formal-education', 'civil-servant', 'too-young', 'kk-full'];
const KK_FULL = REASONS.indexOf('kk-full');

export async function simulateWave(input: SimulationInput, store: TranscriptStore): Promise<SimulatedWave> {
  const { places, regions, seed } = input;
  const stream = streamOf(seed);
  const people = Array.from({ length: regions || REGIONS_UNDER_NATIONAL_QUOTA }, () => 20 + stream.below(80));
  const interest = people.map((weight) => weight * (60 + stream.below(80)));
  const { counts, excluded } = await writePeople(shareOut(input.entries, interest), seed, store);
  const sealing = await sealStored(store.read, counts, excluded.commitments);
  if (!sealing.ok) throw new Error('the stream repeated sixteen bytes');
  const { stored } = sealing;
  const beacon = makeDemoBeacon(sha256(`undi/simulated-beacon\n${seed}`), { genesisTime: GENESIS, periodSeconds: 3 });
  const rules = makeRules({
    ...TIMES,
    programme: 'simulasi',
    wave: '012',
    quota: regions === 0 ? { national: places } : shareOut(places, people),
    secondWalk: regions === 0 ? 'none' : 'national',
    ceremony: 'none',
    fallback: 'none',
    chain: beacon.chain,
    minimumLeadSeconds: 86_400,
    householdCap: 2,
    slots: 'published',
    simulated: true,
  });
  const { registrations } = stored;
  const exclusions = await writeExclusions(excluded, store);
  const manifest = makeManifestOfSums({ rules, sealed: stored, exclusions, registrations, ...MANIFEST_TIMES });
  const evidence = { signature: signDemoRound(beacon, manifest.beacon.round) };
  const drawn = drawWave({ sealed: stored, manifest, evidence });
  if (!drawn.ok) throw new Error(`a simulated draw was refused: ${drawn.error.code}`);
  const { draw } = drawn;
  const cutoffs = cutoffsOf(stored.entries, draw, quotaOf(manifest));
  await store.write('rules.json', [rulesBytes(rules)]);
  await store.write('manifest.json', [manifestBytes(manifest)]);
  await store.write('beacon.json', [beaconBytes(manifest, evidence, draw.seed)]);
  await store.write('result.jsonl', resultPieces(stored.leaves, draw));
  await store.write('cutoffs.json', [cutoffsBytes(cutoffs)]);
  await store.write('nullifiers.bin', [makeSlots(draw.walk.selected, streamOf(`${seed}\nslots`))]);
  return { manifest, regions: counts.size, excluded: exclusions.count, cutoffs, draw };
}

type Excluded = Readonly<{ commitments: Uint8Array; reasons: Uint8Array }>; // reasons as indexes of REASONS

/** Makes each region's people and writes their entries in tree order; the excluded of all regions come back. */
async function writePeople(sizes: Readonly<Record<string, number>>, seed: string, store: TranscriptStore) {
  const counts = new Map<number, number>();
  const parts: Excluded[] = [];
  for (const [name, size] of Object.entries(sizes)) {
    if (size === 0) continue;
    const region = Number(name);
    const { packed, excluded } = makePeople(size, region, streamOf(`${seed}\n${region}`));
    const sealing = sealEntries(packed);
    if (!sealing.ok) throw new Error('the stream repeated sixteen bytes');
    await store.write(entriesFileName(region), [sealing.sealed.entries]);
    counts.set(region, size);
    parts.push(excluded);
  }
  const commitments = Buffer.concat(parts.map((part) => part.commitments));
  return { counts, excluded: { commitments, reasons: Buffer.concat(parts.map(({ reasons }) => reasons)) } };
}

async function writeExclusions({ commitments, reasons }: Excluded, store: TranscriptStore) {
  const hash = sha256Stream();
  function* hashed() {
    for (const piece of exclusionPieces(commitments, (index) => REASONS[reasons[index]!]!)) {
      hash.update(piece);
      yield piece;
    }
  }
  await store.write('excluded.jsonl', hashed());
  return { count: reasons.length, sha256: hash.digest() };
}

type Stream = Readonly<{ bytes: (count: number) => Uint8Array; below: (limit: number) => number }>;

function makePeople(count: number, region: number, stream: Stream): { packed: Uint8Array; excluded: Excluded } {
  const packed = new Uint8Array(count * ENTRY_BYTES);
  const commitments: Uint8Array[] = [];
  const reasons: number[] = [];
  for (let made = 0; made < count;) {
    const household = stream.bytes(16);
    const size = 1 + pick(HOUSEHOLD_SIZES, stream);
    const cap = 2 - pick(EARLIER_RECIPIENTS, stream);
    for (let member = 0; member < size && made < count; member++) {
      const commitment = stream.bytes(32);
      const reason = cap === 0 ? KK_FULL : stream.below(100) < MAX_EXCLUDED_PERCENT ? stream.below(KK_FULL) : null;
      if (reason !== null) {
        commitments.push(commitment);
        reasons.push(reason);
        continue;
      }
      const entry = { commitment, nikTag: stream.bytes(16), household, region, cap, class: 0 };
      writeEntry(packed, made * ENTRY_BYTES, entry);
      made++;
    }
  }
  return { packed, excluded: { commitments: Buffer.concat(commitments), reasons: Uint8Array.from(reasons) } };
}

/** A slot for everyone selected: nobody's household, as in the published file nobody can tell. */
function makeSlots(selected: number, stream: Stream): Uint8Array {
  return nullifiersBytes(Array.from({ length: selected }, () => stream.bytes(16)));
}

/** Shares by region in proportion to its weight. */
function shareOut(places: number, people: readonly number[]): Record<string, number> {
  const all = people.reduce((sum, weight) => sum + weight, 0);
  const shares = people.map((weight) => Math.floor((places * weight) / all));
  let rest = places - shares.reduce((sum, share) => sum + share, 0);
  return Object.fromEntries(shares.map((share, i) => [String(i + 1), rest-- > 0 ? share + 1 : share]));
}

function pick(weights: readonly number[], stream: Stream): number {
  let at = stream.below(weights.reduce((sum, weight) => sum + weight, 0));
  let index = 0;
  while (at >= weights[index]!) at -= weights[index++]!;
  return index;
}

/** Bytes without end from a seed: AES-256-CTR's key stream. */
function streamOf(seed: string): Stream {
  const cipher = createCipheriv('aes-256-ctr', sha256(`undi/simulation\n${seed}`), Buffer.alloc(16));
  const zeros = Buffer.alloc(1 << 16);
  let pool = cipher.update(zeros);
  let at = 0;
  const bytes = (count: number) => {
    if (at + count > pool.length) {
      pool = cipher.update(zeros);
      at = 0;
    }
    at += count;
    return new Uint8Array(pool.subarray(at - count, at));
  };
  const below = (limit: number) => {
    const [a, b, c, d] = bytes(4);
    return (((a! << 24) | (b! << 16) | (c! << 8) | d!) >>> 0) % limit;
  };
  return { bytes, below };
}

function sha256(text: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(text).digest());
}
