/**
 * The ops of a net as their definitions read: no padding, no blocks, double precision. Slow; what the engines are
 * held against.
 */
import { decodeBase64 } from './base64.ts';
import { strideOf, type PackedModel, type PackedOp, type WeightedOp } from './packed-model.ts';
import type { Tensor } from './engine.ts';

/** Every tensor of the net, the input first. */
export function runReference(model: PackedModel, input: Float32Array): readonly Tensor[] {
  const { width, height, channels } = model.input;
  const bytes = new DataView(decodeBase64(model.weights).buffer);
  const tensors: Tensor[] = [{ width, height, channels, values: input }];
  let at = 0;
  for (const op of model.ops) {
    const inputs = op.in.map((tensor) => tensors[tensor]!);
    if (op.op === 'conv' || op.op === 'dwconv') {
      const weights = readWeights(bytes, at, op);
      at += weights.bytes;
      tensors.push(convolve(op, inputs[0]!, weights));
    } else {
      tensors.push(combine(op, inputs));
    }
  }
  return tensors;
}

type Weights = Readonly<{ of: (c: number, tap: number) => number; bias: (c: number) => number; bytes: number }>;

function readWeights(bytes: DataView, at: number, op: WeightedOp): Weights {
  const cout = op.op === 'conv' ? op.cout : op.c;
  const taps = op.k * op.k * (op.op === 'conv' ? op.cin : 1);
  return {
    of: (c, tap) => bytes.getInt8(at + cout * 8 + c * taps + tap) * bytes.getFloat32(at + c * 4, true),
    bias: (c) => bytes.getFloat32(at + (cout + c) * 4, true),
    bytes: cout * (8 + taps),
  };
}

function convolve(op: WeightedOp, input: Tensor, weights: Weights): Tensor {
  const [down, across] = strideOf(op);
  const pad = op.k >> 1;
  const height = Math.floor((input.height + 2 * pad - op.k) / down) + 1;
  const width = Math.floor((input.width + 2 * pad - op.k) / across) + 1;
  return build(height, width, op.op === 'conv' ? op.cout : op.c, (y, x, c) => {
    let sum = weights.bias(c);
    for (let ky = 0; ky < op.k; ky++) {
      for (let kx = 0; kx < op.k; kx++) {
        const row = y * down + ky - pad;
        const col = x * across + kx - pad;
        const tap = ky * op.k + kx;
        if (op.op === 'dwconv') sum += valueAt(input, row, col, c) * weights.of(c, tap);
        else for (let i = 0; i < op.cin; i++) sum += valueAt(input, row, col, i) * weights.of(c, tap * op.cin + i);
      }
    }
    return op.relu ? Math.max(0, sum) : sum;
  });
}

function combine(op: Exclude<PackedOp, WeightedOp>, inputs: readonly Tensor[]): Tensor {
  const [a, b] = inputs as [Tensor, Tensor | undefined];
  const { height, width, channels } = a;
  const rows = Array.from({ length: height }, (_, y) => y);
  const cols = Array.from({ length: width }, (_, x) => x);
  const mean = (numbers: readonly number[]) => numbers.reduce((total, value) => total + value, 0) / numbers.length;
  switch (op.op) {
    case 'up2':
      return build(height * 2, width * 2, channels, (y, x, c) => valueAt(a, y >> 1, x >> 1, c));
    case 'mean':
      return build(1, 1, channels, (_y, _x, c) => mean(rows.flatMap((y) => cols.map((x) => valueAt(a, y, x, c)))));
    case 'meanrows':
      return build(1, width, channels, (_, x, c) => mean(rows.map((y) => valueAt(a, y, x, c))));
    case 'add':
      return build(height, width, channels, (y, x, c) => {
        const sum = valueAt(a, y, x, c) + valueAt(b!, y, x, c);
        return op.relu ? Math.max(0, sum) : sum;
      });
    case 'concat': {
      const channelsOf = inputs.flatMap((input) => Array.from({ length: input.channels }, (_, c) => ({ input, c })));
      return build(height, width, channelsOf.length, (y, x, c) => {
        const from = channelsOf[c]!;
        return valueAt(from.input, y, x, from.c);
      });
    }
  }
}

function build(
  height: number,
  width: number,
  channels: number,
  of: (y: number, x: number, c: number) => number,
): Tensor {
  const values = new Float32Array(height * width * channels);
  let at = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) for (let c = 0; c < channels; c++) values[at++] = of(y, x, c);
  }
  return { height, width, channels, values };
}

/** Zero outside. */
function valueAt({ height, width, channels, values }: Tensor, y: number, x: number, c: number): number {
  return y < 0 || x < 0 || y >= height || x >= width ? 0 : values[(y * width + x) * channels + c]!;
}
