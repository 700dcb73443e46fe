import { afterEach, describe, expect, test, vi } from 'vitest';
import { kernelsModule } from '../../../../scripts/build-kernels.mjs';
import { decodeBase64 } from './base64.ts';
import { KERNELS_WASM } from './kernels-wasm.ts';
import type { PackedModel, PackedOp } from './packed-model.ts';
import { chanceFrom, randomModel } from './random-model-for-tests.ts';
import { readFileSync } from 'node:fs';

const conv = { op: 'conv', in: [0], k: 1, stride: 1, cin: 3, cout: 4, relu: true } as const;
const good = randomModel({ width: 4, height: 4, channels: 3 }, [conv], { out: 1 }, chanceFrom(1));

describe('a model that contradicts itself is named, with the op', () => {
  const faults: readonly (readonly [message: string, model: PackedModel])[] = [
    ['net random 0: holds 42 bytes of weights, its ops need 44', { ...good, weights: good.weights.slice(0, -4) }],
    ['net random 0: holds 47 bytes of weights, its ops need 44', { ...good, weights: `AAAA${good.weights}` }],
    ['its weights are no base64: not a base64 character at 0', { ...good, weights: `*${good.weights.slice(1)}` }],
    ['its weights are no base64: base64 of 59 characters', { ...good, weights: good.weights.slice(1) }],
    ['op 0 (softmax) is unknown', withOps({ op: 'softmax', in: [0] } as unknown as PackedOp)],
    ['op 0 (conv) reads tensor 1, which no earlier op gives', withOps({ ...conv, in: [1] })],
    ['op 0 (add) has 1 inputs instead of 2', withOps({ op: 'add', in: [0], relu: false })],
    ['op 0 (concat) has 1 inputs instead of 2', withOps({ op: 'concat', in: [0] })],
    ['op 0 (conv) has a kernel of 2', withOps({ ...conv, k: 2 })],
    ['op 0 (dwconv) has a kernel of 1', withOps({ op: 'dwconv', in: [0], k: 1, stride: 1, c: 3, relu: true })],
    ['op 0 (conv) has a stride of 3', withOps({ ...conv, stride: 3 })],
    ['op 0 (conv) has a stride of 2', withOps({ ...conv, stride: [2] })],
    ['op 0 (conv) expects 8 channels and gets 3', withOps({ ...conv, cin: 8 })],
    ['op 0 (conv) gives 0 channels', withOps({ ...conv, cout: 0 })],
    ['op 1 (add) adds 4 × 4 × 3 and 4 × 4 × 4', withOps(conv, { op: 'add', in: [0, 1], relu: false })],
    ['op 1 (concat) joins 4 × 4 × 3 and 2 × 2 × 4', withOps({ ...conv, stride: 2 }, { op: 'concat', in: [0, 1] })],
    ['output heat is tensor 2, which no op gives', { ...good, outputs: { heat: 2 } }],
    ['the input is 0 × 4 × 3', { ...good, input: { ...good.input, width: 0 } }],
    ['2 means and 3 scales for 3 channels', { ...good, input: { ...good.input, mean: [0, 0] } }],
  ];
  test.each(faults)('%s', async (message, model) => {
    const { loadNet } = await import('./engine.ts');
    expect(() => loadNet(model)).toThrow(message);
  });
});

describe('where WASM', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  test('is there, it is used', async () => {
    const { loadNet } = await fresh();
    expect(loadNet(good).engine).toBe('simd');
  });

  test.each([
    ['is missing', undefined],
    ['has no SIMD', { ...apiOf(), validate: () => false }],
    ['is forbidden by the page', { ...apiOf(), Module: forbidden }],
    ['has no memory left', { ...apiOf(), Instance: forbidden }],
  ])('%s, the twin is used silently, and SIMD asked for by name is refused', async (_, api) => {
    vi.stubGlobal('WebAssembly', api);
    const { loadNet } = await fresh();
    expect(loadNet(good).engine).toBe('plain');
    expect(() => loadNet(good, 'simd')).toThrow(
      'net random 0: this machine has no WASM SIMD, or WASM is forbidden here',
    );
  });
});

test('the committed kernels are those of assembly/kernels.ts', async () => {
  const committed = readFileSync(new URL('kernels-wasm.ts', import.meta.url), 'utf8');
  expect(await kernelsModule('photo-check')).toBe(committed);
});

test('the kernels are small enough to be compiled at once on any page: 4 kB was Chromium’s limit', () => {
  expect(decodeBase64(KERNELS_WASM).length).toBeLessThan(4096);
});

test.each([[''], ['f'], ['fo'], ['foo'], ['foob'], ['\u0000\u00ff\u0080~']])('base64 of %j is read', (text) => {
  const bytes = Buffer.from(text, 'latin1');
  expect([...decodeBase64(bytes.toString('base64'))]).toEqual([...bytes]);
});

function withOps(...ops: PackedOp[]): PackedModel {
  return { ...good, ops };
}

/** The module holds what it compiled; each test begins without. */
async function fresh() {
  vi.resetModules();
  return await import('./engine.ts');
}

function apiOf() {
  const { validate, Module, Instance } = WebAssembly;
  return { validate, Module, Instance };
}

function forbidden(): never {
  throw new Error('forbidden');
}
