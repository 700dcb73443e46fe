/**
 * What both engines can do. All addresses and steps are in bytes; see assembly/kernels.ts for what each does.
 * The order of the arguments is that of the WASM exports.
 */
export type Kernels = Readonly<{
  conv: (
    input: number,
    output: number,
    weights: number,
    rows: number,
    cols: number,
    inRow: number,
    inPixel: number,
    outRow: number,
    outPixel: number,
    tapRows: number,
    tapRow: number,
    runs: number,
    run: number,
    runLength: number,
    channels: number,
    relu: number,
  ) => void;
  dwconv: (
    input: number,
    output: number,
    weights: number,
    rows: number,
    cols: number,
    inRow: number,
    inPixel: number,
    outRow: number,
    outPixel: number,
    k: number,
    tapRow: number,
    tapPixel: number,
    channels: number,
    relu: number,
  ) => void;
  sum: (
    a: number,
    b: number,
    output: number,
    rows: number,
    rowBytes: number,
    aRow: number,
    bRow: number,
    outRow: number,
    relu: number,
  ) => void;
  copy: (
    input: number,
    output: number,
    rows: number,
    cols: number,
    inRow: number,
    inPixel: number,
    outRow: number,
    outPixel: number,
    channels: number,
  ) => void;
  average: (
    input: number,
    output: number,
    rows: number,
    cols: number,
    inRow: number,
    inPixel: number,
    channels: number,
  ) => void;
  clear: (output: number, rows: number, step: number, bytes: number) => void;
}>;

/** Kernels and the memory they work on. */
export type Engine = Readonly<{ kind: 'simd' | 'plain'; kernels: Kernels; memory: Float32Array }>;
