/**
 * A trained net as it is committed: a list of ops in order, and int8 weights with one scale per output channel.
 *
 * Tensor 0 is the input, tensor n + 1 is what op n gives. `training/` writes these as generated modules.
 */

type ConvOp = Readonly<{
  op: 'conv';
  in: readonly number[];
  k: number; // 1, 3 or 5; zeros around the picture as PyTorch's padding = k >> 1
  stride: number | readonly number[]; // 1 or 2, or [down, across]
  cin: number;
  cout: number;
  relu: boolean;
}>;

type DepthwiseOp = Readonly<{
  op: 'dwconv';
  in: readonly number[];
  k: number; // 3 or 5
  stride: number | readonly number[];
  c: number;
  relu: boolean;
}>;

/** 'up2' doubles rows and columns, 'mean' averages all pixels, 'meanrows' averages each column. */
type PlainOp = Readonly<{ op: 'up2' | 'mean' | 'meanrows'; in: readonly number[] }>;
type AddOp = Readonly<{ op: 'add'; in: readonly number[]; relu: boolean }>;
type ConcatOp = Readonly<{ op: 'concat'; in: readonly number[] }>;

export type WeightedOp = ConvOp | DepthwiseOp;
export type PackedOp = WeightedOp | PlainOp | AddOp | ConcatOp;

export type PackedModel = Readonly<{
  name: string;
  version: string;
  input: Readonly<{
    width: number;
    height: number;
    channels: number;
    // What the net sees of a channel value of 0 to 255: (value / 255 - mean) * scale.
    mean: readonly number[];
    scale: readonly number[];
  }>;
  ops: readonly PackedOp[];
  outputs: Readonly<Record<string, number>>; // name → tensor
  /**
   * Base64, for each conv and dwconv in order: a float32 scale and then a float32 bias per output channel, little
   * endian, then int8 weights: [cout][ky][kx][cin] or, depthwise, [c][ky][kx].
   */
  weights: string;
}>;

/** What an op with weights does per output channel. */
export function weightShape(op: WeightedOp): Readonly<{ cout: number; taps: number }> {
  return op.op === 'conv' ? { cout: op.cout, taps: op.k * op.k * op.cin } : { cout: op.c, taps: op.k * op.k };
}

/** [down, across] */
export function strideOf(op: WeightedOp): readonly [number, number] {
  if (typeof op.stride === 'number') return [op.stride, op.stride];
  return [op.stride[0] ?? 0, op.stride[1] ?? 0];
}

export function hasWeights(op: PackedOp): op is WeightedOp {
  return op.op === 'conv' || op.op === 'dwconv';
}

/** A model that cannot be run is a fault of whoever built it: the message says which model and which op. */
export function modelFault(model: PackedModel, what: string, at?: number): Error {
  const where = at === undefined ? '' : ` op ${at} (${String(model.ops[at]?.op)})`;
  return new Error(`net ${model.name} ${model.version}:${where} ${what}`);
}
