import { beforeAll, describe, expect, it } from 'vitest';
import { beacon, bytesFrom, exclusions, makeEntries, makeWave } from '../test/made-up-wave.ts';
import { signDemoRound } from './beacon.ts';
import { bytesOf, concatBytes, hexOf } from './bytes.ts';
import { canonicalBytes, type JsonObject } from './canonical-json.ts';
import { manifestBytes, quotaOf } from './documents.ts';
import { drawEntries } from './draw.ts';
import { leavesOf } from './entry.ts';
import { merkleRootOf } from './merkle.ts';
import { seedOf } from './seed.ts';
import { STEPS } from './steps.ts';
import { transcriptFiles } from './transcript.ts';
import { verifyTranscript, type VerifyOptions } from './verify.ts';

type Files = Map<string, Uint8Array>;
const wave = makeWave();
let files: Files;

beforeAll(() => {
  files = wave.files;
});

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const verify = (published: Files, options?: VerifyOptions) =>
  verifyTranscript((name) => published.get(name) ?? null, options);

/** The transcript with one file replaced. */
function tamper(name: string, change: (bytes: Uint8Array) => Uint8Array | null): Files {
  const tampered = new Map(files);
  const changed = change(files.get(name)!);
  if (changed === null) tampered.delete(name);
  else tampered.set(name, changed);
  return tampered;
}

const rewrite = (name: string, change: (object: JsonObject) => JsonObject) =>
  tamper(name, (bytes) => canonicalBytes(change(JSON.parse(textOf(bytes)) as JsonObject)));

async function failuresOf(published: Files, options?: VerifyOptions) {
  const { verdict, steps } = await verify(published, options);
  const failed = steps.filter((step) => step.outcome === 'failed');
  expect(verdict).toBe(failed.length === 0 ? 'valid' : 'invalid');
  expect(steps.map(({ step }) => step)).toEqual(STEPS);
  return failed;
}

const named = async (published: Files, options?: VerifyOptions) =>
  (await failuresOf(published, options)).map(({ step, code }) => `${step}: ${code}`);

describe('an honest transcript', () => {
  it('passes every step, in order, and is called what it is', async () => {
    const seen: string[] = [];
    const verification = await verify(files, { onStep: ({ step }) => void seen.push(step) });
    expect(verification).toMatchObject({
      verdict: 'valid',
      demonstration: true,
      simulated: false,
      byFallback: false,
      log: 'none',
    });
    expect(verification.steps.every(({ outcome }) => outcome === 'ok')).toBe(true);
    expect(seen).toEqual([...STEPS]);
  });

  it('has the published names', () => {
    expect([...files.keys()].sort()).toEqual([
      'beacon.json',
      'cutoffs.json',
      'entries/1.bin',
      'entries/2.bin',
      'excluded.jsonl',
      'manifest.json',
      'result.jsonl',
      'rules.json',
    ]);
  });
});

