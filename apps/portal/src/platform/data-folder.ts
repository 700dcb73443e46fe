/**
 * Where the portal keeps what is not in the database: `data/` in the repository unless DATA_FOLDER says otherwise.
 *
 * In a repository that belongs to somebody else, a folder of the user's own is taken, and said.
 */
import { createHash } from 'node:crypto';
import { access, constants, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { repositoryFolder, StartFault, type Environment } from './config.ts';

export async function chooseDataFolder(env: Environment, say: (line: string) => void): Promise<string> {
  if (env['DATA_FOLDER']) {
    const folder = path.resolve(env['DATA_FOLDER']);
    if (await isWritable(folder)) return folder;
    throw new StartFault(`DATA_FOLDER ${folder} cannot be written by this user.`);
  }
  const usual = path.join(repositoryFolder, 'data');
  if (await isWritable(usual)) return usual;

  const state = env['XDG_STATE_HOME'] ?? path.join(homedir(), '.local/state');
  const own = path.join(state, 'gelombang', createHash('sha256').update(repositoryFolder).digest('hex').slice(0, 12));
  if (!(await isWritable(own))) throw new StartFault(`Neither ${usual} nor ${own} can be written. Set DATA_FOLDER.`);
  say(`Folder data / data folder: ${own}`);
  return own;
}

async function isWritable(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
