/**
 * The kernels of the nets in WASM SIMD. Their plain twin is src/nn/plain-kernels.ts.
 *
 * Every sum starts from the bias and runs in the order of the weights, one rounding per product and one per sum:
 * no fused multiply-add, no tree of partial sums. So the twin gives the same bits, and so does every machine.
 *
 * All addresses and steps are in bytes. Pixels of a tensor follow each other, their channels side by side.
 * Blocks of pixels and channels are written out by hand: an accumulator stays in a register only as a local.
 */

/** What stands for "no negative values" after a sum; a plain select, as the twin has it. */
function finish(sum: v128, relu: i32): v128 {
  return relu ? f32x4.pmax(sum, f32x4.splat(0)) : sum;
}

function add(sum: v128, x: v128, weight: v128): v128 {
  return f32x4.add(sum, f32x4.mul(x, weight));
}

/**
 * A convolution over an input that has its border of zeros around it, as `tapRows` × `runs` runs of values that
 * lie side by side in memory. Weights: for each block of 8 channels (the last may be of 4) the biases, then the taps.
 */
export function conv(
  input: usize,
  output: usize,
  weights: usize,
  rows: i32,
  cols: i32,
  inRow: i32,
  inPixel: i32,
  outRow: i32,
  outPixel: i32,
  tapRows: i32,
  tapRow: i32,
  runs: i32,
  run: i32,
  runLength: i32,
  channels: i32,
  relu: i32,
): void {
  const taps = tapRows * runs * runLength;
  for (let y = 0; y < rows; y++) {
    let block = weights;
    for (let c = 0; c < channels; c += 8) {
      const wide = channels - c >= 8;
      const to = output + c * 4;
      let x = 0;
      // The last four pixels may overlap those before: the same sums again, cheaper than one pixel at a time.
      while (x < cols) {
        const four = cols >= 4;
        const at = four ? min(x, cols - 4) : x;
        const from = input + at * inPixel;
        const into = to + at * outPixel;
        if (four) {
          if (wide) conv4x8(from, into, block, inPixel, outPixel, tapRows, tapRow, runs, run, runLength, relu);
          else conv4x4(from, into, block, inPixel, outPixel, tapRows, tapRow, runs, run, runLength, relu);
          x += 4;
        } else {
          conv1x4(from, into, block, wide ? 32 : 16, tapRows, tapRow, runs, run, runLength, relu);
          if (wide) conv1x4(from, into + 16, block + 16, 32, tapRows, tapRow, runs, run, runLength, relu);
          x++;
        }
      }
      block += (taps + 1) * 32;
    }
    input += inRow;
    output += outRow;
  }
}

/** Four pixels, eight channels. */
function conv4x8(
  input: usize,
  output: usize,
  weight: usize,
  inPixel: i32,
  outPixel: i32,
  tapRows: i32,
  tapRow: i32,
  runs: i32,
  run: i32,
  runLength: i32,
  relu: i32,
): void {
  let a0 = v128.load(weight);
  let b0 = v128.load(weight, 16);
  let a1 = a0;
  let b1 = b0;
  let a2 = a0;
  let b2 = b0;
  let a3 = a0;
  let b3 = b0;
  for (let ky = 0; ky < tapRows; ky++) {
    for (let r = 0; r < runs; r++) {
      let p0 = input + ky * tapRow + r * run;
      let p1 = p0 + inPixel;
      let p2 = p1 + inPixel;
      let p3 = p2 + inPixel;
      for (const end = p0 + runLength * 4; p0 < end; p0 += 4, p1 += 4, p2 += 4, p3 += 4) {
        weight += 32;
        const wa = v128.load(weight);
        const wb = v128.load(weight, 16);
        const x0 = v128.load32_splat(p0);
        a0 = add(a0, x0, wa);
        b0 = add(b0, x0, wb);
        const x1 = v128.load32_splat(p1);
        a1 = add(a1, x1, wa);
        b1 = add(b1, x1, wb);
        const x2 = v128.load32_splat(p2);
        a2 = add(a2, x2, wa);
        b2 = add(b2, x2, wb);
        const x3 = v128.load32_splat(p3);
        a3 = add(a3, x3, wa);
        b3 = add(b3, x3, wb);
      }
    }
  }
  v128.store(output, finish(a0, relu));
  v128.store(output, finish(b0, relu), 16);
  output += outPixel;
  v128.store(output, finish(a1, relu));
  v128.store(output, finish(b1, relu), 16);
  output += outPixel;
  v128.store(output, finish(a2, relu));
  v128.store(output, finish(b2, relu), 16);
  output += outPixel;
  v128.store(output, finish(a3, relu));
  v128.store(output, finish(b3, relu), 16);
}

