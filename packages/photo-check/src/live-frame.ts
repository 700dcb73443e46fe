/** What one camera frame shows, as numbers: where the card is, how it is lit, how sharp it is. */
import { cutSidesOf } from './find-card.ts';
import { locateCard, type LocatedCard } from './locate-card.ts';
import { measureLight } from './measure-light.ts';
import { measureSharpness } from './measure-sharpness.ts';
import { evenGrid, quantile, type Corners, type Picture, type Point } from './picture.ts';
import { isConvex, sidesOf } from './quad.ts';
import { cardToPicture, rectify, rectifyLuma } from './rectify.ts';

export type FrameCard = Readonly<{
  corners: Corners;
  confidence: number;
  isCut: boolean;
  /** In pixels of the frame. */
  widthPx: number;
  /** The longer extent as a share of the frame's side it fills most. */
  fill: number;
  /** From the nearest corner to the frame's edge, as a share of the frame's side; negative outside. */
  margin: number;
  ground: number;
  clippedShare: number;
  blurMm: number;
  print: number;
}>;

const FLAT_WIDTH = 320; // enough for blur: a larger plane measures the same and takes four times as long
/** The part of the card's height that blur is measured on: header, NIK, the first rows. All of it takes three times as long. */
const PRINT = { from: 0.04, to: 0.42 };
const PRINT_HEIGHT = 77;
const SMALL_WIDTH = 80;
const SMALL_HEIGHT = 50;
const LIGHT_SAMPLES_A_SIDE = 64;
const CARD_MM = 85.6;

export type FrameMeasures = Readonly<{
  card: FrameCard | null;
  /** Luma of the frame's lighter quarter, 0 to 255. */
  light: number;
}>;

export function measureFrame(picture: Picture): FrameMeasures {
  // One look only: a frame has a few milliseconds, and the photo itself is judged in full.
  const located = locateCard(picture);
  const light = quantile(sampledLuma(picture), 0.75);
  return { card: isConvex(located.corners) ? measureCard(picture, located) : null, light };
}

function measureCard(picture: Picture, { corners, presence }: LocatedCard): FrameCard {
  const light = measureLight(rectify(picture, corners, SMALL_WIDTH, SMALL_HEIGHT, 2));
  const sharpness = measureSharpness(rectifyLuma(picture, printOf(corners), FLAT_WIDTH, PRINT_HEIGHT));
  return {
    corners,
    confidence: presence,
    isCut: cutSidesOf(corners, picture).length > 0,
    widthPx: sidesOf(corners).along,
    ...extentOf(corners, picture),
    ground: light.ground,
    clippedShare: light.clippedShare,
    blurMm: (sharpness.blurPx * CARD_MM) / FLAT_WIDTH,
    print: sharpness.strongest,
  };
}

function printOf(corners: Corners): Corners {
  const at = cardToPicture(corners);
  return [at(0, PRINT.from), at(1, PRINT.from), at(1, PRINT.to), at(0, PRINT.to)];
}

/** Rec. 709 luma of single pixels on an even grid. */
function sampledLuma(picture: Picture): Float32Array {
  const { rgba } = picture;
  const luma = (p: number): number => 0.2126 * rgba[p]! + 0.7152 * rgba[p + 1]! + 0.0722 * rgba[p + 2]!;
  return Float32Array.from(evenGrid(picture, LIGHT_SAMPLES_A_SIDE), luma);
}

type Size = Readonly<{ width: number; height: number }>;

export function extentOf(corners: Corners, { width, height }: Size): { fill: number; margin: number } {
  const along = (axis: 0 | 1, side: number): readonly [low: number, high: number] => {
    const values = corners.map((corner: Point) => corner[axis] / side);
    return [Math.min(...values), Math.max(...values)];
  };
  const [left, right] = along(0, width);
  const [top, bottom] = along(1, height);
  return {
    fill: Math.max(right - left, bottom - top),
    margin: Math.min(left, 1 - right, top, 1 - bottom),
  };
}
