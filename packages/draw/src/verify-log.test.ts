import { sha256 } from '@noble/hashes/sha2.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { ORIGIN, append, emptyLog, logSigner, logVkey, witnesses, type PaperLog } from '../test/log-on-paper.ts';
import { beacon, bytesFrom, exclusions, makeEntries, makeWave, type MadeUpWave } from '../test/made-up-wave.ts';
import { timeOfRound } from './beacon.ts';
import { bytesOf, hexOf } from './bytes.ts';
import { canonicalBytes } from './canonical-json.ts';
import { signCheckpoint } from './checkpoint.ts';
import { parseManifest, parseRules } from './documents.ts';
import { logLeafOf } from './entry-bundles.ts';
import { addLeaf, rootOf, startRoot } from './growing-root.ts';
import { merkleRootOf } from './merkle.ts';
import { vkeyOf } from './note-key.ts';
import { verifyTranscript, type Verification } from './verify.ts';
import { verifyLog, type LogChecks } from './verify-log.ts';
import { fileEntry, parseLogEntry, registrationEntries } from './wave-log.ts';

const wave = '001';
const policy = { vkey: logVkey, witnesses: witnesses.map(({ key }) => vkeyOf(key)), threshold: 2 };
const times = {
  rules: '2021-02-20T05:00:00Z',
  first: '2021-02-23T05:00:00Z',
  second: '2021-02-26T05:00:00Z',
  manifest: '2021-02-26T09:00:00Z',
  beacon: '2021-02-28T03:00:03Z',
  result: '2021-02-28T03:00:05Z',
};
const commitments = [...makeEntries(), ...exclusions].map(({ commitment }) => commitment);

type Story = readonly Uint8Array[];
let drawn: MadeUpWave;
let story: Story; // every entry of an honest log
let log: PaperLog;

const fileOf = (name: string, at: string, bytes = drawn.files.get(name)!) => fileEntry({ wave, at, name, bytes });
const batch = (at: string, from: number, to: number) =>
  registrationEntries({ wave, at, commitments: commitments.slice(from, to) });

beforeAll(async () => {
  drawn = makeWave({ rules: { slots: 'published', log: policy } });
  const sealed = ['excluded.jsonl', 'entries/1.bin', 'entries/2.bin', 'manifest.json'];
  story = [
    canonicalBytes({ at: '2021-01-01T00:00:00Z', kind: 'greeting', text: 'kinds nobody knows are no fault' }),
    fileEntry({ wave: '000', at: times.rules, name: 'manifest.json', bytes: bytesOf('of another wave') }),
    fileOf('rules.json', times.rules),
    ...batch(times.first, 0, 9),
    ...batch(times.second, 9, 14),
    ...sealed.map((name) => fileOf(name, times.manifest)),
    fileOf('beacon.json', times.beacon),
    ...['result.jsonl', 'cutoffs.json', 'nullifiers.bin'].map((name) => fileOf(name, times.result)),
  ];
  log = await logOf(story);
});

async function logOf(entries: Story, count = 2): Promise<PaperLog> {
  return append(emptyLog, entries, { count, time: 1_614_481_300 });
}

type Checked = Readonly<{ log?: PaperLog; files?: Map<string, Uint8Array>; checks?: Partial<LogChecks> }>;

async function verify({ log: published = log, files = drawn.files, checks = {} }: Checked): Promise<Verification> {
  const read = (path: string) => published.files.get(path) ?? null;
  return verifyTranscript((name) => files.get(name) ?? null, { log: { read, ...checks } });
}

/** The step alone: the others need none of this. */
async function failureOf({ log: published = log, files = drawn.files, checks = {} }: Checked) {
  const rules = parseRules(files.get('rules.json')!);
  const manifest = parseManifest(files.get('manifest.json')!);
  if (!rules.ok || !manifest.ok) throw new Error('not documents');
  const digestOf = (name: string) => {
    const bytes = files.get(name);
    return Promise.resolve(bytes === undefined ? null : { sha256: hexOf(sha256(bytes)), size: bytes.length });
  };
  const step = await verifyLog(
    { read: (path: string) => published.files.get(path) ?? null, ...checks },
    {
      rules: rules.document,
      manifest: manifest.document,
      appearsAt: timeOfRound(beacon.chain, manifest.document.beacon.round),
      read: (name) => files.get(name) ?? null,
      digestOf,
      appealed: new Set(),
      excluded: new Uint8Array(0),
    },
  );
  return step.failure;
}

