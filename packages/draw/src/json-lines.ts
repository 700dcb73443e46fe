/**
 * Lines of a published .jsonl file, one at a time: a line that is none of them ends the reading, however long the file.
 */
import { asciiOf } from './bytes.ts';

const MAX_LINE = 64 * 1024;

export type JsonLine = Readonly<{ number: number; text: string | null; isWhole: boolean }>; // 1 is the first

/** `text` is null for bytes that are not ASCII or a line beyond all measure; `isWhole` says that a line end follows. */
export function* linesOf(file: Uint8Array): Generator<JsonLine> {
  let number = 1;
  for (let at = 0; at < file.length; number++) {
    const end = file.indexOf(0x0a, at);
    const to = end === -1 ? file.length : end;
    yield { number, text: to - at > MAX_LINE ? null : asciiOf(file.subarray(at, to)), isWhole: end !== -1 };
    at = to + 1;
  }
}
