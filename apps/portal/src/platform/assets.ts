/**
 * The built files a browser loads: each under a name that carries its content's hash, so it is kept forever.
 *
 * Small (some hundred kB in all), so they are held in memory with their compressed twins.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from 'hono';
import { repositoryFolder } from './config.ts';

export type Assets = Readonly<{
  /** The address of `portal.css`, `photo-field.js`, `icon.svg` …; a name that was not built is a fault. */
  url(name: string): string;
  /** Its bytes, for the route under /aset/. */
  find(file: string): AssetFile | undefined;
}>;

export type AssetFile = Readonly<{ type: string; plain: Uint8Array; br: Uint8Array | null; gzip: Uint8Array | null }>;

export const assetsFolder = path.join(repositoryFolder, 'apps/portal/dist/assets');
const prefix = '/aset/';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** `manifest.json` is written by scripts/build.mjs: { "portal.css": "portal-1a2b3c4d.css", … }. */
export async function loadAssets(folder: string = assetsFolder): Promise<Assets> {
  const manifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as Record<string, string>;
  const files = new Map<string, AssetFile>();
  for (const file of Object.values(manifest)) files.set(file, await loadFile(folder, file));
  return {
    url(name) {
      const file = manifest[name];
      if (file === undefined) throw new Error(`no built file ${name}`);
      return prefix + file;
    },
    find: (file) => files.get(file),
  };
}

/** For tests of pages: addresses without files behind them. */
export const assetsNotBuilt: Assets = { url: (name) => prefix + name, find: () => undefined };

export function serveAsset(c: Context, assets: Assets, file: string): Response {
  const asset = assets.find(file);
  if (!asset) return c.notFound() as Response;
  const accepts = c.req.header('accept-encoding') ?? '';
  const encoding = asset.br && /\bbr\b/.test(accepts) ? 'br' : asset.gzip && /\bgzip\b/.test(accepts) ? 'gzip' : null;
  const bytes = encoding === 'br' ? asset.br! : encoding === 'gzip' ? asset.gzip! : asset.plain;
  return new Response(bytes as BodyInit, {
    headers: {
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(encoding === null ? {} : { 'content-encoding': encoding }),
    },
  });
}

async function loadFile(folder: string, file: string): Promise<AssetFile> {
  const read = (name: string) => readFile(path.join(folder, name));
  const orNull = (name: string) => read(name).catch(() => null);
  const type = types[path.extname(file)] ?? 'application/octet-stream';
  return { type, plain: await read(file), br: await orNull(`${file}.br`), gzip: await orNull(`${file}.gz`) };
}
