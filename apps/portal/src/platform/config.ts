/**
 * The portal's configuration, read once from environment variables.
 *
 * Everything wrong is said at once, with the variable's name and what to do. Nothing else in the portal reads
 * `process.env`.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export type Role = 'web' | 'worker';

export type Config = Readonly<{
  baseUrl: string;
  port: number;
  host: string;
  roles: readonly Role[];
  dataFolder: string;
  databaseUrl: string | null;
  /** Not NODE_ENV=production: specimen regions, demonstration beacon, a demonstration gelombang. */
  demonstration: boolean;
  /** Demonstration and no mail server: messages are read on /kotak-keluar. */
  outboxPage: boolean;
  smtpUrl: string | null;
  smsUrl: string | null;
  mailFrom: string | null;
  development: boolean;
  programmeFile: string | null;
  /** Asked in turn for the beacon's signature: addresses without a slash at the end. null: drand's public ones. */
  drandRelays: readonly string[] | null;
}>;

/** A fault an operator can mend: shown as plain text, without a stack. */
export class StartFault extends Error {
  override name = 'StartFault';
}

/** The sources, the built program and a bundled bench lie at different depths: the migrations are looked for. */
export const repositoryFolder = findRepositoryFolder(path.dirname(fileURLToPath(import.meta.url)));

export type Environment = Readonly<Record<string, string | undefined>>;

export function parseConfig(env: Environment): Config {
  const faults: string[] = [];
  const production = env['NODE_ENV'] === 'production';
  const port = readPort(env['PORT'], faults);
  const baseUrl = readUrl(env, 'BASE_URL', ['http:', 'https:'], faults) ?? `http://localhost:${port}`;
  const smtpUrl = readUrl(env, 'SMTP_URL', ['smtp:', 'smtps:'], faults);
  const config: Config = {
    baseUrl: baseUrl.replace(/\/+$/, ''),
    port,
    host: env['HOST'] ?? '127.0.0.1',
    roles: readRoles(env['ROLES'], faults),
    dataFolder: path.resolve(env['DATA_FOLDER'] ?? path.join(repositoryFolder, 'data')),
    databaseUrl: readUrl(env, 'DATABASE_URL', ['postgres:', 'postgresql:'], faults),
    demonstration: !production,
    outboxPage: !production && smtpUrl === null,
    smtpUrl,
    smsUrl: readUrl(env, 'SMS_URL', ['http:', 'https:'], faults),
    mailFrom: env['MAIL_FROM'] ?? null,
    development: env['NODE_ENV'] === 'development',
    programmeFile: env['PROGRAMME_FILE'] ? path.resolve(env['PROGRAMME_FILE']) : null,
    drandRelays: readRelays(env['DRAND_RELAYS'], faults),
  };
  if (production) faults.push(...productionFaults(config));
  if (faults.length > 0) throw new StartFault(`Configuration:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  return config;
}

/** What works but should not stay so. */
export function configWarnings(config: Config): string[] {
  if (config.demonstration) return [];
  const warnings: string[] = [];
  if (config.databaseUrl === null) {
    warnings.push('DATABASE_URL is not set: the embedded PostgreSQL serves one machine and makes no backups.');
  }
  if (config.smsUrl === null) warnings.push('SMS_URL is not set: nobody can register with a phone number.');
  return warnings;
}

function productionFaults(config: Config): string[] {
  const faults: string[] = [];
  if (!config.baseUrl.startsWith('https:')) {
    faults.push('BASE_URL must be the public https:// address of the portal when NODE_ENV=production.');
  }
  if (config.smtpUrl === null) {
    faults.push(
      'SMTP_URL must name the mail server when NODE_ENV=production, for example smtps://user:password@host:465.',
    );
  }
  return faults;
}

function readPort(text: string | undefined, faults: string[]): number {
  if (text === undefined || text === '') return 3000;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  faults.push('PORT must be a whole number from 1 to 65535.');
  return 3000;
}

function readRoles(text: string | undefined, faults: string[]): readonly Role[] {
  const names = (text ?? 'web,worker').split(',').map((name) => name.trim());
  const roles = names.filter((name): name is Role => name === 'web' || name === 'worker');
  if (roles.length === names.length) return [...new Set(roles)];
  faults.push('ROLES must be web, worker or web,worker.');
  return ['web', 'worker'];
}

function readUrl(env: Environment, name: string, protocols: readonly string[], faults: string[]): string | null {
  const text = env[name];
  if (text === undefined || text === '') return null;
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
  // The value may hold a password: it is not repeated.
  faults.push(
    `${name} must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}.`,
  );
  return null;
}

function readRelays(text: string | undefined, faults: string[]): readonly string[] | null {
  if (text === undefined || text === '') return null;
  const relays = text.split(',').map((part) => part.trim().replace(/\/+$/, ''));
  if (relays.every(isRelay)) return [...new Set(relays)];
  faults.push('DRAND_RELAYS must be https:// addresses with commas between them; http:// is for localhost alone.');
  return null;
}

/** An address that a path can follow. Its answers are verified anyway; https keeps others from breaking them on the way. */
function isRelay(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  const isPlain = username + password + search + hash === '' && !/[?#]/.test(text);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return isPlain && (protocol === 'https:' || (protocol === 'http:' && isLocal));
}

function findRepositoryFolder(from: string): string {
  for (let folder = from; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'apps/portal/migrations'))) return folder;
  }
  throw new StartFault(
    'The portal runs inside its repository: apps/portal/migrations was not found above the program.',
  );
}
