/**
 * Gives equal 16-byte tags one number, without an object per entry.
 *
 * Used for households in the walk (numbers index a small counter array) and to
 * find a nikTag that appears twice. Open addressing in one typed array.
 */
import { ENTRY_BYTES } from './entry.ts';

export type TagIndex = Readonly<{
  ids: Uint32Array; // by entry: 0…count−1, in order of first appearance
  count: number;
  firstRepeat: Readonly<{ first: number; second: number }> | null; // entry indexes
}>;

/** Numbers the tags found at byte `tagAt` of each packed entry. */
export function indexTags(entries: Uint8Array, tagAt: number): TagIndex {
  const size = entries.length / ENTRY_BYTES;
  const slots = 1 << Math.max(4, Math.ceil(Math.log2(size * 2 + 1)));
  const table = new Int32Array(slots).fill(-1); // the entry that first showed the tag of this slot
  const ids = new Uint32Array(size);
  let count = 0;
  let firstRepeat: TagIndex['firstRepeat'] = null;
  for (let i = 0; i < size; i++) {
    const at = i * ENTRY_BYTES + tagAt;
    let slot = slotOf(entries, at) & (slots - 1);
    let holder = table[slot]!;
    while (holder !== -1 && !isSameTag(entries, at, holder * ENTRY_BYTES + tagAt)) {
      slot = (slot + 1) & (slots - 1);
      holder = table[slot]!;
    }
    if (holder === -1) {
      table[slot] = i;
      ids[i] = count++;
    } else {
      ids[i] = ids[holder]!;
      firstRepeat ??= { first: holder, second: i };
    }
  }
  return { ids, count, firstRepeat };
}

/** Tags are VRF outputs, but a forged file's need not be: all sixteen bytes are mixed. */
function slotOf(bytes: Uint8Array, at: number): number {
  let mixed = 0x811c9dc5;
  for (let i = 0; i < 16; i += 4) {
    mixed ^= (bytes[at + i]! << 24) | (bytes[at + i + 1]! << 16) | (bytes[at + i + 2]! << 8) | bytes[at + i + 3]!;
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    mixed ^= mixed >>> 12;
  }
  return mixed >>> 0;
}

function isSameTag(bytes: Uint8Array, a: number, b: number): boolean {
  for (let i = 0; i < 16; i++) if (bytes[a + i] !== bytes[b + i]) return false;
  return true;
}
