/**
 * Everything that is measured on a photo, as numbers that can be kept: judging
 * them again, by another policy, needs no pixels.
 */
import { modelVersions, sigmoid, softmax } from './card-nets.ts';
import { seePicture, type SeenCard } from './find-card.ts';
import { cardOfFlat } from './flat-card.ts';
import { uprightSize, type Gate } from './gate.ts';
import type { SpottedArea } from './look-at-card.ts';
import { measureChroma } from './measure-chroma.ts';
import { measureLight, type Light } from './measure-light.ts';
import { measureTexture } from './measure-texture.ts';
import { measureTilt } from './measure-tilt.ts';
import type { Corners, Picture, Side } from './picture.ts';
import { scaleQuad, sidesOf } from './quad.ts';
import { readNik, type ReadNik } from './read-nik.ts';

export type CardMeasures = Readonly<{
  /** In pixels of the upright full-size image, clockwise from the card's own top left. */
  corners: Corners;
  confidence: number;
  /** Mean of the card's two long sides, in pixels of the full-size image. */
  widthPx: number;
  cutSides: readonly Side[];
  tiltDegrees: number;
  /** How far the outline is from that of any card seen from anywhere (CardPose): good photos are under 0.0005. */
  misfit: number;
  /** How much it looks like each, together 1. */
  kinds: Readonly<{ ktp: number; otherCard: number; nothing: number }>;
  copies: Readonly<{ original: number; greyCopy: number; colourCopy: number; screen: number }>;
  /** The share of the card that something lies on, or that is burnt out, and where. */
  covered: SpottedArea;
  glare: SpottedArea;
}>;

export type PhotoMeasures = Readonly<{
  /** Rises when a number changes its meaning. */
  version: 2;
  /** The weights that measured. */
  models: string;
  /** The upright full-size image. */
  width: number;
  height: number;
  card: CardMeasures | null;
  /** 0 to 1: there is more than one KTP. */
  several: number;
  /** Of the card, or without one of the whole picture. */
  light: Light;
  /** Diameter of the blur disc on the card; 0 without one. */
  blurMm: number;
  chroma: number;
}>;

/** The number is personal: it travels beside the measures, never in them. */
export type MeasuredPhoto = Readonly<{ measures: PhotoMeasures; nik: ReadNik | null }>;

export function measurePhoto(picture: Picture, gate: Gate): MeasuredPhoto {
  const full = gate.width > 0 ? uprightSize(gate) : picture;
  const size = { width: full.width, height: full.height };
  const common = { version: 2, models: modelVersions, ...size } as const;
  const { card: seen, several } = seePicture(picture);
  if (seen === null) {
    const light = measureLight(picture);
    return { measures: { ...common, card: null, several, light, blurMm: 0, chroma: 0 }, nik: null };
  }
  const texture = measureTexture(picture, seen.corners);
  const flat = cardOfFlat(seen.look.flat);
  const measures: PhotoMeasures = {
    ...common,
    card: cardMeasures(seen, texture.copyLogits, size, picture),
    several,
    light: measureLight(flat),
    blurMm: blurOf(seen.look.blurMm, texture.blurMm),
    chroma: measureChroma(flat),
  };
  return { measures, nik: readNik(picture, seen.corners) };
}

type Size = Readonly<{ width: number; height: number }>;

function cardMeasures(seen: SeenCard, textureLogits: readonly number[], full: Size, picture: Size): CardMeasures {
  const { look, confidence, cutSides } = seen;
  const toFull = (quad: Corners): Corners => scaleQuad(quad, full.width / picture.width, full.height / picture.height);
  const area = ({ share, place }: SpottedArea): SpottedArea => ({ share, place: place && toFull(place) });
  const corners = toFull(seen.corners);
  const { degrees, misfit } = measureTilt(corners, full);
  return {
    corners,
    confidence,
    widthPx: sidesOf(corners).along,
    cutSides,
    tiltDegrees: degrees,
    misfit,
    kinds: look.kinds,
    copies: copiesOf(look.copyLogits, textureLogits, seen.located.screen),
    covered: area(look.covered),
    glare: area(look.glare),
  };
}

/**
 * Paper copies are told by the judge and the texture net together, as they were trained. A screen is told by the
 * texture of its panel and by what is around the card (the frame of a phone, a window, a dim room): on photos by another
 * hand's camera the judge, who sees neither, took originals for screens as often as screens. Fitted there by logistic
 * regression (training/MODEL-CARD.md).
 */
function copiesOf(judge: readonly number[], texture: readonly number[], around: number): CardMeasures['copies'] {
  const within = (value: number, most: number): number => Math.min(most, Math.max(-most, value));
  const onScreen =
    SCREEN.texture * within(texture[3]! - texture[0]!, 4) + SCREEN.around * within(around, 5) + SCREEN.bias;
  const screen = sigmoid(onScreen);
  const onPaper = softmax([0, 1, 2].map((i) => judge[i]! + texture[i]!));
  const [original, greyCopy, colourCopy] = onPaper.map((share) => share * (1 - screen));
  return { original: original!, greyCopy: greyCopy!, colourCopy: colourCopy!, screen };
}

const SCREEN = { texture: 1.65, around: 1.4, bias: -0.13 };

/** Two estimates of one thing, from the flat card and from the picture's own pixels: their geometric mean. */
function blurOf(flat: number, texture: number): number {
  return Math.sqrt(Math.max(0, flat) * Math.max(0, texture));
}
