/**
 * Live camera frames, judged one after the other: where the card is, the one
 * hint that helps most now, and when the picture may be taken by itself. A hint
 * stands at least a second, so that it can be read; time comes in as an argument.
 */
import { measureFrame, type FrameCard, type FrameMeasures } from './live-frame.ts';
import { defaultLivePolicy, type LivePolicy } from './live-policy.ts';
import type { Corners, Picture } from './picture.ts';
import { distance } from './quad.ts';

export type LiveHint = 'no-card' | 'closer' | 'farther' | 'near-edge' | 'too-dark' | 'glare' | 'covered' | 'hold-still';

export type LiveFrame = Readonly<{
  /** In pixels of the frame; null while no card is seen. */
  corners: Corners | null;
  /** What to show now; null: nothing stands against the picture. */
  hint: LiveHint | null;
  isGood: boolean;
  /** True once, after enough good frames in a row. */
  shouldShoot: boolean;
}>;

/** A closer look than a frame's own measures: a trained judge. Shares of the card; `isKtp` false for other cards. */
export type CardLook = Readonly<{ glareShare: number; coveredShare: number; isKtp: boolean }>;
export type LookAtCard = (picture: Picture, corners: Corners) => CardLook;

export type LiveOptions = Readonly<{
  policy?: LivePolicy;
  /** Pixels of the photo to be taken for each pixel of a frame. */
  photoScale?: number;
  lookAtCard?: LookAtCard;
}>;

export type LiveCheck = (picture: Picture, atMs: number) => LiveFrame;

export function createLiveCheck({
  policy = defaultLivePolicy,
  photoScale = 1,
  lookAtCard,
}: LiveOptions = {}): LiveCheck {
  const judge = createFrameJudge(policy, photoScale);
  let untilLook = 0;
  let look: CardLook | null = null;
  return (picture, atMs) => {
    const measures = measureFrame(picture);
    const { card } = measures;
    if (card === null) [untilLook, look] = [0, null];
    else if (lookAtCard !== undefined && --untilLook < 0) {
      look = lookAtCard(picture, card.corners);
      untilLook = policy.lookEvery - 1;
    }
    return judge(measures, look, atMs);
  };
}

/** Without pixels: measures of frames in, answers out. */
export function createFrameJudge(
  policy: LivePolicy,
  photoScale: number,
): (measures: FrameMeasures, look: CardLook | null, atMs: number) => LiveFrame {
  const measureSpeed = createSpeedometer(policy.movementMs);
  const holdHint = createHintHolder(policy.hintMs);
  const trip = createShutter(policy);
  return ({ card, light }, look, atMs) => {
    const isSeen = card !== null && card.confidence >= policy.minConfidence && card.print >= policy.minPrint;
    const speed = measureSpeed(isSeen ? card : null, atMs);
    const unseen = light < policy.minFrameLight ? 'too-dark' : 'no-card';
    const fault = isSeen ? findHint({ card, look, speed: speed ?? 0, photoScale }, policy) : unseen;
    // Seen for the first time nothing is known about the hand: no news yet, and not good yet.
    const isFirstSight = speed === null && fault === null;
    const isGood = fault === null && !isFirstSight;
    return {
      corners: isSeen ? card.corners : null,
      hint: isFirstSight ? holdHint.current() : holdHint.next(fault, atMs),
      isGood,
      shouldShoot: trip(isGood, atMs),
    };
  };
}

type Seen = Readonly<{ card: FrameCard; look: CardLook | null; speed: number; photoScale: number }>;

/** What to mend first: where the card is, then the light, then what covers it, then the hand. */
function findHint({ card, look, speed, photoScale }: Seen, policy: LivePolicy): LiveHint | null {
  if (look?.isKtp === false) return 'no-card';
  if (card.fill > policy.maxFill) return 'farther';
  if (card.isCut || card.margin < policy.minMargin) return 'near-edge';
  const isNarrow = card.widthPx * photoScale < policy.goodWidthPx && card.fill < policy.fillForWidth;
  if (card.fill < policy.minFill || isNarrow) return 'closer';
  if (card.ground < policy.minGround) return 'too-dark';
  if (hasGlare(card, look, policy)) return 'glare';
  if (look !== null && look.coveredShare > policy.maxCoveredShare) return 'covered';
  return speed > policy.maxSpeed || card.blurMm > policy.maxBlurMm ? 'hold-still' : null;
}

function hasGlare({ ground, clippedShare }: FrameCard, look: CardLook | null, policy: LivePolicy): boolean {
  if (look !== null && look.glareShare > policy.maxGlareShare) return true;
  return clippedShare > policy.maxClippedShare || ground > policy.maxGround;
}

type Sight = Readonly<{ corners: Corners; atMs: number }>;

/** Card widths a second, by the corner that moved most since the last frame that is old enough; null without one. */
function createSpeedometer(movementMs: number): (card: FrameCard | null, atMs: number) => number | null {
  let sights: readonly Sight[] = [];
  return (card, atMs) => {
    if (card === null) {
      sights = [];
      return null;
    }
    const old = sights.filter((sight) => atMs - sight.atMs >= movementMs);
    const past = old[old.length - 1];
    sights = [...sights.slice(-9), { corners: card.corners, atMs }];
    if (past === undefined) return null;
    const moved = Math.max(...card.corners.map((corner, i) => distance(corner, past.corners[i]!)));
    return (moved / card.widthPx / (atMs - past.atMs)) * 1000;
  };
}

/** A hint that one frame alone asks for is noise; one that is shown stays long enough to be read. */
function createHintHolder(hintMs: number) {
  let shown: LiveHint | null = null;
  let since = -Infinity;
  let before: LiveHint | null | undefined;
  return {
    current: () => shown,
    next(hint: LiveHint | null, atMs: number): LiveHint | null {
      const isSteady = before === undefined || before === hint;
      before = hint;
      const isRead = shown === null || atMs - since >= hintMs;
      if (hint !== shown && isSteady && isRead) [shown, since] = [hint, atMs];
      return shown;
    },
  };
}

function createShutter({ shutterFrames, shutterMs }: LivePolicy): (isGood: boolean, atMs: number) => boolean {
  let goodFrames = 0;
  let since = 0;
  return (isGood, atMs) => {
    if (!isGood) {
      goodFrames = 0;
      return false;
    }
    if (goodFrames++ === 0) since = atMs;
    if (goodFrames < shutterFrames || atMs - since < shutterMs) return false;
    goodFrames = 0;
    return true;
  };
}
