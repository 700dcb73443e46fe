/** The trained nets, run by our kernels, against what the trainer itself says of the same input. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { judgeModel } from './models/judge.ts';
import { locatorModel } from './models/locator.ts';
import { readerModel } from './models/reader.ts';
import { textureModel } from './models/texture.ts';
import { loadNet } from './nn/engine.ts';

type Golden = Readonly<Record<string, Readonly<Record<string, { shape: number[]; mean: number; values: number[] }>>>>;

const golden = JSON.parse(await readFile(new URL('../test/golden-nets.json', import.meta.url), 'utf8')) as Golden;

/** training/gelombang_training/export.py, `golden`. */
function formulaInput(count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => Math.sin(i * 0.013) + Math.sin(i * 0.00071 + 1));
}

describe.each([locatorModel, judgeModel, textureModel, readerModel])('the $name net', (model) => {
  const { width, height, channels } = model.input;

  it.each(['simd', 'plain'] as const)('gives what the trainer gives (%s)', (engine) => {
    const outputs = loadNet(model, engine).run(formulaInput(width * height * channels));
    for (const [name, expected] of Object.entries(golden[model.name]!)) {
      const { values, channels: depth, height: rows, width: columns } = outputs[name]!;
      expect([depth, rows, columns]).toEqual(expected.shape);
      const step = Math.max(1, Math.floor(values.length / 64));
      const sampled = [...values].filter((_, i) => i % step === 0);
      expect(sampled.length).toBe(expected.values.length);
      sampled.forEach((value, i) => {
        const wanted = expected.values[i]!;
        expect(Math.abs(value - wanted)).toBeLessThan(0.002 + 0.0005 * Math.abs(wanted));
      });
    }
  });
});
