/**
 * The files of a tiled log (c2sp.org/tlog-tiles): tile and bundle paths, which of them a size has, and reading one.
 *
 * A tile holds 256 hashes of one level, 8 levels of the tree; level 0 are leaf
 * hashes. The last tile of a level is partial and says its width in its path.
 */
export const TILE_WIDTH = 256;
export const CHECKPOINT_PATH = 'checkpoint';

/** Reads a file of the log by its path; null when there is none. */
export type ReadLogFile = (path: string) => Uint8Array | null | Promise<Uint8Array | null>;

export type Tile = Readonly<{ level: number; index: number; width: number }>;

export type TileError =
  | { code: 'tile-missing'; path: string }
  | { code: 'truncated-tile'; path: string; expected: number; found: number } // bytes
  | { code: 'tile-too-long'; path: string; expected: number; found: number };

/** An index in three-digit parts, all but the last with an x: 1234067 is x001/x234/067. */
export function tileIndexPath(index: number): string {
  const digits = String(index);
  const parts = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.../g)!;
  return parts.map((part, i) => (i < parts.length - 1 ? `x${part}` : part)).join('/');
}

export function tilePath({ level, index, width }: Tile): string {
  return `tile/${level}/${tileIndexPath(index)}${partialSuffix(width)}`;
}

export function bundlePath({ index, width }: Omit<Tile, 'level'>): string {
  return `tile/entries/${tileIndexPath(index)}${partialSuffix(width)}`;
}

/** How many hashes a level of a tree of this size has: full subtrees of 256^level leaves. */
export function hashesOnLevel(size: number, level: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** The tile with this index as a tree of `size` has it: full, partial, or of width 0 when it has none. */
export function tileOf(size: number, level: number, index: number): Tile {
  const width = Math.min(TILE_WIDTH, Math.max(0, hashesOnLevel(size, level) - index * TILE_WIDTH));
  return { level, index, width };
}

/** Every tile of a tree of this size, by level and index. */
export function* tilesOf(size: number): Generator<Tile> {
  for (let level = 0; hashesOnLevel(size, level) > 0; level++) {
    const count = Math.ceil(hashesOnLevel(size, level) / TILE_WIDTH);
    for (let index = 0; index < count; index++) yield tileOf(size, level, index);
  }
}

export type TileRead = { ok: true; bytes: Uint8Array } | { ok: false; error: TileError };

/** The hashes of a tile; a partial one may have been replaced by the full one since. */
export async function readTile(read: ReadLogFile, tile: Tile): Promise<TileRead> {
  const path = tilePath(tile);
  const expected = tile.width * 32;
  const bytes = await read(path);
  if (bytes !== null) return judgeLength(path, bytes, expected);
  if (tile.width === TILE_WIDTH) return { ok: false, error: { code: 'tile-missing', path } };
  const fullPath = tilePath({ ...tile, width: TILE_WIDTH });
  const full = await read(fullPath);
  if (full === null) return { ok: false, error: { code: 'tile-missing', path } };
  const judged = judgeLength(fullPath, full, TILE_WIDTH * 32);
  return judged.ok ? { ok: true, bytes: full.subarray(0, expected) } : judged;
}

function judgeLength(path: string, bytes: Uint8Array, expected: number): TileRead {
  const found = bytes.length;
  if (found < expected) return { ok: false, error: { code: 'truncated-tile', path, expected, found } };
  if (found > expected) return { ok: false, error: { code: 'tile-too-long', path, expected, found } };
  return { ok: true, bytes };
}

function partialSuffix(width: number): string {
  return width === TILE_WIDTH ? '' : `.p/${width}`;
}
