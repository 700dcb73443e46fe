/**
 * Verification steps over the entries: whole files, strict order, unique tags, caps, root, everyone who joined.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { areSameBytes, asciiOf, concatBytes, hexOf, parseHex } from './bytes.ts';
import type { Manifest, Rules } from './documents.ts';
import { CAP_AT, ENTRY_BYTES, HOUSEHOLD_AT, NIK_TAG_AT, leavesOf, regionAt } from './entry.ts';
import { indexTags } from './households.ts';
import { merkleRootOf } from './merkle.ts';
import { registrationsOf } from './registrations.ts';
import { missing, type ReadFile, type StepFailure } from './steps.ts';
import { compareRecords } from './tickets.ts';
import { entriesFileName } from './transcript.ts';
import type { Step } from './verify-documents.ts';

export type ReadEntries = Readonly<{ entries: Uint8Array; leaves: Uint8Array }>;

/** Every region's file is there, whole, of the promised length, and holds that region only. */
export async function verifyEntryFiles(read: ReadFile, manifest: Manifest): Promise<Step<ReadEntries>> {
  const parts: Uint8Array[] = [];
  let failure: StepFailure | null = null;
  const names = Object.keys(manifest.regions).sort((a, b) => Number(a) - Number(b));
  for (const region of names) {
    const where = entriesFileName(region);
    const bytes = await read(where);
    if (bytes === null) return { failure: missing(where), value: null };
    const promised = manifest.regions[region]!;
    if (bytes.length % ENTRY_BYTES !== 0) {
      const expected = `${promised * ENTRY_BYTES} bytes`;
      return { failure: { code: 'truncated-file', expected, found: `${bytes.length} bytes`, where }, value: null };
    }
    failure ??= judgeRegionFile(bytes, Number(region), promised, where);
    parts.push(bytes);
  }
  const entries = concatBytes(...parts);
  const size = entries.length / ENTRY_BYTES;
  if (size !== manifest.size) {
    failure ??= {
      code: 'entry-count',
      expected: String(manifest.size),
      found: String(size),
      where: 'manifest.json size',
    };
  }
  return { failure, value: { entries, leaves: leavesOf(entries) }, found: `${size} entries` };
}

function judgeRegionFile(bytes: Uint8Array, region: number, promised: number, where: string): StepFailure | null {
  const count = bytes.length / ENTRY_BYTES;
  if (count !== promised) {
    return { code: 'entry-count', expected: String(promised), found: String(count), where };
  }
  for (let i = 0; i < count; i++) {
    const found = regionAt(bytes, i);
    if (found === region) continue;
    const at = `${where} entry ${i}`;
    return { code: 'region-in-wrong-file', expected: String(region), found: String(found), where: at };
  }
  return null;
}

