import { describe, expect, it } from 'vitest';
import { judgeMeasures } from './judge.ts';
import type { CardMeasures, PhotoMeasures } from './measure.ts';
import { defaultPolicy } from './policy.ts';

const card: CardMeasures = {
  corners: [[100, 100], [900, 100], [900, 600], [100, 600]], // prettier-ignore
  confidence: 0.99,
  widthPx: 800,
  cutSides: [],
  tiltDegrees: 8,
  misfit: 0.0001,
  kinds: { ktp: 0.98, otherCard: 0.01, nothing: 0.01 },
  copies: { original: 0.97, greyCopy: 0.01, colourCopy: 0.01, screen: 0.01 },
  covered: { share: 0, place: null },
  glare: { share: 0, place: null },
};
const good: PhotoMeasures = {
  version: 2,
  models: 'a b',
  width: 1000,
  height: 750,
  card,
  several: 0.02,
  light: { ground: 180, contrast: 90, clippedShare: 0 },
  blurMm: 0.2,
  chroma: 0.12,
};
const dim = { ground: 50, contrast: 20, clippedShare: 0 };
const place = { corners: card.corners };
const spot = [[200, 200], [300, 200], [300, 260], [200, 260]] as const; // prettier-ignore

type Changes = Partial<Omit<PhotoMeasures, 'card'>> & Readonly<{ card?: Partial<CardMeasures> | null }>;

function judge({ card: cardChanges, ...changes }: Changes) {
  const changed = cardChanges === null ? null : { ...card, ...cardChanges };
  return judgeMeasures({ measures: { ...good, ...changes, card: changed } }, { findings: [] }, defaultPolicy);
}

it('accepts a good photo, with nothing to say', () => {
  expect(judge({})).toMatchObject({ verdict: 'accept', accepted: true, findings: [], card, nik: null });
});

