import { describe, expect, test } from 'vitest';
import { decodePicture } from './node/decode.ts';
import { inspectFile } from './gate.ts';
import { createFrameJudge, createLiveCheck, type CardLook, type LiveHint } from './live.ts';
import { extentOf, type FrameCard } from './live-frame.ts';
import { defaultLivePolicy } from './live-policy.ts';
import type { Corners, Picture } from './picture.ts';
import { defaultPolicy } from './policy.ts';
import { drawSpecimen, type SpecimenOptions } from '../test/specimens.ts';

const frame = { width: 640, height: 360 };

/** A lying card in a 640 × 360 frame, `along` pixels wide, its left top at `x`, `y`. */
function cardAt(x: number, y: number, along = 400, change: Partial<FrameCard> = {}): FrameCard {
  const across = (along * 53.98) / 85.6;
  const corners: Corners = [
    [x, y],
    [x + along, y],
    [x + along, y + across],
    [x, y + across],
  ];
  const usual = { confidence: 0.9, isCut: false, ground: 170, clippedShare: 0, blurMm: 0.45, print: 80 };
  return { corners, widthPx: along, ...usual, ...extentOf(corners, frame), ...change };
}

const good = cardAt(120, 50);
const glance = (change: Partial<CardLook>): CardLook => ({ glareShare: 0, coveredShare: 0, isKtp: true, ...change });

type Shown = readonly [atMs: number, card: FrameCard | null, look?: CardLook, light?: number];

function watch(history: readonly Shown[], photoScale = 2) {
  const judge = createFrameJudge(defaultLivePolicy, photoScale);
  return history.map(([atMs, card, look = null, light = 150]) => judge({ card, light }, look, atMs));
}

/** Long enough for a second hint to be allowed, each frame the same. */
const held = (card: FrameCard | null, look?: CardLook, light?: number): Shown[] =>
  Array.from({ length: 12 }, (_, i) => [i * 100, card, look, light] as unknown as Shown);

describe('what is asked for when nothing changes', () => {
  const cases: readonly (readonly [string, readonly Shown[], LiveHint | null])[] = [
    ['nothing there', held(null), 'no-card'],
    ['an outline nobody believes', held({ ...good, confidence: 0.4 }), 'no-card'],
    ['a bare sheet of paper', held({ ...good, print: 3 }), 'no-card'],
    ['another card', held(good, glance({ isKtp: false })), 'no-card'],
    ['nothing to be seen in the dark', held(null, undefined, 20), 'too-dark'],
    ['far away', held(cardAt(200, 100, 240)), 'closer'],
    ['half the frame, and the photo will be wide enough', held(cardAt(120, 50, 330)), null],
    ['so near that it fills the frame', held(cardAt(5, -20, 630)), 'farther'],
    ['a corner at the edge', held(cardAt(4, 50)), 'near-edge'],
    ['running out of the frame', held({ ...good, isCut: true }), 'near-edge'],
    ['in the dark', held({ ...good, ground: 70 }), 'too-dark'],
    ['print burnt out', held({ ...good, clippedShare: 0.08 }), 'glare'],
    ['glare that only the closer look sees', held(good, glance({ glareShare: 0.1 })), 'glare'],
    ['a finger', held(good, glance({ coveredShare: 0.1 })), 'covered'],
    ['blurred', held({ ...good, blurMm: 1.1 }), 'hold-still'],
    ['good', held(good), null],
    ['good, and the closer look says so', held(good, glance({})), null],
    ['dark and blurred: the light first', held({ ...good, ground: 60, blurMm: 2 }), 'too-dark'],
    ['far and dark: nearer first', held(cardAt(200, 100, 240, { ground: 60 })), 'closer'],
  ];
  test.each(cases)('%s', (_, history, hint) => {
    const last = watch(history).pop()!;
    expect([last.hint, last.isGood]).toEqual([hint, hint === null]);
  });

  test('a camera of few pixels asks for a larger card, and not for more than it can hold', () => {
    const near = (along: number) => watch(held(cardAt(60, 10, along)), 1).pop()!.hint;
    expect([near(400), near(520)]).toEqual(['closer', null]);
  });
});

