/** What a running portal holds: made once in open-portal.ts (by main.ts, by tests), passed as a value. */
import type { Assets } from './assets.ts';
import type { Config } from './config.ts';
import type { Sql } from './database.ts';
import type { Jobs } from './jobs.ts';
import type { Judge } from './judge.ts';
import type { Logger } from './log.ts';
import type { Programme } from './programme.ts';
import type { Vault } from './vault.ts';

export type Portal = Readonly<{
  config: Config;
  programme: Programme;
  sql: Sql;
  vault: Vault;
  jobs: Jobs;
  log: Logger;
  assets: Assets;
  judge: Judge;
}>;
