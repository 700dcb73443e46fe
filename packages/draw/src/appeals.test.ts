import { beforeAll, describe, expect, it } from 'vitest';
import { append, emptyLog, logVkey, witnesses, type PaperLog } from '../test/log-on-paper.ts';
import { inPieces } from '../test/in-pieces.ts';
import { exclusions, makeEntry, makeNullifiers, makeWave, type MadeUpWave } from '../test/made-up-wave.ts';
import { appealsBytes, type Appeal } from './appeals.ts';
import { bytesOf, hexOf } from './bytes.ts';
import { leafOf, type Entry } from './entry.ts';
import { vkeyOf } from './note-key.ts';
import { revocationsBytes } from './revocations.ts';
import { nullifiersBytes } from './slots.ts';
import { ticketAt, ticketsOf } from './tickets.ts';
import { inclusionProofFromTiles } from './tile-proofs.ts';
import { getSeconds } from './time.ts';
import { tlogProofText } from './tlog-proof.ts';
import { verifyAfterwards } from './verify-afterwards.ts';
import { quotaOf } from './documents.ts';
import { fileEntry, registrationEntries } from './wave-log.ts';
import { verifyTranscript } from './verify.ts';

const wave = '001';
const at = '2021-03-03T00:00:00Z';
const inTime = '2021-02-25T00:00:00Z';
const policy = { vkey: logVkey, witnesses: witnesses.map(({ key }) => vkeyOf(key)), threshold: 2 };
const alone = Array.from({ length: 8 }, (_, i) => makeEntry(`alone ${i}`, `kk alone ${i}`));
const drawn: MadeUpWave = makeWave({
  entries: alone,
  rules: { quota: { national: 3 }, slots: 'published', log: policy },
});

// Of made-up late people, one whose ticket lies below the cut-off and one whose ticket lies above it.
const ticketOf = (entry: Entry) => hexOf(ticketsOf(drawn.draw.seed, leafOf(entry)));
const lastSelected = [...drawn.draw.order].filter((entry) => drawn.draw.walk.statuses[entry] === 1).at(-1)!;
const cutoff = hexOf(ticketAt(drawn.draw.seed, drawn.draw.leaves, lastSelected));
const late = Array.from({ length: 20 }, (_, i) => makeEntry(`late ${i}`, `kk late ${i}`));
const lucky = late.find((entry) => ticketOf(entry) < cutoff)!;
const unlucky = late.find((entry) => ticketOf(entry) > cutoff)!;

const joined = [...alone, ...exclusions, lucky, unlucky].map(({ commitment }) => commitment);
const registrations = registrationEntries({ wave, at: inTime, commitments: joined });
let log: PaperLog;

async function receiptOf({ commitment }: Entry, registered = registrations, count = 2, time = inTime): Promise<string> {
  const published = await append(emptyLog, registered, { count, time: getSeconds(time) });
  const index = registered.findIndex((bytes) => Buffer.from(bytes).toString().includes(hexOf(commitment)));
  const made = await inclusionProofFromTiles((path) => published.files.get(path) ?? null, {
    index,
    size: published.size,
  });
  if (!made.ok) throw new Error(made.error.code);
  return tlogProofText({ index, proof: made.proof, checkpoint: published.checkpoint, extra: registered[index]! });
}

let won: Appeal;
let lost: Appeal;
beforeAll(async () => {
  won = { at, entry: lucky, receipt: await receiptOf(lucky), status: 'selected' };
  lost = { at, entry: unlucky, receipt: await receiptOf(unlucky), status: 'not-selected' };
});

type Afterwards = Readonly<{ appeals: Uint8Array; revocations?: Uint8Array; admitted?: number; wave?: MadeUpWave }>;

async function stepsOf({ appeals, revocations, admitted = 4, wave: judged = drawn }: Afterwards) {
  const files = new Map(judged.files).set('appeals.jsonl', appeals);
  if (revocations !== undefined) files.set('revocations.jsonl', revocations);
  if (judged.rules.slots !== undefined) files.set('nullifiers.bin', nullifiersBytes(makeNullifiers(admitted)));
  const { sealed, draw, manifest, rules } = judged;
  const { steps } = await verifyAfterwards({
    read: (name) => files.get(name) ?? null,
    drawn: { ...sealed, draw, quota: quotaOf(manifest), rules },
    blocks: async function* () {
      yield { block: sealed.entries, first: 0 };
    },
    rules,
    manifest,
    appearsAt: getSeconds('2021-02-28T03:00:00Z'),
    earlier: [],
  });
  return steps.map(([step, { failure }]) => [step, failure?.code ?? 'ok', failure?.where]);
}

