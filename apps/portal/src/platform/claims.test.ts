import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../test/support/database-for-tests.ts';
import { claim, findClaim, releaseClaim } from './claims.ts';
import { inTransaction } from './database.ts';

let database: TestDatabase;
beforeAll(async () => (database = await freshDatabase()));
afterAll(() => database.drop());

const value = Buffer.from('a value');
const [anna, budi] = [randomUUID(), randomUUID()];

test('a thing is claimed once, and again by its holder without change', async () => {
  const { sql } = database;
  expect(await claim(sql, 'email', value, anna)).toEqual({ ok: true });
  expect(await claim(sql, 'email', value, anna)).toEqual({ ok: true });
  expect(await claim(sql, 'email', value, budi)).toEqual({ ok: false, holder: anna });
  expect(await findClaim(sql, 'email', value)).toBe(anna);
  expect(await findClaim(sql, 'nik', value)).toBeNull();
});

test('only the holder releases a claim, and then it is free', async () => {
  const { sql } = database;
  await claim(sql, 'nik', value, anna);
  await releaseClaim(sql, 'nik', value, budi);
  expect(await findClaim(sql, 'nik', value)).toBe(anna);
  await releaseClaim(sql, 'nik', value, anna);
  expect(await claim(sql, 'nik', value, budi)).toEqual({ ok: true });
});

test('of twenty who claim at once, exactly one succeeds', async () => {
  const { sql } = database;
  const people = Array.from({ length: 20 }, () => randomUUID());
  const results = await Promise.all(
    people.map((person) => inTransaction(sql, (tx) => claim(tx, 'race', value, person))),
  );
  const winners = people.filter((_, index) => results[index]!.ok);
  expect(winners).toHaveLength(1);
  expect(await findClaim(sql, 'race', value)).toBe(winners[0]);
});