/** The story with one entry changed, taken out or put elsewhere. */
const indexOf = (name: string) =>
  story.findIndex((bytes) => Buffer.from(bytes).toString().includes(`"${name}"`) && parseWave(bytes) === wave);
const parseWave = (bytes: Uint8Array) => {
  const entry = parseLogEntry(bytes);
  return entry === null || entry.kind === 'other' ? null : entry.wave;
};

describe('the root of a growing tree', () => {
  it('is that of RFC 6962 at every size', () => {
    const tree = startRoot();
    const leaves = new Uint8Array(100 * 32);
    for (let size = 0; size < 100; size++) {
      expect(hexOf(rootOf(tree))).toBe(hexOf(merkleRootOf(leaves.slice(0, size * 32))));
      leaves.set(bytesFrom(`leaf ${size}`), size * 32);
      addLeaf(tree, bytesFrom(`leaf ${size}`));
    }
  });
});

describe('the entries of a wave’s log', () => {
  it('are canonical JSON, a batch sorted by commitment', () => {
    const [low, high] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
    const entries = registrationEntries({ wave, at: times.first, commitments: [high, low] });
    expect(entries.map((bytes) => Buffer.from(bytes).toString())).toEqual([
      `{"at":"2021-02-23T05:00:00Z","commitment":"${'01'.repeat(32)}","kind":"registration","wave":"001"}`,
      `{"at":"2021-02-23T05:00:00Z","commitment":"${'02'.repeat(32)}","kind":"registration","wave":"001"}`,
    ]);
    const file = fileEntry({ wave, at: times.rules, name: 'rules.json', bytes: bytesOf('abc') });
    expect(Buffer.from(file).toString()).toBe(
      '{"at":"2021-02-20T05:00:00Z","kind":"file","name":"rules.json","sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","size":3,"wave":"001"}',
    );
    expect(parseLogEntry(entries[0]!)).toEqual({ kind: 'registration', at: times.first, wave, commitment: low });
  });
});

