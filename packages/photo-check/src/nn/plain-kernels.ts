/**
 * The kernels of assembly/kernels.ts in plain TypeScript: the same sums in the same order, rounded to float32 after
 * every product and every sum, so the results are the same bits. For machines without SIMD, and as the reference.
 */
import type { Engine, Kernels } from './kernels.ts';

const { fround } = Math;

export function createPlainEngine(bytes: number): Engine {
  const memory = new Float32Array(Math.ceil(bytes / 4));
  return { kind: 'plain', kernels: plainKernels(memory), memory };
}

/** The kernels on `memory`; addresses come in bytes. */
function plainKernels(memory: Float32Array): Kernels {
  return {
    conv: convOn(memory),
    dwconv: depthwiseOn(memory),
    sum: sumOn(memory),
    copy: copyOn(memory),
    average: averageOn(memory),
    clear: (output, rows, step, bytes) => {
      for (let y = 0; y < rows; y++) memory.fill(0, (output + y * step) >> 2, (output + y * step + bytes) >> 2);
    },
  };
}

function convOn(memory: Float32Array): Kernels['conv'] {
  return (input, output, weights, rows, cols, inRow, inPixel, outRow, outPixel, ...taps) => {
    const [tapRows, tapRow, runs, run, runLength, channels, relu] = taps;
    const sumPair = convPairOn(memory, tapRows, tapRow >> 2, runs, run >> 2, runLength);
    const perChannel = tapRows * runs * runLength + 1;
    for (let y = 0; y < rows; y++) {
      for (let c = 0; c < channels; c += 4) {
        const block = c & ~7;
        const weight = (weights >> 2) + block * perChannel + (c - block);
        const step = Math.min(8, channels - block);
        for (let x = 0; x < cols; x += 2) {
          // The last of an odd number makes a pair with itself.
          const beside = x + 1 < cols ? 1 : 0;
          const from = (input + y * inRow + x * inPixel) >> 2;
          const to = ((output + y * outRow + x * outPixel) >> 2) + c;
          sumPair(from, beside * (inPixel >> 2), to, beside * (outPixel >> 2), weight, step);
        }
      }
      if (relu !== 0) raiseToZero(memory, (output + y * outRow) >> 2, cols, outPixel >> 2, channels);
    }
  };
}

/** Two pixels, four channels: as many sums as the processor can keep going at once. */
function convPairOn(
  memory: Float32Array,
  tapRows: number,
  tapRow: number,
  runs: number,
  run: number,
  runLength: number,
) {
  return (input: number, inStep: number, output: number, outStep: number, weights: number, step: number) => {
    let weight = weights;
    let a0 = memory[weight]!;
    let b0 = memory[weight + 1]!;
    let c0 = memory[weight + 2]!;
    let d0 = memory[weight + 3]!;
    let a1 = a0;
    let b1 = b0;
    let c1 = c0;
    let d1 = d0;
    for (let ky = 0; ky < tapRows; ky++) {
      for (let r = 0; r < runs; r++) {
        const from = input + ky * tapRow + r * run;
        for (let p = from; p < from + runLength; p++) {
          weight += step;
          const a = memory[weight]!;
          const b = memory[weight + 1]!;
          const c = memory[weight + 2]!;
          const d = memory[weight + 3]!;
          const x0 = memory[p]!;
          a0 = fround(a0 + fround(x0 * a));
          b0 = fround(b0 + fround(x0 * b));
          c0 = fround(c0 + fround(x0 * c));
          d0 = fround(d0 + fround(x0 * d));
          const x1 = memory[p + inStep]!;
          a1 = fround(a1 + fround(x1 * a));
          b1 = fround(b1 + fround(x1 * b));
          c1 = fround(c1 + fround(x1 * c));
          d1 = fround(d1 + fround(x1 * d));
        }
      }
    }
    memory[output] = a0;
    memory[output + 1] = b0;
    memory[output + 2] = c0;
    memory[output + 3] = d0;
    const beside = output + outStep;
    memory[beside] = a1;
    memory[beside + 1] = b1;
    memory[beside + 2] = c1;
    memory[beside + 3] = d1;
  };
}

