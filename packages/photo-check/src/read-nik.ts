/**
 * The NIK, read from the picture by a small net: the strip it stands on, laid flat, in; scores of ten digits and a
 * blank at a hundred steps out (CTC, Graves et al. 2006). It proves that a person can read the card, and offers the
 * number; it never refuses anyone.
 */
import { cardNet, softmax } from './card-nets.ts';
import { cardMmToPicture } from './flat-card.ts';
import type { Tensor } from './nn/engine.ts';
import type { Corners, Picture } from './picture.ts';
import { distance } from './quad.ts';
import { rectifyLuma } from './rectify.ts';

export type ReadNik = Readonly<{
  /** Sixteen digits. */
  value: string;
  /** 0 to 1: how sure of the least sure digit. */
  confidence: number;
}>;

/** Left, top, right, bottom of the strip, mm on the card. */
const STRIP_MM = [2, 6.8, 70, 20.4] as const;
/** The picture's pixels for each of the strip's from which on one point misses detail. */
const FINE = 1.5;
const DIGITS = 16;
const BLANK = 10;

/** Where further readings look, mm beside the first: what one grid of pixels blurs, another may show. */
const ASIDE_MM = [
  [0, 0],
  [0.45, 0.25],
  [-0.45, -0.25],
] as const;
/** A first reading surer than this needs no second. */
const SURE = 0.998;

/** Null where no two readings say the same sixteen digits. */
export function readNik(picture: Picture, corners: Corners): ReadNik | null {
  const before: ReadNik[] = [];
  for (const aside of ASIDE_MM) {
    const read = readOnce(picture, corners, aside);
    if (read === null) continue;
    if (read.confidence > SURE && before.length === 0) return read;
    const same = before.find(({ value }) => value === read.value);
    if (same !== undefined) return { value: read.value, confidence: confidenceOfTwo(same, read) };
    before.push(read);
  }
  return null;
}

/** Two readings of one picture are no independent witnesses: the mean of their doubts, not the product. */
function confidenceOfTwo(a: ReadNik, b: ReadNik): number {
  return 1 - Math.sqrt((1 - a.confidence) * (1 - b.confidence));
}

function readOnce(picture: Picture, corners: Corners, aside: readonly [number, number]): ReadNik | null {
  const net = cardNet('reader');
  const { width, height } = net.input;
  const { digits } = net.run(standardise(stripOf(picture, corners, aside, { width, height })));
  return decode(digits!);
}

function stripOf(
  picture: Picture,
  corners: Corners,
  [right, down]: readonly [number, number],
  { width, height }: Readonly<{ width: number; height: number }>,
): Float32Array {
  const [x0, y0, x1, y1] = STRIP_MM;
  const at = cardMmToPicture(corners);
  const strip: Corners = [
    at(x0 + right, y0 + down),
    at(x1 + right, y0 + down),
    at(x1 + right, y1 + down),
    at(x0 + right, y1 + down),
  ];
  const isFine = distance(strip[0], strip[1]) > FINE * width;
  return rectifyLuma(picture, strip, width, height, isFine ? 2 : 1).values;
}

/** Mean 0, deviation 1, and of an empty strip no noise blown up. */
function standardise(values: Float32Array): Float32Array {
  let [sum, squares] = [0, 0];
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  const deviation = Math.sqrt(Math.max(0, squares / values.length - mean * mean)) + 4;
  for (let i = 0; i < values.length; i++) values[i] = (values[i]! - mean) / deviation;
  return values;
}

/**
 * The best path: the likeliest symbol of each step, runs as one, blanks left out. A digit is as sure as it is likelier
 * than the other digits at the best step of its run: where blank and digit share a step, that says nothing against it.
 */
function decode({ width, channels, values }: Tensor): ReadNik | null {
  let value = '';
  let before = BLANK;
  const sure: number[] = [];
  for (let step = 0; step < width; step++) {
    const scores = [...values.subarray(step * channels, (step + 1) * channels)];
    const best = scores.indexOf(Math.max(...scores));
    if (best !== BLANK) {
      const share = softmax(scores.slice(0, BLANK))[best]!;
      if (best === before) sure[sure.length - 1] = Math.max(sure[sure.length - 1]!, share);
      else {
        value += String(best);
        sure.push(share);
      }
    }
    before = best;
  }
  return value.length === DIGITS ? { value, confidence: Math.min(...sure) } : null;
}
