/**
 * A made-up wave: households, regions, earlier recipients, exclusions, all from one seed.
 *
 * Its tags are bytes of the seed's stream and not VRF outputs, which would take
 * milliseconds each; its rules say "simulated" and nobody in it exists. Regions
 * are those of province 00, which no one has.
 */
import {
  drawWave,
  ENTRY_BYTES,
  makeDemoBeacon,
  makeManifest,
  makeRules,
  sealEntries,
  signDemoRound,
  writeEntry,
  type BeaconEvidence,
  type Draw,
  type Exclusion,
  type Manifest,
  type Rules,
  type Sealed,
} from '@gelombang/draw';
import { createCipheriv, createHash } from 'node:crypto';

export type SimulationInput = Readonly<{
  entries: number;
  places: number;
  regions: number; // 0: one national quota
  seed: string;
}>;

export type SimulatedWave = Readonly<{
  rules: Rules;
  manifest: Manifest;
  sealed: Sealed;
  exclusions: readonly Exclusion[];
  evidence: BeaconEvidence;
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
const MAX_EXCLUDED_PERCENT = 3;
const REASONS = ['withdrawn', 'in-formal-education', 'civil-servant', 'too-young'];

export function simulateWave({ entries, places, regions, seed }: SimulationInput): SimulatedWave {
  const stream = streamOf(seed);
  const people = Array.from({ length: Math.max(1, regions) }, () => 20 + stream.below(80));
  const interest = people.map((weight) => weight * (60 + stream.below(80)));
  const { packed, exclusions } = makePeople(entries, interest, stream);
  const seal = sealEntries(packed);
  if (!seal.ok) throw new Error('the stream repeated sixteen bytes');
  const { sealed } = seal;
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
    simulated: true,
  });
  const manifest = makeManifest({ rules, sealed, exclusions, ...MANIFEST_TIMES });
  const evidence = { signature: signDemoRound(beacon, manifest.beacon.round) };
  const drawn = drawWave({ sealed, manifest, evidence });
  if (!drawn.ok) throw new Error(`a simulated draw was refused: ${drawn.error.code}`);
  return { rules, manifest, sealed, exclusions, evidence, draw: drawn.draw };
}

type Stream = Readonly<{ bytes: (count: number) => Uint8Array; below: (limit: number) => number }>;

function makePeople(
  count: number,
  interest: readonly number[],
  stream: Stream,
): { packed: Uint8Array; exclusions: Exclusion[] } {
  const packed = new Uint8Array(count * ENTRY_BYTES);
  const exclusions: Exclusion[] = [];
  for (let made = 0; made < count;) {
    const household = stream.bytes(16);
    const size = 1 + pick(HOUSEHOLD_SIZES, stream);
    const cap = 2 - pick(EARLIER_RECIPIENTS, stream);
    const region = 1 + pick(interest, stream);
    for (let member = 0; member < size && made < count; member++) {
      const commitment = stream.bytes(32);
      const reason =
        cap === 0
          ? 'kk-full'
          : stream.below(100) < MAX_EXCLUDED_PERCENT
            ? REASONS[stream.below(REASONS.length)]!
            : null;
      if (reason !== null) {
        exclusions.push({ commitment, reason });
        continue;
      }
      const entry = { commitment, nikTag: stream.bytes(16), household, region, cap, class: 0 };
      writeEntry(packed, made * ENTRY_BYTES, entry);
      made++;
    }
  }
  return { packed, exclusions };
}

/** Places by region in proportion to its people, who are not all equally interested. */
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
