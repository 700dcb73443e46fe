import { readdir, readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildJudgeChild, type BuiltChild } from '../../test/judge-child-for-tests.ts';
import { repositoryPath } from '../../test/repository.ts';
import { defaultPolicy } from '../policy.ts';
import { createJudgePool, JudgePoolFull, type JudgePool } from './judge-pool.ts';

const HOSTILE = repositoryPath('../shared/data/hostile-images/');

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

type Hostile = { file: string; expect: string; oversize?: boolean };

describe('a file built to hurt', async () => {
  const manifest = JSON.parse(await readFile(`${HOSTILE}manifest.json`, 'utf8')) as Hostile[];

  it('covers every file of the set', async () => {
    const names = (await readdir(HOSTILE)).filter((name) => /\.(jpg|jpeg|png)$/.test(name));
    expect(new Set(manifest.map((entry) => entry.file))).toEqual(new Set(names));
  });

  it.each(manifest)('$file is answered ($expect)', async ({ file, expect: wanted, oversize }) => {
    const bytes = await readFile(HOSTILE + file);
    const assessment = await pool.judge(bytes);
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
    const outcome = await pool.normalise(await readFile(`${HOSTILE}exif-gps-jakarta.jpg`));
    if (!outcome.ok) throw new Error('not normalised');
    const kept = await sharp(outcome.photo.jpeg).metadata();
    expect(kept.exif).toBeUndefined();
    expect(kept.icc).toBeUndefined();
    expect(kept.orientation).toBeUndefined();
    expect(Math.max(kept.width, kept.height)).toBeLessThanOrEqual(1600);
    expect(Buffer.from(outcome.photo.jpeg).includes('Exif')).toBe(false);
  });

  it('has no comment left in it', async () => {
    const outcome = await pool.normalise(await readFile(`${HOSTILE}poly-jpg-php-com.jpg`));
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
    const outcome = await pool.fix(await readFile(`${HOSTILE}heic-as.jpg`));
    expect(outcome).toEqual({ ok: false, error: { code: 'file-type', weight: 'refuse', found: 'heic' } });
  });
});

describe('a child of the pool', () => {
  it('is killed when a photo takes too long, and the next photo is judged all the same', async () => {
    const hasty = createJudgePool({ childPath: child.path, workers: 1, timeoutMs: 1 });
    const slow = await readFile(`${HOSTILE}ok-base.jpg`);
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
    await expect(pool.judge(`${HOSTILE}html-as.jpg`)).resolves.toMatchObject({ verdict: 'refuse' });
    await expect(pool.judge(`${HOSTILE}no-such-file.jpg`)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
