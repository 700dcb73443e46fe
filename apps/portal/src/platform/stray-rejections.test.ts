import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repositoryFolder } from './config.ts';

// Inside the repository, which the portal's configuration looks for.
const folder = mkdtempSync(path.join(repositoryFolder, 'node_modules/gelombang-stray-'));
const program = path.join(folder, 'program.mjs');
beforeAll(async () => {
  const module = fileURLToPath(new URL('stray-rejections.ts', import.meta.url));
  await build({
    stdin: {
      contents: `
        import { surviveStrayRejections } from ${JSON.stringify(module)};
        surviveStrayRejections({ warn: () => console.log('told') });
        void Promise.reject(Object.assign(new Error('x'), { code: process.argv[2] }));
        setTimeout(() => console.log('lives'), 50);`,
      resolveDir: folder,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: program,
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (code: string): string =>
  execFileSync(process.execPath, [program, code], { encoding: 'utf8', stdio: 'pipe' });

test('a question that the database left unanswered, and nobody waits for, is told and survived', () => {
  expect(run('CONNECTION_CLOSED')).toBe('told\nlives\n');
});

test('anything else ends the program', () => {
  expect(() => run('SOMETHING_ELSE')).toThrow("code: 'SOMETHING_ELSE'");
});
