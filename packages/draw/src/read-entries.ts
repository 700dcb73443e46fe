/**
 * The published entries, read region by region and piece by piece into what the checks need.
 *
 * Of every entry stay its leaf and eight bytes for the walk. The files are read four times, so that of ten million
 * entries one array of 320 MB is enough: their lengths and regions, then the tags, the commitments, the leaves.
 */
import { hexOf } from './bytes.ts';
import type { Manifest } from './documents.ts';
import { COMMITMENT_AT, ENTRY_BYTES, NIK_TAG_AT, regionAt } from './entry.ts';
import { traitsAt, type EntryColumns } from './entry-columns.ts';
import { hashes } from './hashes.ts';
import { indexTags } from './households.ts';
import { copyFields } from './packed-records.ts';
import { openPieces, recordBlocks, type Pieces } from './pieces.ts';
import { sumRegistrations, type Registrations } from './registrations.ts';
import { merkleRootOf } from './merkle.ts';
import type { SealError } from './sealed.ts';
import { missing, type ReadFile, type StepFailure } from './steps.ts';
import { entriesFileName } from './transcript.ts';

/** Both tags of an entry lie side by side. */
const TAG_BYTES = 16;
const BOTH_TAGS = 2 * TAG_BYTES;

export type ReadEntries = Readonly<{
  size: number;
  leaves: Uint8Array; // in tree order
  entries: EntryColumns;
  repeatedTag: Readonly<{ first: number; second: number; nikTag: string }> | null;
  registrations: Registrations; // of these entries and the excluded
}>;

/** A region's files as they were found: how many entries, and the first thing wrong with them. */
export type Survey = Readonly<{ size: number; failure: StepFailure | null; isReadable: boolean }>;

/** Entries of all regions, ascending, a block of whole ones at a time, with the index of its first. */
export type EntryBlocks = () => AsyncGenerator<Readonly<{ block: Uint8Array; first: number }>>;

/** The regions' names in the order of the tree. */
export function regionNames(manifest: Manifest): string[] {
  return Object.keys(manifest.regions).sort((a, b) => Number(a) - Number(b));
}

/** A reader that knows only whole files is asked once for each: a second answer might be another. */
export function readOnce(read: ReadFile): ReadFile {
  if (read.stream !== undefined) return read;
  const files = new Map<string, Uint8Array | null>();
  return async (name) => {
    const known = files.get(name);
    if (known !== undefined) return known;
    const bytes = await read(name);
    files.set(name, bytes);
    return bytes;
  };
}

/** Every region's file is there, whole, of the promised length, and holds that region only. Nothing is kept. */
export async function surveyEntries(read: ReadFile, manifest: Manifest): Promise<Survey> {
  let size = 0;
  let failure: StepFailure | null = null;
  for (const name of regionNames(manifest)) {
    const where = entriesFileName(name);
    const pieces = await openPieces(read, where);
    if (pieces === null) return { size, failure: missing(where), isReadable: false };
    const found = await surveyRegion(pieces, Number(name), manifest.regions[name]!, where);
    failure ??= found.failure;
    size += found.size;
    if (!found.isReadable) return { size, failure: found.failure, isReadable: false };
  }
  if (size !== manifest.size) {
    const where = 'manifest.json size';
    failure ??= { code: 'entry-count', expected: String(manifest.size), found: String(size), where };
  }
  return { size, failure, isReadable: true };
}

async function surveyRegion(pieces: Pieces, region: number, promised: number, where: string): Promise<Survey> {
  let bytes = 0;
  let stray: StepFailure | null = null;
  for await (const block of recordBlocks(pieces, ENTRY_BYTES)) {
    stray ??= findStray(block, region, bytes / ENTRY_BYTES, where);
    bytes += block.length;
    // A file without end is not read to its end.
    if (bytes > (promised + MOST_SURPLUS) * ENTRY_BYTES) {
      const failure = {
        code: 'entry-count',
        expected: String(promised),
        found: `more than ${promised}`,
        where,
      } as const;
      return { size: promised, failure, isReadable: false };
    }
  }
  const size = Math.floor(bytes / ENTRY_BYTES);
  if (bytes % ENTRY_BYTES !== 0) {
    const expected = `${promised * ENTRY_BYTES} bytes`;
    return { size, failure: { code: 'truncated-file', expected, found: `${bytes} bytes`, where }, isReadable: false };
  }
  if (size !== promised) {
    const failure = { code: 'entry-count', expected: String(promised), found: String(size), where } as const;
    return { size, failure, isReadable: true };
  }
  return { size, failure: stray, isReadable: true };
}

