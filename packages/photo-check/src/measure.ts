/**
 * Everything that is measured on a photo, as numbers that can be kept: judging
 * them again, by another policy, needs no pixels.
 */
import { findCard } from './find-card.ts';
import { uprightSize, type Gate } from './gate.ts';
import { measureChroma } from './measure-chroma.ts';
import { isBlank, measureLight, type Light } from './measure-light.ts';
import { measureSharpness } from './measure-sharpness.ts';
import { luminanceOf, shrinkPicture, type Corners, type Picture, type Side } from './picture.ts';
import { scaleQuad, sidesOf } from './quad.ts';
import { rectify, rectifyPlane } from './rectify.ts';

export type CardMeasures = Readonly<{
  /** In pixels of the upright full-size image, clockwise from the card's own top left. */
  corners: Corners;
  confidence: number;
  /** Mean of the card's two long sides, in pixels of the full-size image. */
  widthPx: number;
  cutSides: readonly Side[];
}>;

export type PhotoMeasures = Readonly<{
  /** Rises when a number changes its meaning. */
  version: 1;
  /** The upright full-size image. */
  width: number;
  height: number;
  card: CardMeasures | null;
  light: Light;
  /** The blur disc on the card; without a card, as if one filled most of the picture. */
  blurMm: number;
  /** Mean of the strongest gradients, 0 to 510: near 0 there is nothing to see. */
  strongestGradient: number;
  /** Share of pixels near a clear edge, over the whole picture. */
  detail: number;
  chroma: number;
}>;

const FLAT_WIDTH = 640;
const FLAT_HEIGHT = 404;
const CARD_MM = 85.6;
/** Under this the outline is too doubtful to measure inside it. */
const MIN_CONFIDENCE_TO_MEASURE = 0.3;
/** Without a card: it is taken to fill this share of the picture's longer side. */
const ASSUMED_CARD_SHARE = 0.75;

export function measurePhoto(picture: Picture, gate: Gate): PhotoMeasures {
  const full = gate.width > 0 ? uprightSize(gate) : picture;
  // In a burnt-out picture card and table are one white: what still has an outline is the portrait.
  const found = isBurntOut(picture) ? null : findCard(picture);
  const isUsable = found !== null && found.confidence >= MIN_CONFIDENCE_TO_MEASURE;
  const inner = isUsable ? found.corners : middleOf(picture);
  const flat = rectifyPlane(luminanceOf(picture), inner, FLAT_WIDTH, FLAT_HEIGHT);
  const small = rectify(picture, inner, FLAT_WIDTH / 4, FLAT_HEIGHT / 4, 4);
  const light = measureLight(small);
  const sharpness = measureSharpness(flat);
  const pxPerMm = (isUsable ? FLAT_WIDTH : FLAT_WIDTH * ASSUMED_CARD_SHARE) / CARD_MM;
  return {
    version: 1,
    width: full.width,
    height: full.height,
    // A tile or a sheet of paper has a card's outline and no print.
    card: found === null || (isUsable && isBlank(light)) ? null : cardMeasures(found, full, picture),
    light,
    blurMm: sharpness.blurPx / pxPerMm,
    strongestGradient: sharpness.strongest,
    detail: measureDetail(picture),
    chroma: measureChroma(small),
  };
}

type Size = Readonly<{ width: number; height: number }>;

const BURNT_SHARE = 0.7;

function isBurntOut(picture: Picture): boolean {
  return (
    measureLight(rectify(picture, middleOf(picture), FLAT_WIDTH / 4, FLAT_HEIGHT / 4, 2)).clippedShare > BURNT_SHARE
  );
}

function cardMeasures(found: NonNullable<ReturnType<typeof findCard>>, full: Size, picture: Size): CardMeasures {
  const corners = scaleQuad(found.corners, full.width / picture.width, full.height / picture.height);
  return { corners, confidence: found.confidence, widthPx: sidesOf(corners).along, cutSides: found.cutSides };
}

/** The middle of the picture, lying, where a card most likely is. */
function middleOf({ width, height }: Size): Corners {
  const [x0, x1, y0, y1] = [width * 0.1, width * 0.9, height * 0.1, height * 0.9];
  const lying: Corners = [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ];
  return width >= height ? lying : [lying[3], lying[0], lying[1], lying[2]];
}

const EDGE = 16; // luma steps over two pixels

function measureDetail(picture: Picture): number {
  const { width, height, values } = luminanceOf(shrinkPicture(picture, 256));
  let edges = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const change = Math.abs(values[at + 1]! - values[at - 1]!) + Math.abs(values[at + width]! - values[at - width]!);
      if (change > EDGE) edges++;
    }
  }
  return edges / (width * height);
}
