import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadNet, type Tensor } from './engine.ts';
import type { PackedModel, PackedOp } from './packed-model.ts';
import { chanceFrom, randomModel, randomValues } from './random-model-for-tests.ts';
import { runReference } from './reference-net-for-tests.ts';

type Size = Readonly<{ width: number; height: number; channels: number }>;

const KINDS = ['simd', 'plain'] as const;

/** One op, or as many as it takes to give it two inputs; odd sizes, channels that fill no register. */
const cases: readonly (readonly [name: string, size: Size, ops: readonly PackedOp[]])[] = [
  ['conv 1×1', { width: 7, height: 5, channels: 6 }, [conv(0, 1, 1, 6, 13)]],
  ['conv 1×1 on one pixel', { width: 1, height: 1, channels: 37 }, [conv(0, 1, 1, 37, 21)]],
  ['conv 1×1 by two', { width: 9, height: 6, channels: 4 }, [conv(0, 1, 2, 4, 8)]],
  ['conv 3×3', { width: 6, height: 7, channels: 3 }, [conv(0, 3, 1, 3, 8)]],
  ['conv 3×3 by two, odd', { width: 11, height: 9, channels: 3 }, [conv(0, 3, 2, 3, 12)]],
  ['conv 3×3 by two, even', { width: 12, height: 8, channels: 3 }, [conv(0, 3, 2, 3, 5)]],
  ['conv 3×3 by [2, 1]', { width: 10, height: 8, channels: 1 }, [conv(0, 3, [2, 1], 1, 9)]],
  ['conv 3×3 by [1, 2]', { width: 10, height: 7, channels: 2 }, [conv(0, 3, [1, 2], 2, 4)]],
  ['conv 5×5', { width: 8, height: 5, channels: 4 }, [conv(0, 5, 1, 4, 16)]],
  ['conv 5×5 by two on a picture smaller than it', { width: 2, height: 3, channels: 5 }, [conv(0, 5, 2, 5, 3)]],
  ['conv 3×3 of padded channels', { width: 5, height: 6, channels: 3 }, [conv(0, 1, 1, 3, 6), conv(1, 3, 1, 6, 7)]],
  ['dwconv 3×3', { width: 9, height: 5, channels: 6 }, [depthwise(0, 3, 1, 6)]],
  ['dwconv 3×3 by two', { width: 9, height: 8, channels: 4 }, [depthwise(0, 3, 2, 4)]],
  ['dwconv 3×3 by [2, 1]', { width: 9, height: 8, channels: 3 }, [depthwise(0, 3, [2, 1], 3)]],
  ['dwconv 5×5', { width: 6, height: 7, channels: 9 }, [depthwise(0, 5, 1, 9)]],
  ['dwconv 5×5 by two on one pixel', { width: 1, height: 1, channels: 2 }, [depthwise(0, 5, 2, 2)]],
  ['up2', { width: 3, height: 5, channels: 5 }, [{ op: 'up2', in: [0] }]],
  ['up2 into a border', { width: 3, height: 2, channels: 4 }, [{ op: 'up2', in: [0] }, conv(1, 3, 1, 4, 4)]],
  ['add', { width: 5, height: 3, channels: 7 }, [conv(0, 3, 1, 7, 7), { op: 'add', in: [0, 1], relu: false }]],
  ['add, relu', { width: 5, height: 3, channels: 8 }, [conv(0, 1, 1, 8, 8), { op: 'add', in: [1, 0], relu: true }]],
  ['add to itself', { width: 2, height: 2, channels: 2 }, [{ op: 'add', in: [0, 0], relu: false }]],
  ['concat', { width: 4, height: 3, channels: 8 }, [conv(0, 1, 1, 8, 4), { op: 'concat', in: [0, 1] }]],
  ['concat, unaligned', { width: 4, height: 3, channels: 5 }, [conv(0, 3, 1, 5, 6), { op: 'concat', in: [0, 1, 0] }]],
  ['mean', { width: 5, height: 7, channels: 6 }, [{ op: 'mean', in: [0] }]],
  ['meanrows', { width: 5, height: 7, channels: 6 }, [{ op: 'meanrows', in: [0] }]],
];

describe.each(KINDS)('%s gives what the definition says', (kind) => {
  test.each(cases)('%s', (name, size, ops) => {
    const chance = chanceFrom(name.length);
    const model = randomModel(size, ops, everyTensor(ops), chance);
    const net = loadNet(model, kind);
    const input = randomValues(size.width * size.height * size.channels, chance);
    expectClose(net.run(input), runReference(model, input));
    expect(net.engine).toBe(kind);
  });
});

