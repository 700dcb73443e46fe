/**
 * What late entries have in common with the entries of a draw: a commitment, a NIK, a household.
 *
 * A draw of columns holds no tags any more; they are looked up by one more reading of the entries, for all late ones
 * together and without an object per entry.
 */
import { hexOf } from './bytes.ts';
import { COMMITMENT_AT, ENTRY_BYTES, HOUSEHOLD_AT, NIK_TAG_AT, type Entry } from './entry.ts';
import type { EntryBlocks } from './read-entries.ts';

/** By the hexadecimal commitment or tag of a late entry: the first entry of the draw, in tree order, that has it too. */
export type Relatives = Readonly<{
  commitments: ReadonlyMap<string, number>;
  nikTags: ReadonlyMap<string, number>;
  households: ReadonlyMap<string, number>;
}>;

/** Among packed entries in tree order. */
export function findRelatives(entries: Uint8Array, late: readonly Entry[]): Relatives {
  const { look, relatives } = relativesFinder(late);
  look(entries, 0);
  return relatives;
}

/** Among entries that are read block by block. */
export async function readRelatives(blocks: EntryBlocks, late: readonly Entry[]): Promise<Relatives> {
  const { look, relatives } = relativesFinder(late);
  if (late.length > 0) for await (const { block, first } of blocks()) look(block, first);
  return relatives;
}

function relativesFinder(late: readonly Entry[]) {
  const commitments = fieldFinder(
    COMMITMENT_AT,
    late.map(({ commitment }) => commitment),
  );
  const nikTags = fieldFinder(
    NIK_TAG_AT,
    late.map(({ nikTag }) => nikTag),
  );
  const households = fieldFinder(
    HOUSEHOLD_AT,
    late.map(({ household }) => household),
  );
  const look = (block: Uint8Array, first: number) => {
    for (const field of [commitments, nikTags, households]) field.look(block, first);
  };
  const relatives: Relatives = {
    commitments: commitments.found,
    nikTags: nikTags.found,
    households: households.found,
  };
  return { look, relatives };
}

/** Of millions only those are written out as text whose first two bytes are those of a wanted one. */
function fieldFinder(fieldAt: number, wanted: readonly Uint8Array[]) {
  const beginnings = new Uint8Array(0x10000);
  for (const bytes of wanted) beginnings[(bytes[0]! << 8) | bytes[1]!] = 1;
  const texts = new Set(wanted.map(hexOf));
  const length = wanted[0]?.length ?? 0;
  const found = new Map<string, number>();
  const look = (block: Uint8Array, first: number) => {
    for (let at = fieldAt, entry = first; at < block.length; at += ENTRY_BYTES, entry++) {
      if (beginnings[(block[at]! << 8) | block[at + 1]!] === 0) continue;
      const text = hexOf(block.subarray(at, at + length));
      if (texts.has(text) && !found.has(text)) found.set(text, entry);
    }
  };
  return { found, look };
}
