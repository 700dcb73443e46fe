/**
 * One run of a random net of the locator's size at 192 × 192, in WASM SIMD, in its plain twin, and in the loop one
 * would write first, on one thread; then the preparation of a picture for it. On a busy machine the best time says more
 * than the median.
 */
import { loadNet } from '../packages/photo-check/src/nn/engine.ts';
import {
  hasWeights,
  strideOf,
  type PackedModel,
  type PackedOp,
  type WeightedOp,
} from '../packages/photo-check/src/nn/packed-model.ts';
import { letterbox, normalisePixels } from '../packages/photo-check/src/nn/pixels.ts';
import { chanceFrom, randomModel, randomValues } from '../packages/photo-check/src/nn/random-model-for-tests.ts';
import { shapesOf, type Shape } from '../packages/photo-check/src/nn/tensor-shapes.ts';
import { unpackWeights } from '../packages/photo-check/src/nn/unpack-weights.ts';

const SIDE = 192;
const CONTENT = 160;

const chance = chanceFrom(3);
const { ops, outputs } = mobileNetLike();
const model = randomModel({ width: SIDE, height: SIDE, channels: 3 }, ops, outputs, chance);
const input = randomValues(SIDE * SIDE * 3, chance);
const work = multiplyAdds(model);
console.log(`net: ${ops.length} ops, ${(work / 1e6).toFixed(1)} M multiply-adds, ${weightCount(model)} weights`);

const simd = loadNet(model, 'simd');
const plain = loadNet(model, 'plain');
const naive = timesOf(7, naiveConvolutions(model));
reportNet('naive', naive);
reportNet(
  'plain',
  timesOf(31, () => plain.run(input)),
);
reportNet(
  'simd',
  timesOf(400, () => simd.run(input)),
);
console.log(`memory of one net: ${(simd.memoryBytes / 1024).toFixed(0)} kB`);
for (const [width, height] of [
  [2000, 1500],
  [1280, 720],
  [600, 450],
] as const) {
  const rgba = Uint8Array.from({ length: width * height * 4 }, () => chance() * 256);
  const { median, best } = timesOf(100, () =>
    normalisePixels(letterbox({ width, height, rgba }, SIDE, CONTENT).values, model.input),
  );
  console.log(`prepare ${width} × ${height}: ${median.toFixed(2)} ms, best ${best.toFixed(2)} ms`);
}

type Times = Readonly<{ median: number; best: number }>;

function reportNet(name: string, { median, best }: Times): void {
  const speed = `${(work / median / 1e6).toFixed(2)} GMAC/s`;
  const times = `${median.toFixed(2).padStart(7)} ms, best ${best.toFixed(2).padStart(7)} ms`;
  console.log(`${name.padEnd(6)}${times}  ${speed.padStart(12)}  ${(naive.median / median).toFixed(1)} × naive`);
}

