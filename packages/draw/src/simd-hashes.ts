/**
 * The WASM kernels, where the machine has SIMD and the page allows WASM (a content security policy needs
 * 'wasm-unsafe-eval'). Otherwise there are none, silently: the twin gives the same bits, only later.
 *
 * Records pass through the memory of the module in blocks that stay in a cache, whatever the size of the wave.
 */
import { parseBase64 } from './base64.ts';
import type { HashEngine } from './hash-engine.ts';
import { KERNELS_WASM } from './kernels-wasm.ts';
import { hmacKeyOf } from './sha256.ts';

const BLOCK_RECORDS = 1024;
const WIDEST_RECORD = 68;
const PAGE_BYTES = 65_536;

/** The part of the standard that is used, as the core compiles without the types of a browser or of Node. */
type WasmModule = object;
type WasmApi = Readonly<{
  validate: (bytes: Uint8Array) => boolean;
  Module: new (bytes: Uint8Array) => WasmModule;
  Instance: new (module: WasmModule) => Readonly<{ exports: unknown }>;
}>;
/** See assembly/kernels.ts. */
type Kernels = Readonly<{
  memory: Readonly<{ buffer: ArrayBuffer; grow: (pages: number) => number }>;
  freeFrom: () => number;
  hmacs: (input: number, output: number, count: number, key: number) => void;
  leaves: (input: number, output: number, count: number) => void;
  nodes: (input: number, output: number, count: number) => void;
  absorb: (state: number, input: number, blocks: number) => void;
}>;

/** Undefined where WASM SIMD cannot be had. */
export function createSimdHashes(): HashEngine | undefined {
  const wasm = (globalThis as unknown as { WebAssembly?: WasmApi }).WebAssembly;
  if (wasm === undefined) return undefined;
  try {
    const bytes = parseBase64(KERNELS_WASM);
    if (bytes === null || !wasm.validate(bytes)) return undefined;
    return engineOf(new wasm.Instance(new wasm.Module(bytes)).exports as Kernels);
  } catch {
    return undefined; // forbidden by a policy, or no memory left for WASM
  }
}

function engineOf(kernels: Kernels): HashEngine {
  const words = kernels.freeFrom();
  const input = words + 128; // after a key or a state, and room for the byte a prefixed record reads before its first
  const output = input + (BLOCK_RECORDS + 3) * WIDEST_RECORD + 12; // a multiple of 16 beyond
  const end = output + (BLOCK_RECORDS + 3) * 32;
  kernels.memory.grow(Math.ceil(end / PAGE_BYTES));
  const memory = new Uint8Array(kernels.memory.buffer);
  const state = new Int32Array(kernels.memory.buffer, words, 16);

  const inBlocks = (records: Uint8Array, width: number, out: Uint8Array, run: (count: number) => void) => {
    for (let from = 0, to = 0; from < records.length; from += BLOCK_RECORDS * width, to += BLOCK_RECORDS * 32) {
      const block = records.subarray(from, from + BLOCK_RECORDS * width);
      const count = block.length / width;
      memory.set(block, input);
      run(count);
      out.set(memory.subarray(output, output + count * 32), to);
    }
  };
  return {
    kind: 'simd',
    hmacs: (key, records, out) => {
      const { inner, outer } = hmacKeyOf(key);
      state.set(inner, 0);
      state.set(outer, 8);
      inBlocks(records, 32, out, (count) => kernels.hmacs(input, output, count, words));
    },
    leaves: (entries, out) => inBlocks(entries, 68, out, (count) => kernels.leaves(input, output, count)),
    nodes: (pairs, out) => inBlocks(pairs, 64, out, (count) => kernels.nodes(input, output, count)),
    absorb: (text, blocks) => {
      state.set(text, 0);
      for (let from = 0; from < blocks.length; from += PAGE_BYTES) {
        const block = blocks.subarray(from, from + PAGE_BYTES);
        memory.set(block, input);
        kernels.absorb(words, input, block.length / 64);
      }
      text.set(state.subarray(0, 8));
    },
  };
}
