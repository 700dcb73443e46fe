/**
 * Where each tensor lies in memory. Tensors that are never needed at the same time share their place.
 *
 * A tensor that a k × k convolution reads has a border of k >> 1 zeros around it, so that the kernel needs no
 * question about the edge. Channels are padded to a multiple of four, the width of a SIMD register; what stands in the
 * padding never reaches a channel that counts.
 */
import { hasWeights, type PackedModel } from './packed-model.ts';
import type { Shape } from './tensor-shapes.ts';

/** A tensor's place; sizes and addresses in bytes. */
export type Slot = Shape &
  Readonly<{
    border: number; // pixels on each side
    pixel: number; // from one pixel to the next
    row: number; // from one row to the next
    start: number; // of the whole, border included
    bytes: number;
    first: number; // address of the top left pixel inside the border
  }>;

type Unplaced = Omit<Slot, 'start' | 'first'>;
type Life = Readonly<{ from: number; to: number }>; // the ops between which a tensor is needed, both included

export const paddedChannels = (channels: number) => (channels + 3) & ~3;

/** Slots by tensor from address `base` on, and the end of the last. */
export function layOutTensors(model: PackedModel, shapes: readonly Shape[], base: number) {
  const sizes = shapes.map((shape, tensor) => sizeOf(model, shape, tensor));
  const starts = placeByLife(
    sizes.map(({ bytes }) => (bytes + 15) & ~15),
    shapes.map((_, tensor) => lifeOf(model, tensor)),
  );
  const slots = sizes.map((size, tensor): Slot => {
    const start = base + starts[tensor]!;
    return { ...size, start, first: start + size.border * (size.row + size.pixel) };
  });
  const end = slots.reduce((last, { start, bytes }) => Math.max(last, start + bytes), base);
  return { slots, end };
}

function sizeOf(model: PackedModel, shape: Shape, tensor: number): Unplaced {
  const readers = model.ops.filter((op) => op.in.includes(tensor));
  const border = Math.max(0, ...readers.map((op) => (hasWeights(op) ? op.k >> 1 : 0)));
  // Convolutions read one value at a time: a picture of three channels goes to them as it is.
  const isPacked = tensor === 0 && readers.every(({ op }) => op === 'conv');
  const pixel = (isPacked ? shape.channels : paddedChannels(shape.channels)) * 4;
  const row = (shape.width + 2 * border) * pixel;
  return { ...shape, border, pixel, row, bytes: (shape.height + 2 * border) * row };
}

function lifeOf(model: PackedModel, tensor: number): Life {
  const from = tensor - 1; // the op that gives it; the input is there before the first
  if (Object.values(model.outputs).includes(tensor)) return { from, to: model.ops.length };
  // What nobody reads is written all the same.
  return {
    from,
    to: Math.max(
      from,
      model.ops.findLastIndex((op) => op.in.includes(tensor)),
    ),
  };
}

/** Largest first, each at the lowest place that no tensor of the same time holds. */
function placeByLife(sizes: readonly number[], lives: readonly Life[]): readonly number[] {
  const starts: number[] = [];
  const placed: number[] = [];
  for (const tensor of sizes.map((_, i) => i).sort((a, b) => sizes[b]! - sizes[a]! || a - b)) {
    const beside = placed
      .filter((other) => lives[other]!.from <= lives[tensor]!.to && lives[tensor]!.from <= lives[other]!.to)
      .sort((a, b) => starts[a]! - starts[b]!);
    let start = 0;
    for (const other of beside) {
      if (starts[other]! - start >= sizes[tensor]!) break;
      start = Math.max(start, starts[other]! + sizes[other]!);
    }
    starts[tensor] = start;
    placed.push(tensor);
  }
  return starts;
}
