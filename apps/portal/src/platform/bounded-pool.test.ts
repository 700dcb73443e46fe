import { expect, test } from 'vitest';
import { boundedPool, OverloadedFault } from './bounded-pool.ts';

test('so many run, so many wait in their order, and more are refused with when to come back', async () => {
  const pool = boundedPool({ name: 'dear work', atOnce: 2, waiting: 1, retryAfterSeconds: 10 });
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) =>
    pool(() => {
      begun.push(name);
      return new Promise<void>((resolve) => ends.set(name, resolve));
    });
  const [a, b, c] = [work('a'), work('b'), work('c')];
  const refused = await work('d').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(OverloadedFault);
  expect(refused).toMatchObject({ message: 'dear work: too many at once', retryAfterSeconds: 10 });
  expect(begun).toEqual(['a', 'b']);
  ends.get('a')!();
  await a;
  const e = work('e');
  await Promise.resolve();
  expect(begun).toEqual(['a', 'b', 'c']);
  for (const name of ['b', 'c']) ends.get(name)!();
  await Promise.all([b, c]);
  ends.get('e')!();
  await e;
  expect(begun).toEqual(['a', 'b', 'c', 'e']);
});

test('work that fails gives its place to the next', async () => {
  const pool = boundedPool({ name: 'dear work', atOnce: 1, waiting: 1, retryAfterSeconds: 10 });
  const failing = pool(() => Promise.reject(new Error('broken')));
  const next = pool(() => Promise.resolve(1));
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe(1);
});
