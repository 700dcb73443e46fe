/**
 * The shape of every tensor of a net, worked out from its ops; a list of ops that does not fit together is
 * named here, before any memory is taken.
 */
import { hasWeights, modelFault, strideOf, type PackedModel, type PackedOp, type WeightedOp } from './packed-model.ts';

export type Shape = Readonly<{ height: number; width: number; channels: number }>;

/** How many tensors each op joins. */
const INPUTS: Readonly<Record<PackedOp['op'], number>> = {
  conv: 1,
  dwconv: 1,
  up2: 1,
  add: 2,
  concat: 2,
  mean: 1,
  meanrows: 1,
};

/** Shapes by tensor: the input first, then one per op. Throws where the model contradicts itself. */
export function shapesOf(model: PackedModel): readonly Shape[] {
  checkInput(model);
  const { height, width, channels } = model.input;
  const shapes: Shape[] = [{ height, width, channels }];
  model.ops.forEach((op, at) => {
    const inputs = inputsOf(model, at, shapes);
    const problem = problemOf(op, inputs);
    if (problem !== undefined) throw modelFault(model, problem, at);
    shapes.push(shapeAfter(op, inputs));
  });
  for (const [name, tensor] of Object.entries(model.outputs)) {
    if (shapes[tensor] === undefined) throw modelFault(model, `output ${name} is tensor ${tensor}, which no op gives`);
  }
  return shapes;
}

function checkInput(model: PackedModel): void {
  const { width, height, channels, mean, scale } = model.input;
  const isWhole = [width, height, channels].every((size) => Number.isInteger(size) && size > 0);
  if (!isWhole) throw modelFault(model, `the input is ${width} × ${height} × ${channels}`);
  if (mean.length !== channels || scale.length !== channels) {
    throw modelFault(model, `${mean.length} means and ${scale.length} scales for ${channels} channels`);
  }
}

function inputsOf(model: PackedModel, at: number, shapes: readonly Shape[]): readonly Shape[] {
  const op = model.ops[at]!;
  const wanted = (INPUTS as Readonly<Record<string, number>>)[op.op];
  if (wanted === undefined) throw modelFault(model, 'is unknown', at);
  const isFew = op.op === 'concat' ? op.in.length < wanted : op.in.length !== wanted;
  if (isFew) throw modelFault(model, `has ${op.in.length} inputs instead of ${wanted}`, at);
  return op.in.map((tensor) => {
    const shape = shapes[tensor];
    if (shape === undefined) throw modelFault(model, `reads tensor ${tensor}, which no earlier op gives`, at);
    return shape;
  });
}

function problemOf(op: PackedOp, inputs: readonly Shape[]): string | undefined {
  if (hasWeights(op)) return problemOfWeighted(op, inputs[0]!);
  if (op.op === 'add' && new Set(inputs.map(shapeText)).size > 1) {
    return `adds ${inputs.map(shapeText).join(' and ')}`;
  }
  if (op.op === 'concat' && new Set(inputs.map(({ height, width }) => `${height} × ${width}`)).size > 1) {
    return `joins ${inputs.map(shapeText).join(' and ')}`;
  }
  return undefined;
}

function problemOfWeighted(op: WeightedOp, input: Shape): string | undefined {
  const kernels = op.op === 'conv' ? [1, 3, 5] : [3, 5];
  if (!kernels.includes(op.k)) return `has a kernel of ${op.k}`;
  if (!strideOf(op).every((step) => step === 1 || step === 2)) return `has a stride of ${String(op.stride)}`;
  const channels = op.op === 'conv' ? op.cin : op.c;
  if (channels !== input.channels) return `expects ${channels} channels and gets ${input.channels}`;
  const cout = op.op === 'conv' ? op.cout : op.c;
  return Number.isInteger(cout) && cout > 0 ? undefined : `gives ${cout} channels`;
}

function shapeAfter(op: PackedOp, inputs: readonly Shape[]): Shape {
  const { height, width, channels } = inputs[0]!;
  switch (op.op) {
    case 'conv':
    case 'dwconv': {
      const [down, across] = strideOf(op);
      // PyTorch's floor((n + 2 * (k >> 1) - k) / stride) + 1, which an odd k makes independent of k.
      const reduced = { height: Math.floor((height - 1) / down) + 1, width: Math.floor((width - 1) / across) + 1 };
      return { ...reduced, channels: op.op === 'conv' ? op.cout : op.c };
    }
    case 'up2':
      return { height: height * 2, width: width * 2, channels };
    case 'mean':
      return { height: 1, width: 1, channels };
    case 'meanrows':
      return { height: 1, width, channels };
    case 'add':
      return { height, width, channels };
    case 'concat':
      return { height, width, channels: inputs.reduce((total, input) => total + input.channels, 0) };
  }
}

function shapeText({ height, width, channels }: Shape): string {
  return `${height} × ${width} × ${channels}`;
}
