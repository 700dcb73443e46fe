import { createServer, type Server } from 'node:http';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOG_KEY, appendToLog, fileEntry, makeNoteSigner, signCheckpoint, vkeyOf } from '@gelombang/draw';
import { writeLog } from '@gelombang/draw/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AddressInfo } from 'node:net';
import { runDrawSimulate } from './simulate-command.ts';
import { runDrawVerify } from './verify-command.ts';

let folder: string;
let transcript: string;

async function run(command: typeof runDrawVerify, ...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const status = await command(args, { stdout: (line) => out.push(line), stderr: (line) => err.push(line) });
  return { status, out, err };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undian-'));
  transcript = join(folder, 'wave');
  const { status } = await run(
    runDrawSimulate,
    '--entries',
    '400',
    '--places',
    '300',
    '--seed',
    'uji',
    '--out',
    transcript,
  );
  expect(status).toBe(0);
});
afterAll(() => rm(folder, { recursive: true }));

/** A copy of the transcript with one file's text changed. */
async function tampered(name: string, file: string, change: (text: string) => string): Promise<string> {
  const copy = join(folder, name);
  await cp(transcript, copy, { recursive: true });
  const text = await readFile(join(copy, file), 'utf8');
  await writeFile(join(copy, file), change(text));
  return copy;
}

describe('draw simulate', () => {
  it('makes the same wave of the same seed, and another of another', async () => {
    const wave = async (seed: string) => (await run(runDrawSimulate, '--entries', '50', '--json', '--seed', seed)).out;
    const first = await wave('a');
    expect(await wave('a')).toEqual(first);
    expect(await wave('b')).not.toEqual(first);
    expect(JSON.parse(first[0]!)).toMatchObject({
      simulated: true,
      demonstration: true,
      entries: 50,
      places: 6,
      selected: 6,
    });
  });

  it('says in the rules that it is a simulation, under a beacon called demo', async () => {
    const rules = JSON.parse(await readFile(join(transcript, 'rules.json'), 'utf8')) as unknown;
    expect(rules).toMatchObject({ simulated: true, demonstration: true, beacon: { chain: 'demo' } });
    expect(await readdir(join(transcript, 'entries'))).toContain('1.bin');
  });

  it('selects as many as there are places when there are people enough', async () => {
    const { out } = await run(runDrawSimulate, '--entries', '1000', '--places', '100', '--regions', '0', '--json');
    expect(JSON.parse(out[0]!)).toMatchObject({ places: 100, selected: 100, entries: 1000 });
  });

  it.each([
    [[]],
    [['--entries', '0']],
    [['--entries', '-5']],
    [['--entries', '1e3']],
    [['--entries', '10', '--places', 'banyak']],
    [['--entries', '10', '--colour', 'red']],
  ])('cannot be judged: %j', async (args) => {
    const { status, out, err } = await run(runDrawSimulate, ...args);
    expect({ status, out }).toEqual({ status: 2, out: [] });
    expect(err.join('\n')).toContain('gelombang draw simulate --entries N');
  });

  it('does not write over a folder that holds something', async () => {
    const { status, err } = await run(runDrawSimulate, '--entries', '10', '--out', transcript);
    expect(status).toBe(2);
    expect(err[0]).toContain('is not an empty folder');
  });
});

describe('draw verify', () => {
  it('accepts a published folder, step by step', async () => {
    const { status, out } = await run(runDrawVerify, transcript, '--json');
    expect(status).toBe(0);
    const lines = out.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.slice(0, -1).map(({ step, ok }) => [step, ok])).toEqual(
      [
        'manifest',
        'rules',
        'times',
        'entries',
        'order',
        'tags',
        'household-caps',
        'root',
        'registrations',
        'beacon',
        'seed',
        'result',
        'cutoffs',
        'nullifiers',
      ].map((step) => [step, true]),
    );
    expect(lines.at(-1)).toEqual({
      verdict: 'valid',
      demonstration: true,
      simulated: true,
      byFallback: false,
      log: 'none',
      failed: [],
    });
  });

  it('says in words that it was a demonstration', async () => {
    const { out } = await run(runDrawVerify, transcript);
    expect(out.join('\n')).toContain('Demonstration: its maker knew the outcome beforehand.');
    expect(out.at(-1)).toContain('VALID');
  });

  it('refuses a swapped winner and shows what was expected and found', async () => {
    const copy = await tampered('swapped', 'result.jsonl', (text) => text.replace('"selected"', '"waiting"'));
    const { status, out } = await run(runDrawVerify, copy, '--json');
    expect(status).toBe(1);
    const lines = out.map((line) => JSON.parse(line) as Record<string, string>);
    const step = lines.find((line) => line.step === 'result')!;
    expect(step).toMatchObject({ ok: false, outcome: 'failed', code: 'result-differs' });
    expect(step.found).toBe(step.expected!.replace('"selected"', '"waiting"'));
    expect(lines.at(-1)).toMatchObject({ verdict: 'invalid', failed: ['result'] });
    const words = (await run(runDrawVerify, copy)).out.join('\n');
    expect(words).toContain('GAGAL  result');
    expect(words).toContain('TIDAK SAH');
  });

  it('refuses a slot that was used twice', async () => {
    const copy = await tampered('slots', 'result.jsonl', (text) => text);
    const slots = await readFile(join(copy, 'nullifiers.bin'));
    slots.copyWithin(16, 0, 16);
    await writeFile(join(copy, 'nullifiers.bin'), slots);
    const { status, out } = await run(runDrawVerify, copy, '--json');
    expect(status).toBe(1);
    expect(JSON.parse(out.at(-2)!)).toMatchObject({ step: 'nullifiers', code: 'repeated-slot' });
  });

  it('refuses a manifest laid beside, and another than the one noted', async () => {
    const copy = await tampered('two', 'manifest.json', (text) => text);
    await writeFile(join(copy, 'manifest.json.bak'), 'x');
    expect((await run(runDrawVerify, copy)).status).toBe(1);
    expect((await run(runDrawVerify, transcript, '--manifest-sha256', '0'.repeat(64))).status).toBe(1);
  });

  it.each([
    ['nothing named', []],
    ['two folders', ['a', 'b']],
    ['a folder that is not there', ['/nonexistent/wave']],
    ['an unknown option', ['.', '--loud']],
    ['a hash that is none', ['.', '--manifest-sha256', 'abc']],
    ['the key of a log without the log', ['.', '--log-vkey', 'abc']],
    ['an address nobody answers', ['http://127.0.0.1:9/']],
  ])('cannot be judged: %s', async (_, args) => {
    const { status, out, err } = await run(runDrawVerify, ...args);
    expect({ status, out }).toEqual({ status: 2, out: [] });
    expect(err.length).toBeGreaterThan(0);
  });

  it('cannot judge a folder without a manifest', async () => {
    const { status, err } = await run(runDrawVerify, folder);
    expect(status).toBe(2);
    expect(err[0]).toContain('There is no manifest.json');
  });
});

