/**
 * The draw beside its rivals, each in a process of its own, in one run: time and peak memory, from 10⁴ to 10⁶ entries.
 *
 * Tickets by `createHmac`, hash-wasm and @noble/hashes against ours with sort and walk, so the rivals are given less to do;
 * our sort of heads against the language's own of typed arrays; the Merkle root; the verification of a whole transcript,
 * beside only reading its files. `-- --large` goes on to 10⁷. hash-wasm is no dependency: npm puts it into a temporary folder.
 */
import { merkleRootOf, orderOf, ticketOrderOf, ticketsOf, verifyTranscript, walk } from '@gelombang/draw';
import { readTranscriptFrom, writeTranscriptFile } from '@gelombang/draw/node';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { execFile } from 'node:child_process';
import { createCipheriv, createHmac } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { simulateWave } from '../apps/cli/src/draw/simulated-wave.ts';
import type { HashWasm } from './support/hash-wasm.ts';
import { merkleByNoble } from './support/merkle-by-noble.ts';

type Figures = Readonly<{ cpuMs: number; peakMb: number; check: string }>;
/** Prepares its input, and returns what is measured; the text it gives is the same for all who do the same. */
type Contender = (size: number, folder: string) => Promise<() => string | Promise<string>>;

const HASH_WASM = 'hash-wasm@4.12.0';
const REGIONS = 34;
const CAP = 2;
const ODDS = 0.06; // 600,000 places for ten million
const seed = new Uint8Array(32).fill(7);

const contenders: Readonly<Record<string, Contender>> = {
  'ours: tickets + sort + walk': async (size) => {
    const leaves = randomBytes(size * 32);
    const { entries, quota } = madeUpColumns(size);
    return () => {
      const order = ticketOrderOf(seed, leaves);
      return String(walk(entries, order, quota).selected);
    };
  },
  'ours: tickets + sort': async (size) => {
    const leaves = randomBytes(size * 32);
    return () => sampleOf(new Uint8Array(ticketOrderOf(seed, leaves).buffer));
  },
  'ours: tickets': tickets((leaves) => ticketsOf(seed, leaves)),
  'createHmac per entry': tickets(perEntry(() => (leaf) => createHmac('sha256', seed).update(leaf).digest())),
  '@noble/hashes per entry': tickets(perEntry(() => (leaf) => hmac(sha256, seed, leaf))),
  'hash-wasm per entry': async (size, folder) => {
    const wasm = createRequire(path.join(folder, 'package.json'))('hash-wasm') as HashWasm;
    const mac = await wasm.createHMAC(wasm.createSHA256(), seed);
    return tickets(perEntry(() => (leaf) => mac.init().update(leaf).digest('binary')))(size, folder);
  },
  'sort: ours, heads and indexes': async (size) => {
    const leaves = randomBytes(size * 32);
    return () => String(orderOf(leaves).length);
  },
  'sort: BigUint64Array.sort': async (size) => {
    const keys = new BigUint64Array(randomBytes(size * 8).buffer);
    return () => String(keys.sort().length);
  },
  'sort: Float64Array.sort': async (size) => {
    const heads = new Uint32Array(randomBytes(size * 4).buffer);
    const keys = Float64Array.from(heads, (head, i) => (head >>> 6) * 2 ** 26 + i);
    return () => String(keys.sort().length);
  },
  'Merkle root: ours': async (size) => {
    const leaves = randomBytes(size * 32);
    return () => sampleOf(merkleRootOf(leaves));
  },
  'Merkle root: @noble/hashes': async (size) => {
    const leaves = randomBytes(size * 32);
    return () => sampleOf(merkleByNoble(leaves));
  },
  'verification of a transcript': async (_, folder) => {
    const read = readTranscriptFrom(folder);
    return async () => (await verifyTranscript(read)).verdict;
  },
  'only reading its files': async (_, folder) => {
    const { stream } = readTranscriptFrom(folder);
    const names = (await readdir(path.join(folder, 'entries'))).map((name) => `entries/${name}`);
    return async () => {
      let bytes = 0;
      // As often as a verification reads them.
      for (const name of [...names, ...names, ...names, ...names, 'excluded.jsonl', 'result.jsonl']) {
        for await (const piece of (await stream!(name))!) bytes += piece.length;
      }
      return bytes > 0 ? 'read' : 'nothing';
    };
  },
};
/** Minutes of waiting and gigabytes for what the smaller sizes already tell. */
const NOT_LARGE = ['@noble/hashes per entry', 'Merkle root: @noble/hashes'];

const options = {
  large: { type: 'boolean', default: false },
  sizes: { type: 'string' },
  child: { type: 'string' },
  size: { type: 'string' },
  folder: { type: 'string' },
} as const;
const { values } = parseArgs({ options });
if (values.child === undefined) await compare();
else await measure(contenders[values.child]!, Number(values.size), values.folder!);

async function compare(): Promise<void> {
  const sizes = values.sizes?.split(',').map(Number) ?? [1e4, 1e5, 1e6, ...(values.large ? [1e7] : [])];
  const peers = await mkdtemp(path.join(tmpdir(), 'gelombang-bench-'));
  const waves: string[] = [];
  try {
    await promisify(execFile)('npm', ['install', '--prefix', peers, '--ignore-scripts', '--no-audit', HASH_WASM]);
    for (const size of sizes) {
      const wave = await mkdtemp(path.join(tmpdir(), 'gelombang-wave-'));
      waves.push(wave);
      await makeWave(size, wave);
      console.log(`\n${size.toLocaleString('en')} entries, ${Math.round(size * ODDS).toLocaleString('en')} places`);
      await compareAt(size, peers, wave);
      await rm(wave, { recursive: true });
    }
  } finally {
    for (const folder of [peers, ...waves]) await rm(folder, { recursive: true, force: true });
  }
}

