import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildJudgeChild, type BuiltChild } from '../../test/judge-child-for-tests.ts';
import { hostileFiles } from '../../test/hostile-files.ts';
import { specimenScene } from '../../test/specimens.ts';
import { defaultPolicy } from '../policy.ts';
import { createJudgePool, JudgePoolFull, type JudgePool } from './judge-pool.ts';

let child: BuiltChild;
let pool: JudgePool;

beforeAll(async () => {
  child = await buildJudgeChild();
  pool = createJudgePool({ childPath: child.path, workers: 2, timeoutMs: 4000, maxRssMb: 400 });
});
afterAll(async () => {
  await pool.close();
  await child.remove();
});

describe('a file built to hurt', async () => {
  const files = await hostileFiles();

  it.each(files)('$file is answered ($expect)', async ({ read, expect: wanted, oversize }) => {
    const assessment = await pool.judge(await read());
    const codes = assessment.findings.map((finding) => finding.code);
    expect(assessment.accepted).toBe(assessment.verdict === 'accept');
    if (oversize) expect(codes).toContain('file-too-large');
    else if (wanted === 'reject-dims') expect(codes).toContain('file-damaged');
    else if (wanted === 'reject-format') expect(codes).toContain('file-type');
    else if (wanted === 'reject') expect(codes.some((code) => code.startsWith('file-'))).toBe(true);
    else if (wanted.startsWith('decode')) expect(codes.filter((code) => code.startsWith('file-'))).toEqual([]);
  });
});

describe('the kept copy', () => {
  it('is upright, at most 1600 px, and carries no metadata', async () => {
    const telling = await sharp(await specimenScene({ fault: 'none', seed: 9, width: 2400, height: 1800 }))
      .withExif({ IFD0: { Copyright: 'Orang Contoh' }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 12/1 0/1' } })
      .withIccProfile('p3')
      .toBuffer();
    expect(telling.includes('Exif')).toBe(true);
    const outcome = await pool.normalise(telling);
    if (!outcome.ok) throw new Error('not normalised');
    const kept = await sharp(outcome.photo.jpeg).metadata();
    expect(kept.exif).toBeUndefined();
    expect(kept.icc).toBeUndefined();
    expect(kept.orientation).toBeUndefined();
    expect(Math.max(kept.width, kept.height)).toBeLessThanOrEqual(1600);
    expect(Buffer.from(outcome.photo.jpeg).includes('Exif')).toBe(false);
  });

  it('has no comment left in it', async () => {
    const jpeg = await specimenScene({ fault: 'none', seed: 9, width: 800, height: 600 });
    const comment = Buffer.from('\u0000\u0000<?php phpinfo(); ?>');
    comment.writeUInt16BE(comment.length, 0);
    const telling = Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe]), comment, jpeg.subarray(2)]);
    const outcome = await pool.normalise(telling);
    if (!outcome.ok) throw new Error('not normalised');
    expect(Buffer.from(outcome.photo.jpeg).includes('php')).toBe(false);
  });
});

describe('repair', () => {
  it('brings a large photo under the limit, measured on the result', async () => {
    const noise = Buffer.alloc(2400 * 1800 * 3);
    for (let i = 0; i < noise.length; i++) noise[i] = (i * 2654435761) >>> 24;
    const large = await sharp(noise, { raw: { width: 2400, height: 1800, channels: 3 } })
      .jpeg({ quality: 95 })
      .toBuffer();
    expect(large.length).toBeGreaterThan(2_000_000);
    const outcome = await pool.fix(large);
    if (!outcome.ok) throw new Error('not repaired');
    expect(outcome.photo.jpeg.length).toBeLessThanOrEqual(defaultPolicy.file.maxBytes);
  });

  it('says what it cannot repair', async () => {
    const outcome = await pool.fix(
      Buffer.from('\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic', 'latin1'),
    );
    expect(outcome).toEqual({ ok: false, error: { code: 'file-type', weight: 'refuse', found: 'heic' } });
  });
});

describe('a child of the pool', () => {
  it('is killed when a photo takes too long, and the next photo is judged all the same', async () => {
    const hasty = createJudgePool({ childPath: child.path, workers: 1, timeoutMs: 1 });
    const slow = await specimenScene({ fault: 'none', seed: 9 });
    const assessment = await hasty.judge(slow);
    expect(assessment.verdict).toBe('refuse');
    expect(assessment.findings).toContainEqual({ code: 'file-damaged', weight: 'refuse', reason: 'too-slow' });
    const again = await hasty.judge(new Uint8Array());
    expect(again.verdict).toBe('refuse');
    await hasty.close();
  });

  it('is killed when a photo takes too much memory', async () => {
    const poor = createJudgePool({ childPath: child.path, workers: 1, maxRssMb: 90 });
    const size = { width: 6000, height: 6000, channels: 3 as const, background: '#88aacc' };
    const png = await sharp({ create: size }).png({ progressive: true }).toBuffer();
    const assessment = await poor.judge(png);
    expect(assessment.findings).toContainEqual({ code: 'file-damaged', weight: 'refuse', reason: 'too-big' });
    await poor.close();
  });

  it('that cannot start is a fault, not a damaged photo', async () => {
    const broken = createJudgePool({ childPath: `${child.path}.missing`, workers: 1 });
    await expect(broken.judge(new Uint8Array([1]))).rejects.toThrow('did not start');
    await broken.close();
  });

  it('turns photos away when too many wait', async () => {
    const narrow = createJudgePool({ childPath: child.path, workers: 1, maxQueue: 1 });
    const first = narrow.judge(new Uint8Array([1]));
    const second = narrow.judge(new Uint8Array([2]));
    await expect(narrow.judge(new Uint8Array([3]))).rejects.toBeInstanceOf(JudgePoolFull);
    await expect(first).resolves.toMatchObject({ verdict: 'refuse' });
    await expect(second).resolves.toMatchObject({ verdict: 'refuse' });
    await narrow.close();
  });

  it('reads a file by its path, and a missing one is a fault with its code', async () => {
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'gelombang-pool-')), 'page.jpg');
    await writeFile(file, '<!doctype html>');
    await expect(pool.judge(file)).resolves.toMatchObject({ verdict: 'refuse' });
    await expect(pool.judge(`${file}.gone`)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
