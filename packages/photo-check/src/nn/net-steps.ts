/** A net as a list of kernel calls with every address worked out: nothing is left to decide while it runs. */
import type { Kernels } from './kernels.ts';
import { strideOf, type PackedModel, type PackedOp, type WeightedOp } from './packed-model.ts';
import { paddedChannels, type Slot } from './tensor-memory.ts';

export type Step = (kernels: Kernels) => void;

/** The calls for op `at`; `weights` is the address of its weights. */
export function stepsOf(model: PackedModel, at: number, slots: readonly Slot[], weights: number): readonly Step[] {
  const op = model.ops[at]!;
  const inputs = op.in.map((tensor) => slots[tensor]!);
  const output = slots[at + 1]!;
  return [...clearSteps(output), ...opSteps(op, inputs, output, weights)];
}

/** Zeros around a tensor, as its place was another tensor's before. */
export function clearSteps(slot: Slot): readonly Step[] {
  const { border, pixel, row, start, bytes, width, height, first } = slot;
  if (border === 0) return [];
  const edge = border * (row + pixel);
  const rightOfRow = first + width * pixel;
  return [
    (kernels) => {
      kernels.clear(start, 1, 0, edge);
      kernels.clear(rightOfRow, height - 1, row, 2 * border * pixel);
      kernels.clear(start + bytes - edge, 1, 0, edge);
    },
  ];
}

function opSteps(op: PackedOp, inputs: readonly Slot[], output: Slot, weights: number): readonly Step[] {
  const input = inputs[0]!;
  switch (op.op) {
    case 'conv':
      return [convStep(op, input, output, weights)];
    case 'dwconv':
      return [depthwiseStep(op, input, output, weights)];
    case 'up2':
      return [doubleStep(input, output)];
    case 'add':
      return [sumStep(input, inputs[1]!, output, Number(op.relu))];
    case 'concat':
      return joinSteps(inputs, output);
    case 'mean':
      return [averageStep(input, output.first, 0, input.width)];
    case 'meanrows':
      return Array.from({ length: input.width }, (_, x) => averageStep(input, output.first + x * output.pixel, x, 1));
  }
}

function convStep(op: WeightedOp & { op: 'conv' }, input: Slot, output: Slot, weights: number): Step {
  const [down, across] = strideOf(op);
  const from = firstTap(op, input);
  // Without borders, the rows of a 1 × 1 convolution are one long row: no short rest at the end of each.
  const isFlat = op.k === 1 && down === 1 && across === 1 && input.border === 0 && output.border === 0;
  const rows = isFlat ? 1 : output.height;
  const cols = isFlat ? output.height * output.width : output.width;
  // Where no padding lies between pixels, the taps of a row are one run.
  const isRun = input.pixel === op.cin * 4;
  const runs = isRun ? 1 : op.k;
  const runLength = isRun ? op.k * op.cin : op.cin;
  const channels = paddedChannels(op.cout);
  const relu = Number(op.relu);
  const { row, pixel } = input;
  const { first: to, row: outRow, pixel: outPixel } = output;
  const inRow = row * down;
  const inPixel = pixel * across;
  return ({ conv }) =>
    conv(
      from,
      to,
      weights,
      rows,
      cols,
      inRow,
      inPixel,
      outRow,
      outPixel,
      op.k,
      row,
      runs,
      pixel,
      runLength,
      channels,
      relu,
    );
}

function depthwiseStep(op: WeightedOp & { op: 'dwconv' }, input: Slot, output: Slot, weights: number): Step {
  const [down, across] = strideOf(op);
  const from = firstTap(op, input);
  const channels = paddedChannels(op.c);
  const relu = Number(op.relu);
  const { row, pixel } = input;
  const { first: to, height, width, row: outRow, pixel: outPixel } = output;
  const inRow = row * down;
  const inPixel = pixel * across;
  return ({ dwconv }) =>
    dwconv(from, to, weights, height, width, inRow, inPixel, outRow, outPixel, op.k, row, pixel, channels, relu);
}

/** The address of the first pixel that the top left output pixel reads: in the border where k > 1. */
function firstTap(op: WeightedOp, input: Slot): number {
  return input.first - (op.k >> 1) * (input.row + input.pixel);
}

/** Each pixel goes to four places: the same picture copied four times, in steps of two. */
function doubleStep(input: Slot, output: Slot): Step {
  const { first, height, width, row, pixel } = input;
  const places = [0, output.pixel, output.row, output.row + output.pixel];
  const channels = paddedChannels(input.channels);
  return ({ copy }) => {
    for (const place of places) {
      copy(first, output.first + place, height, width, row, pixel, output.row * 2, output.pixel * 2, channels);
    }
  };
}

function sumStep(a: Slot, b: Slot, output: Slot, relu: number): Step {
  const bytes = output.width * output.pixel;
  return ({ sum }) => sum(a.first, b.first, output.first, output.height, bytes, a.row, b.row, output.row, relu);
}

function joinSteps(inputs: readonly Slot[], output: Slot): readonly Step[] {
  let to = output.first;
  return inputs.map(({ first, height, width, row, pixel, channels }) => {
    const into = to;
    to += channels * 4;
    return ({ copy }) => copy(first, into, height, width, row, pixel, output.row, output.pixel, channels);
  });
}

function averageStep(input: Slot, to: number, x: number, cols: number): Step {
  const { first, height, row, pixel } = input;
  const channels = paddedChannels(input.channels);
  return ({ average }) => average(first + x * pixel, to, height, cols, row, pixel, channels);
}