test('a sum is taken in the order of the weights, from the bias on, rounded at every step', () => {
  const bytes = Buffer.alloc(8 + 3);
  bytes.writeFloatLE(1, 0);
  bytes.writeFloatLE(-1, 4);
  [1, 1, 127].forEach((weight, i) => bytes.writeInt8(weight, 8 + i));
  const model: PackedModel = {
    name: 'order',
    version: '1',
    input: { width: 1, height: 1, channels: 3, mean: [0, 0, 0], scale: [1, 1, 1] },
    ops: [{ ...conv(0, 1, 1, 3, 1), relu: false }],
    outputs: { y: 1 },
    weights: bytes.toString('base64'),
  };
  for (const kind of KINDS) {
    const { run } = loadNet(model, kind);
    // ((-1 + 1e8) + 1) - 1e8, where float32 holds neither 1e8 - 1 nor 1e8 + 1: any other order leaves a 1.
    expect(run(Float32Array.of(1e8, 1, -1e8 / 127)).y?.values[0]).toBe(0);
    // 127 times the float32 next to 1/127 is not quite 1; a fused multiply-add would show the rest.
    expect(run(Float32Array.of(0, 0, 1 / 127)).y?.values[0]).toBe(0);
  }
});

test('SIMD and the twin agree to the bit on nets of all kinds, and both with the definition', () => {
  const choice = fc.record({
    kind: fc.constantFrom('conv', 'conv', 'conv', 'dwconv', 'up2', 'add', 'concat', 'mean', 'meanrows'),
    from: fc.nat(7),
    other: fc.nat(7),
    k: fc.constantFrom(1, 3, 5),
    down: fc.constantFrom(1, 2),
    across: fc.constantFrom(1, 2),
    cout: fc.integer({ min: 1, max: 20 }),
    relu: fc.boolean(),
  });
  const side = fc.integer({ min: 1, max: 13 });
  const size = fc.record({ width: side, height: side, channels: fc.integer({ min: 1, max: 9 }) });
  fc.assert(
    fc.property(size, fc.array(choice, { minLength: 1, maxLength: 8 }), fc.nat(1e6), (input, choices, seed) => {
      const chance = chanceFrom(seed);
      const ops = fittingOps(input, choices);
      const model = randomModel(input, ops, everyTensor(ops), chance);
      expectAgreement(model, chance);
      // Only the last is asked for: now places are shared, and the same must come out.
      expectAgreement({ ...model, outputs: { last: ops.length } }, chance);
    }),
    { seed: 20_261_127, numRuns: 300 },
  );
});

test('a net gives the same again after another picture went through it', () => {
  const chance = chanceFrom(5);
  const ops = [conv(0, 3, 2, 3, 12), depthwise(1, 3, 1, 12), conv(2, 1, 1, 12, 6), { op: 'up2', in: [3] } as const];
  const model = randomModel({ width: 9, height: 9, channels: 3 }, ops, { out: 4 }, chance);
  const [one, other] = [randomValues(243, chance), randomValues(243, chance).fill(1e30, 0, 100)];
  for (const kind of KINDS) {
    const net = loadNet(model, kind);
    const first = net.run(one).out!;
    net.run(other);
    expect(net.run(one).out).toEqual(first);
  }
});

test('tensors that are not needed together share their place', () => {
  const chance = chanceFrom(6);
  const ops = Array.from({ length: 12 }, (_, at) => conv(at, 1, 1, 8, 8));
  const size = { width: 64, height: 64, channels: 8 };
  const { memoryBytes } = loadNet(randomModel(size, ops, { out: 12 }, chance), 'plain');
  const tensor = 64 * 64 * 8 * 4;
  expect(memoryBytes / tensor).toBeLessThan(2.2);
});

test('an input of another size is refused', () => {
  const model = randomModel({ width: 4, height: 4, channels: 3 }, [conv(0, 1, 1, 3, 4)], { out: 1 }, chanceFrom(1));
  expect(() => loadNet(model).run(new Float32Array(47))).toThrow('net random 0: got 47 input values instead of 48');
});

function conv(from: number, k: number, stride: number | readonly number[], cin: number, cout: number) {
  return { op: 'conv', in: [from], k, stride, cin, cout, relu: (k + cout) % 2 === 0 } as const;
}

