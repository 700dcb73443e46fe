/**
 * `gelombang admin …`: what operators of the machine do without a browser.
 *
 * It runs beside a serving portal: the embedded database is shared while both live.
 */
import { createInvitation } from '../operator/invitation.ts';
import { parseConfig, StartFault } from '../platform/config.ts';
import { chooseDataFolder } from '../platform/data-folder.ts';
import { inTransaction } from '../platform/database.ts';
import { startEmbeddedDatabase } from '../platform/embedded-database.ts';
import { createGelombang, listGelombang, transitionGelombang, type GelombangAct } from '../platform/gelombang-store.ts';
import { openLog } from '../platform/log.ts';
import { openPortal } from '../platform/open-portal.ts';
import { assetsNotBuilt } from '../platform/assets.ts';
import type { Portal } from '../platform/portal.ts';
import { readOptions } from './options.ts';
import type { Io } from '../main.ts';

type Command = (portal: Portal, args: readonly string[], say: Io['say']) => Promise<number>;

const usage = `gelombang admin operator create
gelombang admin gelombang list
gelombang admin gelombang create --opens 2026-12-01T09:00+07:00 --closes … --draw … --places 100
gelombang admin gelombang open N | close N`;

const notYet = new Set(['export', 'import', 'rotate', 'backup']);

export async function runAdmin(args: readonly string[], { env, say }: Pick<Io, 'env' | 'say'>): Promise<number> {
  const [subject = '', act = '', ...rest] = args;
  if (notYet.has(subject)) {
    say(`admin ${subject}: belum tersedia / is not there yet.`);
    return 2;
  }
  const command = findCommand(subject, act);
  if (!command) {
    say(usage);
    return 2;
  }
  try {
    return await withPortal(env, say, (portal) => command(portal, rest, say));
  } catch (error) {
    if (!(error instanceof StartFault)) throw error;
    say(error.message);
    return 1;
  }
}

function findCommand(subject: string, act: string): Command | undefined {
  if (subject === 'operator' && act === 'create') return inviteOperator;
  if (subject !== 'gelombang') return undefined;
  if (act === 'list') return showGelombang;
  if (act === 'create') return makeGelombang;
  return act === 'open' || act === 'close' ? (portal, args, say) => move(portal, act, args, say) : undefined;
}

async function withPortal(env: Io['env'], say: Io['say'], work: (portal: Portal) => Promise<number>): Promise<number> {
  const config = { ...parseConfig(env), dataFolder: await chooseDataFolder(env, say) };
  const database =
    config.databaseUrl === null ? await startEmbeddedDatabase({ dataFolder: config.dataFolder, say }) : null;
  try {
    const databaseUrl = config.databaseUrl ?? database!.url;
    const { portal, close } = await openPortal({ config, log: openLog('warn'), databaseUrl, assets: assetsNotBuilt });
    try {
      return await work(portal);
    } finally {
      await close();
    }
  } finally {
    await database?.stop();
  }
}

const inviteOperator: Command = async (portal, _args, say) => {
  const { url, expiresAt } = await createInvitation(portal);
  say(`${url}\n(sekali pakai / works once, until ${expiresAt.toISOString()})`);
  return 0;
};

const showGelombang: Command = async (portal, _args, say) => {
  for (const { number, state, opensAt, closesAt, drawAt, places } of await listGelombang(portal.sql)) {
    say([number, state, opensAt.toISOString(), closesAt.toISOString(), drawAt.toISOString(), places].join('\t'));
  }
  return 0;
};

const makeGelombang: Command = async (portal, args, say) => {
  const options = readOptions(args, ['opens', 'closes', 'draw', 'places']);
  if (!options.ok) {
    say(`${options.error}\n${usage}`);
    return 2;
  }
  const { opens, closes, draw, places } = options.values;
  const [opensAt, closesAt, drawAt] = [new Date(opens!), new Date(closes!), new Date(draw!)];
  const timesMakeSense = opensAt < closesAt && closesAt <= drawAt;
  if (!timesMakeSense || !/^[1-9]\d{0,8}$/.test(places!)) {
    say(`opens < closes <= draw, places > 0\n${usage}`);
    return 2;
  }
  const { demonstration } = portal.config;
  const fields = {
    opensAt,
    closesAt,
    drawAt,
    places: Number(places),
    quotas: null,
    demonstration,
    actor: 'system',
  } as const;
  const gelombang = await inTransaction(portal.sql, (tx) => createGelombang(tx, fields));
  say(`gelombang ${gelombang.number} ${gelombang.state}`);
  return 0;
};

async function move(portal: Portal, act: GelombangAct, args: readonly string[], say: Io['say']): Promise<number> {
  const number = Number(args[0]);
  if (!Number.isInteger(number)) {
    say(usage);
    return 2;
  }
  const result = await inTransaction(portal.sql, (tx) => transitionGelombang(tx, number, act, 'system'));
  say(result.ok ? `gelombang ${number} ${result.state}` : `gelombang ${number}: ${JSON.stringify(result.error)}`);
  return result.ok ? 0 : 1;
}
