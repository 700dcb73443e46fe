/**
 * Puts a portal together: database, tables, keys, jobs, programme, built files, judge. And takes it apart again.
 */
import { loadAssets, type Assets } from './assets.ts';
import type { Config } from './config.ts';
import { checkServer, openDatabase } from './database.ts';
import { checkInstallation } from './installation.ts';
import { openJobs } from './jobs.ts';
import { openJudge } from './judge.ts';
import { loadOrMakeKeys } from './key-file.ts';
import type { Logger } from './log.ts';
import { migrate } from './migrate.ts';
import type { Portal } from './portal.ts';
import { loadProgramme } from './programme.ts';
import { openVault } from './vault.ts';

export type PortalOptions = Readonly<{
  config: Config;
  log: Logger;
  /** Of the embedded database, or what DATABASE_URL says. */
  databaseUrl: string;
  /** Tests of pages run without built files. */
  assets?: Assets;
  /** Where the judge's child lies when it is not beside the program: tests run from source. */
  judgeChildPath?: string;
}>;

export type OpenPortal = Readonly<{ portal: Portal; close(): Promise<void> }>;

export async function openPortal({
  config,
  log,
  databaseUrl,
  assets,
  judgeChildPath,
}: PortalOptions): Promise<OpenPortal> {
  const programme = await loadProgramme(config.programmeFile ?? undefined);
  const vault = openVault(await loadOrMakeKeys(config.dataFolder));
  const sql = openDatabase({ url: databaseUrl, applicationName: 'gelombang' });
  try {
    await checkServer(sql);
    const applied = await migrate(sql);
    if (applied.length > 0) log.info({ applied }, 'tables brought up to date');
    await checkInstallation(sql, vault, config.dataFolder);
    const jobs = await openJobs(sql, log);
    const judge = openJudge(judgeChildPath === undefined ? {} : { childPath: judgeChildPath });
    const portal: Portal = { config, programme, sql, vault, jobs, log, assets: assets ?? (await loadAssets()), judge };
    return {
      portal,
      async close() {
        await jobs.stop();
        await judge.stop();
        await sql.end({ timeout: 10 });
      },
    };
  } catch (error) {
    await sql.end({ timeout: 1 });
    throw error;
  }
}
