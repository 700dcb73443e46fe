/**
 * Is the draw fair? Statistics over made-up waves whose seeds are written here, so that each run gives the same numbers.
 *
 * Limits are the 99.9 % points of the distributions: a fair draw would pass nearly always, and these seeds do.
 */
import { describe, expect, it } from 'vitest';
import { bytesFrom } from '../test/made-up-wave.ts';
import { drawEntries, type Draw } from './draw.ts';
import { ENTRY_BYTES, leavesOf, writeEntry } from './entry.ts';
import { ticketsOf } from './tickets.ts';
import { SELECTED } from './walk.ts';

/** A household for each entry, by its number; entries stand in the order they came, which the draw must not care about. */
function waveOf(name: string, households: readonly number[]): Readonly<{ entries: Uint8Array; leaves: Uint8Array }> {
  const entries = new Uint8Array(households.length * ENTRY_BYTES);
  households.forEach((household, i) =>
    writeEntry(entries, i * ENTRY_BYTES, {
      commitment: bytesFrom(`${name} ${i} commitment`, 32),
      nikTag: bytesFrom(`${name} ${i} nik`, 16),
      household: bytesFrom(`${name} household ${household}`, 16),
      region: 1,
      cap: 2,
      class: 0,
    }),
  );
  return { entries, leaves: leavesOf(entries) };
}

const alone = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const seed = (number: number): Uint8Array => bytesFrom(`seed ${number}`, 32);
const drawOf = (wave: ReturnType<typeof waveOf>, number: number, places: number): Draw =>
  drawEntries({ ...wave, seed: seed(number), quota: { kind: 'national', places } });
const isSelected = ({ walk }: Draw, i: number): boolean => walk.statuses[i] === SELECTED;

/** Pearson 1900: Σ (seen − expected)² / expected. */
function chiSquare(seen: ArrayLike<number>, expected: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < seen.length; i++) sum += (seen[i]! - expected(i)) ** 2 / expected(i);
  return sum;
}

/** Wilson and Hilferty 1931: the χ² that a fair draw exceeds once in a thousand. */
function limitOf(degrees: number): number {
  const z = 3.09;
  return degrees * (1 - 2 / (9 * degrees) + z * Math.sqrt(2 / (9 * degrees))) ** 3;
}

const N = 40_000;
const crowd = waveOf('crowd', alone(N));

describe('tickets', () => {
  const tickets = ticketsOf(seed(1), crowd.leaves);
  const shareAt = (i: number): number => new DataView(tickets.buffer).getUint32(i * 32) / 2 ** 32;

  it('fill every 256th of their range evenly (χ²)', () => {
    const counts = new Uint32Array(256);
    for (let i = 0; i < N; i++) counts[tickets[i * 32]!]!++;
    expect(chiSquare(counts, () => N / 256)).toBeLessThan(limitOf(255));
  });

  it('are spread as chance spreads (Kolmogorov and Smirnov)', () => {
    const sorted = Float64Array.from({ length: N }, (_, i) => shareAt(i)).sort();
    let farthest = 0;
    sorted.forEach((share, i) => (farthest = Math.max(farthest, Math.abs(share - (i + 0.5) / N))));
    expect(farthest * Math.sqrt(N)).toBeLessThan(1.95);
  });

  it('of another seed have nothing to do with them', () => {
    const others = new DataView(ticketsOf(seed(2), crowd.leaves).buffer);
    let [xy, xx, yy] = [0, 0, 0];
    for (let i = 0; i < N; i++) {
      const [x, y] = [shareAt(i) - 0.5, others.getUint32(i * 32) / 2 ** 32 - 0.5];
      xy += x * y;
      xx += x * x;
      yy += y * y;
    }
    expect(Math.abs(xy / Math.sqrt(xx * yy)) * Math.sqrt(N)).toBeLessThan(3.3);
  });
});

describe('winners', () => {
  const places = 4000;
  const draw = drawOf(crowd, 3, places);

  it('come from every day of registration alike: the fault of the 2012 US Diversity Visa draw', () => {
    const days = 14;
    const perDay = N / days;
    const won = new Uint32Array(days);
    for (let i = 0; i < N; i++) if (isSelected(draw, i)) won[Math.floor(i / perDay)]!++;
    expect(chiSquare(won, () => places / days)).toBeLessThan(limitOf(days - 1));
  });

  it('make their neighbours in the list no likelier to win', () => {
    let pairs = 0;
    for (let i = 1; i < N; i++) if (isSelected(draw, i - 1) && isSelected(draw, i)) pairs++;
    const expected = (places * (places - 1)) / N; // of N − 1 pairs, each with k(k − 1) / N(N − 1)
    expect(Math.abs(pairs - expected) / Math.sqrt(expected)).toBeLessThan(3.3);
  });

  it('over many draws are each as often as any other', () => {
    const [people, chosen, draws] = [60, 15, 3000];
    const wave = waveOf('few', alone(people));
    const won = new Uint32Array(people);
    for (let d = 0; d < draws; d++) {
      const one = drawOf(wave, 1000 + d, chosen);
      for (let i = 0; i < people; i++) if (isSelected(one, i)) won[i]!++;
    }
    // Of each draw exactly `chosen` win, so counts vary by p(1 − p) n/(n − 1), not by p.
    const share = chosen / people;
    const spread = (1 - share) * (people / (people - 1));
    expect(chiSquare(won, () => draws * share) / spread).toBeLessThan(limitOf(people - 1));
  });
});

describe('with a cap of two for a household', () => {
  const sizes = [1, 2, 3, 4, 6];
  const each = 1500;
  // Each size `each` times; members do not register one after the other.
  const households = sizes.flatMap((size, s) => Array.from({ length: each * size }, (_, i) => s * each + (i % each)));
  const sizeOf = (household: number): number => sizes[Math.floor(household / each)]!;
  const wave = waveOf('families', households);
  const draw = drawOf(wave, 4, 6000);

  it('nobody of a family of two or less loses by it, and a larger family wins as reckoned', () => {
    const tickets = new DataView(ticketsOf(draw.seed, wave.leaves).buffer);
    let cutoff = 0;
    households.forEach((_, i) => {
      if (isSelected(draw, i)) cutoff = Math.max(cutoff, tickets.getUint32(i * 32) / 2 ** 32);
    });
    for (const size of sizes) {
      let [won, all] = [0, 0];
      households.forEach((household, i) => {
        if (sizeOf(household) !== size) return;
        all++;
        if (isSelected(draw, i)) won++;
      });
      const expected = chanceIn(size, cutoff);
      // Members of one family are not independent: at most two win, so the spread is smaller than that of single people.
      const spread = Math.sqrt((expected * (1 - expected)) / all);
      expect([size, Math.abs(won / all - expected) / spread < 3.3]).toEqual([size, true]);
    }
  });

  it('no family has more than two', () => {
    const won = new Map<number, number>();
    households.forEach((household, i) => {
      if (isSelected(draw, i)) won.set(household, (won.get(household) ?? 0) + 1);
    });
    expect(Math.max(...won.values())).toBe(2);
  });
});

/** P = ∫₀ᵗ Pr[Bin(m − 1, x) ≤ 1] dx: a member's ticket x wins if it is under the cut-off and at most one of the others is lower. */
function chanceIn(size: number, cutoff: number): number {
  const steps = 2000;
  let sum = 0;
  for (let s = 0; s < steps; s++) {
    const x = ((s + 0.5) / steps) * cutoff;
    const others = size - 1;
    sum += (1 - x) ** others + others * x * (1 - x) ** (others - 1);
  }
  return (sum / steps) * cutoff;
}
