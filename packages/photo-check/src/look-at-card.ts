/**
 * What lies inside an outline, by a small net that sees the card laid flat: a KTP, another card or none; an original
 * or a copy; the right way up; which parts are covered or burnt out; how blurred; and where its corners really are.
 */
import { cardNet, sigmoid, softmax } from './card-nets.ts';
import { CARD_MM, FLAT_CORNERS, flattenCard, flatToPicture } from './flat-card.ts';
import { lift, liftFor } from './lift-dark.ts';
import type { Tensor } from './nn/engine.ts';
import { normalisePixels } from './nn/pixels.ts';
import type { Corners, Picture, Point } from './picture.ts';
import { distance, turnQuad } from './quad.ts';

export type CardLook = Readonly<{
  /** Nearer than those it was given, and from the card's own top left. */
  corners: Corners;
  kinds: Readonly<{ ktp: number; otherCard: number; nothing: number }>;
  /** Logits of original, grey copy, colour copy, screen: the texture net's are added to them. */
  copyLogits: readonly number[];
  blurMm: number;
  covered: SpottedArea;
  glare: SpottedArea;
  /** Height × width × RGB of the last look, 0 to 255. */
  flat: Float32Array;
}>;

/** Part of the card, as a share of it, and where, in pixels of the picture; null where there is hardly any. */
export type SpottedArea = Readonly<{ share: number; place: Corners | null }>;

const GRID = 8; // flat pixels a cell
const LOOKS = 3;
/** Corners that moved by more than this share of the card's width are looked at again. */
const STILL = 0.015;

export function lookAtCard(picture: Picture, located: Corners, looks = LOOKS): CardLook {
  const by = liftFor(picture);
  let corners = located;
  for (let look = 1; ; look++) {
    const flat = flattenCard(picture, corners);
    const net = cardNet('judge');
    const outputs = net.run(normalisePixels(lift(flat.slice(), by), net.input));
    const whole = [...outputs['whole']!.values];
    const nearer = nearerCorners(outputs['offsets']!, corners);
    const isUpsideDown = whole[7]! > 0;
    const hasMoved = nearer.some(
      (corner, i) => distance(corner, corners[i]!) > STILL * distance(corners[0], corners[1]),
    );
    if (look < looks && (isUpsideDown || hasMoved)) {
      corners = isUpsideDown ? turnQuad(nearer, 2) : nearer;
      continue;
    }
    const [ktp, otherCard, nothing] = softmax(whole.slice(0, 3)) as [number, number, number];
    const maps = outputs['maps']!;
    return {
      corners: nearer,
      kinds: { ktp, otherCard, nothing },
      copyLogits: whole.slice(3, 7),
      blurMm: Math.max(0, Math.exp(whole[8]!) - 0.15),
      covered: spotted(maps, 'covered', corners),
      glare: spotted(maps, 'glare', corners),
      flat,
    };
  }
}

/** Each corner's offset is said by the four cells around it; their mean is taken. */
function nearerCorners({ width, channels, values }: Tensor, corners: Corners): Corners {
  const toPicture = flatToPicture(corners);
  return FLAT_CORNERS.map(([x, y]): Point => {
    const [column, row] = [Math.floor(x / GRID - 0.5), Math.floor(y / GRID - 0.5)];
    let [dx, dy] = [0, 0];
    for (const [i, j] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      const at = ((row + j) * width + column + i) * channels;
      dx += values[at]! / 4;
      dy += values[at + 1]! / 4;
    }
    return toPicture(x + dx * GRID, y + dy * GRID);
  }) as unknown as Corners;
}

/** A cell counts from here on: what lies on the card is seen less surely than what burns it out. */
const SPOTTED = { covered: 0.35, glare: 0.5 };
const MAPS = { covered: 0, glare: 1 } as const;

/** The cells of a map that are more likely so than not, as a share of the card, and the box around them. */
function spotted({ width, height, channels, values }: Tensor, map: keyof typeof MAPS, corners: Corners): SpottedArea {
  const [[left, top], , [right, bottom]] = FLAT_CORNERS;
  let [cells, hits] = [0, 0];
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [x, y] = [(column + 0.5) * GRID, (row + 0.5) * GRID];
      if (x < left || x > right || y < top || y > bottom) continue;
      cells++;
      if (sigmoid(values[(row * width + column) * channels + MAPS[map]]!) < SPOTTED[map]) continue;
      hits++;
      [x0, y0] = [Math.min(x0, x - GRID / 2), Math.min(y0, y - GRID / 2)];
      [x1, y1] = [Math.max(x1, x + GRID / 2), Math.max(y1, y + GRID / 2)];
    }
  }
  const at = flatToPicture(corners);
  return { share: hits / cells, place: hits === 0 ? null : [at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1)] };
}

/** Pixels of the picture for each millimetre of the card. */
export function pxPerMm(corners: Corners): number {
  return (distance(corners[0], corners[1]) + distance(corners[3], corners[2])) / 2 / CARD_MM.width;
}

/** A first look alone, for live frames: no second one for nearer corners. */
export function glanceAtCard(
  picture: Picture,
  corners: Corners,
): { glareShare: number; coveredShare: number; isKtp: boolean } {
  const { kinds, glare, covered } = lookAtCard(picture, corners, 1);
  return { glareShare: glare.share, coveredShare: covered.share, isKtp: kinds.ktp > 0.5 };
}
