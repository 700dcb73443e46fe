/**
 * Starts the portal: database, tables, keys, then the roles it was asked for; and stops them in the opposite order.
 */
import { createApp } from './app.tsx';
import { createInvitation, hasOperators } from './operator/invitation.ts';
import { chooseDataFolder } from './platform/data-folder.ts';
import { configWarnings, parseConfig, StartFault, type Config, type Environment } from './platform/config.ts';
import { openDemonstration } from './platform/demonstration.ts';
import { startEmbeddedDatabase } from './platform/embedded-database.ts';
import { startClock } from './platform/follow-schedule.ts';
import { openLog, type Logger } from './platform/log.ts';
import { openPortal } from './platform/open-portal.ts';
import type { Portal } from './platform/portal.ts';
import { listen } from './platform/web-server.ts';
import { portalJobs } from './worker.ts';

export type Io = Readonly<{
  env: Environment;
  say(line: string): void;
  /** Resolves when the portal is to stop: Ctrl-C, SIGTERM. */
  stopped: Promise<void>;
}>;

type Stop = Readonly<{ what: string; stop(): Promise<void> | void }>;

/** Runs until it is told to stop; answers with the exit code. */
export async function runServe(args: readonly string[], io: Io): Promise<number> {
  const stops: Stop[] = [];
  let log: Logger | undefined;
  try {
    if (args.length > 0)
      throw new StartFault(`Unknown argument ${args[0]}. The portal is configured by environment variables.`);
    const config = await readConfig(io);
    log = openLog(io.env['LOG_LEVEL'] ?? (config.demonstration ? 'warn' : 'info'));
    await start(config, log, io, stops);
    await io.stopped;
    io.say('Berhenti … / Stopping …');
    return 0;
  } catch (error) {
    if (!(error instanceof StartFault)) throw error;
    io.say(error.message);
    return 1;
  } finally {
    await stopAll(stops, log);
  }
}

async function readConfig(io: Io): Promise<Config> {
  const config = parseConfig(io.env);
  for (const warning of configWarnings(config)) io.say(`! ${warning}`);
  return { ...config, dataFolder: await chooseDataFolder(io.env, io.say) };
}

async function start(config: Config, log: Logger, io: Io, stops: Stop[]): Promise<void> {
  const databaseUrl = config.databaseUrl ?? (await startOwnDatabase(config, io, stops));
  const { portal, close } = await openPortal({ config, log, databaseUrl });
  stops.push({ what: 'portal', stop: close });
  if (config.demonstration) await openDemonstration(portal);

  if (config.roles.includes('worker')) {
    portal.jobs.start(portalJobs(portal));
    const clock = startClock(portal, config.demonstration ? 3 : 15);
    stops.push({ what: 'clock', stop: () => clock.stop() });
  }
  if (config.roles.includes('web')) {
    const server = await listen(createApp(portal), config);
    stops.push({ what: 'web', stop: () => server.stop() });
  }
  await greet(portal, io);
}

async function startOwnDatabase(config: Config, io: Io, stops: Stop[]): Promise<string> {
  const database = await startEmbeddedDatabase({ dataFolder: config.dataFolder, say: io.say });
  stops.push({ what: 'database', stop: () => database.stop() });
  return database.url;
}

/** Said at once when everything runs: whoever waits for the last line waits for all. */
async function greet(portal: Portal, io: Io): Promise<void> {
  const { baseUrl, roles, outboxPage } = portal.config;
  const isWeb = roles.includes('web');
  const invitation = isWeb && !(await hasOperators(portal)) ? await createInvitation(portal) : null;
  const lines = [
    '',
    isWeb ? `  Gelombang siap / is ready: ${baseUrl}` : '  Gelombang: worker siap / is ready',
    ...(invitation
      ? [`  Tautan sekali pakai untuk petugas pertama / one-time link for the first operator:\n    ${invitation.url}`]
      : []),
    ...(isWeb && outboxPage
      ? [`  E-mail dan SMS keluar (peragaan) / outgoing mail and SMS (demonstration): ${baseUrl}/kotak-keluar`]
      : []),
    '  Ctrl-C: berhenti / stop',
    '',
  ];
  io.say(lines.join('\n'));
}

/** The last started stops first; what cannot stop does not keep the others from it. */
async function stopAll(stops: readonly Stop[], log: Logger | undefined): Promise<void> {
  for (const { what, stop } of [...stops].reverse()) {
    try {
      await stop();
    } catch (error) {
      log?.error({ err: error, what }, 'clean stop');
    }
  }
}
