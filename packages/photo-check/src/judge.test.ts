import { describe, expect, it } from 'vitest';
import { judgeMeasures } from './judge.ts';
import type { CardMeasures, PhotoMeasures } from './measure.ts';
import { defaultPolicy } from './policy.ts';

const card: CardMeasures = {
  corners: [[100, 100], [900, 100], [900, 600], [100, 600]], // prettier-ignore
  confidence: 0.9,
  widthPx: 800,
  cutSides: [],
};
const good: PhotoMeasures = {
  version: 1,
  width: 1000,
  height: 750,
  card,
  light: { ground: 180, contrast: 90, clippedShare: 0 },
  blurMm: 0.3,
  strongestGradient: 120,
  detail: 0.1,
  chroma: 0.12,
};
const dim = { ground: 50, contrast: 20, clippedShare: 0 };
const judge = (changes: Partial<PhotoMeasures>) =>
  judgeMeasures({ ...good, ...changes }, { findings: [] }, defaultPolicy);

it('accepts a good photo, with nothing to say', () => {
  expect(judge({})).toMatchObject({ verdict: 'accept', accepted: true, findings: [], card, nik: null });
});

describe('each fault has its own name and weight', () => {
  it.each([
    ['a card out of the picture', { card: { ...card, cutSides: ['left'] } }, 'refuse', 'cut-off'],
    [
      'the same, and the outline in doubt',
      { card: { ...card, confidence: 0.55, cutSides: ['left'] } },
      'review',
      'cut-off',
    ],
    ['a small card', { card: { ...card, widthPx: 479 } }, 'refuse', 'too-small'],
    ['the smallest card allowed', { card: { ...card, widthPx: 480 } }, 'accept', undefined],
    ['no outline, but print', { card: null }, 'review', 'no-card'],
    ['a doubtful outline', { card: { ...card, confidence: 0.4 } }, 'review', 'no-card'],
    ['an empty picture', { card: null, detail: 0 }, 'refuse', 'no-card'],
    ['a bare table', { card: null, light: { ...good.light, contrast: 9 } }, 'refuse', 'no-card'],
    ['letters wiped out', { blurMm: 0.76 }, 'refuse', 'blurred'],
    ['letters soft', { blurMm: 0.6 }, 'accept', 'blurred'],
    ['a dark photo', { light: dim }, 'refuse', 'too-dark'],
    ['a burnt-out photo', { light: { ...good.light, clippedShare: 0.6 } }, 'refuse', 'too-bright'],
    ['a grey copy', { chroma: 0.01 }, 'refuse', 'grey-copy'],
    ['nearly grey', { chroma: 0.035 }, 'review', 'grey-copy'],
  ] as const)('%s', (_, changes, verdict, code) => {
    const assessment = judge(changes);
    expect(assessment.verdict).toBe(verdict);
    expect(assessment.findings[0]?.code).toBe(code);
  });

  it('does not call the dark grey', () => {
    expect(judge({ light: dim, chroma: 0.01 }).findings.map((finding) => finding.code)).toEqual(['too-dark']);
  });

  it('tells all of them at once, each with its numbers and place', () => {
    const { findings } = judge({ card: { ...card, widthPx: 300 }, blurMm: 1, light: dim });
    const place = { corners: card.corners };
    expect(findings).toEqual([
      { code: 'too-small', weight: 'refuse', place, cardWidthPx: 300, minPx: 480 },
      { code: 'blurred', weight: 'refuse', place, blurMm: 1, maxMm: 0.75 },
      { code: 'too-dark', weight: 'refuse', place, luminance: 50, minLuminance: 70 },
    ]);
  });
});

it('judges stored measures again by another policy, after a round trip through JSON', () => {
  const stored = JSON.parse(JSON.stringify(good)) as PhotoMeasures;
  const strict = { ...defaultPolicy, version: 'strict', card: { ...defaultPolicy.card, minWidthPx: 801 } };
  const assessment = judgeMeasures(stored, { findings: [] }, strict);
  expect(assessment).toMatchObject({ verdict: 'refuse', policyVersion: 'strict', findings: [{ code: 'too-small' }] });
});
