import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../test/support/database-for-tests.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'gelombang-migrations-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

test('a second run applies nothing', async () => {
  expect(await migrate(database.sql)).toEqual([]);
});

test('eight processes that start together apply each file once; one with a mistake leaves nothing', async () => {
  const { sql } = database;
  await sql`drop table schema_migration`;
  await writeFile(path.join(folder, '0001-first.sql'), 'create table tried (n integer); create index on tried (n);');
  const applied = await Promise.all(Array.from({ length: 8 }, () => migrate(sql, folder)));
  expect(applied.flat()).toEqual(['0001-first.sql']);

  await writeFile(path.join(folder, '0002-wrong.sql'), 'create table half (n integer); create tabel oops;');
  await expect(migrate(sql, folder)).rejects.toThrow('syntax error');
  expect(await sql`select to_regclass('half') as half`).toEqual([{ half: null }]);

  await writeFile(path.join(folder, '0002-wrong.sql'), 'create table half (n integer);');
  expect(await migrate(sql, folder)).toEqual(['0002-wrong.sql']);
});

test('a file changed after it was applied is refused, and so is a database from the future', async () => {
  await writeFile(path.join(folder, '0001-first.sql'), 'create table other (n integer);');
  await expect(migrate(database.sql, folder)).rejects.toThrow('0001-first.sql changed after it was applied');
  await rm(path.join(folder, '0001-first.sql'));
  await expect(migrate(database.sql, folder)).rejects.toThrow('newer than this program');
});
