/**
 * Where the card is, by a small net that sees the whole picture at 152 px in a grey surround: one heat map for each of
 * the card's own corners (so that which way up it lies is known too), and how likely there is a card, or several.
 */
import { cardNet, sigmoid } from './card-nets.ts';
import { lift, liftFor } from './lift-dark.ts';
import type { Tensor } from './nn/engine.ts';
import { letterbox, normalisePixels, type Letterboxed } from './nn/pixels.ts';
import { outlineOfMask } from './mask-outline.ts';
import type { Corners, Picture, Point } from './picture.ts';
import { isConvex } from './quad.ts';

export type LocatedCard = Readonly<{
  /** In pixels of the picture; may lie outside it. */
  corners: Corners;
  /** 0 to 1: there is a card at all. */
  presence: number;
  /** 0 to 1: there is more than one KTP. */
  several: number;
  /** Logit: the card is shown on a screen, by what is around it. */
  screen: number;
  /** 0 to 1: how much of each corner's heat lies in one place, of the least certain corner. */
  certainty: number;
}>;

/** The channel after the corners' four. */
const MASK = 4;
const CONTENT = 152; // training/gelombang_training/nets.py
const REACH = 2; // cells around the hottest that its centre is taken over

export function locateCard(picture: Picture): LocatedCard {
  const net = cardNet('locator');
  const { width: side } = net.input;
  const boxed = letterbox(picture, side, CONTENT);
  liftContent(boxed, side, liftFor(picture));
  const { heat, scene } = net.run(normalisePixels(boxed.values, net.input));
  const cell = side / heat!.width;
  const toPicture = ([x, y]: Point): Point => [
    (x * cell - boxed.offsetX) / boxed.scale,
    (y * cell - boxed.offsetY) / boxed.scale,
  ];
  const peaks = [0, 1, 2, 3].map((channel) => peakOf(heat!, channel));
  const ofPeaks = peaks.map(({ at }) => at) as unknown as Corners;
  const outline = isConvex(ofPeaks) ? ofPeaks : (outlineOfMask(heat!, MASK) ?? ofPeaks);
  return {
    corners: outline.map(toPicture) as unknown as Corners,
    presence: sigmoid(scene!.values[0]!),
    several: sigmoid(scene!.values[1]!),
    screen: scene!.values[2]!,
    certainty: Math.min(...peaks.map(({ share }) => share)),
  };
}

/** The picture inside its surround; the surround stays grey. */
function liftContent({ values, offsetX, offsetY }: Letterboxed, side: number, by: number): void {
  if (by === 1) return;
  const [x0, y0] = [Math.ceil(offsetX), Math.ceil(offsetY)];
  for (let y = y0; y < side - y0; y++) lift(values.subarray((y * side + x0) * 3, ((y + 1) * side - x0) * 3), by);
}

type Peak = Readonly<{ at: Point; share: number }>;

/** The centre of a heat map's hottest place, in cells, and the share of all heat that is there. */
function peakOf({ width, height, channels, values }: Tensor, channel: number): Peak {
  let hottest = channel;
  for (let i = channel; i < values.length; i += channels) if (values[i]! > values[hottest]!) hottest = i;
  const at = (hottest - channel) / channels;
  const [column, row] = [at % width, Math.floor(at / width)];
  const most = values[hottest]!;
  let [all, near, sumX, sumY] = [0, 0, 0, 0];
  for (let y = 0, i = channel; y < height; y++) {
    for (let x = 0; x < width; x++, i += channels) {
      const heat = Math.exp(values[i]! - most);
      all += heat;
      if (Math.abs(x - column) > REACH || Math.abs(y - row) > REACH) continue;
      near += heat;
      sumX += heat * (x + 0.5);
      sumY += heat * (y + 0.5);
    }
  }
  return { at: [sumX / near, sumY / near], share: near / all };
}