describe('a late appeal', () => {
  it('wins the place its ticket would have won, in addition, and its slot with it', async () => {
    expect(await stepsOf({ appeals: appealsBytes([won, lost]) })).toEqual([
      ['appeals', 'ok', undefined],
      ['nullifiers', 'ok', undefined],
    ]);
    expect(await stepsOf({ appeals: appealsBytes([won]), admitted: 3 })).toContainEqual([
      'nullifiers',
      'nullifier-count',
      'nullifiers.bin',
    ]);
  });

  it('is part of a valid transcript, whose log holds one registration more than the manifest', async () => {
    const names = ['excluded.jsonl', 'entries/1.bin', 'manifest.json', 'beacon.json', 'result.jsonl', 'cutoffs.json'];
    const files = new Map(drawn.files)
      .set('appeals.jsonl', appealsBytes([won, lost]))
      .set('nullifiers.bin', nullifiersBytes(makeNullifiers(4)));
    const file = (name: string, time: string) => fileEntry({ wave, at: time, name, bytes: files.get(name)! });
    const timeOf = (name: string) => (/excluded|entries|manifest/.test(name) ? '2021-02-26T09:00:00Z' : at);
    log = await append(
      emptyLog,
      [
        file('rules.json', '2021-02-20T05:00:00Z'),
        ...registrations,
        ...names.map((name) => file(name, timeOf(name))),
        file('nullifiers.bin', at),
        file('appeals.jsonl', at),
      ],
      { count: 2, time: getSeconds(at) },
    );
    const read = (path: string) => log.files.get(path) ?? null;
    const verification = await verifyTranscript((name) => files.get(name) ?? null, { log: { read } });
    expect(verification.steps.filter(({ ok }) => !ok)).toEqual([]);
    expect(verification.steps.slice(13).map(({ step }) => step)).toEqual(['appeals', 'nullifiers', 'log']);
    expect(await verifyTranscript(inPieces(files, 100).read, { log: { read } })).toEqual(verification);
    files.delete('appeals.jsonl');
    const hidden = await verifyTranscript((name) => files.get(name) ?? null, { log: { read } });
    expect(hidden.steps.slice(13)).toMatchObject([
      { step: 'nullifiers', code: 'nullifier-count' },
      { step: 'log', code: 'file-missing', where: 'appeals.jsonl' },
    ]);
  });

  it('counts for its household, in step with the revocations', async () => {
    const capped = makeWave({
      entries: alone.map((entry) => ({ ...entry, cap: 1 })),
      rules: { quota: { national: 3 }, slots: 'published', log: policy },
    });
    const { draw, sealed } = capped;
    const leafOfEntry = (entry: number) => sealed.leaves.slice(entry * 32, entry * 32 + 32);
    const [next, overnext] = draw.order.filter((entry) => draw.walk.statuses[entry] === 0);
    const [selected] = draw.order.filter((entry) => draw.walk.statuses[entry] === 1);
    // A late one of the family that is next in line: their cap is one, so only one of the two can be admitted.
    const household = sealed.entries.slice(next! * 68 + 48, next! * 68 + 64);
    const [third] = [...draw.order].slice(2);
    const limit = hexOf(ticketAt(draw.seed, draw.leaves, third!));
    const family = late.map((person) => ({ ...person, household, cap: 1 }));
    const entry = family.find((person) => hexOf(ticketsOf(draw.seed, leafOf(person))) < limit)!;
    const registered = registrationEntries({ wave, at: inTime, commitments: [entry.commitment] });
    const receipt = await receiptOf(entry, registered);
    const revoke = (time: string, replacement: number) =>
      revocationsBytes([
        { at: time, leaf: leafOfEntry(selected!), reason: 'declined', replacement: leafOfEntry(replacement) },
      ]);
    const ok = [
      ['revocations', 'ok', undefined],
      ['appeals', 'ok', undefined],
      ['nullifiers', 'ok', undefined],
    ];
    const appealFirst = appealsBytes([{ at, entry, receipt, status: 'selected' }]);
    expect(await stepsOf({ appeals: appealFirst, revocations: revoke(at, overnext!), wave: capped })).toEqual(ok);
    const appealSecond = appealsBytes([{ at, entry, receipt, status: 'household-cap' }]);
    const dayBefore = '2021-03-02T00:00:00Z';
    expect(
      await stepsOf({ appeals: appealSecond, revocations: revoke(dayBefore, next!), wave: capped, admitted: 3 }),
    ).toEqual(ok);
  });

  const forgeries: readonly (readonly [string, () => Appeal[], string])[] = [
    ['another outcome than the ticket’s', () => [{ ...lost, status: 'selected' }], 'status-differs'],
    ['a winner turned away', () => [{ ...won, status: 'not-selected' }], 'status-differs'],
    ['someone of the draw', () => [{ ...won, entry: alone[0]! }], 'repeated-commitment'],
    ['one person twice', () => [won, won], 'repeated-commitment'],
    [
      'the NIK of someone in the draw',
      () => [{ ...won, entry: { ...lucky, nikTag: alone[0]!.nikTag } }],
      'repeated-nik-tag',
    ],
    ['a cap above the rules', () => [{ ...won, entry: { ...lucky, cap: 3 } }], 'cap-too-large'],
    [
      'another cap than its household',
      () => [{ ...won, entry: { ...lucky, cap: 1, household: alone[0]!.household } }],
      'cap-differs',
    ],
    ['the receipt of someone else', () => [{ ...won, receipt: lost.receipt }], 'receipt-of-another'],
    [
      'a receipt of a changed index',
      () => [{ ...won, receipt: won.receipt.replace(/index \d+/, 'index 99') }],
      'index-outside-tree',
    ],
    [
      'a receipt of a changed checkpoint',
      () => [{ ...won, receipt: won.receipt.replace('\n12\n', '\n13\n') }],
      'note-signature-wrong',
    ],
    ['a receipt cut short', () => [{ ...won, receipt: won.receipt.slice(0, 40) }], 'receipt-malformed'],
    ['a time before the draw', () => [{ ...won, at: '2021-02-27T00:00:00Z' }], 'time-order'],
  ];
  it.each(forgeries)('with %s is refused', async (_, appeals, code) => {
    const [step] = await stepsOf({ appeals: appealsBytes(appeals()) });
    expect(step!.slice(0, 2)).toEqual(['appeals', code]);
  });

  it('logged after closing, or seen by witnesses after the manifest, or by too few, is refused', async () => {
    const registeredLate = registrationEntries({ wave, at: '2021-02-26T05:00:01Z', commitments: joined });
    const receipts: readonly (readonly [Promise<string>, string])[] = [
      [receiptOf(lucky, registeredLate), 'registered-late'],
      [receiptOf(lucky, registrations, 2, '2021-02-26T09:00:01Z'), 'registered-late'],
      [receiptOf(lucky, registrations, 1), 'too-few-witnesses'],
      [receiptOf(lucky, registrationEntries({ wave: '000', at: inTime, commitments: joined })), 'receipt-of-another'],
    ];
    for (const [receipt, code] of receipts) {
      const [step] = await stepsOf({ appeals: appealsBytes([{ ...won, receipt: await receipt }]) });
      expect(step).toEqual(['appeals', code, 'appeals.jsonl line 1']);
    }
  });

  it('needs a log in the rules and whole lines', async () => {
    const unlogged = makeWave({ entries: alone, rules: { quota: { national: 3 } } });
    expect(await stepsOf({ appeals: appealsBytes([won]), wave: unlogged })).toEqual([
      ['appeals', 'log-not-declared', 'appeals.jsonl'],
    ]);
    for (const bytes of [appealsBytes([won]).slice(0, -1), bytesOf('\n'), new Uint8Array(1 << 20).fill(65)]) {
      expect(await stepsOf({ appeals: bytes })).toEqual([['appeals', 'appeal-line', 'appeals.jsonl line 1']]);
    }
  });
});
