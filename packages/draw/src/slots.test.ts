import { describe, expect, it } from 'vitest';
import { bytesFrom, makeNullifiers, makeWave } from '../test/made-up-wave.ts';
import { concatBytes, hexOf } from './bytes.ts';
import { nullifiersBytes, slotAlphaOf, slotTagOf } from './slots.ts';
import { verifyTranscript, type VerifyOptions } from './verify.ts';
import { vrfProve, vrfPublicKeyOf, vrfVerify } from './vrf.ts';

const household = { programme: 'contoh', noKk: '0001010101210001' };
const secretKey = bytesFrom('vrf key');
const wave = makeWave({ rules: { slots: 'published' } });
const tags = makeNullifiers(wave.draw.walk.selected);

async function outcomeOf(nullifiers: Uint8Array | null, options?: VerifyOptions, files = wave.files) {
  const published = new Map(files);
  if (nullifiers === null) published.delete('nullifiers.bin');
  else published.set('nullifiers.bin', nullifiers);
  const { verdict, steps } = await verifyTranscript((name) => published.get(name) ?? null, options);
  const step = steps.find((outcome) => outcome.step === 'nullifiers');
  expect(verdict).toBe(step?.ok === false ? 'invalid' : 'valid');
  return step;
}

describe('a lifetime slot', () => {
  it('belongs to a KK in a programme, whatever the wave, and its household can check it', () => {
    expect(Buffer.from(slotAlphaOf({ ...household, slot: 2 })).toString()).toBe(
      'undi/slot/v1\ncontoh\n0001010101210001\n2',
    );
    const [first, second] = ([1, 2] as const).map((slot) => slotTagOf(secretKey, { ...household, slot }));
    expect(first).toHaveLength(16);
    expect(hexOf(first!)).not.toBe(hexOf(second!));
    const alpha = slotAlphaOf({ ...household, slot: 1 });
    const verdict = vrfVerify(vrfPublicKeyOf(secretKey), alpha, vrfProve(secretKey, alpha));
    expect(verdict.ok && hexOf(verdict.beta.slice(0, 16))).toBe(hexOf(first!));
  });

  it('is published in ascending order, once', () => {
    const [a, b] = [new Uint8Array(16).fill(9), new Uint8Array(16).fill(3)];
    expect(hexOf(nullifiersBytes([a, b]))).toBe('03'.repeat(16) + '09'.repeat(16));
    expect(() => nullifiersBytes([a, b, a])).toThrow('a slot is used once');
    expect(() => nullifiersBytes([new Uint8Array(15)])).toThrow('slot tag must be 16 bytes');
  });
});

describe('the slots of a transcript', () => {
  it('are one for each person selected, and none of an earlier wave', async () => {
    expect(tags).toHaveLength(4);
    expect(await outcomeOf(nullifiersBytes(tags))).toEqual({
      step: 'nullifiers',
      ok: true,
      outcome: 'ok',
      found: '4 slots',
    });
    const earlier = [{ wave: '000', bytes: nullifiersBytes(makeNullifiers(9, 'earlier')) }];
    expect(await outcomeOf(nullifiersBytes(tags), { earlierNullifiers: earlier })).toMatchObject({
      ok: true,
      found: '4 slots, none of 1 earlier waves',
    });
  });

  it('reused after an earlier wave are found, and said where', async () => {
    const earlier = [
      { wave: '000', bytes: nullifiersBytes(makeNullifiers(9, 'earlier')) },
      { wave: '00a', bytes: concatBytes(bytesFrom('x', 16), tags[2]!) },
    ];
    const sorted = nullifiersBytes(tags);
    const at = tags.map(hexOf).sort().indexOf(hexOf(tags[2]!));
    expect(await outcomeOf(sorted, { earlierNullifiers: earlier })).toMatchObject({
      code: 'reused-slot',
      found: hexOf(tags[2]!),
      where: `nullifiers.bin tag ${at}, tag 1 of wave 00a`,
    });
  });

  const sorted = nullifiersBytes(tags);
  const tag = (i: number) => sorted.slice(i * 16, i * 16 + 16);
  it.each([
    ['a slot twice', concatBytes(tag(0), tag(1), tag(1), tag(3)), 'repeated-slot'],
    ['slots out of order', concatBytes(tag(1), tag(0), tag(2), tag(3)), 'unsorted-nullifiers'],
    ['a slot too few', sorted.slice(16), 'nullifier-count'],
    ['a slot too many', concatBytes(sorted, new Uint8Array(16).fill(255)), 'nullifier-count'],
    ['half a slot', sorted.slice(0, -8), 'truncated-file'],
    ['no file', null, 'file-missing'],
  ] as const)('with %s are refused', async (_, bytes, code) => {
    expect(await outcomeOf(bytes)).toMatchObject({ ok: false, code });
  });

  it('are no step of a wave whose rules promise none, unless the file is there', async () => {
    const plain = makeWave();
    expect(await outcomeOf(null, {}, plain.files)).toBeUndefined();
    expect(await outcomeOf(sorted, {}, plain.files)).toMatchObject({ code: 'nullifiers-not-declared' });
  });
});
