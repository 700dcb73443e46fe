/**
 * A first, classical way of finding the card: the areas of one tone or one tint
 * are cut out at many thresholds; an area whose hull is nearly a quadrilateral
 * of a card's proportions is a candidate; candidates that many thresholds and
 * several channels agree on win. The next form is a trained locator.
 */
import { orientCard } from './orient-card.ts';
import {
  luminanceOf,
  shrinkPicture,
  type Corners,
  type Picture,
  type Plane,
  type Point,
  type Side,
} from './picture.ts';
import { areaOf, CARD_ASPECT, cross, distance, isConvex, quadAround, scaleQuad, sidesOf } from './quad.ts';
import { refineQuad } from './refine-quad.ts';
import { regionsOf, type Region } from './regions.ts';

export type FoundCard = Readonly<{
  /** In pixels of the picture that was searched. */
  corners: Corners;
  /** 0 to 1: how sure this is a card's outline. */
  confidence: number;
  /** Edges of the picture that the card runs into. */
  cutSides: readonly Side[];
}>;

const SEARCH_SIDE_PX = 200;
const THRESHOLDS = 11;
const MIN_AREA = 0.02; // of the picture: smaller cards are not told from other things
const MAX_AREA = 0.97;
/** What fills so much of the picture and runs out of it on three sides is the table. */
const TABLE_AREA = 0.8;
/** Of a card that runs out of the picture: less than half of it left is not told from a ruler. */
const MAX_CUT_ASPECT = 4;
const MIN_SOLIDITY = 0.86;
const MIN_SCORE = 0.25;
/** Contact with the picture's edge longer than this share of that edge is a cut, not noise. */
const MIN_CONTACT = 0.04;

/** The portrait on its red or blue has a card's outline too: it is small, and not pale as a KTP's ground is (about 0.3). */
const PORTRAIT = { maxSide: 0.3, minSaturation: 0.42 };

type Candidate = Readonly<{ quad: Corners; score: number; channel: number; cutSides: readonly Side[] }>;

export function findCard(picture: Picture): FoundCard | null {
  const small = shrinkPicture(picture, SEARCH_SIDE_PX);
  const candidates: Candidate[] = [];
  channelsOf(small).forEach((plane, channel) => candidates.push(...candidatesIn(plane, channel)));
  const best = mostAgreed(candidates.filter(({ quad }) => !isPortrait(small, quad)));
  if (best === null) return null;

  const scaled = scaleQuad(best.quad, picture.width / small.width, picture.height / small.height);
  const refined = refineQuad(picture, scaled);
  const { confidence, cutSides } = best;
  return { corners: orientCard(picture, refined, cutSides.length === 0), confidence, cutSides };
}

/** Tone and two tints; the tints are ratios, so that shadows matter less. */
function channelsOf(picture: Picture): Plane[] {
  const { width, height, rgba } = picture;
  const blueness = new Float32Array(width * height);
  const redness = new Float32Array(width * height);
  for (let i = 0, p = 0; i < blueness.length; i++, p += 4) {
    const red = rgba[p]! + 16;
    const green = rgba[p + 1]! + 16;
    const blue = rgba[p + 2]! + 16;
    const sum = red + green + blue;
    blueness[i] = (255 * (blue - red)) / sum;
    redness[i] = (255 * (2 * green - red - blue)) / sum;
  }
  const plane = (values: Float32Array): Plane => smooth({ width, height, values });
  return [smooth(luminanceOf(picture)), plane(blueness), plane(redness)];
}

/** A 3 × 3 mean: thin print inside the card must not cut it into pieces. */
function smooth({ width, height, values }: Plane): Plane {
  const out = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    const up = y > 0 ? -width : 0;
    const down = y + 1 < height ? width : 0;
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const left = x > 0 ? -1 : 0;
      const right = x + 1 < width ? 1 : 0;
      let sum = values[at]! + values[at + left]! + values[at + right]!;
      sum += values[at + up]! + values[at + up + left]! + values[at + up + right]!;
      sum += values[at + down]! + values[at + down + left]! + values[at + down + right]!;
      out[at] = sum / 9;
    }
  }
  return { width, height, values: out };
}

function candidatesIn(plane: Plane, channel: number): Candidate[] {
  const { width, height } = plane;
  const sorted = Float32Array.from(plane.values).sort();
  const at = (q: number): number => sorted[Math.floor(q * (sorted.length - 1))]!;
  const low = at(0.02);
  const range = at(0.98) - low;
  if (range < 4) return [];
  const limits = { minArea: MIN_AREA * width * height, maxArea: MAX_AREA * width * height };
  const candidates: Candidate[] = [];
  for (let t = 1; t <= THRESHOLDS; t++) {
    const threshold = low + (range * t) / (THRESHOLDS + 1);
    for (const isAbove of [true, false]) {
      for (const region of regionsOf(plane, threshold, isAbove, limits)) {
        const candidate = candidateFrom(region, plane, channel);
        if (candidate !== null) candidates.push(candidate);
      }
    }
  }
  return candidates;
}

