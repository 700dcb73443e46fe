/**
 * A household's two lifetime slots, and the file that says which were used: nullifiers.bin.
 *
 * Every admission uses up one slot; its tag, a VRF output that knows no wave, may
 * never be published again. The file is sorted, so that no tag can be told to
 * belong to a rank: it would tie a household of this wave to those of others.
 */
import { areSameBytes, bytesOf, requireLength } from './bytes.ts';
import { vrfHash } from './vrf.ts';

export const SLOT_TAG_BYTES = 16;

export type SlotInput = Readonly<{ programme: string; noKk: string; slot: 1 | 2 }>;

/** What is hashed for a slot: "undi/slot/v1\n" programme "\n" KK "\n" 1 or 2. */
export function slotAlphaOf({ programme, noKk, slot }: SlotInput): Uint8Array {
  return bytesOf(`undi/slot/v1\n${programme}\n${noKk}\n${slot}`);
}

export function slotTagOf(secretKey: Uint8Array, input: SlotInput): Uint8Array {
  return vrfHash(secretKey, slotAlphaOf(input)).slice(0, SLOT_TAG_BYTES);
}

/** The bytes of nullifiers.bin: a tag for each person admitted, ascending. */
export function nullifiersBytes(tags: readonly Uint8Array[]): Uint8Array {
  const sorted = [...tags].sort((a, b) => compareTags(a, 0, b, 0));
  const bytes = new Uint8Array(sorted.length * SLOT_TAG_BYTES);
  sorted.forEach((tag, i) => {
    requireLength(tag, SLOT_TAG_BYTES, 'slot tag');
    if (i > 0 && areSameBytes(tag, sorted[i - 1]!)) throw new Error('a slot is used once');
    bytes.set(tag, i * SLOT_TAG_BYTES);
  });
  return bytes;
}

/** Where the first tag stands that is not above the one before it, or -1. */
export function findTagOutOfOrder(tags: Uint8Array): number {
  for (let i = 1; i < tags.length / SLOT_TAG_BYTES; i++) if (compareTags(tags, i - 1, tags, i) >= 0) return i;
  return -1;
}

export type SlotRepeat = Readonly<{ index: number; earlierIndex: number }>;

/** The first tag of an earlier wave's file, in any order, that ascending `tags` hold too. */
export function findReusedSlot(tags: Uint8Array, earlier: Uint8Array): SlotRepeat | null {
  for (let earlierIndex = 0; earlierIndex < Math.floor(earlier.length / SLOT_TAG_BYTES); earlierIndex++) {
    let low = 0;
    let high = tags.length / SLOT_TAG_BYTES;
    while (low < high) {
      const index = (low + high) >>> 1;
      const side = compareTags(tags, index, earlier, earlierIndex);
      if (side === 0) return { index, earlierIndex };
      if (side < 0) low = index + 1;
      else high = index;
    }
  }
  return null;
}

export function compareTags(a: Uint8Array, i: number, b: Uint8Array, j: number): number {
  for (let k = 0, at = i * SLOT_TAG_BYTES, bt = j * SLOT_TAG_BYTES; k < SLOT_TAG_BYTES; k++) {
    const difference = a[at + k]! - b[bt + k]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
