/**
 * The same pixels give the same assessment in Node and in Chromium: the same findings, and every measure to five digits.
 * The nets agree to the bit; two engines' logarithms and powers may differ in the last one.
 */
import { build } from 'esbuild';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../../../test/support/browser.ts';
import { repositoryPath } from '../test/repository.ts';
import { drawSpecimen, FAULTS } from '../test/specimens.ts';
import { assessPhoto } from './assess-photo.ts';
import { inspectFile, type Gate } from './gate.ts';
import { decodePicture } from './node/decode.ts';
import { judgedSide, type Picture } from './picture.ts';
import { defaultPolicy } from './policy.ts';

let server: Server;
let browser: Browser;
let page: Page;
let asked: Readonly<{ pixels: Buffer; gate: Gate; width: number; height: number }>;

beforeAll(async () => {
  const built = await build({
    entryPoints: [repositoryPath('packages/photo-check/src/index.ts')],
    bundle: true,
    format: 'iife',
    globalName: 'photoCheck',
    write: false,
    target: ['es2020'],
  });
  server = createServer((request, response) => {
    const isScript = request.url === '/photo-check.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    if (request.url === '/pixels') response.end(asked.pixels);
    else
      response.end(
        isScript ? built.outputFiles[0]!.contents : '<!doctype html><script src="/photo-check.js"></script>',
      );
  }).listen(0, '127.0.0.1');
  browser = await openBrowser();
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
afterAll(async () => {
  await browser.close();
  server.close();
});

async function assessInBrowser(picture: Picture, gate: Gate): Promise<unknown> {
  const { width, height } = picture;
  asked = { pixels: Buffer.from(picture.rgba), gate, width, height };
  return await page.evaluate(
    `(async () => {
      const rgba = new Uint8Array(await (await fetch('/pixels')).arrayBuffer());
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