function depthwise(from: number, k: number, stride: number | readonly number[], c: number) {
  return { op: 'dwconv', in: [from], k, stride, c, relu: c % 2 === 0 } as const;
}

function everyTensor(ops: readonly PackedOp[]): Record<string, number> {
  return Object.fromEntries(Array.from({ length: ops.length + 1 }, (_, tensor) => [String(tensor), tensor]));
}

type Choice = Readonly<{
  kind: PackedOp['op'];
  from: number;
  other: number;
  k: number;
  down: number;
  across: number;
  cout: number;
  relu: boolean;
}>;

/** The choices as ops that fit the tensors there are; sizes are followed here once more, by other means. */
function fittingOps(input: Size, choices: readonly Choice[]): readonly PackedOp[] {
  const sizes: Size[] = [input];
  return choices.map((choice): PackedOp => {
    const { from, other } = pickTensors(sizes, choice);
    const { op, size } = opOn(choice, from, other, sizes);
    sizes.push(size);
    return op;
  });
}

/** A tensor, and one of the same height and width: for 'add' of the same channels too. */
function pickTensors(sizes: readonly Size[], choice: Choice) {
  const from = choice.from % sizes.length;
  const { width, height, channels } = sizes[from]!;
  const alike = sizes.flatMap((size, tensor) => {
    const fits = size.width === width && size.height === height;
    return fits && (choice.kind !== 'add' || size.channels === channels) ? [tensor] : [];
  });
  return { from, other: alike[choice.other % alike.length]! };
}

function opOn(choice: Choice, from: number, other: number, sizes: readonly Size[]): { op: PackedOp; size: Size } {
  const { kind, k, down, across, cout, relu } = choice;
  const size = sizes[from]!;
  const { width, height, channels } = size;
  const reduced = { width: Math.ceil(width / across), height: Math.ceil(height / down) };
  const stride = [down, across];
  switch (kind) {
    case 'conv':
      return {
        op: { op: 'conv', in: [from], k, stride, cin: channels, cout, relu },
        size: { ...reduced, channels: cout },
      };
    case 'dwconv':
      return {
        op: { op: 'dwconv', in: [from], k: Math.max(3, k), stride, c: channels, relu },
        size: { ...reduced, channels },
      };
    case 'up2':
      return { op: { op: 'up2', in: [from] }, size: { width: width * 2, height: height * 2, channels } };
    case 'add':
      return { op: { op: 'add', in: [from, other], relu }, size };
    case 'concat':
      return {
        op: { op: 'concat', in: [from, other] },
        size: { ...size, channels: channels + sizes[other]!.channels },
      };
    case 'mean':
      return { op: { op: 'mean', in: [from] }, size: { width: 1, height: 1, channels } };
    case 'meanrows':
      return { op: { op: 'meanrows', in: [from] }, size: { width, height: 1, channels } };
  }
}

function expectAgreement(model: PackedModel, chance: () => number): void {
  const { width, height, channels } = model.input;
  const input = randomValues(width * height * channels, chance);
  const simd = loadNet(model, 'simd').run(input);
  const plain = loadNet(model, 'plain').run(input);
  const reference = runReference(model, input);
  for (const [name, tensor] of Object.entries(model.outputs)) {
    expect(bitsOf(simd[name]!)).toEqual(bitsOf(plain[name]!));
    expectCloseTensor(plain[name]!, reference[tensor]!);
  }
}

/** Bits, as a number does not tell 0 from -0. */
function bitsOf({ width, height, channels, values }: Tensor) {
  return { width, height, channels, bits: new Uint32Array(values.buffer, values.byteOffset, values.length) };
}

function expectClose(outputs: Readonly<Record<string, Tensor>>, reference: readonly Tensor[]): void {
  reference.forEach((tensor, at) => expectCloseTensor(outputs[String(at)]!, tensor));
}

/** float32 sums of a few hundred products against double precision. */
function expectCloseTensor(got: Tensor, wanted: Tensor): void {
  const { width, height, channels } = wanted;
  expect([got.width, got.height, got.channels, got.values.length]).toEqual([
    width,
    height,
    channels,
    wanted.values.length,
  ]);
  const largest = wanted.values.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  const worst = wanted.values.reduce((most, value, i) => Math.max(most, Math.abs(value - got.values[i]!)), 0);
  expect(worst / largest).toBeLessThan(2e-5);
}
