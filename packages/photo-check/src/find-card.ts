/** Where the card is, in two looks: the whole picture for the outline, then the card laid flat for nearer corners. */
import { isBlank } from './lift-dark.ts';
import { locateCard, type LocatedCard } from './locate-card.ts';
import { lookAtCard, type CardLook } from './look-at-card.ts';
import type { Corners, Picture, Point, Side } from './picture.ts';
import { measureTilt } from './measure-tilt.ts';
import { distance, isConvex } from './quad.ts';
import { refineQuad } from './refine-quad.ts';

export type FoundCard = Readonly<{
  /** In pixels of the picture that was searched, clockwise from the card's own top left; may lie outside it. */
  corners: Corners;
  /** 0 to 1: how sure this is a card's outline. */
  confidence: number;
  /** Edges of the picture that the card runs over. */
  cutSides: readonly Side[];
}>;

export type SeenCard = FoundCard & Readonly<{ located: LocatedCard; look: CardLook }>;

/** Under this the whole picture shows no card worth a nearer look. */
const MIN_PRESENCE = 0.2;
/** A corner this far outside, as a share of the card's width, is cut off and not a matter of measuring. */
const CUT_OVER = 0.012;
/** Nearer to the picture's edge than this share of its longer side, a corner lies on it. */
const TOUCH = 0.006;
const NEAR = 0.03;

export function findCard(picture: Picture): FoundCard | null {
  const { card } = seePicture(picture);
  if (card === null) return null;
  const { corners, confidence, cutSides } = card;
  return { corners, confidence, cutSides };
}

/** The same with all that was seen on the way. Several cards over one another may have no outline of one. */
export function seePicture(picture: Picture): Readonly<{ card: SeenCard | null; several: number }> {
  if (isBlank(picture)) return { card: null, several: 0 };
  const located = locateCard(picture);
  const isSeen = located.presence >= MIN_PRESENCE;
  const card = isSeen && isConvex(located.corners) ? seeCard(picture, located) : null;
  return { card, several: isSeen ? located.several : 0 };
}

function seeCard(picture: Picture, located: LocatedCard): SeenCard {
  const first = nearerLook(picture, located.corners);
  const { look, corners: near } = misfitOf(first.corners, picture) > AMISS ? mendCorner(picture, first) : first;
  const corners = withCutCorners(near, located.corners, picture);
  const confidence = located.presence * (1 - look.kinds.nothing);
  return { corners, confidence, cutSides: cutSidesOf(corners, picture), located, look };
}

type Near = Readonly<{ look: CardLook; corners: Corners }>;

function nearerLook(picture: Picture, from: Corners): Near {
  const look = lookAtCard(picture, from);
  return { look, corners: refineQuad(picture, isConvex(look.corners) ? look.corners : from) };
}

/** No card seen from anywhere has this outline: by far more than measuring is off (good photos: under 0.0005). */
const AMISS = 0.003;
/** And this is no matter of a bent card or a lens either. */
const NO_CARDS = 0.012;

function misfitOf(corners: Corners, size: Size): number {
  return measureTilt(corners, size).misfit;
}

/**
 * One corner may be amiss, under a finger or beside a line of the table: the three others say where it should be. The
 * outline that fits a card best is looked at again.
 */
function mendCorner(picture: Picture, near: Near): Near {
  const quads = near.corners.map((_, i) => withCornerFromOthers(near.corners, i)).filter(isConvex);
  const [best] = quads.sort((a, b) => misfitOf(a, picture) - misfitOf(b, picture));
  if (best === undefined || misfitOf(best, picture) >= misfitOf(near.corners, picture)) return near;
  const again = nearerLook(picture, best);
  return misfitOf(again.corners, picture) < misfitOf(near.corners, picture) ? again : near;
}

/** Corner `i` where a parallelogram has it. */
function withCornerFromOthers(corners: Corners, i: number): Corners {
  const [before, opposite, after] = [corners[(i + 3) % 4]!, corners[(i + 2) % 4]!, corners[(i + 1) % 4]!];
  const corner: Point = [before[0] + after[0] - opposite[0], before[1] + after[1] - opposite[1]];
  return corners.map((old, j) => (j === i ? corner : old)) as unknown as Corners;
}

type Size = Readonly<{ width: number; height: number }>;

/**
 * Where the whole picture says that a corner lies outside it, that is believed: laid flat, the picture's edge looks
 * like the card's.
 */
function withCutCorners(near: Corners, located: Corners, size: Size): Corners {
  const over = CUT_OVER * distance(near[0], near[1]);
  const corners = near.map((corner, i) =>
    isOutside(located[i]!, size, over) && !isOutside(corner, size, over) ? located[i]! : corner,
  ) as unknown as Corners;
  return isConvex(corners) ? corners : near;
}

function isOutside([x, y]: Point, { width, height }: Size, by: number): boolean {
  return x < -by || y < -by || x > width + by || y > height + by;
}

/**
 * The picture's edges that the card runs over: a corner lies clearly beyond one, or a whole side of the card lies on it,
 * which nobody can tell from a card that goes on outside. Where the outline is that of no card, near the edge is enough.
 */
export function cutSidesOf(corners: Corners, size: Size): Side[] {
  const over = CUT_OVER * distance(corners[0], corners[1]);
  const near = misfitOf(corners, size) > NO_CARDS ? NEAR : TOUCH;
  const touch = near * Math.max(size.width, size.height);
  return SIDES.filter((side) => {
    const beyond = corners.map((corner) => beyondBy(side, corner, size));
    return beyond.some((by) => by > over) || beyond.filter((by) => by > -touch).length >= 2;
  });
}

const SIDES: readonly Side[] = ['left', 'top', 'right', 'bottom'];

/** How far outside the picture's `side` a point lies; negative inside. */
function beyondBy(side: Side, [x, y]: Point, { width, height }: Size): number {
  switch (side) {
    case 'left':
      return -x;
    case 'top':
      return -y;
    case 'right':
      return x - width;
    case 'bottom':
      return y - height;
  }
}