function candidateFrom(region: Region, { width, height }: Plane, channel: number): Candidate | null {
  const solidity = region.filledArea / areaOf(region.hull);
  if (solidity < MIN_SOLIDITY) return null;
  const quad = quadAround(region.hull);
  if (quad === null || !isConvex(quad)) return null;
  const quadArea = areaOf(quad);
  const fit = areaOf(region.hull) / quadArea;
  const cutSides = cutSidesOf(region, width, height);
  if (cutSides.length >= 3 && quadArea > TABLE_AREA * width * height) return null;
  const score =
    rise(solidity, MIN_SOLIDITY, 0.97) * rise(fit, 0.88, 0.965) * aspectScore(quad, cutSides.length) * squareness(quad);
  return score >= MIN_SCORE ? { quad, score, channel, cutSides } : null;
}

function isPortrait(picture: Picture, quad: Corners): boolean {
  const { along, across } = sidesOf(quad);
  const side = Math.max(along, across) / Math.max(picture.width, picture.height);
  return side < PORTRAIT.maxSide && borderSaturation(picture, quad) > PORTRAIT.minSaturation;
}

/** Mean saturation, (max − min) / max of the channels, along a ring just inside the outline. */
function borderSaturation({ width, height, rgba }: Picture, quad: Corners): number {
  const centre: Point = [quad.reduce((sum, [x]) => sum + x, 0) / 4, quad.reduce((sum, [, y]) => sum + y, 0) / 4];
  const steps = 12;
  let sum = 0;
  let count = 0;
  quad.forEach((from, side) => {
    const to = quad[(side + 1) % 4]!;
    for (let step = 0; step < steps; step++) {
      const inside = (axis: 0 | 1): number => {
        const edge = from[axis] + ((to[axis] - from[axis]) * step) / steps;
        return Math.round(centre[axis] + (edge - centre[axis]) * 0.9);
      };
      const [x, y] = [inside(0), inside(1)];
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const p = (y * width + x) * 4;
      const most = Math.max(rgba[p]!, rgba[p + 1]!, rgba[p + 2]!);
      sum += (most - Math.min(rgba[p]!, rgba[p + 1]!, rgba[p + 2]!)) / Math.max(1, most);
      count++;
    }
  });
  return count === 0 ? 0 : sum / count;
}

function cutSidesOf({ touches }: Region, width: number, height: number): Side[] {
  const sides: Side[] = [];
  if (touches.left > MIN_CONTACT * height) sides.push('left');
  if (touches.top > MIN_CONTACT * width) sides.push('top');
  if (touches.right > MIN_CONTACT * height) sides.push('right');
  if (touches.bottom > MIN_CONTACT * width) sides.push('bottom');
  return sides;
}

/** 1 at a card's proportions, falling with the tilt they would need; a cut card may have any. */
function aspectScore(quad: Corners, cuts: number): number {
  const { along, across } = sidesOf(quad);
  const aspect = Math.max(along, across) / Math.max(1, Math.min(along, across));
  const off = Math.abs(Math.log(aspect / CARD_ASPECT));
  const score = 1 - rise(off, 0.1, 0.4);
  if (cuts === 0) return score;
  return aspect < MAX_CUT_ASPECT ? Math.max(cuts < 3 ? 0.8 : 0.4, score) : 0;
}

/** A card seen from the side has corners between 60° and 120°; under 40° it is something else. */
function squareness(quad: Corners): number {
  return Math.min(...quad.map((corner, i) => rise(sineAt(quad[(i + 3) % 4]!, corner, quad[(i + 1) % 4]!), 0.64, 0.86)));
}

/** The sine of the angle at `corner`. */
function sineAt(before: Point, corner: Point, after: Point): number {
  return Math.abs(cross(corner, before, after)) / Math.max(1, distance(corner, before) * distance(corner, after));
}

/** 0 up to `from`, 1 from `to` on, straight between. */
function rise(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

type Agreed = Candidate & Readonly<{ confidence: number }>;

/** The candidate with the most support from near-equal ones, where further thresholds and channels add less and less. */
function mostAgreed(candidates: readonly Candidate[]): Agreed | null {
  let best: Agreed | null = null;
  let bestSupport = 0;
  for (const candidate of candidates) {
    const { along, across } = sidesOf(candidate.quad);
    const near = 0.06 * Math.min(along, across);
    let support = 0;
    for (const other of candidates) {
      const off = cornerDistance(candidate.quad, other.quad);
      if (off < near) support += other.score * (1 - off / near);
    }
    // A card inside a sheet of paper is smaller than the sheet: size itself earns nothing.
    const strength = support * candidate.score;
    if (strength <= bestSupport) continue;
    bestSupport = strength;
    best = { ...candidate, confidence: candidate.score * (1 - Math.exp(-support / 1.5)) };
  }
  return best;
}

/** The largest distance between matching corners, over the ways two quads can be counted. */
function cornerDistance(a: Corners, b: Corners): number {
  let least = Infinity;
  for (let turn = 0; turn < 4; turn++) {
    let most = 0;
    for (let i = 0; i < 4; i++) most = Math.max(most, distance(a[i]!, b[(i + turn) % 4]!));
    least = Math.min(least, most);
  }
  return least;
}
