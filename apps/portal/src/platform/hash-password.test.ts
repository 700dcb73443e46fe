import { expect, it } from 'vitest';
import { OverloadedFault } from './bounded-pool.ts';
import { hashPassword, verifyPassword } from './hash-password.ts';

it('hashes with Argon2id at the agreed cost', async () => {
  expect(await hashPassword('kuda hujan lemari teluk')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

it('accepts the same words typed with combining accents', async () => {
  const stored = await hashPassword('café hujan lemari');
  expect(await verifyPassword(stored, 'cafe\u0301 hujan lemari')).toBe(true);
  expect(await verifyPassword(stored, 'cafe hujan lemari')).toBe(false);
});

it('never accepts a password where there is no account', async () => {
  expect(await verifyPassword(null, 'kuda hujan lemari teluk')).toBe(false);
});

it('finishes every one of many at once', async () => {
  const stored = await hashPassword('kuda hujan lemari teluk');
  const typed = Array.from({ length: 12 }, (_, index) =>
    index % 3 === 0 ? 'kuda hujan lemari teluk' : `salah nomor ${index}`,
  );
  const answers = await Promise.all(typed.map((password) => verifyPassword(stored, password)));
  expect(answers.filter(Boolean)).toHaveLength(4);
});

it('refuses a flood beyond two at work and two hundred waiting, and finishes those it took', async () => {
  const stored = await hashPassword('kuda hujan lemari teluk');
  const flood = Array.from({ length: 210 }, () => verifyPassword(stored, 'kuda hujan lemari teluk'));
  const ends = await Promise.allSettled(flood);
  expect(ends.filter((end) => end.status === 'fulfilled' && end.value)).toHaveLength(202);
  const refused = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
  expect(refused).toHaveLength(8);
  for (const reason of refused) expect(reason).toBeInstanceOf(OverloadedFault);
  expect(await verifyPassword(stored, 'kuda hujan lemari teluk')).toBe(true);
});
