import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { example } from '../test/example.ts';
import { bytesFrom } from '../test/made-up-wave.ts';
import { hexOf } from './bytes.ts';
import { vrfPublicKeyOf } from './vrf.ts';

const textOf = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

describe('the example of the README', () => {
  it('is the code that runs here', () => {
    const block = /```ts\n([\s\S]*?)```/.exec(textOf('../README.md'))?.[1];
    expect(block).toBe(textOf('../test/example.ts').replace('../src/index.ts', '@gelombang/draw'));
  });

  it('ends in a valid draw', async () => {
    let calls = 0;
    const key = bytesFrom('vrf key');
    const verification = await example(
      (length) => bytesFrom(`random ${calls++}`, length),
      key,
      hexOf(vrfPublicKeyOf(key)),
    );
    expect(verification).toMatchObject({ verdict: 'valid', demonstration: true });
  });
});
