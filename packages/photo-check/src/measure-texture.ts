/**
 * Texture at the picture's own pixels: eight squares of 64 px on the card, unscaled, to a small net that tells
 * halftone dots and a panel's grid from print and paper, and how wide the blur disc is.
 */
import { cardNet } from './card-nets.ts';
import { cardMmToPicture } from './flat-card.ts';
import { lift, liftFor } from './lift-dark.ts';
import { pxPerMm } from './look-at-card.ts';
import { normalisePixels } from './nn/pixels.ts';
import type { Corners, Picture } from './picture.ts';

export type Texture = Readonly<{
  /** Logits of original, grey copy, colour copy, screen. */
  copyLogits: readonly number[];
  blurMm: number;
}>;

const SIDE = 64;
/** The middle of each square, mm on the card: header, NIK, rows, ground, portrait, below it. */
const PLACES_MM = [
  [43, 6],
  [36, 14],
  [14, 26],
  [36, 26],
  [24, 40],
  [50, 42],
  [72, 25],
  [72, 46],
] as const;

export function measureTexture(picture: Picture, corners: Corners): Texture {
  const net = cardNet('texture');
  const { texture } = net.run(normalisePixels(lift(squaresOf(picture, corners), liftFor(picture)), net.input));
  const values = [...texture!.values];
  return {
    copyLogits: values.slice(0, 4),
    blurMm: Math.max(0, Math.exp(values[4]!) - 0.6) / pxPerMm(corners),
  };
}

/** The squares one under another: 512 × 64 × RGB. A picture smaller than a square repeats its edge. */
function squaresOf({ width, height, rgba }: Picture, corners: Corners): Float32Array {
  const toPicture = cardMmToPicture(corners);
  const values = new Float32Array(PLACES_MM.length * SIDE * SIDE * 3);
  let to = 0;
  for (const [mmX, mmY] of PLACES_MM) {
    const [x, y] = toPicture(mmX, mmY);
    const x0 = Math.max(0, Math.min(Math.max(width, SIDE) - SIDE, Math.floor(x) - SIDE / 2));
    const y0 = Math.max(0, Math.min(Math.max(height, SIDE) - SIDE, Math.floor(y) - SIDE / 2));
    for (let j = 0; j < SIDE; j++) {
      const row = Math.min(height - 1, y0 + j) * width;
      for (let i = 0; i < SIDE; i++, to += 3) {
        const from = (row + Math.min(width - 1, x0 + i)) * 4;
        values[to] = rgba[from]!;
        values[to + 1] = rgba[from + 1]!;
        values[to + 2] = rgba[from + 2]!;
      }
    }
  }
  return values;
}
