import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inPieces } from '../test/in-pieces.ts';
import { bytesFrom, exclusions, makeEntries, makeWave } from '../test/made-up-wave.ts';
import { bytesOf, concatBytes, hexOf } from './bytes.ts';
import { exclusionPieces } from './exclusion-lines.ts';
import { indexTags } from './households.ts';
import { resultPieces } from './result-lines.ts';
import { sealStored } from './read-entries.ts';
import type { ReadFile } from './steps.ts';
import { drawEntries } from './draw.ts';
import { verifyTranscript } from './verify.ts';

const wave = makeWave();

const failed = async (read: ReadFile) => {
  const { steps } = await verifyTranscript(read);
  return steps.flatMap((step) => (step.outcome === 'failed' ? [`${step.step}: ${step.code}`] : []));
};
const tampered = (name: string, bytes: Uint8Array) => new Map(wave.files).set(name, bytes);
const GARBAGE = bytesOf('bukan hasil undian\n'.repeat(500_000));

describe('a transcript read in pieces', () => {
  it.each([1, 67, 68, 69, 1000])('comes to the same verdict: %i bytes at a time', async (length) => {
    const whole = await verifyTranscript((name) => wave.files.get(name) ?? null);
    expect(whole.verdict).toBe('valid');
    expect(await verifyTranscript(inPieces(wave.files, length).read)).toEqual(whole);
  });

  it('names garbage at its first line, without reading on', async () => {
    const result = inPieces(tampered('result.jsonl', GARBAGE), 4096);
    expect(await failed(result.read)).toEqual(['result: result-differs']);
    const excluded = inPieces(tampered('excluded.jsonl', GARBAGE), 4096);
    expect(await failed(excluded.read)).toEqual(['registrations: exclusion-line']);
    const entries = inPieces(tampered('entries/1.bin', GARBAGE), 4096);
    expect((await failed(entries.read))[0]).toBe('entries: entry-count');
    for (const { given } of [result, excluded]) expect(given()).toBeLessThan(200_000);
    expect(entries.given()).toBeLessThan(GARBAGE.length);
  });

  it('names lines of garbage without an end, and a line cut off', async () => {
    const noEnd = tampered('excluded.jsonl', bytesOf('{"commitment":"'.repeat(100_000)));
    expect(await failed(inPieces(noEnd, 999).read)).toEqual(['registrations: exclusion-line']);
    const cut = tampered('excluded.jsonl', wave.files.get('excluded.jsonl')!.slice(0, -1));
    expect(await failed(inPieces(cut, 10).read)).toEqual(['registrations: exclusion-line']);
    const more = tampered(
      'excluded.jsonl',
      concatBytes(...Array.from({ length: 3 }, () => wave.files.get('excluded.jsonl')!)),
    );
    expect((await failed(inPieces(more, 50).read))[0]).toContain('registrations: exclusion');
  });

  it('asks a reader of whole files once for each entry file', async () => {
    const asked: string[] = [];
    const read = (name: string) => {
      asked.push(name);
      return wave.files.get(name) ?? null;
    };
    expect((await verifyTranscript(read)).verdict).toBe('valid');
    expect(asked.filter((name) => name.startsWith('entries/'))).toEqual(['entries/1.bin', 'entries/2.bin']);
  });
});

describe('a wave sealed and written in pieces', () => {
  it('is the same wave', async () => {
    const { sealed, manifest, files } = wave;
    const commitments = concatBytes(...exclusions.map(({ commitment }) => commitment));
    const sealing = await sealStored(inPieces(files, 100).read, sealed.regions, commitments);
    if (!sealing.ok) throw new Error(sealing.error.code);
    const { stored } = sealing;
    expect(hexOf(stored.root)).toBe(manifest.root);
    expect(hexOf(stored.leaves)).toBe(hexOf(sealed.leaves));
    expect(hexOf(stored.registrations.sha256)).toBe(manifest.registrations.sha256);
    const quota = { kind: 'national', places: 5 } as const;
    const seed = bytesFrom('seed');
    const draw = drawEntries({ ...stored, seed, quota });
    expect(draw.walk.statuses).toEqual(drawEntries({ ...sealed, seed, quota }).walk.statuses);
    const lines = [...exclusionPieces(commitments, (i) => exclusions[i]!.reason)];
    expect(concatBytes(...lines)).toEqual(files.get('excluded.jsonl'));
    expect([...resultPieces(stored.leaves, draw)].map(({ length }) => length)[0]).toBeGreaterThan(1000);
  });

  it('is refused with one NIK twice', async () => {
    const entries = makeEntries();
    const bytes = wave.files.get('entries/1.bin')!.slice();
    bytes.copyWithin(68 + 32, 32, 48);
    const files = tampered('entries/1.bin', bytes);
    const regions = new Map([[1, 8]]);
    expect(entries.filter(({ region }) => region === 1)).toHaveLength(8);
    expect(await sealStored(inPieces(files, 68).read, regions, new Uint8Array(0))).toEqual({
      ok: false,
      error: { code: 'repeated-nik-tag', first: 0, second: 1 },
    });
  });
});

describe('numbers of tags', () => {
  it('are equal exactly where tags are, and tell the first repeat', () => {
    const tag = fc.integer({ min: 0, max: 30 }).map((n) => bytesFrom(`tag ${n}`, 16));
    const alike = fc.integer({ min: 0, max: 3 }).map((n) => new Uint8Array(16).fill(9).fill(n, 15));
    fc.assert(
      fc.property(fc.array(fc.oneof(tag, alike), { maxLength: 200 }), fc.boolean(), (tags, shifted) => {
        const packed = concatBytes(...tags);
        const bytes = shifted ? concatBytes(Uint8Array.of(0), packed).subarray(1) : packed;
        const { ids, count, firstRepeat } = indexTags(bytes, 0, 16);
        const texts = tags.map(hexOf);
        expect(count).toBe(new Set(texts).size);
        texts.forEach((text, i) => expect(ids[i]).toBe(ids[texts.indexOf(text)]));
        expect(new Set(ids).size).toBe(count);
        const second = texts.findIndex((text, i) => texts.indexOf(text) < i);
        expect(firstRepeat).toEqual(second === -1 ? null : { first: texts.indexOf(texts[second]!), second });
      }),
    );
  });
});
