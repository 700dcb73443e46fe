/**
 * Brings the database's tables up to date: numbered SQL files, forward only, each in one transaction.
 *
 * Processes that start together wait for each other by an advisory lock. A file that changed after it
 * was applied is a fault: what ran is history.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { repositoryFolder, StartFault } from './config.ts';
import { inTransaction, type Sql } from './database.ts';

export const migrationsFolder = path.join(repositoryFolder, 'apps/portal/migrations');

type Migration = Readonly<{ name: string; text: string; checksum: string }>;

/** "gelo", as a number: the lock's key, shared with nobody. */
const migrationLock = 0x67656c6f;

/** Applies what is missing and returns the names of what it applied. */
export async function migrate(sql: Sql, folder: string = migrationsFolder): Promise<string[]> {
  const migrations = await readMigrations(folder);
  return inTransaction(sql, async (tx) => {
    await tx`select pg_advisory_xact_lock(${migrationLock})`;
    await tx`
      create table if not exists schema_migration
        (name text primary key, checksum text not null, applied_at timestamptz not null default now())`;
    const rows = await tx<{ name: string; checksum: string }[]>`select name, checksum from schema_migration`;
    const applied = new Map(rows.map((row) => [row.name, row.checksum]));
    checkHistory(applied, migrations);

    const missing = migrations.filter((migration) => !applied.has(migration.name));
    for (const { name, text, checksum } of missing) {
      await tx.unsafe(text).simple();
      await tx`insert into schema_migration (name, checksum) values (${name}, ${checksum})`;
    }
    return missing.map((migration) => migration.name);
  });
}

function checkHistory(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  for (const [name, checksum] of applied) {
    const migration = migrations.find((candidate) => candidate.name === name);
    if (!migration) throw new StartFault(`The database is newer than this program: it holds the migration ${name}.`);
    if (migration.checksum !== checksum) {
      throw new StartFault(
        `The migration ${name} changed after it was applied. Restore it, and add a new numbered file.`,
      );
    }
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(folder, name), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}