describe('a transcript held against its log', () => {
  it('is told from one whose log was not at hand', async () => {
    expect(await verify({})).toMatchObject({ verdict: 'valid', log: 'checked' });
    const alone = await verifyTranscript((name) => drawn.files.get(name) ?? null);
    expect(alone).toMatchObject({ verdict: 'valid', log: 'not-checked' });
  });

  it('is in it whole, once, and in order', async () => {
    const { verdict, steps } = await verify({});
    expect(steps.at(-1)).toEqual({
      step: 'log',
      ok: true,
      outcome: 'ok',
      found: '9 files and 14 registrations among 25 entries, 2 witnesses, 2021-02-28T03:01:40Z',
    });
    expect(verdict).toBe('valid');
  });

  it('may have gone without registrations, or be checked with a key from elsewhere', async () => {
    const unregistered = story.filter((bytes) => parseLogEntry(bytes)!.kind !== 'registration');
    expect((await verify({ log: await logOf(unregistered) })).verdict).toBe('valid');
    expect((await verify({ checks: { vkey: logVkey } })).verdict).toBe('valid');
  });

  it('that grew since an earlier visit passes, one that was rewritten or cut does not', async () => {
    const earlier = await append(emptyLog, story.slice(0, 10));
    expect((await verify({ checks: { notedCheckpoint: earlier.checkpoint } })).verdict).toBe('valid');
    expect((await verify({ checks: { notedCheckpoint: log.checkpoint } })).verdict).toBe('valid');
    const other = await append(emptyLog, [bytesOf('{}'), ...story.slice(1, 10)]);
    expect(await failureOf({ checks: { notedCheckpoint: other.checkpoint } })).toMatchObject({
      code: 'log-rewritten',
      expected: hexOf(other.root),
      found: hexOf(earlier.root),
    });
    const longer = await append(log, [bytesOf('{}')]);
    expect(await failureOf({ checks: { notedCheckpoint: longer.checkpoint } })).toMatchObject({
      code: 'log-shrank',
      expected: 'at least 26 entries',
      found: '25',
    });
    expect(await failureOf({ checks: { notedCheckpoint: 'x' } })).toMatchObject({ code: 'note-malformed' });
  });

  it('with two manifests names both', async () => {
    const second = fileOf('manifest.json', times.manifest, bytesOf('another'));
    const at = indexOf('manifest.json');
    const twice = await logOf(story.toSpliced(at + 1, 0, second));
    expect(await failureOf({ log: twice })).toMatchObject({
      code: 'two-manifests',
      expected: 'one manifest in the log',
      found: expect.stringMatching(
        /^manifest\.json [0-9a-f]{64} \(entry 20\), manifest\.json [0-9a-f]{64} \(entry 21\)$/,
      ) as string,
    });
    const beside = fileOf('manifest-2.json', times.manifest, bytesOf('another'));
    expect(await failureOf({ log: await logOf(story.toSpliced(at, 0, beside)) })).toMatchObject({
      code: 'two-manifests',
    });
  });

  it.each([
    ['a file not logged', () => story.toSpliced(indexOf('result.jsonl'), 1), 'not-logged', 'result.jsonl'],
    [
      'a file logged otherwise',
      () => story.toSpliced(indexOf('excluded.jsonl'), 1, fileOf('excluded.jsonl', times.manifest, bytesOf('x'))),
      'logged-otherwise',
      'excluded.jsonl, log entry 17',
    ],
    ['a result logged twice', () => [...story, fileOf('result.jsonl', times.result)], 'logged-twice', 'result.jsonl'],
    [
      'revocations that were taken out of the transcript',
      () => [...story, fileOf('revocations.jsonl', times.result, bytesOf('gone'))],
      'file-missing',
      'revocations.jsonl',
    ],
    [
      'the beacon before the manifest',
      () => {
        const beacon = fileOf('beacon.json', times.manifest);
        return story.toSpliced(indexOf('beacon.json'), 1).toSpliced(indexOf('manifest.json'), 0, beacon);
      },
      'log-order',
      'beacon.json',
    ],
    [
      'a manifest logged once its round had appeared',
      () => story.toSpliced(indexOf('manifest.json'), 1, fileOf('manifest.json', times.beacon)),
      'manifest-logged-late',
      'log entry 20',
    ],
    [
      'a registration after the manifest',
      () => story.toSpliced(15, 1).toSpliced(20, 0, ...batch(times.manifest, 13, 14)),
      'log-order',
      'excluded.jsonl',
    ],
    [
      'a registration nobody accounts for',
      () =>
        story.toSpliced(
          17,
          0,
          ...registrationEntries({ wave, at: times.second, commitments: [new Uint8Array(32).fill(255)] }),
        ),
      'registrations-count',
      'registrations in the log',
    ],
    [
      'a registration the log does not know',
      () => story.toSpliced(16, 1),
      'registrations-count',
      'registrations in the log',
    ],
    [
      'another registration instead',
      () =>
        story.toSpliced(
          16,
          1,
          ...registrationEntries({ wave, at: times.second, commitments: [new Uint8Array(32).fill(255)] }),
        ),
      'registrations-hash',
      'registrations in the log',
    ],
    [
      'a batch in the order of arrival',
      () => [...story.slice(0, 3), story[4]!, story[3]!, ...story.slice(5)],
      'unsorted-batch',
      'log entry 4',
    ],
    [
      'times that go back',
      () => [...story, fileOf('revocations.jsonl', times.rules, bytesOf(''))],
      'time-order',
      'log entry 25',
    ],
    [
      'a file outside the transcript',
      () => [...story, fileOf('../secret.json', times.result, bytesOf(''))],
      'log-entry-malformed',
      'log entry 25',
    ],
    ['an entry that is none', () => [...story, bytesOf('hello')], 'log-entry-malformed', 'log entry 25'],
    [
      'an entry with a field nobody defined',
      () => [...story, canonicalBytes({ at: times.result, commitment: '00', extra: 1, kind: 'registration', wave })],
      'log-entry-malformed',
      'log entry 25',
    ],
  ] as const)('with %s fails', async (_, change, code, where) => {
    expect(await failureOf({ log: await logOf(change()) })).toMatchObject({ code, where });
  });

  it('whose files of lines only grew passes, and not when earlier lines were changed', async () => {
    const [selected] = [...drawn.draw.order].filter((entry) => drawn.draw.walk.statuses[entry] === 1);
    const leaf = hexOf(drawn.sealed.leaves.slice(selected! * 32, selected! * 32 + 32));
    const line = (replacement: string) =>
      bytesOf(`{"at":"2021-03-05T00:00:00Z","leaf":"${leaf}","reason":"declined","replacement":${replacement}}\n`);
    const { steps } = await verifyTranscript((name) =>
      name === 'revocations.jsonl' ? line('null') : (drawn.files.get(name) ?? null),
    );
    const differs = steps.find(({ step }) => step === 'revocations') as { expected?: string };
    const published = line(differs.expected === undefined ? 'null' : `"${differs.expected}"`);
    const files = new Map(drawn.files).set('revocations.jsonl', published);
    const logged = (bytes: Uint8Array, at: string) => fileOf('revocations.jsonl', at, bytes);
    const after = '2021-03-05T00:00:00Z';
    const grown = await logOf([...story, logged(published.slice(0, 0), times.result), logged(published, after)]);
    expect((await verify({ log: grown, files })).verdict).toBe('valid');
    const changed = await logOf([
      ...story,
      logged(bytesOf('{"at"'), times.result),
      logged(bytesOf('{"at":"2021-03-04'), times.result),
      logged(published, after),
    ]);
    expect(await failureOf({ log: changed, files })).toMatchObject({
      code: 'lines-changed',
      where: 'revocations.jsonl, log entry 26',
    });
  });
});

