/**
 * Moves fields of packed records by words of four bytes, a few times quicker than by bytes.
 *
 * A Buffer may begin at any byte: what is not aligned is moved byte by byte.
 */

/** A field of each packed record into packed records of the field's own width, from byte `outAt` of them on. */
export function copyFields(
  records: Uint8Array,
  width: number,
  fieldAt: number,
  out: Uint8Array,
  fieldBytes: number,
  outAt = 0,
): void {
  const from = findWords(records);
  const to = findWords(out);
  const count = records.length / width;
  if (from === null || to === null || ((width | fieldAt | fieldBytes | outAt) & 3) !== 0) {
    for (let i = 0, r = fieldAt, o = outAt; i < count; i++, r += width, o += fieldBytes) {
      for (let b = 0; b < fieldBytes; b++) out[o + b] = records[r + b]!;
    }
    return;
  }
  const fieldWords = fieldBytes / 4;
  for (let i = 0, r = fieldAt / 4, o = outAt / 4; i < count; i++, r += width / 4, o += fieldWords) {
    for (let w = 0; w < fieldWords; w++) to[o + w] = from[r + w]!;
  }
}

/** The 32-byte records with these indexes, packed one after the other. */
export function gatherRecords(records: Uint8Array, indexes: Uint32Array, out: Uint8Array): void {
  const from = findWords(records);
  const to = findWords(out);
  if (from === null || to === null) {
    indexes.forEach((index, i) => out.set(records.subarray(index * 32, index * 32 + 32), i * 32));
    return;
  }
  for (let i = 0, o = 0; i < indexes.length; i++) {
    for (let w = indexes[i]! * 8, end = w + 8; w < end; w++) to[o++] = from[w]!;
  }
}

function findWords(bytes: Uint8Array): Uint32Array | null {
  if (bytes.byteOffset % 4 !== 0) return null;
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
}
