import { describe, expect, it } from 'vitest';
import { inPieces } from '../test/in-pieces.ts';
import { bytesFrom } from '../test/made-up-wave.ts';
import { concatBytes, hexOf } from './bytes.ts';
import { digestingReader } from './file-digests.ts';
import { sha256 } from '@noble/hashes/sha2.js';

const bytes = concatBytes(...Array.from({ length: 50 }, (_, i) => bytesFrom(`part ${i}`)));
const files = new Map([['result.jsonl', bytes]]);
const digest = { sha256: hexOf(sha256(bytes)), size: 1600 };

describe('the hashes of files', () => {
  it('are those of a reading that was made anyway, and that gave the same pieces', async () => {
    const counted = inPieces(files, 99);
    const { read, digestOf } = digestingReader(counted.read);
    const pieces: string[] = [];
    for await (const piece of (await read.stream!('result.jsonl'))!) pieces.push(hexOf(piece));
    expect(pieces.join('')).toBe(hexOf(bytes));
    expect(await digestOf('result.jsonl')).toEqual(digest);
    expect(counted.given()).toBe(1600);
  });

  it('are of the whole file where a reading ended early', async () => {
    const counted = inPieces(files, 99);
    const { read, digestOf } = digestingReader(counted.read);
    for await (const piece of (await read.stream!('result.jsonl'))!) if (piece.length > 0) break;
    expect(await digestOf('result.jsonl')).toEqual(digest);
    expect(counted.given()).toBe(1699);
  });

  it('are taken of a reader that knows only whole files, which is asked once', async () => {
    let asked = 0;
    const { read, digestOf } = digestingReader((name) => {
      asked++;
      return files.get(name) ?? null;
    });
    expect(read.stream).toBeUndefined();
    expect(await read('result.jsonl')).toBe(bytes);
    expect(await digestOf('result.jsonl')).toEqual(digest);
    expect(asked).toBe(1);
    expect(await digestOf('cutoffs.json')).toBeNull();
  });
});
