import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

async function gzippedBytesOf(file: string): Promise<number> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL(file, import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['source'],
    target: ['es2020', 'chrome80', 'safari14.1'],
    legalComments: 'none',
    write: false,
  });
  return gzipSync(result.outputFiles[0]!.contents, { level: 9 }).length;
}

it('the whole check of a draw weighs at most 70 kB on the way to a phone', async () => {
  expect(await gzippedBytesOf('draw-work.ts')).toBeLessThanOrEqual(70_000);
});

it.each(['draw-check.ts', 'own-check.ts'])(
  '%s, which comes with its page, stays under 4 kB: the rest waits for the click',
  async (file) => {
    expect(await gzippedBytesOf(file)).toBeLessThanOrEqual(4_000);
  },
);
