/**
 * `gelombang draw simulate`: makes up a wave, draws it, and writes its transcript.
 */
import { manifestBytes } from '@gelombang/draw';
import { readTranscriptFrom, writeTranscriptFile } from '@gelombang/draw/node';
import { createHash } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Io } from '../io.ts';
import { simulateWave, type SimulatedWave, type SimulationInput, type TranscriptStore } from './simulated-wave.ts';

const USAGE =
  'gelombang draw simulate --entries N [--places N] [--regions N] [--seed TEXT] [--out DIR] [--json]\n' +
  '  --entries   peserta, 1 sampai 20.000.000 / entries, 1 to 20,000,000\n' +
  '  --places    kuota; bila kosong 12,8 % peserta, seperti gelombang 12 / places; else 12.8 %, as in wave 12\n' +
  '  --regions   wilayah; 0 berarti kuota nasional / regions; 0 means a national quota; 34 unless given';
const MAX_ENTRIES = 20_000_000;
const DEFAULT_REGIONS = 34;
// Wave 12: 600,000 places; wave 8 had 4.7 million applicants.
const DEFAULT_ODDS = 600_000 / 4_700_000;

type Request = SimulationInput & Readonly<{ out: string | null; asJson: boolean }>;

export async function runDrawSimulate(args: string[], io: Io): Promise<number> {
  const parsed = parseRequest(args);
  if (!parsed.ok) {
    io.stderr(parsed.problem);
    io.stderr(USAGE);
    return 2;
  }
  const { request } = parsed;
  if (request.out !== null && !(await isFreeFolder(request.out))) {
    io.stderr(`Folder ${request.out} sudah berisi atau tidak dapat dipakai. / ${request.out} is not an empty folder.`);
    return 2;
  }
  const wave = await simulateWave(request, request.out === null ? storeInMemory() : storeIn(request.out));
  const manifest = createHash('sha256').update(manifestBytes(wave.manifest)).digest('hex');
  const summary = { ...summaryOf(wave), manifestSha256: manifest, out: request.out };
  if (request.asJson) io.stdout(JSON.stringify(summary));
  else for (const line of inWords(summary)) io.stdout(line);
  return 0;
}

function storeIn(folder: string): TranscriptStore {
  return { read: readTranscriptFrom(folder), write: (name, pieces) => writeTranscriptFile(folder, name, pieces) };
}

/** For a wave that is only summed up: its entries are kept, what nobody reads again is not. */
function storeInMemory(): TranscriptStore {
  const files = new Map<string, Uint8Array>();
  const write = async (name: string, pieces: Iterable<Uint8Array>) => {
    for (const piece of pieces) if (name.startsWith('entries/')) files.set(name, piece);
  };
  return { read: (name) => files.get(name) ?? null, write };
}

function summaryOf({ draw, manifest, cutoffs, excluded, regions }: SimulatedWave) {
  const { national } = cutoffs;
  return {
    simulated: true,
    demonstration: true,
    entries: manifest.size,
    excluded,
    regions,
    places: Object.values(manifest.quota).reduce((sum, places) => sum + places, 0),
    selected: national.selected,
    householdCap: national.householdCap,
    waiting: national.waiting,
    seed: Buffer.from(draw.seed).toString('hex'),
  };
}

function inWords(summary: ReturnType<typeof summaryOf> & { manifestSha256: string; out: string | null }): string[] {
  return [
    'SIMULASI: orang-orang ini tidak ada. / A simulation: nobody in it exists.',
    `peserta ${summary.entries}, dikecualikan ${summary.excluded}, wilayah ${summary.regions}, kuota ${summary.places}` +
      ` / entries, excluded, regions, places`,
    `terpilih ${summary.selected}, batas KK ${summary.householdCap}, daftar tunggu ${summary.waiting}` +
      ` / selected, household-cap, waiting`,
    `seed ${summary.seed}`,
    `manifest ${summary.manifestSha256}`,
    ...(summary.out === null ? [] : [`berkas / files: ${summary.out}`]),
  ];
}

function parseRequest(args: string[]): { ok: true; request: Request } | { ok: false; problem: string } {
  try {
    const text = { type: 'string' } as const;
    const options = {
      entries: text,
      places: text,
      regions: text,
      seed: text,
      out: text,
      json: { type: 'boolean' },
    } as const;
    const { values } = parseArgs({ args, options, strict: true, allowPositionals: false });
    const entries = parseCount('--entries', values.entries, 1, MAX_ENTRIES);
    const places = parseCount('--places', values.places ?? String(Math.round(entries * DEFAULT_ODDS)), 0, MAX_ENTRIES);
    const regions = parseCount('--regions', values.regions ?? String(DEFAULT_REGIONS), 0, 9999);
    const { seed = 'gelombang', out = null, json: asJson = false } = values;
    return { ok: true, request: { entries, places, regions, seed, out, asJson } };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

function parseCount(name: string, text: string | undefined, min: number, max: number): number {
  if (text === undefined) throw new Error(`${name} harus diisi. / ${name} is needed.`);
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  throw new Error(`${name}: bilangan ${min} sampai ${max}, bukan "${text}". / a number from ${min} to ${max}.`);
}

async function isFreeFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    return (await readdir(folder)).length === 0;
  } catch {
    return false; // a file stands there, or the folder may not be written
  }
}
