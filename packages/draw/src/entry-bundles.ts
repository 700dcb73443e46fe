/**
 * Entry bundles of a tiled log: 256 entries, each after its length in two bytes.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from './bytes.ts';
import { TILE_WIDTH, bundlePath, tileOf, type ReadLogFile, type Tile } from './tiles.ts';

export const MAX_LOG_ENTRY = 0xffff;

export type BundleError =
  | { code: 'bundle-missing'; path: string }
  | { code: 'truncated-bundle'; path: string; expected: number; found: number } // entries
  | { code: 'bundle-too-long'; path: string; expected: number };

export type BundleRead = { ok: true; entries: readonly Uint8Array[] } | { ok: false; error: BundleError };

/** Leaf hash of a log's entry: H(0x00 ‖ entry). */
export function logLeafOf(entry: Uint8Array): Uint8Array {
  return sha256(concatBytes(Uint8Array.of(0x00), entry));
}

export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  return concatBytes(
    ...entries.flatMap((entry) => {
      if (entry.length > MAX_LOG_ENTRY) throw new Error(`an entry of a log has at most ${MAX_LOG_ENTRY} bytes`);
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
    }),
  );
}

/** The first `width` entries: all of them unless a full bundle was read for a partial one. */
export function decodeBundle(
  bytes: Uint8Array,
  width: number,
  path: string,
  isFull = width === TILE_WIDTH,
): BundleRead {
  const entries: Uint8Array[] = [];
  const held = isFull ? TILE_WIDTH : width;
  let at = 0;
  while (entries.length < held) {
    const from = at + 2;
    const to = from + ((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0);
    if (from > bytes.length || to > bytes.length) {
      return { ok: false, error: { code: 'truncated-bundle', path, expected: held, found: entries.length } };
    }
    entries.push(bytes.subarray(from, to));
    at = to;
  }
  if (at < bytes.length) return { ok: false, error: { code: 'bundle-too-long', path, expected: held } };
  return { ok: true, entries: entries.slice(0, width) };
}

/** The bundle with this index as a log of `size` has it; a partial one may have been replaced by the full one since. */
export async function readBundle(read: ReadLogFile, size: number, index: number): Promise<BundleRead> {
  const bundle: Tile = tileOf(size, 0, index);
  const path = bundlePath(bundle);
  const bytes = await read(path);
  if (bytes !== null) return decodeBundle(bytes, bundle.width, path);
  if (bundle.width === TILE_WIDTH) return { ok: false, error: { code: 'bundle-missing', path } };
  const fullPath = bundlePath({ index, width: TILE_WIDTH });
  const full = await read(fullPath);
  if (full === null) return { ok: false, error: { code: 'bundle-missing', path } };
  return decodeBundle(full, bundle.width, fullPath, true);
}
