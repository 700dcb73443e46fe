/** The photo check in a page of a real browser, as `photoCheck`: bundled from source, served by a server of its own. */
import { build } from 'esbuild';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { openBrowser } from '../../../test/support/browser.ts';
import { repositoryPath } from './repository.ts';

export type PhotoCheckPage = Readonly<{
  page: Page;
  /** What a phone would download. */
  script: Uint8Array;
  /** From now on the page may fetch these bytes as /bytes. */
  offer: (bytes: Uint8Array | Uint8ClampedArray) => void;
  close: () => Promise<void>;
}>;

/** `entry`: the package's module that the page sees. */
export async function openPhotoCheckPage(entry: 'index' | 'browser'): Promise<PhotoCheckPage> {
  const built = await build({
    entryPoints: [repositoryPath(`packages/photo-check/src/${entry}.ts`)],
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'photoCheck',
    write: false,
    target: ['es2020'],
  });
  const script = built.outputFiles[0]!.contents;
  const html = '<!doctype html><meta charset="utf-8"><title>x</title><script src="/photo-check.js"></script>';
  let offered = new Uint8Array();
  const server = createServer(({ url }, response) => {
    response.setHeader('content-type', url === '/photo-check.js' ? 'text/javascript' : 'text/html');
    response.end(url === '/photo-check.js' ? script : url === '/bytes' ? offered : html);
  }).listen(0, '127.0.0.1');
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return {
    page,
    script,
    offer: (bytes) => (offered = Uint8Array.from(bytes)),
    async close() {
      await browser.close();
      server.close();
    },
  };
}
