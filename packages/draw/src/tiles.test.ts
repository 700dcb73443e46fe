import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { append, emptyLog, policyOf, type PaperLog } from '../test/log-on-paper.ts';
import vectors from '../test/vectors/tlog-tiles.json' with { type: 'json' };
import { bytesOf, concatBytes, hexOf } from './bytes.ts';
import { decodeBundle, encodeBundle, logLeafOf, readBundle } from './entry-bundles.ts';
import { appendToLog } from './log-writer.ts';
import { inclusionProofOf, merkleRootOf, verifyInclusion } from './merkle.ts';
import { consistencyProofOf, verifyConsistency } from './merkle-consistency.ts';
import { consistencyProofFromTiles, inclusionProofFromTiles, rootFromTiles } from './tile-proofs.ts';
import { TILE_WIDTH, bundlePath, tileIndexPath, tilePath, tilesOf } from './tiles.ts';
import { parseTlogProof, tlogProofText, verifyTlogProof } from './tlog-proof.ts';

const entryOf = (i: number) => bytesOf(`entry ${i}`);
const entriesOf = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => entryOf(from + i));
const leavesOf = (size: number) => concatBytes(...entriesOf(0, size).map(logLeafOf));
const reading = (log: PaperLog) => (path: string) => log.files.get(path) ?? null;
const codeOf = (verdict: { ok: true } | { ok: false; error: { code: string } }) =>
  verdict.ok ? 'ok' : verdict.error.code;

