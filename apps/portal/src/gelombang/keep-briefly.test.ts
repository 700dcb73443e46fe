import { expect, test } from 'vitest';
import { keepBriefly } from './keep-briefly.ts';

/** A thing to read that waits until it is answered, and a clock set by hand. */
function makeSource() {
  const asked: { key: string; answer: (value: number) => void; fail: (error: Error) => void }[] = [];
  const clock = { now: 0 };
  const read = (key: string) =>
    new Promise<number>((resolve, reject) => asked.push({ key, answer: resolve, fail: reject }));
  return { asked, clock, kept: keepBriefly(read, { milliseconds: 1000, now: () => clock.now }) };
}

test('is read once for everyone who asks meanwhile, and again when its time is over', async () => {
  const { asked, clock, kept } = makeSource();
  const first = [kept.get('a'), kept.get('a')];
  asked[0]!.answer(1);
  expect(await Promise.all(first)).toEqual([1, 1]);
  clock.now = 999;
  expect(await kept.get('a')).toBe(1);
  clock.now = 1000;
  const second = [kept.get('a'), kept.get('a'), kept.get('a')];
  expect(asked).toHaveLength(2);
  asked[1]!.answer(2);
  expect(await Promise.all(second)).toEqual([2, 2, 2]);
});

test('is read once however long that takes, and kept from when it came', async () => {
  const { asked, clock, kept } = makeSource();
  const early = kept.get('a');
  clock.now = 5000;
  const late = kept.get('a');
  asked[0]!.answer(1);
  expect(await Promise.all([early, late])).toEqual([1, 1]);
  clock.now = 5999;
  expect(await kept.get('a')).toBe(1);
  expect(asked).toHaveLength(1);
});

test('a reading that failed is not kept', async () => {
  const { asked, kept } = makeSource();
  const failed = kept.get('a');
  asked[0]!.fail(new Error('the database is away'));
  await expect(failed).rejects.toThrow('away');
  const again = kept.get('a');
  asked[1]!.answer(1);
  expect(await again).toBe(1);
});

test('each key has its own, and all are forgotten at once', async () => {
  const { asked, kept } = makeSource();
  const both = [kept.get('a'), kept.get('b')];
  asked.forEach(({ answer }, index) => answer(index));
  expect(await Promise.all(both)).toEqual([0, 1]);
  kept.forget();
  void kept.get('a');
  expect(asked.map(({ key }) => key)).toEqual(['a', 'b', 'a']);
});

test('what was being read when it was forgotten is not kept', async () => {
  const { asked, kept } = makeSource();
  const before = kept.get('a');
  kept.forget();
  const after = kept.get('a');
  asked[1]!.answer(2);
  asked[0]!.answer(1);
  expect(await Promise.all([before, after])).toEqual([1, 2]);
  expect(await kept.get('a')).toBe(2);
});
