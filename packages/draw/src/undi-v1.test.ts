import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import vectors from '../test/vectors/undi-v1.json' with { type: 'json' };
import drand from '../test/vectors/drand-quicknet.json' with { type: 'json' };
import { hexOf } from './bytes.ts';
import {
  canonicalJson,
  commitmentOf,
  cutoffsOf,
  decodeEntry,
  drawEntries,
  encodeEntry,
  findEntry,
  householdAlphaOf,
  householdTagOf,
  inclusionProofOf,
  leafOf,
  nikAlphaOf,
  nikTagOf,
  resultsOf,
  sealEntries,
  seedOf,
  ticketsOf,
  verifyInclusion,
  vrfProve,
  vrfPublicKeyOf,
  type Json,
} from './index.ts';

const wave = { programme: 'prakerja', wave: '068' };
const secretKey = hexToBytes(vectors.vrfSecretKey);
const rows = vectors.entriesInTreeOrder;
const manifest = JSON.parse(vectors.manifest) as { root: string; beacon: { round: number } };
const signature = hexToBytes(drand.rounds.find(({ round }) => round === manifest.beacon.round)!.signature);
const quota = {
  kind: 'regional',
  regions: new Map([
    [3171, 4],
    [3204, 5],
  ]),
  secondWalk: false,
} as const;

function seal() {
  const arrivals = [...rows].sort((a, b) => (a.salt < b.salt ? -1 : 1)); // any order but the tree's
  const sealing = sealEntries(hexToBytes(arrivals.map(({ entry }) => entry).join('')));
  if (!sealing.ok) throw new Error(sealing.error.code);
  return sealing.sealed;
}

function draw() {
  const sealed = seal();
  const seed = seedOf({ source: signature, manifestBytes: utf8ToBytes(vectors.manifest), ceremony: null });
  return { sealed, draw: drawEntries({ ...sealed, seed, quota }) };
}

describe('the worked example of undi/v1', () => {
  it('commits to wave and NIK with a salt', () => {
    for (const { salt, nik, commit } of rows) {
      expect(hexOf(commitmentOf({ salt: hexToBytes(salt), wave: '068', nik }))).toBe(commit);
    }
  });

  it('derives every pseudonym, and proves those of the first entry', () => {
    expect(hexOf(vrfPublicKeyOf(secretKey))).toBe(vectors.vrfPublicKey);
    for (const { nik, kk, nikTag, hh } of rows) {
      expect(hexOf(nikTagOf(secretKey, { ...wave, nik }))).toBe(nikTag);
      expect(hexOf(householdTagOf(secretKey, { ...wave, noKk: kk }))).toBe(hh);
    }
    const first = rows[0]!;
    expect(hexOf(vrfProve(secretKey, nikAlphaOf({ ...wave, nik: first.nik })))).toBe(vectors.vrfProofForFirstEntryNIK);
    const alpha = householdAlphaOf({ ...wave, noKk: first.kk });
    expect(hexOf(vrfProve(secretKey, alpha))).toBe(vectors.vrfProofForFirstEntryKK);
  });

  it('encodes entries and leaves', () => {
    for (const row of rows) {
      const entry = {
        commitment: hexToBytes(row.commit),
        nikTag: hexToBytes(row.nikTag),
        household: hexToBytes(row.hh),
        region: row.region,
        cap: row.cap,
        class: 0,
      };
      expect(hexOf(encodeEntry(entry))).toBe(row.entry);
      expect(decodeEntry(hexToBytes(row.entry))).toEqual(entry);
      expect(hexOf(leafOf(entry))).toBe(row.leaf);
    }
  });

  it('seals them in tree order under the root, whatever order they came in', () => {
    const sealed = seal();
    expect(hexOf(sealed.leaves)).toBe(rows.map(({ leaf }) => leaf).join(''));
    expect(hexOf(sealed.root)).toBe(manifest.root);
    expect([...sealed.regions]).toEqual([
      [3171, 11],
      [3204, 13],
    ]);
    expect(rows.map(({ region, leaf }) => findEntry(sealed, region, hexToBytes(leaf)))).toEqual(rows.map((_, i) => i));
    expect(findEntry(sealed, 3171, new Uint8Array(32))).toBe(-1);
    expect(findEntry(sealed, 9999, hexToBytes(rows[0]!.leaf))).toBe(-1);
  });

  it('writes the manifest in the same bytes', () => {
    expect(canonicalJson(JSON.parse(vectors.manifest) as Json)).toBe(vectors.manifest);
    expect(hexOf(sha256(utf8ToBytes(vectors.manifest)))).toBe(vectors.manifestSha256);
  });

  it('comes to the seed, the tickets, the ranks and the statuses', () => {
    const { sealed, draw: drawn } = draw();
    expect(hexOf(sha256(signature))).toBe(vectors.beaconRandomness);
    expect(hexOf(drawn.seed)).toBe(vectors.seed);
    expect(hexOf(ticketsOf(drawn.seed, drawn.leaves))).toBe(rows.map(({ ticket }) => ticket).join(''));
    const results = [...resultsOf(sealed, drawn, cutoffsOf(sealed.entries, drawn, quota))];
    const expected = [...rows].sort((a, b) => a.rank - b.rank);
    expect(results.map(({ leaf, rank, status, ticket }) => ({ leaf, rank, status, ticket }))).toEqual(
      expected.map(({ leaf, rank, status, ticket }) => ({ leaf, rank, status, ticket })),
    );
    const selected = results.filter(({ status }) => status === 'selected').map(({ leaf }) => leaf);
    expect(selected).toEqual(vectors.selectedLeaves);
  });

  it('numbers the waiting list per region and gives the cut-off of each', () => {
    const { sealed, draw: drawn } = draw();
    const cutoffs = cutoffsOf(sealed.entries, drawn, quota);
    const results = [...resultsOf(sealed, drawn, cutoffs)];
    const placesIn = (region: number) =>
      results
        .filter((result) => result.region === region && result.waitingPlace !== null)
        .map((r) => [r.rank, r.waitingPlace]);
    expect(placesIn(3171)).toEqual([
      [14, 1],
      [16, 2],
      [17, 3],
      [23, 4],
    ]);
    expect(placesIn(3204)).toEqual([
      [12, 1],
      [13, 2],
      [18, 3],
      [19, 4],
      [20, 5],
      [21, 6],
      [22, 7],
      [24, 8],
    ]);
    const ticketOfRank = (rank: number) => results[rank - 1]!.ticket;
    expect(cutoffs.regions.get(3171)).toEqual({
      entries: 11,
      places: 4,
      selected: 4,
      householdCap: 3,
      waiting: 4,
      cutoff: ticketOfRank(10),
    });
    expect(cutoffs.regions.get(3204)?.cutoff).toBe(ticketOfRank(8));
    expect(results[0]!.cutoff).toBe(ticketOfRank(10));
  });

  it('proves the inclusion of the eighth leaf', () => {
    const { index, size, leaf, proof, root } = vectors.inclusionExample;
    const sealed = seal();
    expect(inclusionProofOf(sealed.leaves, index).map(hexOf)).toEqual(proof);
    const claim = {
      index,
      size,
      leaf: hexToBytes(leaf),
      proof: proof.map((node) => hexToBytes(node)),
      root: hexToBytes(root),
    };
    expect(verifyInclusion(claim)).toEqual({ ok: true });
  });
});
