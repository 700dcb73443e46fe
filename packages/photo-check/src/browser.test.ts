/** The phone's half, in a real browser: what it judges is what the server judges, and what it repairs can be sent. */
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPhotoCheckPage, type PhotoCheckPage } from '../test/photo-check-page.ts';
import { drawSpecimen } from '../test/specimens.ts';
import { judgePhoto } from './node/photo-tasks.ts';
import { defaultPolicy } from './policy.ts';

const MAX_GZIP_BYTES = 225_000; // models included, of 250 kB that everything a phone downloads for this may weigh

let phone: PhotoCheckPage;
beforeAll(async () => {
  phone = await openPhotoCheckPage('browser');
});
afterAll(() => phone.close());

type Answer = Readonly<{ verdict: string; codes: string[]; corners: number[][] | null }>;

async function checkOnPhone(bytes: Buffer): Promise<Answer> {
  return await phone.page.evaluate(
    `(async () => {
      const bytes = Uint8Array.from(atob('${bytes.toString('base64')}'), (letter) => letter.charCodeAt(0));
      const { verdict, findings, card } = await photoCheck.checkFile(new Blob([bytes]));
      return { verdict, codes: findings.map(({ code }) => code), corners: card && card.corners };
    })()`,
  );
}

type Repaired = Readonly<{ jpeg: Buffer; done: string[] }>;

async function repairOnPhone(
  bytes: Buffer,
  maxBytes = 2_000_000,
  isFramed = false,
): Promise<Repaired | { error: unknown }> {
  const answer: { jpeg: string; done: string[] } | { error: unknown } = await phone.page.evaluate(
    `(async () => {
      const bytes = Uint8Array.from(atob('${bytes.toString('base64')}'), (letter) => letter.charCodeAt(0));
      const policy = ${JSON.stringify({ ...defaultPolicy, file: { ...defaultPolicy.file, maxBytes } })};
      const file = new Blob([bytes]);
      const found = ${isFramed} ? await photoCheck.checkFile(file, policy) : null;
      const repair = await photoCheck.repairFile(file, policy, found);
      if (!repair.ok) return { error: repair.error };
      const jpeg = new Uint8Array(await repair.blob.arrayBuffer());
      return { jpeg: btoa(Array.from(jpeg, (byte) => String.fromCharCode(byte)).join('')), done: repair.done };
    })()`,
  );
  return 'error' in answer ? answer : { ...answer, jpeg: Buffer.from(answer.jpeg, 'base64') };
}

async function repaired(bytes: Buffer, maxBytes?: number, isFramed?: boolean): Promise<Repaired> {
  const answer = await repairOnPhone(bytes, maxBytes, isFramed);
  if ('error' in answer) throw new Error(`not repaired: ${JSON.stringify(answer.error)}`);
  return answer;
}

describe('on a phone', () => {
  it('weighs little', () => {
    expect(gzipSync(phone.script).length).toBeLessThan(MAX_GZIP_BYTES);
  });

  it.each(['none', 'blurred', 'too-dark', 'grey-copy', 'cut-off', 'too-small'] as const)(
    'a photo (%s) is judged as on the server',
    async (fault) => {
      const { jpeg } = await drawSpecimen({ fault, seed: 71, ground: 'dark-wood' });
      const server = await judgePhoto(jpeg, defaultPolicy);
      const there = await checkOnPhone(jpeg);
      expect(there.verdict).toBe(server.verdict);
      expect(there.codes).toEqual(server.findings.map(({ code }) => code));
      expect(there.corners === null).toBe(server.card === null);
      const off = (there.corners ?? []).map(([x, y], i) => {
        const [wasX, wasY] = server.card!.corners[i]!;
        return Math.hypot(x! - wasX, y! - wasY);
      });
      expect(Math.max(0, ...off)).toBeLessThan(16);
    },
  );

  it('a file that only claims to be a photo is named', async () => {
    expect(await checkOnPhone(Buffer.from('<html>'))).toMatchObject({ verdict: 'refuse', codes: ['file-type'] });
    const cut = (await drawSpecimen({ fault: 'none', seed: 3 })).jpeg.subarray(0, 5000);
    expect(await checkOnPhone(cut)).toMatchObject({ verdict: 'refuse', codes: ['file-damaged'] });
  });
});

describe('repair on a phone', () => {
  it('gives a JPEG that is upright, about two megapixels, without metadata, and accepted', async () => {
    const { jpeg } = await drawSpecimen({ fault: 'none', seed: 12, ground: 'dark-wood', width: 2400, height: 1800 });
    const lying = await sharp(jpeg).rotate(270).withMetadata({ orientation: 6 }).jpeg({ quality: 96 }).toBuffer();
    const result = await repaired(lying);
    expect(result.done).toEqual(['turned', 'shrunk', 'recompressed', 'metadata-stripped']);
    const { width, height, format, exif } = await sharp(result.jpeg).metadata();
    expect({ width, height, format, exif }).toEqual({ width: 1632, height: 1224, format: 'jpeg', exif: undefined });
    expect((await judgePhoto(result.jpeg, defaultPolicy)).verdict).toBe('accept');
  });

  it.each([90, 180, 270])(
    'given what was found, brings up a card turned by %i degrees and cuts around it',
    async (turn) => {
      const { jpeg } = await drawSpecimen({ fault: 'none', seed: 12, ground: 'dark-wood' });
      const result = await repaired(await sharp(jpeg).rotate(turn).jpeg({ quality: 92 }).toBuffer(), undefined, true);
      expect(result.done.slice(0, 2)).toEqual(['cropped', 'turned']);
      const { verdict, card, measures } = await judgePhoto(result.jpeg, defaultPolicy);
      expect(verdict).toBe('accept');
      const [topLeft, topRight, , bottomLeft] = card!.corners;
      const { width, height } = measures!;
      // Upright, nearly filling the picture, and a margin left on every side.
      expect(topRight[0] - topLeft[0]).toBeGreaterThan(0.75 * width);
      expect(bottomLeft[1] - topLeft[1]).toBeGreaterThan(0.65 * height);
      expect(Math.min(...card!.corners.flatMap(([x, y]) => [x, y, width - x, height - y]))).toBeGreaterThan(10);
    },
  );

  it('converts what the phone can show', async () => {
    const webp = await sharp((await drawSpecimen({ fault: 'none', seed: 4, ground: 'wood' })).jpeg)
      .webp()
      .toBuffer();
    const result = await repaired(webp);
    expect(result.done).toContain('converted');
    expect((await sharp(result.jpeg).metadata()).format).toBe('jpeg');
  });

  it('is measured on its result: a tight limit is kept', async () => {
    const { jpeg } = await drawSpecimen({ fault: 'none', seed: 12, ground: 'cloth' });
    expect((await repaired(jpeg, 120_000)).jpeg.length).toBeLessThanOrEqual(120_000);
  });

  it('says what it cannot open, and what it cannot make small enough', async () => {
    const heic = Buffer.from([0, 0, 0, 24, ...Buffer.from('ftypheic'), 0, 0, 0, 0]);
    expect(await repairOnPhone(heic)).toMatchObject({ error: { code: 'file-type', found: 'heic' } });
    const { jpeg } = await drawSpecimen({ fault: 'none', seed: 12, ground: 'cloth' });
    expect(await repairOnPhone(jpeg, 100)).toMatchObject({ error: { code: 'file-too-large', maxBytes: 100 } });
  });
});
