/**
 * The connection to PostgreSQL: one pool a process, parameters always bound, times as Date, bigint as number.
 *
 * bigint columns here count rows and rounds, far below 2^53.
 */
import postgres from 'postgres';
import { StartFault } from './config.ts';

export type Sql = postgres.Sql;
export type Tx = postgres.TransactionSql;
export type Db = Sql | Tx;

export const oldestServer = 15;

export type DatabaseOptions = Readonly<{ url: string; applicationName: string; maxConnections?: number }>;

export function openDatabase({ url, applicationName, maxConnections = 10 }: DatabaseOptions): Sql {
  const options = {
    max: maxConnections,
    idle_timeout: 300,
    connect_timeout: 15,
    // A server that was away is found again within a second.
    backoff: (attempt: number) => Math.min(0.05 * 2 ** attempt, 1),
    connection: {
      application_name: applicationName,
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
    },
    types: { bigint: { to: 20, from: [20], serialize: String, parse: Number } },
    onnotice: () => undefined,
  };
  return postgres(url, options);
}

/** Everything in `work` or nothing; inside a transaction already, a savepoint. */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  const begin = 'begin' in db ? db.begin.bind(db) : db.savepoint.bind(db);
  return (await begin(work)) as T;
}

/** Is it there, and new enough? Said in words an operator can act on. */
export async function checkServer(sql: Sql): Promise<void> {
  let version: number;
  try {
    const rows = await sql<{ version: number }[]>`select current_setting('server_version_num')::int as version`;
    version = Math.floor(rows[0]!.version / 10_000);
  } catch (error) {
    throw new StartFault(
      `PostgreSQL does not answer: ${error instanceof Error ? error.message : String(error)}\n` +
        'Check DATABASE_URL: server, port, database, user and password.',
      { cause: error },
    );
  }
  if (version < oldestServer) {
    throw new StartFault(`PostgreSQL ${version} is too old: ${oldestServer} or newer is needed (DATABASE_URL).`);
  }
}

/** Of postgres.js, of the network, and of a server that starts, stops or is full. */
const awayCodes = new Set([
  ...['CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'CONNECTION_ENDED', 'CONNECT_TIMEOUT'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['57P01', '57P02', '57P03', '53300'], // admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections
]);

/** The database cannot be reached now: nothing is wrong with what was asked of it. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && awayCodes.has(String(error.code))) || isDatabaseAway(error.cause);
}
