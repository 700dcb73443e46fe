/**
 * `gelombang draw verify DIR|URL`: replays a published draw and prints each step.
 */
import { verifyTranscript, type LogChecks, type StepOutcome, type Verification } from '@gelombang/draw';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Io } from '../io.ts';
import { openLog, openTranscript, type Transcript } from './open-transcript.ts';
import { CODE_WORDS, STEP_WORDS } from './step-words.ts';

const USAGE =
  'gelombang draw verify DIR|URL [--manifest-sha256 HEX] [--log DIR|URL [--log-vkey KEY] [--checkpoint FILE]] [--json]\n' +
  '  --manifest-sha256   sidik manifes yang Anda catat saat diumumkan / the hash you noted when it was published\n' +
  '  --log               buku catatan publik / the public log\n' +
  '  --log-vkey          kuncinya, bila Anda tahu dari tempat lain / its key, as you know it from elsewhere\n' +
  '  --checkpoint        titik periksa yang Anda simpan dulu / a checkpoint you kept earlier';

export async function runDrawVerify(args: string[], io: Io): Promise<number> {
  const parsed = parseRequest(args);
  if (!parsed.ok) {
    io.stderr(parsed.problem);
    io.stderr(USAGE);
    return 2;
  }
  const { place, manifestSha256, logged, asJson } = parsed;
  let transcript: Transcript | null = null;
  try {
    transcript = await openTranscript(place);
    const { read, names } = transcript;
    if ((await read('manifest.json')) === null) {
      io.stderr(`Tidak ada manifest.json di ${place}. / There is no manifest.json at ${place}.`);
      return 2;
    }
    const log = logged === null ? null : await openChecks(logged);
    if (log !== null && (await log.read('checkpoint')) === null) {
      io.stderr(`Tidak ada checkpoint di ${logged!.place}. / There is no checkpoint at ${logged!.place}.`);
      return 2;
    }
    const onStep = (step: StepOutcome) => {
      for (const line of asJson ? [JSON.stringify(step)] : stepInWords(step)) io.stdout(line);
    };
    const verification = await verifyTranscript(read, {
      names,
      manifestSha256,
      onStep,
      ...(log === null ? {} : { log }),
    });
    for (const line of asJson ? [JSON.stringify(verdictOf(verification))] : verdictInWords(verification))
      io.stdout(line);
    return verification.verdict === 'valid' ? 0 : 1;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    io.stderr(`Tidak dapat diperiksa: ${place} tidak terbaca (${reason}). / Could not be judged: not readable.`);
    return 2;
  } finally {
    await transcript?.close();
  }
}

type Logged = Readonly<{ place: string; vkey: string | undefined; checkpoint: string | undefined }>;

async function openChecks({ place, vkey, checkpoint }: Logged): Promise<LogChecks> {
  const notedCheckpoint = checkpoint === undefined ? undefined : await readFile(checkpoint, 'utf8');
  return { read: openLog(place), vkey, notedCheckpoint };
}

function verdictOf({ steps, ...verification }: Verification) {
  const failed = steps.filter(({ outcome }) => outcome === 'failed').map(({ step }) => step);
  return { ...verification, failed };
}

function stepInWords(step: StepOutcome): string[] {
  const name = `${step.step}: ${STEP_WORDS[step.step]}`;
  if (step.outcome === 'ok') return [`  ok     ${name}${step.found === undefined ? '' : ` (${step.found})`}`];
  if (step.outcome === 'not-judged') {
    return [`  -      ${name}: tidak dinilai, bergantung pada "${step.needs}" / not judged, rests on "${step.needs}"`];
  }
  return [
    `  GAGAL  ${name}`,
    `         ${step.code}: ${CODE_WORDS[step.code]}`,
    ...(step.where === undefined ? [] : [`         di / at: ${step.where}`]),
    `         seharusnya / expected: ${step.expected}`,
    `         ditemukan / found:     ${step.found}`,
  ];
}

function verdictInWords({ verdict, demonstration, simulated, byFallback, log }: Verification): string[] {
  return [
    ...(simulated ? ['Simulasi: orang-orang ini tidak ada. / A simulation: nobody in it exists.'] : []),
    ...(demonstration
      ? [
          'Demo: pembuat sumber acaknya tahu hasilnya sejak awal. / Demonstration: its maker knew the outcome beforehand.',
        ]
      : []),
    ...(byFallback
      ? [
          'Dengan pengganti (dadu atau angka publik): pastikan sumber acak memang diam 72 jam. / By the fallback: check that the beacon was silent for 72 hours.',
        ]
      : []),
    ...(log === 'not-checked'
      ? [
          'Buku catatan publik belum diperiksa: periksa juga dengan --log bahwa berkas ini yang tercatat di sana. / The public log was not checked: see with --log that these are the files it holds.',
        ]
      : []),
    verdict === 'valid'
      ? 'SAH: hasil undian ini dapat dihitung ulang dari berkasnya. / VALID: the result follows from its files.'
      : 'TIDAK SAH: lihat langkah yang gagal. / INVALID: see the steps that failed.',
  ];
}

type Request =
  | { ok: true; place: string; manifestSha256: string | undefined; logged: Logged | null; asJson: boolean }
  | { ok: false; problem: string };

function parseRequest(args: string[]): Request {
  try {
    const text = { type: 'string' } as const;
    const options = {
      'manifest-sha256': text,
      log: text,
      'log-vkey': text,
      checkpoint: text,
      json: { type: 'boolean' },
    } as const;
    const { values, positionals } = parseArgs({ args, options, strict: true, allowPositionals: true });
    const [place, ...more] = positionals;
    if (place === undefined || more.length > 0) {
      return { ok: false, problem: 'Sebutkan satu folder atau alamat. / Name one folder or address.' };
    }
    const manifestSha256 = values['manifest-sha256']?.toLowerCase();
    if (manifestSha256 !== undefined && !/^[0-9a-f]{64}$/.test(manifestSha256)) {
      return { ok: false, problem: '--manifest-sha256: 64 angka heksadesimal. / 64 hexadecimal digits.' };
    }
    const { log, 'log-vkey': vkey, checkpoint, json: asJson = false } = values;
    if (log === undefined && (vkey ?? checkpoint) !== undefined) {
      return { ok: false, problem: '--log-vkey, --checkpoint: sebutkan juga --log. / They need --log.' };
    }
    const logged = log === undefined ? null : { place: log, vkey, checkpoint };
    return { ok: true, place, manifestSha256, logged, asJson };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}
