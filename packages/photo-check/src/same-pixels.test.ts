/**
 * The same pixels give the same assessment in Node and in Chromium: the same findings, and every measure to five digits.
 * The nets agree to the bit; two engines' logarithms and powers may differ in the last one.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPhotoCheckPage, type PhotoCheckPage } from '../test/photo-check-page.ts';
import { drawSpecimen, FAULTS } from '../test/specimens.ts';
import { assessPhoto } from './assess-photo.ts';
import { inspectFile, type Gate } from './gate.ts';
import { decodePicture } from './node/decode.ts';
import { judgedSide, type Picture } from './picture.ts';
import { defaultPolicy } from './policy.ts';

let phone: PhotoCheckPage;
beforeAll(async () => {
  phone = await openPhotoCheckPage('index');
});
afterAll(() => phone.close());

async function assessInBrowser({ width, height, rgba }: Picture, gate: Gate): Promise<unknown> {
  phone.offer(rgba);
  return await phone.page.evaluate(
    `(async () => {
      const rgba = new Uint8Array(await (await fetch('/bytes')).arrayBuffer());
      return photoCheck.assessPhoto({ width: ${width}, height: ${height}, rgba }, ${JSON.stringify(gate)}, photoCheck.defaultPolicy);
    })()`,
  );
}

it.each(['none', ...FAULTS] as const)('a photo (%s)', async (fault) => {
  const { jpeg } = await drawSpecimen({ fault, seed: 71, ground: 'dark-wood' });
  const gate = inspectFile(jpeg, defaultPolicy);
  const picture = await decodePicture(jpeg, gate, judgedSide(gate.width, gate.height));
  const here = assessPhoto(picture, gate, defaultPolicy);
  const there = await assessInBrowser(picture, gate);
  expect(farthest(JSON.parse(JSON.stringify(here)), there)).toEqual([]);
});

/** Paths at which two values differ: numbers by more than a hundred-thousandth. */
function farthest(a: unknown, b: unknown, path = ''): string[] {
  if (typeof a === 'number' && typeof b === 'number') {
    return Math.abs(a - b) <= 1e-5 * Math.max(1, Math.abs(a)) ? [] : [`${path}: ${a} and ${b}`];
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b ? [] : [path];
  const [left, right] = [a, b] as [Record<string, unknown>, Record<string, unknown>];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].flatMap((key) => farthest(left[key], right[key], `${path}.${key}`));
}