/** Four pixels, four channels. */
function conv4x4(
  input: usize,
  output: usize,
  weight: usize,
  inPixel: i32,
  outPixel: i32,
  tapRows: i32,
  tapRow: i32,
  runs: i32,
  run: i32,
  runLength: i32,
  relu: i32,
): void {
  let a0 = v128.load(weight);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  for (let ky = 0; ky < tapRows; ky++) {
    for (let r = 0; r < runs; r++) {
      let p0 = input + ky * tapRow + r * run;
      let p1 = p0 + inPixel;
      let p2 = p1 + inPixel;
      let p3 = p2 + inPixel;
      for (const end = p0 + runLength * 4; p0 < end; p0 += 4, p1 += 4, p2 += 4, p3 += 4) {
        weight += 16;
        const w = v128.load(weight);
        a0 = add(a0, v128.load32_splat(p0), w);
        a1 = add(a1, v128.load32_splat(p1), w);
        a2 = add(a2, v128.load32_splat(p2), w);
        a3 = add(a3, v128.load32_splat(p3), w);
      }
    }
  }
  v128.store(output, finish(a0, relu));
  output += outPixel;
  v128.store(output, finish(a1, relu));
  output += outPixel;
  v128.store(output, finish(a2, relu));
  output += outPixel;
  v128.store(output, finish(a3, relu));
}

/** One pixel, four channels: for pictures narrower than four pixels, dense layers among them. */
function conv1x4(
  input: usize,
  output: usize,
  weight: usize,
  weightStep: i32,
  tapRows: i32,
  tapRow: i32,
  runs: i32,
  run: i32,
  runLength: i32,
  relu: i32,
): void {
  let sum = v128.load(weight);
  for (let ky = 0; ky < tapRows; ky++) {
    for (let r = 0; r < runs; r++) {
      let p = input + ky * tapRow + r * run;
      for (const end = p + runLength * 4; p < end; p += 4) {
        weight += weightStep;
        sum = add(sum, v128.load32_splat(p), v128.load(weight));
      }
    }
  }
  v128.store(output, finish(sum, relu));
}

/** A depthwise convolution of 3 × 3 or 5 × 5. Weights: for each four channels the biases, then the taps. */
export function dwconv(
  input: usize,
  output: usize,
  weights: usize,
  rows: i32,
  cols: i32,
  inRow: i32,
  inPixel: i32,
  outRow: i32,
  outPixel: i32,
  k: i32,
  tapRow: i32,
  tapPixel: i32,
  channels: i32,
  relu: i32,
): void {
  for (let y = 0; y < rows; y++) {
    let block = weights;
    for (let c = 0; c < channels; c += 4) {
      const from = input + c * 4;
      const to = output + c * 4;
      if (k == 3) dwconvRow3(from, to, block, cols, inPixel, outPixel, tapRow, tapPixel, relu);
      else dwconvRow5(from, to, block, cols, inPixel, outPixel, tapRow, tapPixel, relu);
      block += (k * k + 1) * 16;
    }
    input += inRow;
    output += outRow;
  }
}

/** The nine weights stay in registers along the row. */
function dwconvRow3(
  input: usize,
  output: usize,
  weight: usize,
  cols: i32,
  inPixel: i32,
  outPixel: i32,
  tapRow: i32,
  tapPixel: i32,
  relu: i32,
): void {
  const bias = v128.load(weight);
  const w0 = v128.load(weight, 16);
  const w1 = v128.load(weight, 32);
  const w2 = v128.load(weight, 48);
  const w3 = v128.load(weight, 64);
  const w4 = v128.load(weight, 80);
  const w5 = v128.load(weight, 96);
  const w6 = v128.load(weight, 112);
  const w7 = v128.load(weight, 128);
  const w8 = v128.load(weight, 144);
  for (let x = 0; x < cols; x++) {
    let p = input;
    let sum = add(bias, v128.load(p), w0);
    sum = add(sum, v128.load(p + tapPixel), w1);
    sum = add(sum, v128.load(p + 2 * tapPixel), w2);
    p += tapRow;
    sum = add(sum, v128.load(p), w3);
    sum = add(sum, v128.load(p + tapPixel), w4);
    sum = add(sum, v128.load(p + 2 * tapPixel), w5);
    p += tapRow;
    sum = add(sum, v128.load(p), w6);
    sum = add(sum, v128.load(p + tapPixel), w7);
    sum = add(sum, v128.load(p + 2 * tapPixel), w8);
    v128.store(output, finish(sum, relu));
    input += inPixel;
    output += outPixel;
  }
}

