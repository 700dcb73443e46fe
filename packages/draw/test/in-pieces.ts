/**
 * A reader that gives every file in pieces of some bytes, each overwritten by the next, and counts them.
 */
import type { ReadFile } from '../src/steps.ts';

export function inPieces(
  files: ReadonlyMap<string, Uint8Array>,
  length: number,
): Readonly<{ read: ReadFile; given: () => number }> {
  let given = 0;
  async function* pieces(bytes: Uint8Array) {
    const buffer = new Uint8Array(length);
    for (let at = 0; at < bytes.length; at += length) {
      const part = bytes.subarray(at, at + length);
      buffer.fill(0xee);
      buffer.set(part);
      given += part.length;
      yield buffer.subarray(0, part.length);
    }
  }
  const find = (name: string) => files.get(name) ?? null;
  const stream = async (name: string) => {
    const bytes = find(name);
    return bytes === null ? null : pieces(bytes);
  };
  return { read: Object.assign(find, { stream }), given: () => given };
}