describe('movement', () => {
  const moving = (pxEach: number): Shown[] =>
    Array.from({ length: 10 }, (_, i) => [i * 100, cardAt(100 + i * pxEach, 50)] as const);
  test.each([
    [0, null],
    [4, null], // a tenth of the card a second: a hand
    [12, 'hold-still'],
  ] as const)('%i pixels of a card of 400, ten times a second', (pxEach, hint) => {
    expect(watch(moving(pxEach)).pop()!.hint).toBe(hint);
  });

  test('is not known at the first sight: not good yet, and nothing is asked for', () => {
    expect(watch([[0, good]])[0]).toMatchObject({ hint: null, isGood: false, shouldShoot: false });
  });

  test('frames that come faster than a hand moves are compared over a longer time', () => {
    const jitter: Shown[] = Array.from({ length: 30 }, (_, i) => [i * 16, cardAt(120 + (i % 2), 50)] as const);
    expect(watch(jitter).every(({ hint }) => hint === null)).toBe(true);
  });
});

describe('a hint', () => {
  test('stands for a second, whatever comes; one frame alone changes nothing', () => {
    const far = cardAt(200, 100, 240);
    const shown = watch([
      [0, null],
      [100, far],
      [200, far],
      [900, far],
      [1000, far],
      [1500, good],
      [1600, far],
      [2000, far],
      [2100, null],
      [2200, null],
    ]).map(({ hint }) => hint);
    expect(shown).toEqual([
      'no-card',
      'no-card',
      'no-card',
      'no-card',
      'closer',
      'closer',
      'closer',
      'closer',
      'closer',
      'no-card',
    ]);
  });
});

describe('the shutter', () => {
  const shots = (history: readonly Shown[]) => watch(history).flatMap(({ shouldShoot }, i) => (shouldShoot ? [i] : []));
  const times = (count: number): FrameCard[] => Array.from({ length: count }, () => good);
  const every = (ms: number, cards: readonly (FrameCard | null)[]): Shown[] =>
    cards.map((card, i) => [i * ms, card] as const);
  test.each([
    ['goes once after 600 ms of good frames, the first sight not counted', every(100, times(10)), [7]],
    ['waits for four good frames, however slow the phone', every(400, times(6)), [4]],
    [
      'never goes without a card',
      every(
        100,
        Array.from({ length: 30 }, () => null),
      ),
      [],
    ],
    ['starts over after a bad frame', every(100, [...times(6), { ...good, blurMm: 2 }, ...times(8)]), [13]],
    ['goes again for whoever did not want the first', every(100, times(16)), [7, 14]],
  ] as readonly (readonly [string, readonly Shown[], readonly number[]])[])('%s', (_, history, at) => {
    expect(shots(history)).toEqual(at);
  });
});

describe('on drawn scenes', () => {
  const live = async (options: Partial<SpecimenOptions>): Promise<Picture> => {
    const { jpeg } = await drawSpecimen({
      fault: 'none',
      seed: 3,
      ground: 'wood',
      width: 1280,
      height: 720,
      ...options,
    });
    return decodePicture(jpeg, inspectFile(jpeg, defaultPolicy), 640);
  };
  test.each([
    ['a good card', {}, null],
    ['blurred', { fault: 'blurred', blurMm: 1.2 }, 'hold-still'],
    ['too dark', { fault: 'too-dark' }, 'too-dark'],
    ['far away', { fault: 'too-small' }, 'closer'],
    ['cut off', { fault: 'cut-off' }, 'near-edge'],
    ['no card', { fault: 'no-card' }, 'no-card'],
  ] as const)('%s', async (_, options, hint) => {
    const picture = await live(options);
    const check = createLiveCheck({ photoScale: 2 });
    const frames = Array.from({ length: 8 }, (_, i) => check(picture, i * 200));
    expect(frames[7]!.hint).toBe(hint);
    expect(frames.some(({ shouldShoot }) => shouldShoot)).toBe(hint === null);
  });

  test('the closer look is asked for at every third frame with a card', async () => {
    const picture = await live({});
    let looks = 0;
    const check = createLiveCheck({
      photoScale: 2,
      lookAtCard: () => {
        looks++;
        return glance({ coveredShare: 0.2 });
      },
    });
    const frames = Array.from({ length: 7 }, (_, i) => check(picture, i * 300));
    expect([looks, frames[6]!.hint]).toEqual([3, 'covered']);
  });
});
