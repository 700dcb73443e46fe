/**
 * Roots and proofs from the tiles of a log: only the tiles on the way are read.
 *
 * Nothing here trusts a tile: a proof made of a forged one does not verify
 * against the root of a signed checkpoint.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { merkleRootOf } from './merkle.ts';
import { nodeOf } from './merkle-consistency.ts';
import { completeSubtrees, consistencyRanges, inclusionRanges, type LeafRange } from './merkle-ranges.ts';
import { TILE_WIDTH, readTile, tileOf, type ReadLogFile, type TileError, type TileRead } from './tiles.ts';

export type TileProofError =
  | TileError
  | { code: 'index-outside-tree'; index: number; size: number }
  | { code: 'tree-shrank'; earlierSize: number; size: number };

export type TileProof = { ok: true; proof: readonly Uint8Array[] } | { ok: false; error: TileProofError };
export type TileRoot = { ok: true; root: Uint8Array } | { ok: false; error: TileError };

/** The root of the log at this size. */
export async function rootFromTiles(read: ReadLogFile, size: number): Promise<TileRoot> {
  if (size === 0) return { ok: true, root: sha256(new Uint8Array(0)) };
  const hashed = await hashRange(readingOnce(read, size), { from: 0, to: size });
  return hashed.ok ? { ok: true, root: hashed.bytes } : hashed;
}

/** The proof that the entry with this index is in the log at this size. */
export async function inclusionProofFromTiles(
  read: ReadLogFile,
  { index, size }: Readonly<{ index: number; size: number }>,
): Promise<TileProof> {
  if (!Number.isInteger(index) || index < 0 || index >= size) {
    return { ok: false, error: { code: 'index-outside-tree', index, size } };
  }
  return hashRanges(readingOnce(read, size), inclusionRanges(index, size));
}

/** The proof that the log at `earlierSize` is the beginning of the log at `size`. */
export async function consistencyProofFromTiles(
  read: ReadLogFile,
  { earlierSize, size }: Readonly<{ earlierSize: number; size: number }>,
): Promise<TileProof> {
  if (!Number.isInteger(earlierSize) || earlierSize < 0 || earlierSize > size) {
    return { ok: false, error: { code: 'tree-shrank', earlierSize, size } };
  }
  return hashRanges(readingOnce(read, size), earlierSize === 0 ? [] : consistencyRanges(earlierSize, size));
}

type ReadHashes = (level: number, index: number) => Promise<TileRead>;

/** The tiles of a tree of this size, each read once for one proof. */
function readingOnce(read: ReadLogFile, size: number): ReadHashes {
  const known = new Map<string, Promise<TileRead>>();
  return (level, index) => {
    const name = `${level}/${index}`;
    let tile = known.get(name);
    if (tile === undefined) known.set(name, (tile = readTile(read, tileOf(size, level, index))));
    return tile;
  };
}

async function hashRanges(hashes: ReadHashes, ranges: readonly LeafRange[]): Promise<TileProof> {
  const proof: Uint8Array[] = [];
  for (const range of ranges) {
    const hashed = await hashRange(hashes, range);
    if (!hashed.ok) return hashed;
    proof.push(hashed.bytes);
  }
  return { ok: true, proof };
}

/** The Merkle tree hash of a range that begins where a subtree does, as every node of a proof. */
async function hashRange(hashes: ReadHashes, range: LeafRange): Promise<TileRead> {
  let node: Uint8Array | null = null;
  for (const subtree of completeSubtrees(range).reverse()) {
    const hashed = await hashSubtree(hashes, subtree);
    if (!hashed.ok) return hashed;
    node = node === null ? hashed.bytes : nodeOf(hashed.bytes, node);
  }
  if (node === null) throw new Error('an empty range has no hash');
  return { ok: true, bytes: node };
}

/** A complete subtree lies in one tile of the level whose hashes are at most 256 of it. */
async function hashSubtree(hashes: ReadHashes, { from, to }: LeafRange): Promise<TileRead> {
  let level = 0;
  while ((to - from) / TILE_WIDTH ** level >= TILE_WIDTH) level++;
  const unit = TILE_WIDTH ** level;
  const first = from / unit;
  const index = Math.floor(first / TILE_WIDTH);
  const tile = await hashes(level, index);
  if (!tile.ok) return tile;
  const at = (first - index * TILE_WIDTH) * 32;
  return { ok: true, bytes: merkleRootOf(tile.bytes.subarray(at, at + ((to - from) / unit) * 32)) };
}