/** Entries beyond the promised ones that are still counted and looked at. */
const MOST_SURPLUS = 1 << 16;

function findStray(block: Uint8Array, region: number, first: number, where: string): StepFailure | null {
  const count = Math.floor(block.length / ENTRY_BYTES);
  for (let i = 0; i < count; i++) {
    const found = regionAt(block, i);
    if (found === region) continue;
    const at = `${where} entry ${first + i}`;
    return { code: 'region-in-wrong-file', expected: String(region), found: String(found), where: at };
  }
  return null;
}

/** Blocks of the files that a survey found readable. */
export function entryBlocks(read: ReadFile, names: readonly string[]): EntryBlocks {
  return async function* () {
    let first = 0;
    for (const name of names) {
      const where = entriesFileName(name);
      const pieces = await openPieces(read, where);
      if (pieces === null) throw new Error(`${where} is gone`);
      for await (const block of recordBlocks(pieces, ENTRY_BYTES)) {
        yield { block, first };
        first += block.length / ENTRY_BYTES;
      }
    }
  };
}

/** Reads surveyed entries; `excluded` are the packed commitments of everyone else who joined. */
export async function readEntries(blocks: EntryBlocks, size: number, excluded: Uint8Array): Promise<ReadEntries> {
  // One array for three readings, each of which is done with it before the next.
  const shared = new Uint8Array(size * 32 + excluded.length);
  const { entries, repeatedTag } = await readTags(blocks, size, shared);
  for await (const { block, first } of blocks()) {
    copyFields(block, ENTRY_BYTES, COMMITMENT_AT, shared.subarray(first * 32), 32);
  }
  shared.set(excluded, size * 32);
  const registrations = sumRegistrations(shared);
  const leaves = shared.subarray(0, size * 32);
  for await (const { block, first } of blocks()) hashes().leaves(block, leaves.subarray(first * 32));
  return { size, leaves, entries, repeatedTag, registrations };
}

async function readTags(blocks: EntryBlocks, size: number, tags: Uint8Array) {
  const rows = new Uint32Array(size * 2);
  for await (const { block, first } of blocks()) {
    copyFields(block, ENTRY_BYTES, NIK_TAG_AT, tags.subarray(first * BOTH_TAGS), BOTH_TAGS);
    const count = block.length / ENTRY_BYTES;
    for (let i = 0; i < count; i++) rows[(first + i) * 2 + 1] = traitsAt(block, i);
  }
  const used = tags.subarray(0, size * BOTH_TAGS);
  const households = indexTags(used, TAG_BYTES, BOTH_TAGS);
  for (let i = 0; i < size; i++) rows[i * 2] = households.ids[i]!;
  const entries: EntryColumns = { size, rows, householdCount: households.count };
  const repeat = indexTags(used, 0, BOTH_TAGS).firstRepeat;
  if (repeat === null) return { entries, repeatedTag: null };
  const at = repeat.second * BOTH_TAGS;
  return { entries, repeatedTag: { ...repeat, nikTag: hexOf(used.subarray(at, at + TAG_BYTES)) } };
}

/** What is sealed in stored entry files, and what a draw of it needs; `regions` are the entries of each. */
export type StoredWave = Omit<ReadEntries, 'repeatedTag'> &
  Readonly<{ root: Uint8Array; regions: ReadonlyMap<number, number> }>;

/** Seals entry files that were written region by region, each already in tree order: the wave is never whole in memory. */
export async function sealStored(
  read: ReadFile,
  regions: ReadonlyMap<number, number>,
  excluded: Uint8Array,
): Promise<{ ok: true; stored: StoredWave } | { ok: false; error: SealError }> {
  const ascending = new Map([...regions].sort(([a], [b]) => a - b));
  const size = [...ascending.values()].reduce((sum, count) => sum + count, 0);
  const blocks = entryBlocks(readOnce(read), [...ascending.keys()].map(String));
  const { repeatedTag, ...entries } = await readEntries(blocks, size, excluded);
  if (repeatedTag !== null) {
    const { first, second } = repeatedTag;
    return { ok: false, error: { code: 'repeated-nik-tag', first, second } };
  }
  return { ok: true, stored: { ...entries, root: merkleRootOf(entries.leaves), regions: ascending } };
}