describe('a tampered transcript', () => {
  it('with one winner swapped fails at the result, and shows both lines', async () => {
    const swapped = tamper('result.jsonl', (bytes) => {
      const lines = textOf(bytes).split('\n');
      const winner = lines.findIndex((line) => line.includes('"selected"'));
      const loser = lines.findIndex((line) => line.includes('"waiting"'));
      lines[winner] = lines[winner]!.replace('selected', 'waiting');
      lines[loser] = lines[loser]!.replace('waiting', 'selected');
      return bytesOf(lines.join('\n'));
    });
    const failures = await failuresOf(swapped);
    const first = textOf(files.get('result.jsonl')!).split('\n')[0]!;
    expect(failures).toEqual([
      {
        step: 'result',
        ok: false,
        outcome: 'failed',
        code: 'result-differs',
        where: 'result.jsonl line 1',
        expected: first,
        found: first.replace('selected', 'waiting'),
      },
    ]);
  });

  const winnerLine = (lines: string[]) => lines.slice(0, -2).join('\n') + '\n';
  const cases: readonly [string, () => Files, string[]][] = [
    [
      'with a last line of the result gone',
      () => tamper('result.jsonl', (b) => bytesOf(winnerLine(textOf(b).split('\n')))),
      ['result: result-too-short'],
    ],
    [
      'with a line more',
      () => tamper('result.jsonl', (b) => concatBytes(b, bytesOf('{"leaf":"00"}\n'))),
      ['result: result-too-long'],
    ],
    ['without a result', () => tamper('result.jsonl', () => null), ['result: file-missing']],
    [
      'with another cut-off',
      () => tamper('cutoffs.json', (b) => bytesOf(textOf(b).replace('"selected":3', '"selected":4'))),
      ['cutoffs: cutoffs-differ'],
    ],
    [
      'with a wrong signature',
      () => rewrite('beacon.json', (beaconFile) => ({ ...beaconFile, signature: hexOf(signDemoRound(beacon, 5)) })),
      ['beacon: signature-wrong'],
    ],
    [
      'with the signature of round R+1',
      () =>
        rewrite('beacon.json', (b) => ({
          ...b,
          signature: hexOf(signDemoRound(beacon, wave.manifest.beacon.round + 1)),
        })),
      ['beacon: signature-of-other-round'],
    ],
    [
      'with the beacon of round R+1',
      () =>
        rewrite('beacon.json', (b) => ({
          ...b,
          round: wave.manifest.beacon.round + 1,
          signature: hexOf(signDemoRound(beacon, wave.manifest.beacon.round + 1)),
        })),
      ['beacon: other-round'],
    ],
    ['with another chain', () => rewrite('beacon.json', (b) => ({ ...b, chain: 'other' })), ['beacon: other-chain']],
    ['with another seed', () => rewrite('beacon.json', (b) => ({ ...b, seed: '00'.repeat(32) })), ['seed: other-seed']],
    [
      'with a field nobody defined',
      () => rewrite('beacon.json', (b) => ({ ...b, note: 'hello' })),
      ['beacon: field-unknown'],
    ],
    ['with a truncated file', () => tamper('entries/1.bin', (b) => b.slice(0, -1)), ['entries: truncated-file']],
    ['without a region', () => tamper('entries/2.bin', () => null), ['entries: file-missing']],
    [
      'with an exclusion gone',
      () => tamper('excluded.jsonl', (b) => bytesOf(textOf(b).split('\n').slice(1).join('\n'))),
      ['registrations: exclusions-hash'],
    ],
    ['with other rules', () => rewrite('rules.json', (r) => ({ ...r, householdCap: 3 })), ['rules: rules-hash']],
    ['without rules', () => tamper('rules.json', () => null), ['rules: file-missing']],
    [
      'with two manifests in one file',
      () => tamper('manifest.json', (b) => concatBytes(b, bytesOf('\n'), b)),
      ['manifest: two-manifests'],
    ],
    [
      'with a manifest that is no JSON',
      () => tamper('manifest.json', () => bytesOf('garbage\n'.repeat(1000))),
      ['manifest: not-json'],
    ],
    [
      'with a manifest in another writing',
      () => tamper('manifest.json', (b) => bytesOf(textOf(b).replace('":', '": '))),
      ['manifest: not-canonical'],
    ],
    [
      'with a manifest of half its bytes',
      () => tamper('manifest.json', (b) => b.slice(0, b.length / 2)),
      ['manifest: not-json'],
    ],
    ['without a manifest', () => tamper('manifest.json', () => null), ['manifest: file-missing']],
  ];
  it.each(cases)('%s', async (_, make, expected) => {
    expect(await named(make())).toEqual(expected);
  });

  it('with two manifests beside each other, or another than the one noted', async () => {
    const names = [...files.keys(), 'manifest-2.json'];
    expect(await named(files, { names: [...files.keys()] })).toEqual([]);
    expect(await named(files, { names })).toEqual(['manifest: two-manifests']);
    expect(await named(files, { manifestSha256: '00'.repeat(32) })).toEqual(['manifest: other-manifest']);
  });

  it('with unsorted entries, or one twice, fails at the order and the root', async () => {
    const entry = (bytes: Uint8Array, i: number) => bytes.slice(i * 68, i * 68 + 68);
    const unsorted = tamper('entries/1.bin', (b) => concatBytes(entry(b, 1), entry(b, 0), b.slice(136)));
    expect(await named(unsorted)).toEqual(['order: unsorted-entries', 'root: other-root']);
    const doubled = tamper('entries/1.bin', (b) => concatBytes(entry(b, 0), b.slice(0, -68)));
    expect((await named(doubled)).slice(0, 3)).toEqual([
      'order: duplicate-leaf',
      'tags: repeated-nik-tag',
      'root: other-root',
    ]);
  });

  it('with an entry gone is missed by the count, the root and the registrations', async () => {
    const gone = tamper('entries/2.bin', (b) => b.slice(0, -68));
    expect((await named(gone)).slice(0, 3)).toEqual([
      'entries: entry-count',
      'root: other-root',
      'registrations: registrations-count',
    ]);
  });
});