describe('a log that cannot be trusted', () => {
  const path = 'tile/entries/000.p/25';
  const withFile = (name: string, bytes: Uint8Array | null): PaperLog => {
    const files = new Map(log.files);
    if (bytes === null) files.delete(name);
    else files.set(name, bytes);
    return { ...log, files };
  };

  it('is named for what is wrong', async () => {
    const bundle = log.files.get(path)!;
    const text = log.checkpoint;
    const checkpoint = (note: string) => withFile('checkpoint', bytesOf(note));
    const cases: readonly [PaperLog, object][] = [
      [withFile('checkpoint', null), { code: 'file-missing', expected: 'checkpoint' }],
      [withFile('checkpoint', new Uint8Array(99).fill(0xff)), { code: 'note-malformed' }],
      [checkpoint(text.replace('\n25\n', '\n24\n')), { code: 'note-signature-wrong' }],
      [
        checkpoint(signCheckpoint({ origin: ORIGIN, size: 25, root: log.root }, logSigner)),
        { code: 'too-few-witnesses', expected: '2 witnesses', found: '0' },
      ],
      [withFile(path, null), { code: 'file-missing', expected: path }],
      [
        withFile(path, bundle.slice(0, -1)),
        { code: 'truncated-bundle', expected: '25 entries', found: '24 whole ones', where: path },
      ],
      [withFile(path, new Uint8Array([...bundle, 0])), { code: 'bundle-too-long', where: path }],
      [
        withFile(
          path,
          (await logOf(story.with(0, bytesOf('{"at":"2021-01-01T00:00:00Z","kind":"other"}')))).files.get(path)!,
        ),
        { code: 'log-root-differs', expected: hexOf(log.root) },
      ],
    ];
    for (const [published, failure] of cases) expect(await failureOf({ log: published })).toMatchObject(failure);
  });

  it('is another one than known from elsewhere, or not declared at all', async () => {
    const other = vkeyOf({ ...logSigner.key, name: 'other.example' });
    expect(await failureOf({ checks: { vkey: other } })).toMatchObject({
      code: 'other-log-key',
      expected: other,
      found: logVkey,
    });
    const silent = makeWave();
    expect(await failureOf({ files: silent.files })).toMatchObject({ code: 'log-not-declared' });
    const broken = makeWave({ rules: { log: { vkey: 'x', threshold: 0 } } });
    expect(await failureOf({ files: broken.files })).toMatchObject({ code: 'vkey-malformed', where: 'rules.json log' });
  });

  it('does not make anyone verify without rules', async () => {
    const files = new Map(drawn.files);
    files.delete('rules.json');
    const { steps } = await verify({ files });
    expect(steps.at(-1)).toEqual({
      step: 'log',
      ok: false,
      outcome: 'not-judged',
      code: 'earlier-step-failed',
      needs: 'rules',
    });
  });

  it('counts leaves as RFC 6962 does', () => {
    expect(hexOf(logLeafOf(new Uint8Array(0)))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
  });
});