async function compareAt(size: number, peers: string, wave: string): Promise<void> {
  const found = new Map<string, Figures>();
  for (const name of Object.keys(contenders)) {
    if (size > 1e6 && NOT_LARGE.includes(name)) continue;
    const isAboutFiles = name.includes('transcript') || name.includes('files');
    const figures = await bestOf(size > 1e6 ? 2 : 3, () => runChild(name, size, isAboutFiles ? wave : peers));
    found.set(name, figures);
    print(name, figures, size);
  }
  const cpu = (name: string) => found.get(name)?.cpuMs ?? NaN;
  const ours = cpu('ours: tickets + sort + walk');
  for (const rival of ['createHmac per entry', 'hash-wasm per entry', '@noble/hashes per entry']) {
    if (found.has(rival)) console.log(`  ${(cpu(rival) / ours).toFixed(1)} × the CPU of our whole draw: ${rival}`);
  }
  const besides = (cpu('verification of a transcript') - cpu('only reading its files')) / 1000;
  console.log(`  ${besides.toFixed(2)} s CPU: verification besides reading`);
  requireSame(found, ['ours: tickets', 'createHmac per entry', '@noble/hashes per entry', 'hash-wasm per entry']);
  requireSame(found, ['Merkle root: ours', 'Merkle root: @noble/hashes']);
  if (found.get('verification of a transcript')?.check !== 'valid') throw new Error('the transcript is not valid');
}

/** Fast and wrong would be no figure. */
function requireSame(found: ReadonlyMap<string, Figures>, names: readonly string[]): void {
  const checks = new Set(names.flatMap((name) => found.get(name)?.check ?? []));
  if (checks.size !== 1) throw new Error(`not the same: ${names.join(', ')}`);
}

async function bestOf(rounds: number, run: () => Promise<Figures>): Promise<Figures> {
  let best = await run();
  for (let i = 1; i < rounds; i++) {
    const next = await run();
    if (next.cpuMs < best.cpuMs) best = next;
  }
  return best;
}

async function runChild(name: string, size: number, folder: string): Promise<Figures> {
  const args = [process.argv[1]!, '--child', name, '--size', String(size), '--folder', folder];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Figures;
}

async function measure(contender: Contender, size: number, folder: string): Promise<void> {
  const run = await contender(size, folder);
  const from = process.cpuUsage();
  const check = await run();
  const { user, system } = process.cpuUsage(from);
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ cpuMs: (user + system) / 1000, peakMb, check } satisfies Figures));
}

function print(name: string, { cpuMs, peakMb }: Figures, size: number): void {
  const each = ((cpuMs * 1e6) / size).toFixed(0);
  const columns = [`${cpuMs.toFixed(0)} ms CPU`, `${each} ns an entry`, `peak ${peakMb} MB`];
  console.log(`  ${name.padEnd(32)}${columns.map((column) => column.padStart(18)).join('')}`);
}

function tickets(ticketsOfAll: (leaves: Uint8Array) => Uint8Array): Contender {
  return async (size) => {
    const leaves = randomBytes(size * 32);
    return () => sampleOf(ticketsOfAll(leaves));
  };
}

function perEntry(open: () => (leaf: Uint8Array) => Uint8Array) {
  return (leaves: Uint8Array) => {
    const ticketOf = open();
    const all = new Uint8Array(leaves.length);
    for (let at = 0; at < leaves.length; at += 32) all.set(ticketOf(leaves.subarray(at, at + 32)), at);
    return all;
  };
}

/** Households of two anywhere in the tree, regions in its order. */
function madeUpColumns(size: number) {
  const rows = new Uint32Array(size * 2);
  const householdCount = Math.max(1, size >> 1);
  for (let i = 0; i < size; i++) {
    rows[i * 2] = (Math.imul(i >> 1, 2_654_435_761) >>> 0) % householdCount;
    rows[i * 2 + 1] = (1 + Math.floor((i / size) * REGIONS)) * 256 + CAP;
  }
  const places = Math.ceil((size * ODDS) / REGIONS);
  const regions = new Map(Array.from({ length: REGIONS }, (_, region) => [region + 1, places]));
  return { entries: { size, rows, householdCount }, quota: { kind: 'regional', regions, secondWalk: true } as const };
}

async function makeWave(size: number, folder: string): Promise<void> {
  const write = (name: string, pieces: Iterable<Uint8Array>) => writeTranscriptFile(folder, name, pieces);
  const input = { entries: size, places: Math.round(size * ODDS), regions: REGIONS, seed: 'bench' };
  await simulateWave(input, { write, read: readTranscriptFrom(folder) });
}

/** The same bytes every time. */
function randomBytes(count: number): Uint8Array<ArrayBuffer> {
  const cipher = createCipheriv('aes-256-ctr', Buffer.alloc(32, 1), Buffer.alloc(16));
  const bytes = new Uint8Array(count);
  const zeros = Buffer.alloc(1 << 20);
  for (let at = 0; at < count; at += zeros.length) bytes.set(cipher.update(zeros).subarray(0, count - at), at);
  return bytes;
}

/** Some bytes from all over. */
function sampleOf(bytes: Uint8Array): string {
  const step = Math.max(1, Math.floor(bytes.length / 64));
  return Buffer.from(bytes.filter((_, i) => i % step === 0)).toString('hex');
}
