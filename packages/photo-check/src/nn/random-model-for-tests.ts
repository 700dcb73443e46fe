/** Models with random weights, for tests and benches; the chance is the caller's. */
import { hasWeights, weightShape, type PackedModel, type PackedOp } from './packed-model.ts';

/** The next number in [0, 1). */
export type Chance = () => number;

/** mulberry32: small, and good enough for weights. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Weights scaled so that values neither die nor explode on their way through the net. */
export function randomModel(
  input: Readonly<{ width: number; height: number; channels: number }>,
  ops: readonly PackedOp[],
  outputs: Readonly<Record<string, number>>,
  chance: Chance,
): PackedModel {
  const parts = ops.filter(hasWeights).map((op) => {
    const { cout, taps } = weightShape(op);
    const bytes = new Uint8Array(cout * (8 + taps));
    const view = new DataView(bytes.buffer);
    for (let c = 0; c < cout; c++) {
      view.setFloat32(c * 4, (0.5 + chance()) / (50 * Math.sqrt(taps)), true);
      view.setFloat32((cout + c) * 4, chance() - 0.4, true);
    }
    for (let i = cout * 8; i < bytes.length; i++) view.setInt8(i, Math.floor(chance() * 255) - 127);
    return bytes;
  });
  const bare = {
    mean: Array.from({ length: input.channels }, () => 0.5),
    scale: Array.from({ length: input.channels }, () => 4),
  };
  return { name: 'random', version: '0', input: { ...input, ...bare }, ops, outputs, weights: encodeBase64(parts) };
}

/** Values in [-1, 1). */
export function randomValues(length: number, chance: Chance): Float32Array {
  return Float32Array.from({ length }, () => chance() * 2 - 1);
}

export function encodeBase64(parts: readonly Uint8Array[]): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const bytes = parts.flatMap((part) => [...part]);
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const three = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let d = 0; d < 4; d++) text += i + d > bytes.length ? '=' : alphabet[(three >> (18 - 6 * d)) & 63]!;
  }
  return text;
}