describe('the paths of a tiled log', () => {
  const paths: readonly (readonly [number, string])[] = [
    ...vectors.pathEncoding.map(({ index, path }) => [index, path] as const),
    [0, '000'],
    [999, '999'],
    [1000, 'x001/000'],
  ];
  it.each(paths)('write index %i as %s', (index, path) => {
    expect(tileIndexPath(index)).toBe(path);
  });

  it('name level, index and the width of a partial tile', () => {
    expect(tilePath({ level: 0, index: 273, width: 112 })).toBe('tile/0/273.p/112');
    expect(tilePath({ level: 1, index: 0, width: 256 })).toBe('tile/1/000');
    expect(bundlePath({ index: 1234067, width: 256 })).toBe('tile/entries/x001/x234/067');
  });

  it('list the tiles of a tree of 70,000 as C2SP does', () => {
    const tiles = [...tilesOf(70_000)];
    const full = (level: number) => tiles.filter((tile) => tile.level === level && tile.width === TILE_WIDTH).length;
    const partial = (level: number) => tiles.find((tile) => tile.level === level && tile.width < TILE_WIDTH)?.width;
    expect({
      level0Full: full(0),
      level0Partial: partial(0),
      level1Full: full(1),
      level1Partial: partial(1),
      level2Partial: partial(2),
    }).toEqual(vectors.size70000);
    expect([...tilesOf(256)].map(tilePath)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
    expect([...tilesOf(0)]).toEqual([]);
  });
});

describe('a log that grows', () => {
  it('has the same tiles and root however its entries came', async () => {
    const atOnce = await append(emptyLog, entriesOf(0, 1300));
    let grown = emptyLog;
    for (const [from, to] of [
      [0, 1],
      [1, 255],
      [255, 256],
      [256, 256],
      [256, 900],
      [900, 1024],
      [1024, 1300],
    ] as const) {
      grown = await append(grown, entriesOf(from, to));
      expect(hexOf(grown.root)).toBe(hexOf(merkleRootOf(leavesOf(to))));
    }
    for (const tile of tilesOf(1300)) expect(grown.files.get(tilePath(tile))).toEqual(atOnce.files.get(tilePath(tile)));
    for (let index = 0; index < 6; index++) {
      expect(await readBundle(reading(grown), 1300, index)).toEqual(await readBundle(reading(atOnce), 1300, index));
    }
    expect(hexOf(atOnce.root)).toBe(hexOf(merkleRootOf(leavesOf(1300))));
  });

  it('of 70,000 entries writes exactly its tiles, and level 2 comes to the root', async () => {
    const leaf = bytesOf('the same');
    const result = await appendToLog(() => null, { size: 0, entries: Array.from({ length: 70_000 }, () => leaf) });
    if (!result.ok) throw new Error(result.error.code);
    const { files, root } = result.appended;
    const tiles = [...files.keys()].filter((path) => !path.startsWith('tile/entries/'));
    expect(tiles.sort()).toEqual([...tilesOf(70_000)].map(tilePath).sort());
    expect(files.get('tile/2/000.p/1')).toHaveLength(32);
    const all = new Uint8Array(70_000 * 32);
    for (let i = 0; i < 70_000; i++) all.set(logLeafOf(leaf), i * 32);
    expect(hexOf(root)).toBe(hexOf(merkleRootOf(all)));
    expect(await rootFromTiles((path) => files.get(path) ?? null, 70_000)).toEqual({ ok: true, root });
  });

  it('that is empty has the root of nothing', async () => {
    const empty = await append(emptyLog, []);
    expect(hexOf(empty.root)).toBe(hexOf(sha256(new Uint8Array(0))));
    expect(await rootFromTiles(() => null, 0)).toEqual({ ok: true, root: empty.root });
  });

  it('stops where an open tile is missing or cut short', async () => {
    const log = await append(emptyLog, entriesOf(0, 300));
    const without = (path: string, bytes: Uint8Array | null) => (name: string) =>
      name === path ? bytes : (log.files.get(name) ?? null);
    const next = { size: 300, entries: [entryOf(300)] };
    expect(await appendToLog(without('tile/0/001.p/44', null), next)).toEqual({
      ok: false,
      error: { code: 'tile-missing', path: 'tile/0/001.p/44' },
    });
    const cut = log.files.get('tile/0/001.p/44')!.slice(0, -1);
    expect(await appendToLog(without('tile/0/001.p/44', cut), next)).toEqual({
      ok: false,
      error: { code: 'truncated-tile', path: 'tile/0/001.p/44', expected: 1408, found: 1407 },
    });
    expect(codeOf(await appendToLog(without('tile/entries/001.p/44', null), next))).toBe('bundle-missing');
  });
});

describe('proofs from tiles', () => {
  it('are those of the tree in memory, and verify', async () => {
    const log = await append(emptyLog, entriesOf(0, 700));
    const leaves = leavesOf(700);
    for (const index of [0, 1, 255, 256, 511, 512, 640, 698, 699]) {
      const made = await inclusionProofFromTiles(reading(log), { index, size: 700 });
      if (!made.ok) throw new Error(made.error.code);
      expect(made.proof.map(hexOf)).toEqual(inclusionProofOf(leaves, index).map(hexOf));
      const claim = { leaf: logLeafOf(entryOf(index)), index, size: 700, proof: made.proof, root: log.root };
      expect(verifyInclusion(claim)).toEqual({ ok: true });
    }
    for (const earlierSize of [1, 2, 255, 256, 257, 512, 513, 699, 700]) {
      const made = await consistencyProofFromTiles(reading(log), { earlierSize, size: 700 });
      if (!made.ok) throw new Error(made.error.code);
      expect(made.proof.map(hexOf)).toEqual(consistencyProofOf(leaves, earlierSize).map(hexOf));
      const earlierRoot = merkleRootOf(leaves.subarray(0, earlierSize * 32));
      const claim = { earlierSize, earlierRoot, size: 700, root: log.root, proof: made.proof };
      expect(verifyConsistency(claim)).toEqual({ ok: true });
    }
  });

  it('read each tile on the way once, and no other', async () => {
    const log = await append(emptyLog, entriesOf(0, 1300));
    const seen: string[] = [];
    await inclusionProofFromTiles((path) => (seen.push(path), log.files.get(path) ?? null), { index: 600, size: 1300 });
    expect(seen.sort()).toEqual(['tile/0/002', 'tile/0/005.p/20', 'tile/1/000.p/5']);
  });

  it('use the full tile where the partial one is gone', async () => {
    const later = await append(await append(emptyLog, entriesOf(0, 100)), entriesOf(100, 300));
    later.files.delete('tile/0/000.p/100');
    const made = await inclusionProofFromTiles(reading(later), { index: 9, size: 100 });
    if (!made.ok) throw new Error(made.error.code);
    expect(made.proof.map(hexOf)).toEqual(inclusionProofOf(leavesOf(100), 9).map(hexOf));
  });

  it('name what is wrong with the log', async () => {
    const log = await append(emptyLog, entriesOf(0, 300));
    const path = 'tile/0/000';
    const changed = (bytes: Uint8Array | null) => (name: string) =>
      name === path ? bytes : (log.files.get(name) ?? null);
    const tile = log.files.get(path)!;
    const proofOf = (bytes: Uint8Array | null, index = 0) =>
      inclusionProofFromTiles(changed(bytes), { index, size: 300 });
    expect(await proofOf(tile.slice(0, 8000))).toEqual({
      ok: false,
      error: { code: 'truncated-tile', path, expected: 8192, found: 8000 },
    });
    expect(codeOf(await proofOf(concatBytes(tile, tile)))).toBe('tile-too-long');
    expect(codeOf(await proofOf(null))).toBe('tile-missing');
    expect(await proofOf(tile, 300)).toEqual({
      ok: false,
      error: { code: 'index-outside-tree', index: 300, size: 300 },
    });
    expect(codeOf(await consistencyProofFromTiles(reading(log), { earlierSize: 301, size: 300 }))).toBe('tree-shrank');
    const forged = await proofOf(tile.map((byte, i) => (i === 40 ? byte ^ 1 : byte)));
    if (!forged.ok) throw new Error(forged.error.code);
    const claim = { leaf: logLeafOf(entryOf(0)), index: 0, size: 300, proof: forged.proof, root: log.root };
    expect(codeOf(verifyInclusion(claim))).toBe('other-root');
  });
});

describe('an entry bundle', () => {
  it('is entries behind their lengths', () => {
    const bundle = encodeBundle([bytesOf('ab'), new Uint8Array(0), new Uint8Array(300)]);
    expect(hexOf(bundle.slice(0, 8))).toBe('000261620000012c');
    expect(decodeBundle(bundle, 3, 'x')).toEqual({
      ok: true,
      entries: [bytesOf('ab'), new Uint8Array(0), new Uint8Array(300)],
    });
    expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow('at most 65535 bytes');
  });

  it('cut short or too long is named', () => {
    const bundle = encodeBundle(entriesOf(0, 3));
    const path = 'tile/entries/000.p/3';
    expect(decodeBundle(bundle.slice(0, -1), 3, path)).toEqual({
      ok: false,
      error: { code: 'truncated-bundle', path, expected: 3, found: 2 },
    });
    expect(codeOf(decodeBundle(bundle.slice(0, 1), 3, path))).toBe('truncated-bundle');
    expect(codeOf(decodeBundle(concatBytes(bundle, bundle), 3, path))).toBe('bundle-too-long');
  });
});

describe('a receipt', () => {
  const make = async (index: number) => {
    const log = await append(emptyLog, entriesOf(0, 300), { time: 1_679_315_147, count: 2 });
    const made = await inclusionProofFromTiles(reading(log), { index, size: 300 });
    if (!made.ok) throw new Error(made.error.code);
    return { index, proof: made.proof, checkpoint: log.checkpoint, extra: entryOf(index) };
  };

  it('is written as C2SP writes it and verifies offline', async () => {
    const receipt = await make(42);
    const text = tlogProofText(receipt);
    const lines = text.split('\n');
    expect(lines.slice(0, 3)).toEqual(['c2sp.org/tlog-proof@v1', 'extra ZW50cnkgNDI=', 'index 42']);
    expect(lines.slice(12, 15)).toEqual(['', 'undian.example/log', '300']);
    expect(parseTlogProof(text)).toEqual({ ok: true, receipt });
    expect(verifyTlogProof(text, logLeafOf(entryOf(42)), policyOf(2))).toMatchObject({
      ok: true,
      index: 42,
      checkpoint: { size: 300 },
      extra: entryOf(42),
    });
    expect(parseTlogProof(tlogProofText({ ...receipt, extra: null }))).toMatchObject({
      ok: true,
      receipt: { extra: null },
    });
  });

  it('names what is wrong with it', async () => {
    const receipt = await make(42);
    const text = tlogProofText(receipt);
    const verify = (changed: string, policy = policyOf(0), i = 42) =>
      codeOf(verifyTlogProof(changed, logLeafOf(entryOf(i)), policy));
    expect(verify(text, policyOf(3))).toBe('too-few-witnesses');
    expect(verify(text, policyOf(0), 43)).toBe('other-root');
    expect(verify(text.replace('index 42', 'index 300'))).toBe('index-outside-tree');
    expect(verify(text.replace('index 42', 'index 43'))).toBe('other-root');
    expect(verify(text.replace('index 42', 'index 042'))).toBe('receipt-malformed');
    expect(verify(text.replace('@v1', '@v2'))).toBe('receipt-malformed');
    expect(verify(text.replace('extra ', 'extra !'))).toBe('receipt-malformed');
    expect(verify(text.split('\n').toSpliced(4, 1).join('\n'))).toBe('proof-length');
    expect(verify(text.split('\n').toSpliced(4, 1, 'AAAA').join('\n'))).toBe('receipt-malformed');
    expect(verify(text.replace('\n300\n', '\n301\n'))).toBe('note-signature-wrong');
    expect(verify('x'.repeat(1 << 20))).toBe('receipt-malformed');
    expect(verify(text.slice(0, text.indexOf('\n\n')))).toBe('receipt-malformed');
  });
});
