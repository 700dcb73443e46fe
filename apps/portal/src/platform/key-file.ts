/**
 * The file that holds the portal's keys: made on the first run, mode 600, never overwritten.
 *
 * Losing it loses every sealed value: docs/operating.md says how to keep it. Several machines share one copy.
 */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import path from 'node:path';
import { StartFault } from './config.ts';

export type KeyMaterial = Readonly<{
  wrapping: Uint8Array;
  system: Uint8Array;
  blind: Uint8Array;
  receiptSeed: Uint8Array;
}>;

const names = ['wrapping', 'system', 'blind', 'receiptSeed'] as const satisfies readonly (keyof KeyMaterial)[];

export function keyFileOf(dataFolder: string): string {
  return path.join(dataFolder, 'keys.json');
}

/** Reads the keys, or makes them where there are none; two processes that start together end with the same ones. */
export async function loadOrMakeKeys(dataFolder: string): Promise<KeyMaterial> {
  const file = keyFileOf(dataFolder);
  const existing = await readKeys(file);
  if (existing) return existing;
  await mkdir(dataFolder, { recursive: true });
  await writeNewFile(file, JSON.stringify({ version: 1, ...encode(makeKeys()) }, null, 2));
  const made = await readKeys(file);
  if (!made) throw new StartFault(`The key file ${file} could not be made.`);
  return made;
}

export function makeKeys(): KeyMaterial {
  return { wrapping: randomBytes(32), system: randomBytes(32), blind: randomBytes(32), receiptSeed: randomBytes(32) };
}

async function readKeys(file: string): Promise<KeyMaterial | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartFault(`The key file ${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  return decode(text, file);
}

function decode(text: string, file: string): KeyMaterial {
  const damaged = new StartFault(
    `The key file ${file} is damaged. Put back the copy you kept; a new one cannot open old data.`,
  );
  let parsed: Record<string, unknown>;
  try {
    parsed = JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw damaged;
  }
  const entries = names.map((name) => [name, Buffer.from(String(parsed[name]), 'base64')] as const);
  if (parsed['version'] !== 1 || entries.some(([, bytes]) => bytes.length !== 32)) throw damaged;
  return Object.fromEntries(entries) as unknown as KeyMaterial;
}

function encode(keys: KeyMaterial): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, Buffer.from(keys[name]).toString('base64')]));
}

/** Written whole beside its place, then linked into it: whoever comes second keeps the first one's file. */
async function writeNewFile(file: string, text: string): Promise<void> {
  const beside = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(beside, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(beside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(beside);
  }
}
