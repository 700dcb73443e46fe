import { describe, expect, it } from 'vitest';
import { makeEntry, makeNullifiers, makeWave, type MadeUpWave } from '../test/made-up-wave.ts';
import { bytesOf, hexOf } from './bytes.ts';
import { quotaOf } from './documents.ts';
import { leafOf, type Entry } from './entry.ts';
import { revocationsBytes, type Revocation } from './revocations.ts';
import { nullifiersBytes } from './slots.ts';
import { verifyTranscript } from './verify.ts';
import { openWaitingList, revokePlace } from './waiting-list.ts';

const at = '2021-03-05T00:00:00Z';
const later = '2021-03-06T00:00:00Z';

function listOf({ sealed, draw, manifest, rules }: MadeUpWave) {
  return openWaitingList({ ...sealed, draw, quota: quotaOf(manifest), rules });
}

/** Leaves by status, in the order of their tickets. */
function leavesOf({ sealed, draw }: MadeUpWave, ...statuses: number[]): Uint8Array[] {
  const entries = [...draw.order].filter((entry) => statuses.includes(draw.walk.statuses[entry]!));
  return entries.map((entry) => sealed.leaves.slice(entry * 32, entry * 32 + 32));
}

const WAITING = 0;
const SELECTED = 1;

/** Eight alone in one region. */
const alone = Array.from({ length: 8 }, (_, i) => makeEntry(`alone ${i}`, `kk alone ${i}`));
const national = { quota: { national: 3 } } as const;

describe('the waiting list', () => {
  it('moves up in the order of the tickets', () => {
    const wave = makeWave({ entries: alone, rules: national });
    const list = listOf(wave);
    const [first, second] = leavesOf(wave, SELECTED);
    const waiting = leavesOf(wave, WAITING);
    expect(waiting).toHaveLength(5);
    expect(revokePlace(list, { leaf: first!, at })).toEqual({ ok: true, replacement: waiting[0] });
    expect(revokePlace(list, { leaf: second!, at })).toEqual({ ok: true, replacement: waiting[1] });
    expect(revokePlace(list, { leaf: waiting[0]!, at })).toEqual({ ok: true, replacement: waiting[2] });
    expect(list.admitted).toBe(3);
  });

  it('ends in an empty place, and refuses whoever is not admitted', () => {
    const wave = makeWave({ entries: alone.slice(0, 4), rules: national });
    const list = listOf(wave);
    const [first, second] = leavesOf(wave, SELECTED);
    const [last] = leavesOf(wave, WAITING);
    expect(revokePlace(list, { leaf: last!, at })).toMatchObject({ error: { code: 'not-admitted', found: 'waiting' } });
    expect(revokePlace(list, { leaf: first!, at })).toEqual({ ok: true, replacement: last });
    expect(revokePlace(list, { leaf: first!, at })).toMatchObject({
      error: { code: 'not-admitted', found: 'revoked' },
    });
    expect(revokePlace(list, { leaf: second!, at })).toEqual({ ok: true, replacement: null });
    expect(list.admitted).toBe(2);
    expect(revokePlace(list, { leaf: new Uint8Array(32), at })).toMatchObject({ error: { code: 'unknown-leaf' } });
  });

  it('passes over a household at its cap, which keeps its place in line', () => {
    // Households of two with a cap of one: whoever waits with a selected one of the family is passed over.
    const pairs = Array.from({ length: 12 }, (_, i): Entry => makeEntry(`pair ${i}`, `kk pair ${i >> 1}`, 1, 1));
    const wave = makeWave({ entries: pairs, rules: { ...national, quota: { national: 2 } } });
    const householdOf = new Map(pairs.map((entry) => [hexOf(leafOf(entry)), hexOf(entry.household)]));
    const familyOf = (leaf: Uint8Array) => householdOf.get(hexOf(leaf))!;
    const list = listOf(wave);
    const admitted = leavesOf(wave, SELECTED);
    const order = leavesOf(wave, WAITING, 2).filter((leaf) =>
      leavesOf(wave, WAITING).some((w) => hexOf(w) === hexOf(leaf)),
    );
    for (let i = 0; i < 8; i++) {
      const leaf = admitted.shift()!;
      const families = new Set(admitted.map(familyOf));
      const expected = order.findIndex((waiting) => !families.has(familyOf(waiting)));
      const [next] = expected === -1 ? [null] : order.splice(expected, 1);
      expect(revokePlace(list, { leaf, at })).toEqual({ ok: true, replacement: next });
      if (next) admitted.push(next);
      if (admitted.length === 0) break;
    }
  });

  it('is that of the region, then the country’s where the rules have a second walk', () => {
    const entries = [...alone.slice(0, 6), makeEntry('far', 'kk far', 2), makeEntry('far too', 'kk far too', 2)];
    const quota = { '1': 2, '2': 2 };
    const regionOne = makeWave({ entries, rules: { quota } });
    const [only] = leavesOf(regionOne, SELECTED).filter((leaf) => isFrom(entries, leaf, 2));
    expect(revokePlace(listOf(regionOne), { leaf: only!, at })).toEqual({ ok: true, replacement: null });
    const everywhere = makeWave({ entries, rules: { quota, secondWalk: 'national' } });
    const next = leavesOf(everywhere, WAITING)[0];
    expect(revokePlace(listOf(everywhere), { leaf: only!, at })).toEqual({ ok: true, replacement: next });
  });

  it('is closed once the rules say so', () => {
    const wave = makeWave({ entries: alone, rules: { ...national, replacementsUntil: at } });
    const list = listOf(wave);
    const [first, second] = leavesOf(wave, SELECTED);
    expect(revokePlace(list, { leaf: first!, at })).toEqual({ ok: true, replacement: leavesOf(wave, WAITING)[0] });
    expect(revokePlace(list, { leaf: second!, at: later })).toEqual({ ok: true, replacement: null });
  });
});

