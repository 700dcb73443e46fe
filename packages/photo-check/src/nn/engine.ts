/**
 * Runs small convolutional nets: WASM SIMD where there is any, its plain twin elsewhere, bit for bit the same.
 *
 * Everything is decided at load: shapes, places, weights, the list of kernel calls. A run only copies the input in,
 * makes the calls, and copies the outputs out.
 */
import type { Engine } from './kernels.ts';
import { clearSteps, stepsOf } from './net-steps.ts';
import { modelFault, type PackedModel } from './packed-model.ts';
import { createPlainEngine } from './plain-kernels.ts';
import { createSimdEngine } from './simd-kernels.ts';
import { layOutTensors, type Slot } from './tensor-memory.ts';
import { shapesOf } from './tensor-shapes.ts';
import { unpackWeights } from './unpack-weights.ts';

export type EngineChoice = 'auto' | 'simd' | 'plain';

/** Row by row, the channels of a pixel side by side. */
export type Tensor = Readonly<{ width: number; height: number; channels: number; values: Float32Array }>;

export type Net = Readonly<{
  engine: 'simd' | 'plain';
  input: PackedModel['input'];
  memoryBytes: number;
  /** `input` is height × width × channels, normalised as the model says. The outputs are copies. */
  run: (input: Float32Array) => Readonly<Record<string, Tensor>>;
}>;

/** Throws when the model contradicts itself, or when 'simd' is asked for by name and is not there. */
export function loadNet(model: PackedModel, choice: EngineChoice = 'auto'): Net {
  const shapes = shapesOf(model);
  const weights = unpackWeights(model);
  const places = placeWeights(weights);
  const { slots, end } = layOutTensors(model, shapes, places.end);
  const engine = createEngine(model, choice, end);
  weights.forEach((values, at) => {
    if (values !== undefined) engine.memory.set(values, places.starts[at]! / 4);
  });
  const steps = [
    ...clearSteps(slots[0]!),
    ...model.ops.flatMap((_, at) => stepsOf(model, at, slots, places.starts[at]!)),
  ];
  const outputs = Object.entries(model.outputs).map(([name, tensor]) => [name, slots[tensor]!] as const);

  const run = (input: Float32Array) => {
    writeInput(model, engine.memory, slots[0]!, input);
    for (const step of steps) step(engine.kernels);
    return Object.fromEntries(outputs.map(([name, slot]) => [name, readTensor(engine.memory, slot)]));
  };
  return { engine: engine.kind, input: model.input, memoryBytes: engine.memory.byteLength, run };
}

/** Weights stand before the tensors, each op's at a multiple of 16. */
function placeWeights(weights: readonly (Float32Array | undefined)[]) {
  let end = 0;
  const starts = weights.map((values) => {
    const start = end;
    end += ((values?.byteLength ?? 0) + 15) & ~15;
    return start;
  });
  return { starts, end };
}

function createEngine(model: PackedModel, choice: EngineChoice, bytes: number): Engine {
  const simd = choice === 'plain' ? undefined : createSimdEngine(bytes);
  if (simd !== undefined) return simd;
  if (choice === 'simd') throw modelFault(model, 'this machine has no WASM SIMD, or WASM is forbidden here');
  return createPlainEngine(bytes);
}

function writeInput(model: PackedModel, memory: Float32Array, slot: Slot, input: Float32Array): void {
  const { width, height, channels, pixel, row, first } = slot;
  const wanted = width * height * channels;
  if (input.length !== wanted) throw modelFault(model, `got ${input.length} input values instead of ${wanted}`);
  for (let y = 0; y < height; y++) {
    let to = (first + y * row) / 4;
    if (pixel === channels * 4) {
      memory.set(input.subarray(y * width * channels, (y + 1) * width * channels), to);
      continue;
    }
    for (let from = y * width * channels; from < (y + 1) * width * channels; from += channels, to += pixel / 4) {
      for (let c = 0; c < channels; c++) memory[to + c] = input[from + c]!;
    }
  }
}

function readTensor(memory: Float32Array, { width, height, channels, pixel, row, first }: Slot): Tensor {
  const values = new Float32Array(width * height * channels);
  let at = 0;
  for (let y = 0; y < height; y++) {
    let from = (first + y * row) / 4;
    for (let x = 0; x < width; x++, from += pixel / 4) {
      for (let c = 0; c < channels; c++) values[at++] = memory[from + c]!;
    }
  }
  return { width, height, channels, values };
}