/** Region ascending, then leaf strictly ascending: one order only, and no leaf twice. */
export function findDisorder({ entries, leaves }: ReadEntries): StepFailure | null {
  for (let i = 1; i < leaves.length / 32; i++) {
    const step = regionAt(entries, i) - regionAt(entries, i - 1);
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

export function findRepeatedTag(entries: Uint8Array): StepFailure | null {
  const { firstRepeat } = indexTags(entries, ENTRY_BYTES, NIK_TAG_AT);
  if (firstRepeat === null) return null;
  const { first, second } = firstRepeat;
  const at = second * ENTRY_BYTES + NIK_TAG_AT;
  const found = hexOf(entries.subarray(at, at + 16));
  const where = `entries ${first} and ${second} in tree order`;
  return { code: 'repeated-nik-tag', expected: 'every nikTag once', found, where };
}

/** A cap belongs to the household: its members carry the same one, never above the rules'. */
export function findWrongCap(entries: Uint8Array, rules: Rules): StepFailure | null {
  const { ids, count } = indexTags(entries, ENTRY_BYTES, HOUSEHOLD_AT);
  const caps = new Int16Array(count).fill(-1);
  for (let i = 0; i < ids.length; i++) {
    const cap = entries[i * ENTRY_BYTES + CAP_AT]!;
    const where = `entry ${i} in tree order`;
    if (cap > rules.householdCap) {
      return { code: 'cap-too-large', expected: `at most ${rules.householdCap}`, found: String(cap), where };
    }
    const known = caps[ids[i]!]!;
    if (known !== -1 && known !== cap) {
      return { code: 'cap-differs', expected: `${known}, as in its household`, found: String(cap), where };
    }
    caps[ids[i]!] = cap;
  }
  return null;
}

export function verifyRoot({ leaves }: ReadEntries, manifest: Manifest): Step<string> {
  const found = hexOf(merkleRootOf(leaves));
  if (found === manifest.root) return { failure: null, value: found, found };
  return { failure: { code: 'other-root', expected: manifest.root, found, where: 'manifest.json root' }, value: null };
}

/** Everyone who joined is an entry or an exclusion with its reason, exactly once. */
export async function verifyRegistrations(
  read: ReadFile,
  manifest: Manifest,
  { entries }: ReadEntries,
): Promise<Step<number>> {
  const file = await read('excluded.jsonl');
  if (file === null) return { failure: missing('excluded.jsonl'), value: null };
  const hash = hexOf(sha256(file));
  const where = 'excluded.jsonl';
  const { exclusions, registrations } = manifest;
  const fail = (failure: StepFailure): Step<number> => ({ failure, value: null });
  if (hash !== exclusions.sha256) {
    return fail({ code: 'exclusions-hash', expected: exclusions.sha256, found: hash, where });
  }
  const parsed = readExclusions(file);
  if (!parsed.ok) return fail(parsed.failure);
  const count = parsed.commitments.length / 32;
  if (count !== exclusions.count) {
    return fail({ code: 'exclusions-count', expected: String(exclusions.count), found: String(count), where });
  }
  const found = registrationsOf(entries, parsed.commitments);
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
  return { failure: null, value: found.count, found: `${entries.length / ENTRY_BYTES} entries + ${count} excluded` };
}

const EXCLUSION_LINE = /^\{"commitment":"([0-9a-f]{64})","reason":"[a-z][a-z0-9-]*"\}$/;
const MAX_EXCLUSION_LINE = 256;

function readExclusions(file: Uint8Array): { ok: true; commitments: Uint8Array } | { ok: false; failure: StepFailure } {
  const commitments = new Uint8Array(Math.ceil(file.length / 64) * 32);
  let count = 0;
  for (let at = 0; at < file.length; count++) {
    const end = file.indexOf(0x0a, at);
    const line = end === -1 ? file.subarray(at, at + MAX_EXCLUSION_LINE) : file.subarray(at, end);
    const text = line.length < MAX_EXCLUSION_LINE ? asciiOf(line) : null;
    const commitment = parseHex(text === null || end === -1 ? null : EXCLUSION_LINE.exec(text)?.[1], 32);
    const isAscending = commitment !== null && (count === 0 || isAbove(commitment, commitments, count - 1));
    if (commitment === null || !isAscending) {
      const expected = commitment === null ? '{"commitment":"…","reason":"…"} and a line end' : 'commitments ascending';
      const found = text?.slice(0, 120) ?? 'bytes that are no such line';
      return {
        ok: false,
        failure: { code: 'exclusion-line', expected, found, where: `excluded.jsonl line ${count + 1}` },
      };
    }
    commitments.set(commitment, count * 32);
    at = end + 1;
  }
  return { ok: true, commitments: commitments.slice(0, count * 32) };
}

function isAbove(commitment: Uint8Array, packed: Uint8Array, index: number): boolean {
  const before = packed.subarray(index * 32, index * 32 + 32);
  return !areSameBytes(before, commitment) && compareRecords(concatBytes(before, commitment), 0, 1) < 0;
}
