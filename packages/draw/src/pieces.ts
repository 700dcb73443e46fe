/**
 * Published files in pieces: whole records and lines out of pieces of any size, without holding a file.
 */
import type { ReadFile } from './steps.ts';

export type Pieces = AsyncIterable<Uint8Array>;

/** The file in pieces; in one when the reader knows only whole files. Null when there is none. */
export async function openPieces(read: ReadFile, name: string): Promise<Pieces | null> {
  if (read.stream !== undefined) return read.stream(name);
  const bytes = await read(name);
  return bytes === null ? null : inOnePiece(bytes);
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Pieces of whole records of `width` bytes, then what is left over at the end, if anything. */
export async function* recordBlocks(pieces: Pieces, width: number): AsyncGenerator<Uint8Array> {
  let held: Uint8Array = new Uint8Array(0);
  for await (const piece of pieces) {
    let bytes = piece;
    if (held.length > 0) {
      bytes = new Uint8Array(held.length + piece.length);
      bytes.set(held);
      bytes.set(piece, held.length);
    }
    const whole = bytes.length - (bytes.length % width);
    held = bytes.slice(whole);
    if (whole > 0) yield bytes.subarray(0, whole);
  }
  if (held.length > 0) yield held;
}

/** Looks ahead in pieces by up to some bytes at a time. */
export type PieceReader = Readonly<{
  /** The next `count` bytes, or fewer where the file ends; good until the next call. */
  peek: (count: number) => Promise<Uint8Array>;
  skip: (count: number) => void; // of what was peeked
  close: () => Promise<void>; // a file is left open by whoever stops reading before its end
}>;

export function readerOf(pieces: Pieces): PieceReader {
  const iterator = pieces[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array(0);
  let at = 0;
  let end = 0;
  const peek = async (count: number) => {
    while (end - at < count) {
      const next = await iterator.next();
      if (next.done === true) break;
      const kept = end - at;
      const room = kept + next.value.length;
      if (room > held.length) {
        const larger = new Uint8Array(room + count);
        larger.set(held.subarray(at, end));
        held = larger;
      } else held.copyWithin(0, at, end);
      held.set(next.value, kept);
      at = 0;
      end = room;
    }
    return held.subarray(at, Math.min(end, at + count));
  };
  const skip = (count: number) => {
    at = Math.min(end, at + count);
  };
  const close = async () => {
    await iterator.return?.();
  };
  return { peek, skip, close };
}
