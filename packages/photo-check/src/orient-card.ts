/**
 * Which way up the card lies. The long sides are the card's top and bottom; of
 * the two ways left, the portrait (darker and of another colour than the ground)
 * belongs at the right. A card without a portrait where one should be stays a guess.
 */
import type { Corners, Picture } from './picture.ts';
import { sidesOf, turnQuad } from './quad.ts';
import { rectify } from './rectify.ts';

const WIDTH = 96;
const HEIGHT = 60;
/** The portrait of a KTP-el, in shares of the card. */
const PORTRAIT = { left: 0.72, right: 0.95, top: 0.2, bottom: 0.68 };

/** By so many grey levels the portrait's place must differ more from the ground than its opposite. */
const CLEAR = 6;

/** `isWhole`: of a card that runs out of the picture the portrait's place is not known. */
export function orientCard(picture: Picture, quad: Corners, isWhole: boolean): Corners {
  const { along, across } = sidesOf(quad);
  const lying = along >= across ? quad : turnQuad(quad, 1);
  const upright = isMostlyUpright(lying) ? lying : turnQuad(lying, 2);
  if (!isWhole) return upright;
  const card = rectify(picture, upright, WIDTH, HEIGHT, 2);
  const ground = groundColour(card);
  const right = strangeness(card, ground, PORTRAIT.left, PORTRAIT.top);
  const left = strangeness(card, ground, 1 - PORTRAIT.right, 1 - PORTRAIT.bottom);
  return left > right + CLEAR ? turnQuad(upright, 2) : upright;
}

/** Unless the portrait says otherwise, people are believed to hold the card the right way up. */
function isMostlyUpright([topLeft, topRight]: Corners): boolean {
  const dx = topRight[0] - topLeft[0];
  const dy = topRight[1] - topLeft[1];
  return Math.abs(dx) >= Math.abs(dy) ? dx > 0 : dy > 0;
}

/** Three fifths of the pixels are darker: print is, and burnt-out spots are not. */
function groundColour({ rgba }: Picture): readonly number[] {
  return [0, 1, 2].map((channel) => {
    const values = new Uint8Array(rgba.length / 4);
    for (let i = 0; i < values.length; i++) values[i] = rgba[i * 4 + channel]!;
    return values.sort()[Math.floor(values.length * 0.6)]!;
  });
}

/** How far the mean colour of a portrait-sized box lies from the ground. */
function strangeness(card: Picture, ground: readonly number[], left: number, top: number): number {
  const x0 = Math.round(left * WIDTH);
  const y0 = Math.round(top * HEIGHT);
  const x1 = x0 + Math.round((PORTRAIT.right - PORTRAIT.left) * WIDTH);
  const y1 = y0 + Math.round((PORTRAIT.bottom - PORTRAIT.top) * HEIGHT);
  let sum = 0;
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      const p = (y * WIDTH + x) * 4;
      for (let c = 0; c < 3; c++) sum += Math.abs(card.rgba[p + c]! - ground[c]!);
    }
  }
  return sum / (3 * (x1 - x0) * (y1 - y0));
}
