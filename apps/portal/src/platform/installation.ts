/** Ties the database to the key file it was sealed with: a lost or mixed-up key file is said at the start, not found later. */
import { StartFault } from './config.ts';
import type { Sql } from './database.ts';
import { keyFileOf } from './key-file.ts';
import type { Vault } from './vault.ts';

export async function checkInstallation(sql: Sql, vault: Vault, dataFolder: string): Promise<void> {
  await sql`insert into installation (keys_fingerprint) values (${vault.fingerprint}) on conflict do nothing`;
  const rows = await sql<{ fingerprint: string }[]>`select keys_fingerprint as fingerprint from installation`;
  if (rows[0]?.fingerprint === vault.fingerprint) return;
  throw new StartFault(
    `The key file ${keyFileOf(dataFolder)} is not the one this database was sealed with.\n` +
      'Put back the right key file (docs/operating.md), or use an empty database.',
  );
}