describe('draw verify against a log', () => {
  const signer = makeNoteSigner('catatan.example/undian', LOG_KEY, new Uint8Array(32).fill(7));
  const vkey = vkeyOf(signer.key);

  /** A log of the transcript's files in the order they were published, and the folder it is in. */
  async function writeLogOf(name: string, files: readonly string[]): Promise<string> {
    const place = join(folder, name);
    const entries = await Promise.all(
      files.map(async (file) => {
        const bytes = new Uint8Array(await readFile(join(transcript, file)));
        return fileEntry({ wave: '012', at: '2021-02-26T09:00:00Z', name: file, bytes });
      }),
    );
    const result = await appendToLog(() => null, { size: 0, entries });
    if (!result.ok) throw new Error(result.error.code);
    const { size, root } = result.appended;
    await writeLog(place, result.appended.files);
    const checkpoint = signCheckpoint({ origin: signer.key.name, size, root }, signer);
    await writeLog(place, new Map([['checkpoint', Buffer.from(checkpoint)]]));
    return place;
  }

  it('finds every file in it, and says which one is not', async () => {
    const sealed = (await readdir(join(transcript, 'entries'))).map((name) => `entries/${name}`);
    const drawn = ['beacon.json', 'result.jsonl', 'cutoffs.json', 'nullifiers.bin'];
    const files = ['rules.json', 'excluded.jsonl', ...sealed, 'manifest.json', ...drawn];
    const log = await writeLogOf('log', files);
    const { status, out } = await run(runDrawVerify, transcript, '--log', log, '--log-vkey', vkey, '--json');
    expect(JSON.parse(out.at(-2)!)).toMatchObject({ step: 'log', ok: true });
    expect(JSON.parse(out.at(-1)!)).toMatchObject({ verdict: 'valid', log: 'checked' });
    expect(status).toBe(0);
    const short = await writeLogOf('short', files.slice(0, -1));
    const without = await run(runDrawVerify, transcript, '--log', short, '--log-vkey', vkey, '--json');
    expect(without.status).toBe(1);
    expect(JSON.parse(without.out.at(-2)!)).toMatchObject({ step: 'log', code: 'not-logged', where: 'nullifiers.bin' });
    // Whoever kept the checkpoint of the longer log sees that the other is not its continuation.
    const kept = join(log, 'checkpoint');
    const args = ['--log', short, '--log-vkey', vkey, '--checkpoint', kept, '--json'];
    const shrunk = await run(runDrawVerify, transcript, ...args);
    expect(JSON.parse(shrunk.out.at(-2)!)).toMatchObject({ step: 'log', code: 'log-shrank' });
  });

  it('cannot be judged where there is none', async () => {
    const { status, err } = await run(runDrawVerify, transcript, '--log', folder, '--log-vkey', vkey);
    expect([status, err[0]]).toEqual([2, expect.stringContaining('There is no checkpoint')]);
  });
});

describe('draw verify of an address', () => {
  let server: Server;
  let address: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const name = new URL(request.url!, 'http://localhost').pathname.replace('/berkas/', '');
      readFile(join(transcript, name)).then(
        (bytes) => response.end(bytes),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/berkas`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('accepts the same files from a web server', async () => {
    expect((await run(runDrawVerify, address)).status).toBe(0);
  });

  it('cannot judge an address without a manifest', async () => {
    expect((await run(runDrawVerify, `${address}/nothing`)).status).toBe(2);
  });
});
