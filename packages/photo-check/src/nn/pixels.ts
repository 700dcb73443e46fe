/**
 * Pictures as the nets want them: square, of one size, averaged down so that nothing fine turns into noise.
 *
 * A picture reduced by less than four is averaged by area, every source pixel with the share of it that falls into
 * the output pixel. From four on, evenly spaced samples stand for the area: all of a photo's pixels would take longer
 * than the net.
 */
import type { PackedModel } from './packed-model.ts';
import { asWords, type Picture } from '../picture.ts';

/** What surrounds the picture: mid grey, so that corners outside the frame can be said. */
export const SURROUND = 114;

/** Where samples begin to stand for the area. */
const SAMPLED_FROM = 4;

export type Letterboxed = Readonly<{
  values: Float32Array; // side × side × RGB, 0 to 255
  scale: number; // a point x of the picture, in pixels from its left edge, is at offsetX + x * scale
  offsetX: number;
  offsetY: number;
}>;

/** The picture in the middle of a square of `side`, its longest side `content` long. */
export function letterbox(picture: Picture, side: number, content: number): Letterboxed {
  const { width, height } = picture;
  if (!(width > 0 && height > 0 && content > 0 && content <= side)) {
    throw new Error(`a picture of ${width} × ${height} in ${content} of ${side}`);
  }
  const scale = content / Math.max(width, height);
  const offsetX = (side - width * scale) / 2;
  const offsetY = (side - height * scale) / 2;
  const values = new Float32Array(side * side * 3).fill(SURROUND);
  const fill = 1 / scale < SAMPLED_FROM ? fillByArea : fillBySamples;
  fill(picture, values, side, scale, offsetX, offsetY);
  return { values, scale, offsetX, offsetY };
}

/** 0 to 255 to what the net was trained on, in place. */
export function normalisePixels(values: Float32Array, { channels, mean, scale }: PackedModel['input']): Float32Array {
  for (let c = 0; c < channels; c++) {
    const factor = scale[c]! / 255;
    const shift = mean[c]! * scale[c]!;
    for (let i = c; i < values.length; i += channels) values[i] = values[i]! * factor - shift;
  }
  return values;
}

type Fill = (picture: Picture, values: Float32Array, side: number, scale: number, left: number, top: number) => void;

const fillByArea: Fill = (picture, values, side, scale, left, top) => {
  const { width, height, rgba } = picture;
  const cols = sharesAlong(width, side, scale, left);
  const rows = sharesAlong(height, side, scale, top);
  for (let y = rows.first; y < rows.end; y++) {
    const rowStart = rows.starts[y]!;
    const rowEnd = rows.starts[y + 1]!;
    for (let x = cols.first; x < cols.end; x++) {
      const colStart = cols.starts[x]!;
      const colEnd = cols.starts[x + 1]!;
      let p = (rows.from[y]! * width + cols.from[x]!) * 4;
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let j = rowStart; j < rowEnd; j++, p += (width - (colEnd - colStart)) * 4) {
        const rowShare = rows.shares[j]!;
        for (let i = colStart; i < colEnd; i++, p += 4) {
          const share = rowShare * cols.shares[i]!;
          red += share * rgba[p]!;
          green += share * rgba[p + 1]!;
          blue += share * rgba[p + 2]!;
        }
      }
      const at = (y * side + x) * 3;
      const rest = (1 - rows.covered[y]! * cols.covered[x]!) * SURROUND;
      values[at] = red + rest;
      values[at + 1] = green + rest;
      values[at + 2] = blue + rest;
    }
  }
};

/** The part of the source along one axis that falls into output pixel `i`, and the share of that pixel it covers. */
function spanOf(i: number, size: number, scale: number, offset: number) {
  const low = Math.max(0, (i - offset) / scale);
  const high = Math.max(low, Math.min(size, (i + 1 - offset) / scale));
  return { low, high, covered: (high - low) * scale };
}

/** The output pixels along one axis that the picture touches. */
function touched(size: number, side: number, scale: number, offset: number) {
  return { first: Math.max(0, Math.floor(offset)), end: Math.min(side, Math.ceil(offset + size * scale)) };
}

/**
 * Which source pixels fall into each output pixel along one axis, and the share of the output pixel each fills: the
 * source of `i` begins at `from[i]`, its shares at `starts[i]`, and they add up to `covered[i]`.
 */
function sharesAlong(size: number, side: number, scale: number, offset: number) {
  const { first, end } = touched(size, side, scale, offset);
  const from = new Int32Array(side);
  const starts = new Int32Array(side + 1);
  const covered = new Float64Array(side);
  const shares: number[] = [];
  for (let i = first; i < end; i++) {
    const span = spanOf(i, size, scale, offset);
    from[i] = Math.min(size - 1, Math.floor(span.low));
    starts[i] = shares.length;
    for (let s = from[i]!; s < Math.ceil(span.high); s++) {
      shares.push(Math.max(0, Math.min(span.high, s + 1) - Math.max(span.low, s)) * scale);
    }
    starts[i + 1] = shares.length;
    covered[i] = span.covered;
  }
  return { first, end, from, starts, covered, shares: Float64Array.from(shares) };
}

const fillBySamples: Fill = (picture, values, side, scale, left, top) => {
  const { width, height } = picture;
  const pixels = asWords(picture.rgba);
  const perSide = samplesPerSide(1 / scale);
  const cols = samplesAlong(width, side, scale, left, perSide);
  const rows = samplesAlong(height, side, scale, top, perSide);
  for (let y = rows.first; y < rows.end; y++) {
    for (let x = cols.first; x < cols.end; x++) {
      // Two channels per sum, 16 bits each: 64 samples of 255 fit.
      let redBlue = 0;
      let green = 0;
      for (let j = y * perSide; j < (y + 1) * perSide; j++) {
        const row = rows.at[j]! * width;
        for (let i = x * perSide; i < (x + 1) * perSide; i++) {
          const pixel = pixels[row + cols.at[i]!]!;
          redBlue += pixel & 0xff00ff;
          green += pixel & 0xff00;
        }
      }
      const covered = rows.covered[y]! * cols.covered[x]!;
      const share = covered / (perSide * perSide);
      const rest = (1 - covered) * SURROUND;
      const to = (y * side + x) * 3;
      values[to] = (redBlue & 0xffff) * share + rest;
      values[to + 1] = (green >>> 8) * share + rest;
      values[to + 2] = (redBlue >>> 16) * share + rest;
    }
  }
};

/** One sample for every two source pixels or more, as far as the sums and the time allow. */
function samplesPerSide(reduction: number): number {
  return Math.max(4, Math.min(8, Math.ceil(reduction / 2)));
}

/** The source pixels sampled along one axis, `perSide` for each output pixel, and the share of it they stand for. */
function samplesAlong(size: number, side: number, scale: number, offset: number, perSide: number) {
  const { first, end } = touched(size, side, scale, offset);
  const at = new Int32Array(side * perSide);
  const covered = new Float64Array(side);
  for (let i = first; i < end; i++) {
    const span = spanOf(i, size, scale, offset);
    for (let s = 0; s < perSide; s++) {
      const source = Math.floor(span.low + ((s + 0.5) / perSide) * (span.high - span.low));
      at[i * perSide + s] = Math.min(size - 1, source);
    }
    covered[i] = span.covered;
  }
  return { first, end, at, covered };
}
