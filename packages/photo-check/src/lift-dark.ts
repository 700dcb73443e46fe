/**
 * A dark picture is lifted before the nets see it: they were taught on photos of ordinary light, and in the dark there
 * still is a card to be found, so that the darkness can be named.
 */
import { evenGrid, type Picture } from './picture.ts';

const SAMPLES_A_SIDE = 48;
const END_SHARE = 0.02;
/** Grey levels: less is noise and compression. */
const LEAST_RANGE = 8;
/** A picture whose brightest parts are under the first is lifted so that they come to the second, never more than so many times. */
const DARK_UNDER = 110;
const LIFTED_TO = 180;
const MOST = 8;

/** What every value is multiplied by: 1 for a picture of ordinary light. */
export function liftFor(picture: Picture): number {
  const { bright } = rangeOf(picture);
  return bright >= DARK_UNDER ? 1 : Math.min(MOST, LIFTED_TO / Math.max(1, bright));
}

/** Black, white or one colour all over: whatever a net sees in that is not there. */
export function isBlank(picture: Picture): boolean {
  const { dark, bright } = rangeOf(picture);
  return bright - dark < LEAST_RANGE;
}

/** Of the largest channel: the levels that the darkest and the brightest fiftieth reach, by samples on an even grid. */
function rangeOf(picture: Picture): Readonly<{ dark: number; bright: number }> {
  const { rgba } = picture;
  const counts = new Uint32Array(256);
  for (const p of evenGrid(picture, SAMPLES_A_SIDE)) counts[Math.max(rgba[p]!, rgba[p + 1]!, rgba[p + 2]!)]!++;
  const share = END_SHARE * SAMPLES_A_SIDE * SAMPLES_A_SIDE;
  let [bright, dark] = [255, 0];
  for (let left = share; bright > 0 && (left -= counts[bright]!) > 0;) bright--;
  for (let left = share; dark < 255 && (left -= counts[dark]!) > 0;) dark++;
  return { dark, bright };
}

/** In place; 255 stays the end. */
export function lift(values: Float32Array, by: number): Float32Array {
  if (by !== 1) for (let i = 0; i < values.length; i++) values[i] = Math.min(255, values[i]! * by);
  return values;
}
