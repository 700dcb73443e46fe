/**
 * The proofs of one person, for that person: inclusion in the sealed list, and the VRF proofs of the own pseudonyms.
 *
 * Made from the session's own entry only. A VRF proof shows whose tag a tag is, so nobody else may ever have it; that is
 * why there is no way to name a person here.
 */
import {
  ENTRY_BYTES,
  encodeEntry,
  findEntry,
  householdAlphaOf,
  leafOf,
  leavesOf,
  nikAlphaOf,
  openSealed,
  vrfProve,
  type Manifest,
} from '@gelombang/draw';
import type { OwnProof } from '../../browser/own-proof.ts';
import { openIdentity, openSalt } from '../platform/entry-identity.ts';
import { findGelombang, type Gelombang } from '../platform/gelombang-store.ts';
import { getPersonKey } from '../platform/person-key.ts';
import type { Portal } from '../platform/portal.ts';
import { getManifest } from './draw-wave.ts';
import { chunkLeaves, chunkRootsOf, proofFromChunk } from './inclusion.ts';
import { findChunkRoots, findFilePiece, findOwnEntry, saveChunkRoots, type OwnEntry } from './proof-store.ts';
import { readCutoffs, cutoffFor } from './published-documents.ts';
import { vrfKeyOf } from './secrets.ts';
import { findDraw, findFile, type DrawRow } from './store.ts';

export type OwnResult = Readonly<{
  gelombang: Gelombang;
  entry: OwnEntry;
  /** Entries in the whole draw. */
  size: number;
  cutoff: string | null;
  proof: OwnProof;
}>;

export type OwnRequest = Readonly<{ gelombang: number; applicantId: string }>;
type ProofPortal = Pick<Portal, 'sql' | 'vault' | 'programme'>;

/** Null unless this person stands in a sealed list. */
export async function findOwnResult(portal: ProofPortal, request: OwnRequest): Promise<OwnResult | null> {
  const { sql } = portal;
  const [gelombang, draw, entry] = await Promise.all([
    findGelombang(sql, request.gelombang),
    findDraw(sql, request.gelombang),
    findOwnEntry(sql, request.gelombang, request.applicantId),
  ]);
  if (gelombang === null || draw?.manifest == null || entry === null) return null;
  const manifest = getManifest(draw.manifest);
  const cutoffs = draw.drawnAt === null ? null : await findFile(sql, request.gelombang, 'cutoffs.json');
  const cutoff = cutoffs === null ? null : cutoffFor(readCutoffs(cutoffs), entry.region);
  const proof = await makeProof(portal, request, { draw, manifest, entry, cutoff });
  return { gelombang, entry, size: manifest.size, cutoff, proof };
}

type ProofFacts = Readonly<{ draw: DrawRow; manifest: Manifest; entry: OwnEntry; cutoff: string | null }>;

async function makeProof(portal: ProofPortal, request: OwnRequest, facts: ProofFacts): Promise<OwnProof> {
  const { sql, vault } = portal;
  const { draw, manifest, entry, cutoff } = facts;
  const { index, inclusion } = await proveInclusion(portal, request.gelombang, manifest, entry);
  const key = await getPersonKey(sql, vault, request.applicantId);
  const { nik, kk } = openIdentity(vault, key, request, entry.identitySealed);
  const vrfKey = vrfKeyOf(portal, draw);
  const { programme, wave } = manifest;
  const beacon = draw.drawnAt === null ? null : await findFile(sql, request.gelombang, 'beacon.json');
  return {
    about: aboutText,
    programme,
    wave,
    receiptNumber: entry.receiptNumber,
    salt: hexOf(openSalt(vault, key, request, entry.saltSealed)),
    commitment: hexOf(entry.commitment),
    entry: hexOf(encodeEntry(entry)),
    index,
    size: manifest.size,
    inclusion: inclusion.map(hexOf),
    nikProof: hexOf(vrfProve(vrfKey, nikAlphaOf({ programme, wave, nik }))),
    householdProof: hexOf(vrfProve(vrfKey, householdAlphaOf({ programme, wave, noKk: kk }))),
    manifest: textOf(draw.manifest!),
    rules: textOf(draw.rules),
    beacon: beacon === null ? null : textOf(beacon),
    result: resultOf(entry, cutoff),
  };
}

/** Said inside the file, for whoever opens it years later. */
const aboutText =
  'Proofs of one entry in a draw undi/v1; docs/draw-spec.md of Gelombang says how each is checked. ' +
  'commitment = SHA-256("undi/c/v1\\n" + salt + wave + "\\n" + NIK); leaf = SHA-256(0x00 + entry); inclusion: RFC 9162, 2.1.3.2, ' +
  'against root in manifest; nikProof and householdProof: RFC 9381, ECVRF-EDWARDS25519-SHA512-TAI, key vrfPublicKey in rules; ' +
  'ticket = HMAC-SHA256(seed, leaf). manifest, rules and beacon are the exact bytes that were published.';

function resultOf({ status, rank, ticket }: OwnEntry, cutoff: string | null): OwnProof['result'] {
  if (status === null || rank === null || ticket === null) return null;
  return { rank, status, ticket: hexOf(ticket), cutoff };
}

type Inclusion = Readonly<{ index: number; inclusion: readonly Uint8Array[] }>;

async function proveInclusion(
  { sql }: Pick<Portal, 'sql'>,
  number: number,
  manifest: Manifest,
  entry: OwnEntry,
): Promise<Inclusion> {
  const region = await findFile(sql, number, `entries/${entry.region}.bin`);
  const inRegion = region === null ? -1 : findEntry(openSealed(region), entry.region, leafOf(entry));
  if (inRegion === -1) throw new Error(`an entry of gelombang ${number} is not in the published list`);
  const index = firstOf(manifest, entry.region) + inRegion;
  const chunk = await readLeaves(sql, number, manifest, Math.floor(index / chunkLeaves) * chunkLeaves, chunkLeaves);
  const roots = (await findChunkRoots(sql, number)) ?? (await keepChunkRoots({ sql }, number, manifest));
  return { index, inclusion: proofFromChunk(roots, { chunk, index }) };
}

/** Where a region begins in tree order. */
function firstOf({ regions }: Manifest, region: number): number {
  return Object.entries(regions).reduce((sum, [code, count]) => (Number(code) < region ? sum + count : sum), 0);
}

/** Leaves of a stretch of the list; it may touch several regions' files. */
async function readLeaves(
  sql: Portal['sql'],
  number: number,
  manifest: Manifest,
  first: number,
  count: number,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for (const [code, size] of Object.entries(manifest.regions)) {
    const begins = firstOf(manifest, Number(code));
    const [from, to] = [Math.max(first, begins), Math.min(first + count, begins + size)];
    if (from >= to) continue;
    const piece = {
      name: `entries/${code}.bin`,
      from: (from - begins) * ENTRY_BYTES,
      length: (to - from) * ENTRY_BYTES,
    };
    pieces.push(await findFilePiece(sql, number, piece));
  }
  return leavesOf(Buffer.concat(pieces));
}

/** Sealing keeps them; for a list sealed by an older program whoever asks first does. */
async function keepChunkRoots({ sql }: Pick<Portal, 'sql'>, number: number, manifest: Manifest): Promise<Uint8Array> {
  const roots = chunkRootsOf(await readLeaves(sql, number, manifest, 0, manifest.size));
  await saveChunkRoots(sql, number, roots);
  return roots;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
