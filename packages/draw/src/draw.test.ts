import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesFrom, makeEntries, makeEntry, makeWave } from '../test/made-up-wave.ts';
import { hexOf } from './bytes.ts';
import { cutoffsOf } from './cutoffs.ts';
import { drawEntries, drawWave } from './draw.ts';
import { packEntries, type Entry } from './entry.ts';
import type { Quota } from './quota.ts';
import { resultsOf } from './results.ts';
import { openSealed, sealEntries } from './sealed.ts';

// Few households and regions, so that caps and quotas bite in every run.
const person = fc.record({ kk: fc.integer({ min: 0, max: 9 }), region: fc.integer({ min: 1, max: 3 }) });
const people = fc.array(person, { minLength: 1, maxLength: 60 }).map((list) =>
  // A household's cap is one number: here 0, 1 or 2 by its number.
  list.map(({ kk, region }, i) => makeEntry(`person ${i}`, `kk ${kk}`, region, kk % 5 === 0 ? kk / 5 : 2)),
);
const places = fc.integer({ min: 0, max: 20 });
const quotas: fc.Arbitrary<Quota> = fc.oneof(
  places.map((count) => ({ kind: 'national', places: count }) as const),
  fc.tuple(places, places, fc.boolean()).map(([one, two, secondWalk]) => {
    return {
      kind: 'regional',
      regions: new Map([
        [1, one],
        [2, two],
      ]),
      secondWalk,
    } as const;
  }),
);
const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });

function drawOf(entries: readonly Entry[], seed: Uint8Array, quota: Quota) {
  const sealing = sealEntries(packEntries(entries));
  if (!sealing.ok) throw new Error(sealing.error.code);
  const draw = drawEntries({ ...sealing.sealed, seed, quota });
  return [...resultsOf(sealing.sealed, draw, cutoffsOf(sealing.sealed.entries, draw, quota))];
}

const placesOf = (quota: Quota) =>
  quota.kind === 'national' ? quota.places : [...quota.regions.values()].reduce((sum, count) => sum + count, 0);

describe('a draw', () => {
  it('is a permutation, the same twice, and indifferent to the order of arrival', () => {
    fc.assert(
      fc.property(people, seeds, quotas, fc.infiniteStream(fc.nat()), (entries, seed, quota, keys) => {
        const results = drawOf(entries, seed, quota);
        expect(new Set(results.map(({ leaf }) => leaf)).size).toBe(entries.length);
        const shuffled = entries
          .map((entry) => [keys.next().value as number, entry] as const)
          .sort(([a], [b]) => a - b);
        expect(
          drawOf(
            shuffled.map(([, entry]) => entry),
            seed,
            quota,
          ),
        ).toEqual(results);
      }),
    );
  });

  it('never gives a household more than its cap, nor more places than there are', () => {
    fc.assert(
      fc.property(people, seeds, quotas, (entries, seed, quota) => {
        const sealing = sealEntries(packEntries(entries));
        if (!sealing.ok) throw new Error(sealing.error.code);
        const { statuses } = drawEntries({ ...sealing.sealed, seed, quota }).walk;
        const given = new Map<string, number>();
        let selected = 0;
        statuses.forEach((status, i) => {
          if (status !== 1 && status !== 3) return;
          selected++;
          const at = i * 68;
          const household = hexOf(sealing.sealed.entries.subarray(at + 48, at + 64));
          given.set(household, (given.get(household) ?? 0) + 1);
          expect(given.get(household)).toBeLessThanOrEqual(sealing.sealed.entries[at + 66]!);
        });
        expect(selected).toBeLessThanOrEqual(placesOf(quota));
      }),
    );
  });

  it('leaves nobody waiting while a place they could take is free', () => {
    fc.assert(
      fc.property(people, seeds, places, (entries, seed, count) => {
        const results = drawOf(entries, seed, { kind: 'national', places: count });
        const selected = results.filter(({ status }) => status === 'selected').length;
        if (selected < count) expect(results.filter(({ status }) => status === 'waiting')).toEqual([]);
      }),
    );
  });

  it('changes nobody’s ticket when someone not selected had not been there, and nobody’s selection', () => {
    fc.assert(
      fc.property(people, seeds, quotas, fc.nat(), (entries, seed, quota, pick) => {
        const before = drawOf(entries, seed, quota);
        const losers = before.filter(({ status }) => status !== 'selected');
        fc.pre(losers.length > 0);
        const gone = losers[pick % losers.length]!.leaf;
        const rest = entries.filter((entry) => hexOf(openSealed(packEntries([entry])).leaves) !== gone);
        const after = drawOf(rest, seed, quota);
        const kept = before.filter(({ leaf }) => leaf !== gone);
        const tickets = (results: typeof after) =>
          results.map(({ leaf, ticket, status }) => ({ leaf, ticket, status }));
        expect(tickets(after)).toEqual(tickets(kept));
      }),
    );
  });

  it('is changed by any entry: another person, another manifest, another seed', () => {
    const seedsOfWaves = new Set<string>();
    const base = makeEntries();
    for (let i = 0; i < base.length; i++) {
      const entries = base.map((entry, at) => (at === i ? { ...entry, commitment: bytesFrom('someone else') } : entry));
      const { files } = makeWave({ entries });
      seedsOfWaves.add(new TextDecoder().decode(files.get('beacon.json')));
    }
    expect(seedsOfWaves.size).toBe(base.length);
  });
});

describe('sealing', () => {
  it('refuses one NIK entered twice, and says which two', () => {
    const twice = [
      makeEntry('a', 'kk 1'),
      makeEntry('b', 'kk 2'),
      { ...makeEntry('c', 'kk 3'), nikTag: bytesFrom('nik a', 16) },
    ];
    expect(sealEntries(packEntries(twice))).toEqual({
      ok: false,
      error: { code: 'repeated-nik-tag', first: 0, second: 2 },
    });
  });

  it('seals nobody, too', () => {
    const sealing = sealEntries(new Uint8Array(0));
    expect(sealing.ok && hexOf(sealing.sealed.root)).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });
});

describe('drawing a wave', () => {
  it('refuses entries that are not those of the manifest', () => {
    const { manifest, evidence } = makeWave();
    const { sealed } = makeWave({ entries: makeEntries().slice(1) });
    const refused = drawWave({ sealed, manifest, evidence });
    expect(refused).toEqual({
      ok: false,
      error: { code: 'other-root', expected: manifest.root, found: hexOf(sealed.root) },
    });
  });
});
