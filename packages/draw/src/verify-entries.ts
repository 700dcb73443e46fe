/**
 * Verification steps over the entries: whole files, strict order, unique tags, caps, root, everyone who joined.
 *
 * All of them rest on one reading of the files (read-entries.ts), made in the first step.
 */
import { hexOf } from './bytes.ts';
import type { Manifest, Rules } from './documents.ts';
import { regionLookup } from './entry-columns.ts';
import { readExclusions, type ReadExclusions } from './exclusion-lines.ts';
import { merkleRootOf } from './merkle.ts';
import { openPieces } from './pieces.ts';
import {
  entryBlocks,
  readEntries,
  readOnce,
  regionNames,
  surveyEntries,
  type EntryBlocks,
  type ReadEntries,
} from './read-entries.ts';
import { missing, type ReadFile, type StepFailure } from './steps.ts';
import { compareRecords } from './tickets.ts';
import type { Step } from './verify-documents.ts';

/** The entries, and the exclusions that were read with them: null when their file is missing. */
export type JudgedEntries = ReadEntries &
  Readonly<{
    exclusions: ReadExclusions | null;
    blocks: EntryBlocks; // reads them again, whole
  }>;
export type { ReadEntries };

/** Every region's file is there, whole, of the promised length, and holds that region only. */
export async function verifyEntryFiles(read: ReadFile, manifest: Manifest): Promise<Step<JudgedEntries>> {
  const source = readOnce(read);
  const { size, failure, isReadable } = await surveyEntries(source, manifest);
  if (!isReadable) return { failure, value: null };
  const file = await openPieces(read, 'excluded.jsonl');
  const exclusions = file === null ? null : await readExclusions(file, manifest.exclusions.count);
  const excluded = exclusions?.ok === true ? exclusions.commitments : new Uint8Array(0);
  const blocks = entryBlocks(source, regionNames(manifest));
  const entries = await readEntries(blocks, size, excluded);
  return { failure, value: { ...entries, exclusions, blocks }, found: `${size} entries` };
}

/** Region ascending, then leaf strictly ascending: one order only, and no leaf twice. */
export function findDisorder({ leaves, entries }: ReadEntries): StepFailure | null {
  const regionOf = regionLookup(entries);
  for (let i = 1; i < entries.size; i++) {
    const step = regionOf(i) - regionOf(i - 1);
    if (step > 0) continue;
    const side = step < 0 ? -1 : compareRecords(leaves, i, i - 1);
    if (side > 0) continue;
    const found = hexOf(leaves.subarray(i * 32, i * 32 + 32));
    const where = `entry ${i} in tree order`;
    if (side === 0) return { code: 'duplicate-leaf', expected: 'every leaf once', found, where };
    const before = hexOf(leaves.subarray(i * 32 - 32, i * 32));
    return { code: 'unsorted-entries', expected: `a leaf above ${before}`, found, where };
  }
  return null;
}

export function findRepeatedTag({ repeatedTag }: ReadEntries): StepFailure | null {
  if (repeatedTag === null) return null;
  const { first, second, nikTag } = repeatedTag;
  const where = `entries ${first} and ${second} in tree order`;
  return { code: 'repeated-nik-tag', expected: 'every nikTag once', found: nikTag, where };
}

/** A cap belongs to the household: its members carry the same one, never above the rules'. */
export function findWrongCap({ entries }: ReadEntries, rules: Rules): StepFailure | null {
  const { rows, size, householdCount } = entries;
  const caps = new Int16Array(householdCount).fill(-1);
  for (let i = 0; i < size; i++) {
    const household = rows[i * 2]!;
    const cap = rows[i * 2 + 1]! & 0xff;
    const known = caps[household]!;
    caps[household] = cap;
    if (cap <= rules.householdCap && (known === -1 || known === cap)) continue;
    const where = `entry ${i} in tree order`;
    if (cap > rules.householdCap) {
      return { code: 'cap-too-large', expected: `at most ${rules.householdCap}`, found: String(cap), where };
    }
    return { code: 'cap-differs', expected: `${known}, as in its household`, found: String(cap), where };
  }
  return null;
}

export function verifyRoot({ leaves }: ReadEntries, manifest: Manifest): Step<string> {
  const found = hexOf(merkleRootOf(leaves));
  if (found === manifest.root) return { failure: null, value: found, found };
  return { failure: { code: 'other-root', expected: manifest.root, found, where: 'manifest.json root' }, value: null };
}

/** Everyone who joined is an entry or an exclusion with its reason, exactly once. */
export function verifyRegistrations(manifest: Manifest, entries: JudgedEntries): Step<number> {
  const fail = (failure: StepFailure): Step<number> => ({ failure, value: null });
  const where = 'excluded.jsonl';
  if (entries.exclusions === null) return fail(missing(where));
  if (!entries.exclusions.ok) return fail(entries.exclusions.failure);
  const { sha256, commitments } = entries.exclusions;
  const { exclusions, registrations } = manifest;
  if (sha256 !== exclusions.sha256) {
    return fail({ code: 'exclusions-hash', expected: exclusions.sha256, found: sha256, where });
  }
  const count = commitments.length / 32;
  if (count !== exclusions.count) {
    return fail({ code: 'exclusions-count', expected: String(exclusions.count), found: String(count), where });
  }
  const found = entries.registrations;
  if (found.repeated !== null) {
    return fail({ code: 'repeated-commitment', expected: 'every registration once', found: hexOf(found.repeated) });
  }
  if (found.count !== registrations.count) {
    const expected = String(registrations.count);
    return fail({ code: 'registrations-count', expected, found: String(found.count) });
  }
  const foundHash = hexOf(found.sha256);
  if (foundHash !== registrations.sha256) {
    return fail({ code: 'registrations-hash', expected: registrations.sha256, found: foundHash });
  }
  return { failure: null, value: found.count, found: `${entries.size} entries + ${count} excluded` };
}