/** Twenty-five weights are more than there are registers. */
function dwconvRow5(
  input: usize,
  output: usize,
  weights: usize,
  cols: i32,
  inPixel: i32,
  outPixel: i32,
  tapRow: i32,
  tapPixel: i32,
  relu: i32,
): void {
  for (let x = 0; x < cols; x++) {
    let weight = weights;
    let sum = v128.load(weight);
    let from = input;
    for (let ky = 0; ky < 5; ky++) {
      let p = from;
      sum = add(sum, v128.load(p), v128.load(weight, 16));
      p += tapPixel;
      sum = add(sum, v128.load(p), v128.load(weight, 32));
      p += tapPixel;
      sum = add(sum, v128.load(p), v128.load(weight, 48));
      p += tapPixel;
      sum = add(sum, v128.load(p), v128.load(weight, 64));
      p += tapPixel;
      sum = add(sum, v128.load(p), v128.load(weight, 80));
      weight += 80;
      from += tapRow;
    }
    v128.store(output, finish(sum, relu));
    input += inPixel;
    output += outPixel;
  }
}

/** a + b, row by row: the borders around the three may differ. */
export function sum(
  a: usize,
  b: usize,
  output: usize,
  rows: i32,
  rowBytes: i32,
  aRow: i32,
  bRow: i32,
  outRow: i32,
  relu: i32,
): void {
  for (let y = 0; y < rows; y++) {
    for (let i = 0; i < rowBytes; i += 16) {
      v128.store(output + i, finish(f32x4.add(v128.load(a + i), v128.load(b + i)), relu));
    }
    a += aRow;
    b += bRow;
    output += outRow;
  }
}

/** `channels` values of each pixel to another place, in other steps: joins channels, doubles rows and columns. */
export function copy(
  input: usize,
  output: usize,
  rows: i32,
  cols: i32,
  inRow: i32,
  inPixel: i32,
  outRow: i32,
  outPixel: i32,
  channels: i32,
): void {
  const bytes = channels * 4;
  const vectors = bytes & ~15;
  for (let y = 0; y < rows; y++) {
    let from = input;
    let to = output;
    for (let x = 0; x < cols; x++) {
      let i = 0;
      for (; i < vectors; i += 16) v128.store(to + i, v128.load(from + i));
      for (; i < bytes; i += 4) f32.store(to + i, f32.load(from + i));
      from += inPixel;
      to += outPixel;
    }
    input += inRow;
    output += outRow;
  }
}

/** The average pixel of `rows` × `cols` pixels. */
export function average(
  input: usize,
  output: usize,
  rows: i32,
  cols: i32,
  inRow: i32,
  inPixel: i32,
  channels: i32,
): void {
  const count = f32x4.splat(<f32>(rows * cols));
  for (let c = 0; c < channels; c += 4) {
    let total = f32x4.splat(0);
    for (let y = 0; y < rows; y++) {
      let p = input + y * inRow + c * 4;
      for (let x = 0; x < cols; x++, p += inPixel) total = f32x4.add(total, v128.load(p));
    }
    v128.store(output + c * 4, f32x4.div(total, count));
  }
}

/** Zeros: `rows` gaps of `bytes`, one every `step`. A border is such a row of gaps. */
export function clear(output: usize, rows: i32, step: i32, bytes: i32): void {
  const vectors = bytes & ~15;
  for (let y = 0; y < rows; y++) {
    let i = 0;
    for (; i < vectors; i += 16) v128.store(output + i, f32x4.splat(0));
    for (; i < bytes; i += 4) f32.store(output + i, 0);
    output += step;
  }
}
