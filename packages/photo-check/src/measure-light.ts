/** How light the card is, and how much of it is burnt out. */
import { luminanceOf, quantile, type Picture } from './picture.ts';

export type Light = Readonly<{
  /** Luma of the card's ground (its upper quartile), 0 to 255. */
  ground: number;
  /** Ground minus print (its lowest twentieth). */
  contrast: number;
  /** Share of pixels with every channel at its end. */
  clippedShare: number;
}>;

const CLIPPED = 245; // noise and JPEG ringing reach ten steps below 255

export function measureLight(card: Picture): Light {
  const luminance = luminanceOf(card).values;
  const ground = quantile(luminance, 0.75);
  const { rgba } = card;
  let clipped = 0;
  for (let p = 0; p < rgba.length; p += 4) {
    if (rgba[p]! >= CLIPPED && rgba[p + 1]! >= CLIPPED && rgba[p + 2]! >= CLIPPED) clipped++;
  }
  return {
    ground,
    contrast: ground - quantile(luminance, 0.05),
    clippedShare: clipped / luminance.length,
  };
}
