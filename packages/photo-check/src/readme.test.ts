import { readFile } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import * as photoCheck from './index.ts';

it('does what the example of the README says', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const example = /```ts\n([^]*?)```/.exec(readme)![1]!;
  const promised = /console\.log\(.*\); \/\/ (.*)/.exec(example)![1]!;
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const body = example.replace(/import \{(.*)\} from '@gelombang\/photo-check';/, 'const {$1} = photoCheck;');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the README is ours
  new Function('photoCheck', body)(photoCheck);
  const said: unknown = log.mock.calls[0]![0];
  log.mockRestore();
  expect(JSON.stringify(said)).toBe(JSON.stringify(new Function(`return ${promised}`)())); // eslint-disable-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
});
