import { describe, expect, it } from 'vitest';
import { beacon, makeWave } from '../test/made-up-wave.ts';
import { signDemoRound, timeOfRound } from './beacon.ts';
import { hexOf } from './bytes.ts';
import { canonicalBytes } from './canonical-json.ts';
import { ceremonyOf, parseThrows } from './dice.ts';
import { judgeEvidence, type BeaconEvidence } from './evidence.ts';
import { timeText } from './time.ts';
import { verifyTranscript } from './verify.ts';

const throws = '1234561234561234561234561234561234561234561234561234';
const { manifest } = makeWave();
const { round } = manifest.beacon;
const appears = timeOfRound(beacon.chain, round);
const signature = signDemoRound(beacon, round);
const beforeRound = { throws, heldAt: timeText(appears - 3600) };
const afterSilence = { throws, heldAt: timeText(appears + 72 * 3600) };

describe('throws of dice', () => {
  it('are read with spaces, commas and line ends', () => {
    expect(parseThrows(` ${throws.slice(0, 6)}, ${throws.slice(6, 20)}\n${throws.slice(20)} `)).toEqual({
      ok: true,
      throws,
    });
    expect(hexOf(ceremonyOf(throws))).toBe('2352239d1f5210cd0f16255f6da9ea05964c694f0f93d00951718584c7c759d7');
  });

  it('are refused with every reason', () => {
    expect(parseThrows('1 2 7')).toEqual({
      ok: false,
      findings: [
        { code: 'not-dice', found: '7' },
        { code: 'too-few-throws', throws: 3, min: 50 },
      ],
    });
    expect(parseThrows('🎲'.repeat(60))).toMatchObject({ ok: false, findings: [{ code: 'not-dice', found: '🎲' }] });
  });
});

describe('the evidence of a draw', () => {
  const withDice = { ...manifest, ceremony: 'dice' } as const;
  const withFallback = { ...manifest, fallback: 'dice' } as const;
  const withNumbers = { ...manifest, fallback: 'rfc3797', fallbackSources: ['a lottery', 'another'] } as const;
  const key = '9319./2.5.8.10.12./';
  const numbersAfterSilence = { key, heldAt: afterSilence.heldAt };
  const cases: readonly [string, typeof manifest, BeaconEvidence, string][] = [
    ['the declared numbers after the silence', withNumbers, { signature: null, fallback: numbersAfterSilence }, 'ok'],
    [
      'numbers after a day',
      withNumbers,
      { signature: null, fallback: { key, heldAt: timeText(appears + 86_400) } },
      'fallback-too-early',
    ],
    [
      'numbers of three sources where two were named',
      withNumbers,
      { signature: null, fallback: { ...numbersAfterSilence, key: `${key}7./` } },
      'numbers-of-other-sources',
    ],
    [
      'numbers in another order',
      withNumbers,
      { signature: null, fallback: { ...numbersAfterSilence, key: '9319./5.2./' } },
      'numbers-malformed',
    ],
    [
      'dice where numbers were declared',
      withNumbers,
      { signature: null, fallback: afterSilence },
      'fallback-of-other-kind',
    ],
    [
      'numbers where dice were declared',
      withFallback,
      { signature: null, fallback: numbersAfterSilence },
      'fallback-of-other-kind',
    ],
    ['a signature', manifest, { signature }, 'ok'],
    ['nothing', manifest, { signature: null }, 'signature-missing'],
    [
      'a signature of another round',
      manifest,
      { signature: signDemoRound(beacon, round + 1) },
      'signature-of-other-round',
    ],
    ['dice nobody declared', manifest, { signature, ceremony: beforeRound }, 'ceremony-not-declared'],
    ['the declared dice', withDice, { signature, ceremony: beforeRound }, 'ok'],
    ['no dice though declared', withDice, { signature }, 'ceremony-missing'],
    [
      'dice after the round',
      withDice,
      { signature, ceremony: { throws, heldAt: timeText(appears) } },
      'ceremony-outside-window',
    ],
    [
      'dice before the manifest',
      withDice,
      { signature, ceremony: { throws, heldAt: manifest.publishedAt } },
      'ceremony-outside-window',
    ],
    ['three dice', withDice, { signature, ceremony: { ...beforeRound, throws: '123' } }, 'too-few-throws'],
    ['a fallback nobody declared', manifest, { signature: null, fallback: afterSilence }, 'fallback-not-declared'],
    ['the declared fallback after the silence', withFallback, { signature: null, fallback: afterSilence }, 'ok'],
    [
      'a fallback after a day',
      withFallback,
      { signature: null, fallback: { throws, heldAt: timeText(appears + 86_400) } },
      'fallback-too-early',
    ],
    ['a signature and a fallback', withFallback, { signature, fallback: afterSilence }, 'signature-and-fallback'],
    [
      'a chain nobody pinned',
      { ...manifest, beacon: { chain: 'ab'.repeat(32), round } },
      { signature },
      'unknown-chain',
    ],
  ];
  it.each(cases)('%s', (_, declared, evidence, code) => {
    const verdict = judgeEvidence(declared, evidence);
    expect(verdict.ok ? 'ok' : verdict.error.code).toBe(code);
  });

  it('makes another seed with dice than without', async () => {
    const plain = makeWave();
    const diced = makeWave({ rules: { ceremony: 'dice' }, evidence: { ceremony: beforeRound } });
    expect(diced.files.get('result.jsonl')).not.toEqual(plain.files.get('result.jsonl'));
    const verification = await verifyTranscript((name) => diced.files.get(name) ?? null);
    expect(verification.verdict).toBe('valid');
  });

  it('is replayed under public numbers, whose sources the rules name beforehand', async () => {
    const { files } = makeWave({
      rules: { fallback: 'rfc3797', fallbackSources: ['a lottery', 'another'] },
      evidence: { signature: null, fallback: numbersAfterSilence },
    });
    const read = (name: string) => files.get(name) ?? null;
    expect(await verifyTranscript(read)).toMatchObject({ verdict: 'valid', byFallback: true });
    const beaconFile = JSON.parse(Buffer.from(files.get('beacon.json')!).toString()) as object;
    expect(beaconFile).toMatchObject({ fallback: numbersAfterSilence });
    files.set('beacon.json', canonicalBytes({ ...beaconFile, fallback: { ...numbersAfterSilence, key: '9320./2./' } }));
    const { steps } = await verifyTranscript(read);
    const failed = steps.filter(({ ok }) => !ok).map(({ step }) => step);
    expect(failed).toEqual(['seed', 'result', 'cutoffs']);
  });

  it('names no sources where the fallback needs none, and some where it does', async () => {
    const unnamed = makeWave({ rules: { fallback: 'rfc3797' } });
    const needless = makeWave({ rules: { fallback: 'dice', fallbackSources: ['a lottery'] } });
    const failureOf = async ({ files }: typeof unnamed) =>
      (await verifyTranscript((name) => files.get(name) ?? null)).steps.find(({ ok }) => !ok);
    expect(await failureOf(unnamed)).toMatchObject({ step: 'manifest', code: 'field-missing' });
    expect(await failureOf(needless)).toMatchObject({ step: 'manifest', code: 'field-unknown' });
  });

  it('is replayed under the fallback, which the verification says', async () => {
    const { files } = makeWave({ rules: { fallback: 'dice' }, evidence: { signature: null, fallback: afterSilence } });
    const verification = await verifyTranscript((name) => files.get(name) ?? null);
    expect(verification).toMatchObject({ verdict: 'valid', byFallback: true });
  });
});