function depthwiseOn(memory: Float32Array): Kernels['dwconv'] {
  return (input, output, weights, rows, cols, inRow, inPixel, outRow, outPixel, ...taps) => {
    const [k, tapRow, tapPixel, channels, relu] = taps;
    const sumFour = depthwiseFourOn(memory, k, tapRow >> 2, tapPixel >> 2);
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < cols; x++) {
        const from = (input + y * inRow + x * inPixel) >> 2;
        const to = (output + y * outRow + x * outPixel) >> 2;
        for (let c = 0; c < channels; c += 4) sumFour(from + c, to + c, (weights >> 2) + c * (k * k + 1));
      }
      if (relu !== 0) raiseToZero(memory, (output + y * outRow) >> 2, cols, outPixel >> 2, channels);
    }
  };
}

/** One pixel, four channels. */
function depthwiseFourOn(memory: Float32Array, k: number, tapRow: number, tapPixel: number) {
  return (input: number, output: number, weights: number) => {
    let weight = weights;
    let a = memory[weight]!;
    let b = memory[weight + 1]!;
    let c = memory[weight + 2]!;
    let d = memory[weight + 3]!;
    for (let ky = 0; ky < k; ky++) {
      let p = input + ky * tapRow;
      for (let kx = 0; kx < k; kx++, p += tapPixel) {
        weight += 4;
        a = fround(a + fround(memory[p]! * memory[weight]!));
        b = fround(b + fround(memory[p + 1]! * memory[weight + 1]!));
        c = fround(c + fround(memory[p + 2]! * memory[weight + 2]!));
        d = fround(d + fround(memory[p + 3]! * memory[weight + 3]!));
      }
    }
    memory[output] = a;
    memory[output + 1] = b;
    memory[output + 2] = c;
    memory[output + 3] = d;
  };
}

/** A pass of its own: chosen where a sum is stored, V8 holds the sums as float64 and takes twice as long. */
function raiseToZero(memory: Float32Array, first: number, pixels: number, step: number, channels: number): void {
  for (let x = 0; x < pixels; x++) {
    const start = first + x * step;
    for (let i = start; i < start + channels; i++) if (memory[i]! < 0) memory[i] = 0;
  }
}

function sumOn(memory: Float32Array): Kernels['sum'] {
  return (a, b, output, rows, rowBytes, aRow, bRow, outRow, relu) => {
    for (let y = 0; y < rows; y++) {
      const one = (a + y * aRow) >> 2;
      const other = (b + y * bRow) >> 2;
      const to = (output + y * outRow) >> 2;
      for (let i = 0; i < rowBytes >> 2; i++) {
        const sum = fround(memory[one + i]! + memory[other + i]!);
        memory[to + i] = relu !== 0 && sum < 0 ? 0 : sum;
      }
    }
  };
}

function copyOn(memory: Float32Array): Kernels['copy'] {
  return (input, output, rows, cols, inRow, inPixel, outRow, outPixel, channels) => {
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < cols; x++) {
        const from = (input + y * inRow + x * inPixel) >> 2;
        const to = (output + y * outRow + x * outPixel) >> 2;
        for (let c = 0; c < channels; c++) memory[to + c] = memory[from + c]!;
      }
    }
  };
}

function averageOn(memory: Float32Array): Kernels['average'] {
  return (input, output, rows, cols, inRow, inPixel, channels) => {
    for (let c = 0; c < channels; c++) {
      let total = 0;
      for (let y = 0; y < rows; y++) {
        const from = ((input + y * inRow) >> 2) + c;
        for (let x = 0; x < cols; x++) total = fround(total + memory[from + x * (inPixel >> 2)]!);
      }
      memory[(output >> 2) + c] = total / fround(rows * cols);
    }
  };
}