function isFrom(entries: readonly Entry[], leaf: Uint8Array, region: number): boolean {
  return entries.some((entry) => entry.region === region && hexOf(leafOf(entry)) === hexOf(leaf));
}

describe('the revocations of a transcript', () => {
  const wave = makeWave({ entries: alone, rules: { ...national, slots: 'published' } });
  const [first, second] = leavesOf(wave, SELECTED);
  const [next, overnext] = leavesOf(wave, WAITING);
  const revoke = (leaf: Uint8Array, replacement: Uint8Array | null, time = at): Revocation => ({
    at: time,
    leaf,
    reason: 'declined',
    replacement,
  });
  const good = revoke(first!, next!);

  async function outcomesOf(bytes: Uint8Array, admitted = 3) {
    const published = new Map(wave.files)
      .set('revocations.jsonl', bytes)
      .set('nullifiers.bin', nullifiersBytes(makeNullifiers(admitted)));
    const { verdict, steps } = await verifyTranscript((name) => published.get(name) ?? null);
    return { verdict, further: steps.slice(13) };
  }

  it('are verified line by line, and the slots are those of whoever is admitted then', async () => {
    const bytes = revocationsBytes([good, revoke(second!, overnext!, later)]);
    expect(await outcomesOf(bytes)).toEqual({
      verdict: 'valid',
      further: [
        { step: 'revocations', ok: true, outcome: 'ok', found: '2 revoked, 3 admitted' },
        { step: 'nullifiers', ok: true, outcome: 'ok', found: '3 slots' },
      ],
    });
    expect((await outcomesOf(bytes, 4)).further[1]).toMatchObject({ code: 'nullifier-count' });
  });

  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
  it.each([
    ['someone else than the next', revocationsBytes([revoke(first!, overnext!)]), 'replacement-differs', 1],
    ['nobody though someone waits', revocationsBytes([revoke(first!, null)]), 'replacement-differs', 1],
    ['one place twice', revocationsBytes([good, revoke(first!, overnext!)]), 'not-admitted', 2],
    ['a waiting one revoked', revocationsBytes([revoke(next!, overnext!)]), 'not-admitted', 1],
    ['a stranger', revocationsBytes([revoke(new Uint8Array(32), next!)]), 'unknown-leaf', 1],
    ['a time before the draw', revocationsBytes([revoke(first!, next!, '2021-02-27T00:00:00Z')]), 'time-order', 1],
    ['times that go back', revocationsBytes([{ ...good, at: later }, revoke(second!, overnext!)]), 'time-order', 2],
    ['no reason', bytesOf(text(revocationsBytes([good])).replace('declined', '')), 'revocation-line', 1],
    ['a line cut short', revocationsBytes([good]).slice(0, -1), 'revocation-line', 1],
    ['a date that is none', bytesOf(text(revocationsBytes([good])).replace('03-05', '02-31')), 'revocation-line', 1],
    ['garbage', new Uint8Array(1 << 20).fill(0xff), 'revocation-line', 1],
    ['an empty line', bytesOf(`\n${text(revocationsBytes([good]))}`), 'revocation-line', 1],
  ])('with %s are refused', async (_, bytes, code, line) => {
    const { verdict, further } = await outcomesOf(bytes);
    expect(verdict).toBe('invalid');
    expect(further).toMatchObject([{ step: 'revocations', code, where: `revocations.jsonl line ${line}` }]);
  });

  it('give reasons as codes', () => {
    expect(() => revocationsBytes([{ ...good, reason: 'Did not come' }])).toThrow('a reason is a kebab-case code');
  });
});
