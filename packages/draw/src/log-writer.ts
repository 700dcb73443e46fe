/**
 * Appending to a tiled log: which files are new, and the new root.
 *
 * Only the partial tiles and the partial bundle at the right edge are read. The
 * caller writes the files first and the checkpoint last, so that a log that was
 * interrupted is the log of its last checkpoint.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from './bytes.ts';
import { encodeBundle, logLeafOf, readBundle, type BundleError } from './entry-bundles.ts';
import { merkleRootOf } from './merkle.ts';
import { TILE_WIDTH, bundlePath, hashesOnLevel, readTile, tileOf, tilePath } from './tiles.ts';
import type { ReadLogFile, TileError } from './tiles.ts';

export type Appended = Readonly<{
  size: number;
  root: Uint8Array;
  files: ReadonlyMap<string, Uint8Array>; // new tiles and bundles by path
}>;
export type AppendResult = { ok: true; appended: Appended } | { ok: false; error: TileError | BundleError };

export type LogAppend = Readonly<{ size: number; entries: readonly Uint8Array[] }>;

/** Appends entries to the log of this size, as `read` finds it. */
export async function appendToLog(read: ReadLogFile, { size, entries }: LogAppend): Promise<AppendResult> {
  const files = new Map<string, Uint8Array>();
  const bundles = await appendBundles(read, { size, entries }, files);
  if (bundles !== null) return { ok: false, error: bundles };
  const tiles = await appendTiles(read, size, packHashes(entries.map(logLeafOf)), files);
  if (!tiles.ok) return tiles;
  return { ok: true, appended: { size: size + entries.length, root: tiles.root, files } };
}

async function appendBundles(
  read: ReadLogFile,
  { size, entries }: LogAppend,
  files: Map<string, Uint8Array>,
): Promise<BundleError | null> {
  const before = size % TILE_WIDTH;
  let index = Math.floor(size / TILE_WIDTH);
  let open: Uint8Array[] = [];
  if (before > 0 && entries.length > 0) {
    const bundle = await readBundle(read, size, index);
    if (!bundle.ok) return bundle.error;
    open = [...bundle.entries];
  }
  let from = 0;
  while (from < entries.length) {
    const to = from + TILE_WIDTH - open.length;
    const bundle = [...open, ...entries.slice(from, to)];
    files.set(bundlePath({ index, width: bundle.length }), encodeBundle(bundle));
    open = [];
    from = to;
    index++;
  }
  return null;
}

type NewTiles = { ok: true; root: Uint8Array } | { ok: false; error: TileError };

/** Level by level: the open tile and what is new; every tile that fills up is one new hash above. */
async function appendTiles(
  read: ReadLogFile,
  size: number,
  leaves: Uint8Array, // 32 bytes each
  files: Map<string, Uint8Array>,
): Promise<NewTiles> {
  const newSize = size + leaves.length / 32;
  const edges: Uint8Array[] = []; // the open hashes of each level, which the root is made of
  let added = leaves;
  for (let level = 0; hashesOnLevel(newSize, level) > 0; level++) {
    const index = Math.floor(hashesOnLevel(size, level) / TILE_WIDTH);
    const openTile = tileOf(size, level, index);
    let hashes = added;
    if (openTile.width > 0) {
      const open = await readTile(read, openTile);
      if (!open.ok) return open;
      hashes = concatBytes(open.bytes, added);
    }
    const above: Uint8Array[] = [];
    for (let at = 0, i = index; at < hashes.length; at += TILE_WIDTH * 32, i++) {
      const bytes = hashes.slice(at, at + TILE_WIDTH * 32);
      const isFull = bytes.length === TILE_WIDTH * 32;
      if (added.length > 0) files.set(tilePath({ level, index: i, width: bytes.length / 32 }), bytes);
      if (isFull) above.push(merkleRootOf(bytes));
    }
    const fullBytes = above.length * TILE_WIDTH * 32;
    edges.push(hashes.subarray(fullBytes));
    added = packHashes(above);
  }
  return { ok: true, root: rootOfEdges(edges) };
}

/** A loop, because millions of arguments are too many for a call. */
function packHashes(hashes: readonly Uint8Array[]): Uint8Array {
  const packed = new Uint8Array(hashes.length * 32);
  hashes.forEach((hash, i) => packed.set(hash, i * 32));
  return packed;
}

/** From the lowest level up, what is open below is the last hash of the level above. */
function rootOfEdges(edges: readonly Uint8Array[]): Uint8Array {
  let below: Uint8Array = new Uint8Array(0);
  for (const edge of edges) {
    const hashes = concatBytes(edge, below);
    below = hashes.length === 0 ? hashes : merkleRootOf(hashes);
  }
  return below.length === 0 ? sha256(below) : below;
}