/** Inverted bottlenecks down to 6 × 6, and back up to 48 × 48 beside what was there before. */
function mobileNetLike() {
  const list: PackedOp[] = [];
  const give = (op: PackedOp) => list.push(op);
  const pointwise = (at: number, cin: number, cout: number, relu: boolean) =>
    give({ op: 'conv', in: [at], k: 1, stride: 1, cin, cout, relu });
  const bottleneck = (at: number, cin: number, cout: number, stride: number) => {
    const wide = cin * 2;
    const deep = give({ op: 'dwconv', in: [pointwise(at, cin, wide, true)], k: 3, stride, c: wide, relu: true });
    const narrow = pointwise(deep, wide, cout, false);
    return stride === 1 && cin === cout ? give({ op: 'add', in: [at, narrow], relu: false }) : narrow;
  };
  let at = give({ op: 'conv', in: [0], k: 3, stride: 2, cin: 3, cout: 12, relu: true });
  at = give({ op: 'dwconv', in: [at], k: 3, stride: 2, c: 12, relu: true });
  at = pointwise(at, 12, 16, false);
  const fine = (at = bottleneck(at, 16, 16, 1));
  at = bottleneck(at, 16, 24, 2);
  at = bottleneck(at, 24, 24, 1);
  const middle = (at = bottleneck(at, 24, 24, 1));
  at = bottleneck(at, 24, 40, 2);
  at = bottleneck(at, 40, 40, 1);
  at = bottleneck(at, 40, 40, 1);
  at = bottleneck(at, 40, 40, 1);
  const presence = pointwise(give({ op: 'mean', in: [at] }), 40, 1, false);
  at = give({ op: 'concat', in: [give({ op: 'up2', in: [at] }), middle] });
  at = pointwise(at, 64, 24, true);
  at = give({ op: 'concat', in: [give({ op: 'up2', in: [at] }), fine] });
  at = pointwise(at, 40, 24, true);
  at = give({ op: 'dwconv', in: [at], k: 3, stride: 1, c: 24, relu: true });
  const heat = pointwise(at, 24, 5, false);
  return { ops: list, outputs: { heat, presence } };
}

function multiplyAdds(packed: PackedModel): number {
  const shapes = shapesOf(packed);
  return packed.ops.reduce((total, op, at) => {
    if (!hasWeights(op)) return total;
    const { height, width, channels } = shapes[at + 1]!;
    return total + height * width * channels * op.k * op.k * (op.op === 'conv' ? op.cin : 1);
  }, 0);
}

function weightCount(packed: PackedModel): number {
  return unpackWeights(packed).reduce((total, values) => total + (values?.length ?? 0), 0);
}

type Layer = Readonly<{ op: WeightedOp; from: Shape; to: Shape; x: Float32Array; w: Float32Array; y: Float32Array }>;

/** The loops of the same convolutions as one would first write them, on tensors of their sizes. */
function naiveConvolutions(packed: PackedModel): () => void {
  const shapes = shapesOf(packed);
  const layers = packed.ops.flatMap((op, at): Layer[] => {
    if (!hasWeights(op)) return [];
    const from = shapes[op.in[0]!]!;
    const to = shapes[at + 1]!;
    const taps = op.k * op.k * (op.op === 'conv' ? op.cin : 1);
    const x = randomValues(from.height * from.width * from.channels, chance);
    const y = new Float32Array(to.height * to.width * to.channels);
    return [{ op, from, to, x, w: randomValues(to.channels * taps, chance), y }];
  });
  return () => layers.forEach(convolveNaively);
}

function convolveNaively({ op, from, to, x, w, y }: Layer): void {
  const [down, across] = strideOf(op);
  const { k } = op;
  const half = k >> 1;
  const { height, width, channels } = from;
  const depth = op.op === 'conv' ? channels : 1;
  const ownChannel = op.op === 'conv' ? 0 : 1;
  for (let row = 0, at = 0; row < to.height; row++) {
    for (let col = 0; col < to.width; col++) {
      for (let c = 0; c < to.channels; c++, at++) {
        let sum = 0;
        for (let ky = 0; ky < k; ky++) {
          const inRow = row * down + ky - half;
          if (inRow < 0 || inRow >= height) continue;
          for (let kx = 0; kx < k; kx++) {
            const inCol = col * across + kx - half;
            if (inCol < 0 || inCol >= width) continue;
            const pixel = (inRow * width + inCol) * channels + ownChannel * c;
            const tap = ((c * k + ky) * k + kx) * depth;
            for (let i = 0; i < depth; i++) sum += x[pixel + i]! * w[tap + i]!;
          }
        }
        y[at] = Math.max(0, sum);
      }
    }
  }
}

function timesOf(rounds: number, once: () => unknown): Times {
  for (let i = 0; i < Math.max(3, rounds / 4); i++) once();
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    once();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return { median: times[rounds >> 1]!, best: times[0]! };
}
