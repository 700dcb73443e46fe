/**
 * Builds the portal: the server into apps/portal/dist, the browser's files, hashed and compressed, into dist/assets.
 *
 * Our packages are bundled from their sources; everything from npm stays outside and is found in node_modules.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { mendPostgres } from './mend-postgres.mjs';
import { root } from './root.mjs';

const portal = path.join(root, 'apps/portal');

export async function build({ folder = path.join(portal, 'dist') } = {}) {
  const esbuild = await import('esbuild');
  const unfinished = `${folder}.${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  try {
    await mkdir(path.join(unfinished, 'assets'), { recursive: true });
    await buildServer(esbuild, unfinished);
    await buildAssets(esbuild, path.join(unfinished, 'assets'));
    await swap(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** The old one is there until the new one is: whoever starts the program meanwhile finds one of them. */
async function swap(unfinished, folder) {
  const old = `${unfinished}.old`;
  await rename(folder, old).catch((error) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(unfinished, folder);
  await rm(old, { recursive: true, force: true });
}

const bundled = {
  bundle: true,
  conditions: ['source'],
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  legalComments: 'none',
  logLevel: 'warning',
};

async function buildServer(esbuild, folder) {
  const judge = path.join(root, 'packages/photo-check/src/node/judge-child.ts');
  await esbuild.build({
    ...nodeBundle,
    entryPoints: {
      main: path.join(portal, 'src/run.ts'),
      ...(existsSync(judge) ? { 'judge-child': judge } : {}),
    },
    outdir: folder,
  });
}

/** Names without a dot or slash in front that are not ours; postgres comes along, mended. */
const npmStaysOutside = {
  name: 'npm-stays-outside',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
      kind === 'entry-point' || name.startsWith('@gelombang/') || name === 'postgres'
        ? undefined
        : { path: name, external: true },
    );
  },
};

/** What runs in Node: the portal here, the command line in apps/cli/build.mjs. */
export const nodeBundle = {
  ...bundled,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  splitting: true,
  sourcemap: true,
  plugins: [npmStaysOutside, mendPostgres],
};

async function buildAssets(esbuild, folder) {
  const manifest = {};
  const keep = async (name, bytes) => {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
    const { name: stem, ext } = path.parse(name);
    manifest[name] = `${stem}-${hash}${ext}`;
    await writeCompressed(path.join(folder, manifest[name]), bytes);
  };

  for (const name of await list(path.join(portal, 'assets'))) {
    const file = path.join(portal, 'assets', name);
    await keep(name, name.endsWith('.css') ? await minifyCss(esbuild, file) : await readFile(file));
  }
  for (const [name, bytes] of await bundleScripts(esbuild)) await keep(name, bytes);
  await writeFile(path.join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2));
}

async function minifyCss(esbuild, file) {
  const result = await esbuild.build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    logLevel: 'warning',
    external: ['*.svg', '*.png'],
  });
  return result.outputFiles[0].contents;
}

/** A file of browser/ that no other one imports is an entry; what it imports is bundled into it. */
async function bundleScripts(esbuild) {
  const folder = path.join(portal, 'browser');
  const files = (await list(folder)).filter((name) => name.endsWith('.ts') && !/\.(test|d)\.ts$/.test(name));
  const texts = await Promise.all(files.map((name) => readFile(path.join(folder, name), 'utf8')));
  const imported = new Set(texts.flatMap((text) => [...text.matchAll(/from '\.\/([^']+)'/g)].map((match) => match[1])));
  const names = files.filter((name) => !imported.has(name));
  const built = [];
  for (const name of names) {
    const result = await esbuild.build({
      ...bundled,
      entryPoints: [path.join(portal, 'browser', name)],
      platform: 'browser',
      format: 'esm',
      // Android 8's last Chrome and Safari 14 run this.
      target: ['es2020', 'chrome80', 'safari14.1'],
      minify: true,
      write: false,
    });
    const bytes = result.outputFiles[0].contents;
    if (bytes.length > 0) built.push([name.replace(/\.ts$/, '.js'), bytes]);
  }
  return built;
}

async function writeCompressed(file, bytes) {
  await writeFile(file, bytes);
  if (bytes.length < 200 || /\.(png|jpg|webp|avif|woff2)$/.test(file)) return;
  await writeFile(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  await writeFile(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}

async function list(folder) {
  const entries = existsSync(folder) ? await readdir(folder, { withFileTypes: true }) : [];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await build();
