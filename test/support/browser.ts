/**
 * A real Chromium for journeys: CHROME_PATH, else one installed on the machine, else the one inside the npm package
 * @sparticuz/chromium. None at all is a failure, never a skip.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** For one act of a walk: machines that run tests can be many times slower than a phone. */
const PATIENCE_MS = 90_000;
const CLOSING_MS = 15_000;

type Executable = Readonly<{ path: string; args: readonly string[]; env: Readonly<Record<string, string>> }>;

export type BrowserOptions = Readonly<{
  /** A film the browser's camera shows, over and over: motion JPEG. */
  cameraFilm?: string;
  /** Whether its person lets pages use the camera. */
  allowsCamera?: boolean;
}>;

export async function openBrowser({ cameraFilm, allowsCamera = true }: BrowserOptions = {}): Promise<Browser> {
  const executable = findInstalled() ?? (await unpackBundled());
  const browser = await chromium.launch({
    executablePath: executable.path,
    args: [...executable.args, ...(cameraFilm === undefined ? [] : filmArgs(cameraFilm, allowsCamera))],
    env: { ...definedEnvironment(), ...executable.env },
    headless: true,
  });
  const open = browser.newContext.bind(browser);
  browser.newContext = async (context) => {
    const opened = await open(context);
    opened.setDefaultTimeout(PATIENCE_MS);
    const close = opened.close.bind(opened);
    // Of a context whose page is on its way elsewhere Chromium may never say that it is gone.
    opened.close = (options) => Promise.race([close(options), sleep(CLOSING_MS, undefined, { ref: false })]);
    return opened;
  };
  return browser;
}

function filmArgs(film: string, isAllowed: boolean): readonly string[] {
  const device = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
  return [...device, `--use-fake-ui-for-media-stream${isAllowed ? '' : '=deny'}`];
}

/** BROWSER_FROM_NPM=1 passes the machine's browsers by: how the fallback itself is tried. */
export function findInstalled(env: NodeJS.ProcessEnv = process.env): Executable | null {
  const named = env['CHROME_PATH'];
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names ${named}, which is not there`);
    return { path: named, args, env: {} };
  }
  if (env['BROWSER_FROM_NPM'] === '1') return null;
  const folders = [...(env['PATH'] ?? '').split(path.delimiter), '/usr/bin', '/snap/bin'];
  const found = folders
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => existsSync(file));
  if (found) return { path: found, args, env: {} };
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return existsSync(mac) ? { path: mac, args, env: {} } : null;
}

/**
 * The package unpacks its Chromium and that one's libraries into the temporary folder. Given a folder of our own, renamed when
 * whole, several runs at once never see a half-written one. Its own arguments switch web security off: not used.
 */
async function unpackBundled(): Promise<Executable> {
  const require = createRequire(import.meta.url);
  const home = path.resolve(path.dirname(require.resolve('@sparticuz/chromium')), '../..');
  const { version } = JSON.parse(await readFile(path.join(home, 'package.json'), 'utf8')) as { version: string };
  const folder = path.join(tmpdir(), `gelombang-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (!existsSync(folder)) await unpackInto(folder, home);
  return {
    path: path.join(folder, 'chromium'),
    args: [...args, '--no-zygote', '--headless'],
    env: { LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'), FONTCONFIG_PATH: path.join(folder, 'fonts') },
  };
}

async function unpackInto(folder: string, home: string): Promise<void> {
  const { default: bundled } = await import('@sparticuz/chromium');
  // Its own unpacker, which it does not export: the libraries are unpacked by it only inside a Lambda.
  const unpacker = pathToFileURL(path.join(home, 'build/esm/lambdafs.js')).href;
  const { inflate } = (await import(unpacker)) as { inflate: (file: string) => Promise<string> };
  const before = process.env['TMPDIR'];
  const unfinished = await mkdtemp(`${folder}.`);
  process.env['TMPDIR'] = unfinished;
  try {
    await bundled.executablePath();
    await inflate(path.join(home, 'bin/al2023.tar.br'));
    await writeFile(path.join(unfinished, 'fonts/fonts.conf'), fontsConf(path.join(folder, 'fonts')));
  } catch (error) {
    throw new Error('No Chromium: install one, set CHROME_PATH, or run npm ci with development packages.', {
      cause: error,
    });
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }));
}

/** The package's own names folders of a Lambda and of /tmp: without a single font Chromium ends itself at the first text. */
function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>
`;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
