/**
 * Verification of the lifetime slots: one for each person admitted, none twice, none of an earlier wave.
 */
import { hexOf } from './bytes.ts';
import type { Rules } from './documents.ts';
import { SLOT_TAG_BYTES, compareTags, findReusedSlot, findTagOutOfOrder } from './slots.ts';
import { missing, type ReadFile, type StepFailure } from './steps.ts';
import type { Step } from './verify-documents.ts';

const FILE = 'nullifiers.bin';

/** nullifiers.bin of an earlier wave of the programme. */
export type EarlierNullifiers = Readonly<{ wave: string; bytes: Uint8Array }>;

export type NullifierChecks = Readonly<{
  admitted: number; // selected, less the revoked, and their replacements
  earlier: readonly EarlierNullifiers[];
}>;

/** Null when the rules promise no file and there is none. */
export async function verifyNullifiers(
  read: ReadFile,
  rules: Rules,
  { admitted, earlier }: NullifierChecks,
): Promise<Step<number> | null> {
  const tags = await read(FILE);
  const isPromised = rules.slots !== undefined;
  if (tags === null) return isPromised ? { failure: missing(FILE), value: null } : null;
  const failure = isPromised ? findWrongTags(tags, admitted, earlier) : notPromised();
  const known = earlier.length === 0 ? '' : `, none of ${earlier.length} earlier waves`;
  return { failure, value: admitted, found: `${tags.length / SLOT_TAG_BYTES} slots${known}` };
}

function findWrongTags(
  tags: Uint8Array,
  admitted: number,
  earlierWaves: readonly EarlierNullifiers[],
): StepFailure | null {
  if (tags.length % SLOT_TAG_BYTES !== 0) {
    const expected = `${admitted * SLOT_TAG_BYTES} bytes`;
    return { code: 'truncated-file', expected, found: `${tags.length} bytes`, where: FILE };
  }
  const count = tags.length / SLOT_TAG_BYTES;
  if (count !== admitted) {
    return { code: 'nullifier-count', expected: `${admitted}, one each admitted`, found: String(count), where: FILE };
  }
  const at = findTagOutOfOrder(tags);
  if (at !== -1) {
    const where = `${FILE} tag ${at}`;
    const found = tagText(tags, at);
    if (compareTags(tags, at - 1, tags, at) === 0) {
      return { code: 'repeated-slot', expected: 'every slot once', found, where };
    }
    return { code: 'unsorted-nullifiers', expected: `a tag above ${tagText(tags, at - 1)}`, found, where };
  }
  for (const { wave, bytes } of earlierWaves) {
    const reused = findReusedSlot(tags, bytes);
    if (reused === null) continue;
    const where = `${FILE} tag ${reused.index}, tag ${reused.earlierIndex} of wave ${wave}`;
    return { code: 'reused-slot', expected: 'slots of no earlier wave', found: tagText(tags, reused.index), where };
  }
  return null;
}

function notPromised(): StepFailure {
  return { code: 'nullifiers-not-declared', expected: 'slots declared in rules.json', found: FILE, where: FILE };
}

function tagText(tags: Uint8Array, index: number): string {
  return hexOf(tags.subarray(index * SLOT_TAG_BYTES, (index + 1) * SLOT_TAG_BYTES));
}
