/** What is chosen once for an embedded cluster and kept: its port and its password. */
import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';

export type ClusterSettings = Readonly<{ port: number; password: string }>;

export async function findSettings(folder: string): Promise<ClusterSettings | null> {
  const text = await readFile(fileOf(folder), 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as ClusterSettings);
}

export async function saveSettings(folder: string, settings: ClusterSettings): Promise<void> {
  const beside = `${fileOf(folder)}.new`;
  await writeFile(beside, JSON.stringify(settings), { mode: 0o600, flush: true });
  await rename(beside, fileOf(folder));
}

export async function newSettings(): Promise<ClusterSettings> {
  return { port: await freePort(), password: randomBytes(24).toString('base64url') };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

function fileOf(folder: string): string {
  return path.join(folder, 'settings.json');
}
