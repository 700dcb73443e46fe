import { expect, test } from 'vitest';
import type { PhotoFinding } from '../finding.ts';
import type { Corners } from '../picture.ts';
import { turnQuad } from '../quad.ts';
import { planFraming } from './framing.ts';

const size = { width: 1600, height: 1200 };
/** 400 × 252 in the middle of the picture. */
const corners: Corners = [
  [600, 474],
  [1000, 474],
  [1000, 726],
  [600, 726],
];
const cut = { x: 568, y: 442, width: 464, height: 316 };
const whole = { x: 0, y: 0, width: 1600, height: 1200 };
const found = (change: object = {}, findings: readonly PhotoFinding[] = []) => ({
  card: { corners, confidence: 0.9, widthPx: 400, cutSides: [], ...change },
  findings,
});

test('a sure card is cut out with a margin of eight hundredths of its width', () => {
  expect(planFraming(found(), size)).toEqual({ box: cut, quarterTurns: 0, isCropped: true });
});

test.each([
  ['right', 1, 3],
  ['bottom', 2, 2],
  ['left', 3, 1],
] as const)('a card whose top is at the %s of the picture is turned upright', (_, first, quarterTurns) => {
  expect(planFraming(found({ corners: turnQuad(corners, first) }), size).quarterTurns).toBe(quarterTurns);
});

test('a margin ends where the picture does', () => {
  const near: Corners = [
    [10, 5],
    [410, 5],
    [410, 257],
    [10, 257],
  ];
  expect(planFraming(found({ corners: near }), size).box).toEqual({ x: 0, y: 0, width: 442, height: 289 });
});

const screen: PhotoFinding = { code: 'screen', weight: 'review', score: 0.6, maxScore: 0.5 };
test.each([
  ['no card', null],
  ['nothing was found', { card: null, findings: [] }],
  ['the outline is in doubt', found({ confidence: 0.55 })],
  ['the card is cut off', found({ cutSides: ['left'] })],
  ['the picture speaks of a screen', found({}, [screen])],
] as const)('whole it stays where %s', (_, photo) => {
  expect(planFraming(photo, size)).toEqual({ box: whole, quarterTurns: 0, isCropped: false });
});

test('a card that fills the picture is not cut for a little', () => {
  const large: Corners = [
    [100, 100],
    [1500, 100],
    [1500, 983],
    [100, 983],
  ];
  expect(planFraming(found({ corners: large }), size)).toEqual({ box: whole, quarterTurns: 0, isCropped: false });
});
