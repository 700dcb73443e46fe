/**
 * Pixels as the photo check sees them: upright RGBA, small enough to judge
 * quickly. Who decodes (a phone's browser, sharp on the server) is not known here.
 */

export type Picture = Readonly<{
  width: number;
  height: number;
  rgba: Uint8Array | Uint8ClampedArray;
}>;

/** One number per pixel. */
export type Plane = Readonly<{ width: number; height: number; values: Float32Array }>;

export type Point = readonly [x: number, y: number];

/** Clockwise from the card's own top left. */
export type Corners = readonly [Point, Point, Point, Point];

export type Side = 'left' | 'top' | 'right' | 'bottom';

/** A picture that is judged keeps at least this much of its longest side. */
const LEAST_JUDGED_SIDE_PX = 1000;

/**
 * The longest side of the picture that is judged, on the phone and on the server alike: halved as long as 1000 px are
 * left. Whole halvings, because a JPEG decoder gives those almost for nothing and without resampling.
 */
export function judgedSide(width: number, height: number): number {
  let side = Math.max(width, height);
  while (side >= 2 * LEAST_JUDGED_SIDE_PX) side /= 2;
  return Math.ceil(side);
}

/** The size to decode an upright image to: never enlarged, the longest side at most `maxSide`. */
export function judgedSize(
  width: number,
  height: number,
  maxSide = judgedSide(width, height),
): { width: number; height: number } {
  const scale = Math.min(1, maxSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** RGBA as one number per pixel: red in the lowest byte, as every machine this runs on is little-endian. */
export function asWords(rgba: Picture['rgba']): Int32Array {
  const aligned = rgba.byteOffset % 4 === 0 ? rgba : rgba.slice();
  return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
}

/** Where the pixels of an even grid of `side` × `side` begin in a picture's rgba. */
export function evenGrid({ width, height }: Picture, side: number): Int32Array {
  const at = (i: number, size: number): number => Math.floor(((i + 0.5) / side) * size);
  return Int32Array.from(
    { length: side * side },
    (_, i) => (at(Math.floor(i / side), height) * width + at(i % side, width)) * 4,
  );
}

/** Rec. 709 luma of the gamma-coded values: what a person calls light and dark. */
export function luminanceOf(picture: Picture): Plane {
  const { width, height, rgba } = picture;
  const values = new Float32Array(width * height);
  for (let i = 0, p = 0; i < values.length; i++, p += 4) {
    values[i] = 0.2126 * rgba[p]! + 0.7152 * rgba[p + 1]! + 0.0722 * rgba[p + 2]!;
  }
  return { width, height, values };
}

/** Box-averages a picture to at most `maxSide`: averaging keeps thin text from turning into noise. */
export function shrinkPicture(picture: Picture, maxSide: number): Picture {
  const target = judgedSize(picture.width, picture.height, maxSide);
  if (target.width === picture.width && target.height === picture.height) return picture;
  const rgba = new Uint8ClampedArray(target.width * target.height * 4);
  const stepX = picture.width / target.width;
  const stepY = picture.height / target.height;
  for (let y = 0; y < target.height; y++) {
    const y0 = Math.floor(y * stepY);
    const y1 = Math.max(y0 + 1, Math.floor((y + 1) * stepY));
    for (let x = 0; x < target.width; x++) {
      const x0 = Math.floor(x * stepX);
      const x1 = Math.max(x0 + 1, Math.floor((x + 1) * stepX));
      averageBox(picture, [x0, y0, x1, y1], rgba, (y * target.width + x) * 4);
    }
  }
  return { ...target, rgba };
}

type Box = readonly [x0: number, y0: number, x1: number, y1: number];

function averageBox(picture: Picture, [x0, y0, x1, y1]: Box, into: Uint8ClampedArray, at: number): void {
  const { width, rgba } = picture;
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let y = y0; y < y1; y++) {
    for (let p = (y * width + x0) * 4, end = (y * width + x1) * 4; p < end; p += 4) {
      red += rgba[p]!;
      green += rgba[p + 1]!;
      blue += rgba[p + 2]!;
    }
  }
  const count = (x1 - x0) * (y1 - y0);
  into[at] = red / count;
  into[at + 1] = green / count;
  into[at + 2] = blue / count;
  into[at + 3] = 255;
}

/** The value, 0 to 255 and to a quarter, under which the share `q` of the values lies: counted, not sorted. */
export function quantile(values: Float32Array, q: number): number {
  if (values.length === 0) return 0;
  const counts = new Uint32Array(1024);
  for (let i = 0; i < values.length; i++) counts[Math.min(1023, Math.max(0, Math.floor(values[i]! * 4)))]!++;
  let left = Math.min(values.length - 1, Math.floor(q * values.length)) + 1;
  let bin = 0;
  while (bin < 1023 && (left -= counts[bin]!) > 0) bin++;
  return bin / 4;
}
