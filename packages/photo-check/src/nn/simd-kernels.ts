/**
 * The WASM kernels, where the machine has SIMD and the page allows WASM (a content security policy needs
 * 'wasm-unsafe-eval'). Otherwise there are none, silently: the twin gives the same bits, only later.
 */
import { decodeBase64 } from './base64.ts';
import { KERNELS_WASM } from './kernels-wasm.ts';
import type { Engine, Kernels } from './kernels.ts';

const PAGE_BYTES = 65_536;

/** The part of the standard that is used, as the core compiles without the types of a browser or of Node. */
type WasmModule = object;
type WasmMemory = Readonly<{ buffer: ArrayBuffer; grow: (pages: number) => number }>;
type WasmApi = Readonly<{
  validate: (bytes: Uint8Array) => boolean;
  Module: new (bytes: Uint8Array) => WasmModule;
  Instance: new (module: WasmModule) => Readonly<{ exports: unknown }>;
}>;

/** Compiled once for all nets; undefined until somebody asks. */
let compiled: WasmModule | undefined;

/** An engine with `bytes` of memory of its own; undefined where WASM SIMD cannot be had. */
export function createSimdEngine(bytes: number): Engine | undefined {
  const wasm = wasmApi();
  if (wasm === undefined) return undefined;
  try {
    compiled ??= compile(wasm);
    if (compiled === undefined) return undefined;
    const exports = new wasm.Instance(compiled).exports as Kernels & { memory: WasmMemory };
    exports.memory.grow(Math.ceil(bytes / PAGE_BYTES));
    return { kind: 'simd', kernels: exports, memory: new Float32Array(exports.memory.buffer) };
  } catch {
    return undefined; // forbidden by a policy, or no memory left for WASM
  }
}

function compile(wasm: WasmApi): WasmModule | undefined {
  const bytes = decodeBase64(KERNELS_WASM);
  return wasm.validate(bytes) ? new wasm.Module(bytes) : undefined;
}

function wasmApi(): WasmApi | undefined {
  return (globalThis as unknown as { WebAssembly?: WasmApi }).WebAssembly;
}
