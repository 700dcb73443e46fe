/**
 * SHA-256 over fixed-size records in typed arrays: leaves, tree nodes, tickets.
 *
 * A general library allocates an object per hash; over millions of entries that
 * costs more than the hashing. The tests hold every function here against its
 * slow twin, @noble/hashes. The kernels in WASM SIMD (simd-hashes.ts) do the same
 * four records at a time; this is what runs where there is no SIMD. Scratch arrays are the module's own: nothing here
 * calls back or awaits between filling and reading them.
 */
// FIPS 180-4, 4.2.2 and 5.3.3.
const ROUND_CONSTANTS = Int32Array.from([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
]);
export const INITIAL_STATE = Int32Array.from([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);

const words = new Int32Array(64);
const state = new Int32Array(8);

export type HmacKey = Readonly<{ inner: Int32Array; outer: Int32Array }>;

/** The two states every HMAC-SHA256 under one key of at most 64 bytes starts from. */
export function hmacKeyOf(key: Uint8Array): HmacKey {
  if (key.length > 64) throw new Error(`an HMAC key here is at most 64 bytes, not ${key.length}`);
  return { inner: paddedKeyState(key, 0x36), outer: paddedKeyState(key, 0x5c) };
}

/** HMAC-SHA256 of the 32 bytes at `at`, written as 32 bytes at `outAt`: two compressions. */
export function hmacOf32(key: HmacKey, data: Uint8Array, at: number, out: Uint8Array, outAt: number): void {
  for (let i = 0; i < 8; i++, at += 4) {
    words[i] = (data[at]! << 24) | (data[at + 1]! << 16) | (data[at + 2]! << 8) | data[at + 3]!;
  }
  finishAfterOneBlock();
  state.set(key.inner);
  compress();
  for (let i = 0; i < 8; i++) words[i] = state[i]!;
  finishAfterOneBlock();
  state.set(key.outer);
  compress();
  writeState(out, outAt);
}

/** SHA-256(prefix byte ‖ `length` bytes at `at`), for 63 ≤ length ≤ 118: two compressions. */
export function hashWithPrefix(
  prefix: number,
  data: Uint8Array,
  at: number,
  length: number,
  out: Uint8Array,
  outAt: number,
): void {
  words[0] = (prefix << 24) | (data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!;
  let from = at + 3;
  for (let i = 1; i < 16; i++, from += 4) {
    words[i] = (data[from]! << 24) | (data[from + 1]! << 16) | (data[from + 2]! << 8) | data[from + 3]!;
  }
  state.set(INITIAL_STATE);
  compress();
  for (let i = 0; i < 15; i++) words[i] = 0;
  const rest = length - 63;
  for (let i = 0; i < rest; i++) words[i >> 2]! |= data[at + 63 + i]! << (24 - 8 * (i & 3));
  words[rest >> 2]! |= 0x80 << (24 - 8 * (rest & 3));
  words[15] = (length + 1) * 8;
  compress();
  writeState(out, outAt);
}

/** Takes whole blocks of 64 bytes into the state of one long text. */
export function absorbBlocks(text: Int32Array, blocks: Uint8Array): void {
  state.set(text);
  for (let at = 0; at < blocks.length;) {
    for (let i = 0; i < 16; i++, at += 4) {
      words[i] = (blocks[at]! << 24) | (blocks[at + 1]! << 16) | (blocks[at + 2]! << 8) | blocks[at + 3]!;
    }
    compress();
  }
  text.set(state);
}

/** Padding of a 96-byte message whose first 64 bytes are already in the state. */
function finishAfterOneBlock(): void {
  words[8] = 0x80000000 | 0;
  for (let i = 9; i < 15; i++) words[i] = 0;
  words[15] = 96 * 8;
}

function paddedKeyState(key: Uint8Array, pad: number): Int32Array {
  words.fill(0, 0, 16);
  for (let i = 0; i < 64; i++) words[i >> 2]! |= ((key[i] ?? 0) ^ pad) << (24 - 8 * (i & 3));
  state.set(INITIAL_STATE);
  compress();
  return state.slice();
}

function writeState(out: Uint8Array, at: number): void {
  for (let i = 0; i < 8; i++, at += 4) {
    const word = state[i]!;
    out[at] = word >>> 24;
    out[at + 1] = word >>> 16;
    out[at + 2] = word >>> 8;
    out[at + 3] = word;
  }
}

/** One compression of the sixteen words at the front of `words` into `state`. */
function compress(): void {
  const w = words;
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15]!;
    const y = w[i - 2]!;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + (g ^ (e & (f ^ g))) + ROUND_CONSTANTS[i]! + w[i]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) | (c & (a | b)))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = (state[0]! + a) | 0;
  state[1] = (state[1]! + b) | 0;
  state[2] = (state[2]! + c) | 0;
  state[3] = (state[3]! + d) | 0;
  state[4] = (state[4]! + e) | 0;
  state[5] = (state[5]! + f) | 0;
  state[6] = (state[6]! + g) | 0;
  state[7] = (state[7]! + h) | 0;
}