/** Cheats by whoever runs the draw: everything after the lie is consistent with it. */
describe('a draw held on a lie', () => {
  it('with a root of another tree', async () => {
    const { rules, sealed, evidence } = wave;
    const root = hexOf(merkleRootOf(leavesOf(sealed.entries.slice(68))));
    const manifest = { ...wave.manifest, root };
    const seed = seedOf({ source: evidence.signature!, manifestBytes: manifestBytes(manifest), ceremony: null });
    const draw = drawEntries({ ...sealed, seed, quota: quotaOf(manifest) });
    const published = transcriptFiles({ rules, manifest, sealed, exclusions, evidence, draw });
    expect(await failuresOf(new Map(published))).toMatchObject([
      { step: 'root', code: 'other-root', expected: root, found: wave.manifest.root },
    ]);
  });

  it('with a manifest changed after the draw', async () => {
    const later = rewrite('manifest.json', (manifest) => ({ ...manifest, closedAt: '2021-02-26T05:00:01Z' }));
    expect(await named(later)).toEqual(['seed: other-seed', 'result: result-differs', 'cutoffs: cutoffs-differ']);
  });

  it('with a nikTag that repeats', async () => {
    const entries = wave.sealed.entries.slice();
    entries.copyWithin(68 + 32, 32, 48);
    const published = new Map(files).set('entries/1.bin', entries.slice(0, files.get('entries/1.bin')!.length));
    expect(await named(published)).toContain('tags: repeated-nik-tag');
  });

  it('with a cap above the rules, or two caps in one household', async () => {
    const [first, ...rest] = makeEntries();
    const large = makeWave({ entries: makeEntries().map((entry) => ({ ...entry, cap: 3 })) });
    expect(await named(large.files)).toEqual(['household-caps: cap-too-large']);
    const uneven = makeWave({ entries: [{ ...first!, cap: 1 }, ...rest] });
    expect(await named(uneven.files)).toEqual(['household-caps: cap-differs']);
  });

  it('with a round already past, too early, or not the one the rules give', async () => {
    const { beacon: promised } = wave.manifest;
    const past = makeWave({ manifest: { beacon: { ...promised, round: 1 } } });
    expect(await named(past.files)).toEqual(['times: round-too-early']);
    const later = makeWave({ manifest: { beacon: { ...promised, round: promised.round + 1 } } });
    expect(await named(later.files)).toEqual(['times: other-round']);
  });

  it('with times out of order', async () => {
    const early = makeWave({ manifest: { closedAt: '2021-02-27T00:00:00Z' } });
    expect(await failuresOf(early.files)).toMatchObject([
      {
        step: 'times',
        code: 'time-order',
        expected: 'not before 2021-02-27T00:00:00Z (manifest.json closedAt)',
        found: '2021-02-26T09:00:00Z',
      },
    ]);
  });

  it('with another quota than the rules', async () => {
    const generous = makeWave({ manifest: { quota: { '1': 4, '2': 1 } } });
    expect(await failuresOf(generous.files)).toMatchObject([
      { step: 'rules', code: 'rules-differ', where: 'quota', expected: '{"1":3,"2":1}', found: '{"1":4,"2":1}' },
    ]);
  });

  it('with a registration nobody accounts for', async () => {
    const counted = makeWave({
      manifest: { registrations: { count: 15, sha256: wave.manifest.registrations.sha256 } },
    });
    expect(await named(counted.files)).toEqual(['registrations: registrations-count']);
    const hashed = makeWave({ manifest: { registrations: { count: 14, sha256: hexOf(bytesFrom('others')) } } });
    expect(await named(hashed.files)).toEqual(['registrations: registrations-hash']);
  });
});