describe('each fault has its own name and weight', () => {
  const cases: readonly (readonly [string, Changes, 'accept' | 'review' | 'refuse', string | undefined])[] = [
    ['a card out of the picture', { card: { cutSides: ['left'] } }, 'refuse', 'cut-off'],
    ['the same, and the outline in doubt', { card: { confidence: 0.6, cutSides: ['left'] } }, 'review', 'cut-off'],
    ['a small card', { card: { widthPx: 479 } }, 'refuse', 'too-small'],
    ['the smallest card allowed', { card: { widthPx: 480 } }, 'accept', undefined],
    ['no outline', { card: null }, 'refuse', 'no-card'],
    ['no outline in the dark', { card: null, light: { ...dim, ground: 40 } }, 'refuse', 'too-dark'],
    ['no outline in the dusk', { card: null, light: dim }, 'refuse', 'no-card'],
    ['no outline in the glare', { card: null, light: { ...good.light, clippedShare: 0.9 } }, 'refuse', 'no-card'],
    ['a doubtful outline', { card: { confidence: 0.4 } }, 'refuse', 'no-card'],
    ['a bank card', { card: { kinds: { ktp: 0.05, otherCard: 0.94, nothing: 0.01 } } }, 'refuse', 'not-a-ktp'],
    ['hardly a KTP', { card: { kinds: { ktp: 0.5, otherCard: 0.5, nothing: 0 } } }, 'review', 'not-a-ktp'],
    ['two KTPs', { several: 0.9 }, 'refuse', 'several-cards'],
    ['two KTPs that have no outline of one', { several: 0.9, card: null }, 'refuse', 'several-cards'],
    ['two KTPs seen as one that leans', { several: 0.9, card: { tiltDegrees: 50 } }, 'refuse', 'several-cards'],
    ['seen from far aside', { card: { tiltDegrees: 50 } }, 'refuse', 'tilted'],
    ['seen a little aside', { card: { tiltDegrees: 36 } }, 'accept', 'tilted'],
    ['letters wiped out', { blurMm: 0.9 }, 'refuse', 'blurred'],
    ['letters soft', { blurMm: 0.36 }, 'accept', 'blurred'],
    ['a dark photo', { light: dim }, 'refuse', 'too-dark'],
    ['a burnt-out photo', { light: { ...good.light, clippedShare: 0.6 } }, 'refuse', 'too-bright'],
    ['a lamp in the laminate', { card: { glare: { share: 0.1, place: spot } } }, 'refuse', 'glare'],
    ['a finger on the print', { card: { covered: { share: 0.1, place: spot } } }, 'refuse', 'covered'],
    ['a corner that nobody sees', { card: { misfit: 0.04 } }, 'review', 'covered'],
    ['a little glare', { card: { glare: { share: 0.03, place: spot } } }, 'review', 'glare'],
    ['a grey copy', { card: { copies: { ...card.copies, greyCopy: 0.95 } } }, 'refuse', 'grey-copy'],
    ['perhaps a grey copy', { card: { copies: { ...card.copies, greyCopy: 0.6 } } }, 'review', 'grey-copy'],
    ['hardly any colour, whatever the net says', { chroma: 0.02 }, 'refuse', 'grey-copy'],
    ['little colour', { chroma: 0.045 }, 'review', 'grey-copy'],
    ['little colour for a KTP, and no copy', { chroma: 0.08 }, 'accept', undefined],
    [
      'hardly any colour, the portrait out of the picture',
      { chroma: 0.02, card: { cutSides: ['right'] } },
      'refuse',
      'cut-off',
    ],
    ['a colour copy', { card: { copies: { ...card.copies, colourCopy: 0.98 } } }, 'refuse', 'colour-copy'],
    ['perhaps a screen', { card: { copies: { ...card.copies, screen: 0.8 } } }, 'review', 'screen'],
  ];
  it.each(cases)('%s', (_, changes, verdict, code) => {
    const assessment = judge(changes);
    expect(assessment.verdict).toBe(verdict);
    expect(assessment.findings[0]?.code).toBe(code);
  });

  it.each([
    ['dark', { light: dim }, 'too-dark'],
    ['burnt out', { light: { ...good.light, clippedShare: 0.9 } }, 'too-bright'],
    ['blurred', { blurMm: 2 }, 'blurred'],
  ] as const)('does not call a copy what is too %s to tell', (_, changes, code) => {
    const { findings } = judge({ ...changes, card: { copies: { ...card.copies, greyCopy: 0.99 } } });
    expect(findings.map((finding) => finding.code)).toEqual([code]);
  });

  it('says of a bank card only that it is none, whatever else is wrong', () => {
    const { findings } = judge({ card: { kinds: { ktp: 0, otherCard: 1, nothing: 0 }, cutSides: ['top'] }, blurMm: 2 });
    expect(findings.map((finding) => finding.code)).toEqual(['not-a-ktp']);
  });

  it('tells all of them at once, each with its numbers and place', () => {
    const { findings } = judge({ card: { widthPx: 300, glare: { share: 0.2, place: spot } }, blurMm: 1, light: dim });
    expect(findings).toEqual([
      { code: 'too-small', weight: 'refuse', place, cardWidthPx: 300, minPx: 480 },
      { code: 'blurred', weight: 'refuse', place, blurMm: 1, maxMm: defaultPolicy.blur.refuseOverMm },
      { code: 'too-dark', weight: 'refuse', place, luminance: 50, minLuminance: 70 },
      {
        code: 'glare',
        weight: 'refuse',
        share: 0.2,
        maxShare: defaultPolicy.glare.refuseOver,
        place: { corners: spot },
      },
    ]);
  });
});

describe('the number read', () => {
  const read = (confidence: number, changes: Partial<PhotoMeasures> = {}) =>
    judgeMeasures(
      { measures: { ...good, ...changes }, nik: { value: '0012345678901234', confidence } },
      { findings: [] },
      defaultPolicy,
    );

  it('is offered when it is sure, and never decides', () => {
    expect(read(0.99)).toMatchObject({ verdict: 'accept', nik: { value: '0012345678901234' } });
    expect(read(0.1)).toMatchObject({ verdict: 'accept', nik: null });
  });

  it('is not offered without a card', () => {
    expect(read(0.99, { card: null }).nik).toBeNull();
  });
});

it('judges stored measures again by another policy, after a round trip through JSON', () => {
  const stored = JSON.parse(JSON.stringify(good)) as PhotoMeasures;
  const strict = { ...defaultPolicy, version: 'strict', card: { ...defaultPolicy.card, minWidthPx: 801 } };
  const assessment = judgeMeasures({ measures: stored }, { findings: [] }, strict);
  expect(assessment).toMatchObject({ verdict: 'refuse', policyVersion: 'strict', findings: [{ code: 'too-small' }] });
});
