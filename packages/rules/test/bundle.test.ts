import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('.', import.meta.url));

async function bundleOf(contents: string): Promise<string> {
  const result = await build({
    stdin: { contents, resolveDir: folder, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    conditions: ['source'],
    write: false,
  });
  return result.outputFiles[0]!.text;
}

test('a phone that checks structure as typed does not load the region table', async () => {
  const phone = await bundleOf(`
    import { parseEmail, parseKkStructure, parseName, parseNikStructure, parsePhone } from '@gelombang/rules';
    console.log(parseEmail, parseKkStructure, parseName, parseNikStructure, parsePhone);`);
  expect(phone).not.toContain('Bakongan');
  expect(phone.length).toBeLessThan(8_000);
});

test('the whole package with its 38 provinsi stays small enough for a server to start at once', async () => {
  const whole = await bundleOf(`import * as rules from '@gelombang/rules'; console.log(rules);`);
  expect(whole).toContain('Bakongan');
  expect(whole.length).toBeLessThan(140_000);
});
