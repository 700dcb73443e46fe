/**
 * SHA-256 over fixed-size records in WASM SIMD, four records side by side: one hash a lane. The plain twin is src/plain-hashes.ts.
 *
 * Addresses are in bytes. Records are taken four at a time: `count` is rounded up, so that after the last record up to
 * three more must be readable, and as many results writable. A long text has no records; `absorb` takes it block by block.
 */

/** FIPS 180-4, 4.2.2. */
// prettier-ignore
const K: usize = memory.data<u32>([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
]);
/** FIPS 180-4, 5.3.3. */
// prettier-ignore
const INITIAL: usize = memory.data<u32>([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);
/** The message schedule: 64 words of four lanes, or of one where a text is absorbed. */
const W: usize = memory.data(64 * 16, 16);
/** Eight words of four lanes. */
const STATE: usize = memory.data(8 * 16, 16);

/** Where memory is free for whoever calls. */
export function freeFrom(): usize {
  return (__heap_base + 63) & ~63;
}

/** HMAC-SHA256 of records of 32 bytes; `key` holds the inner and then the outer state, eight words each. */
export function hmacs(input: usize, output: usize, count: i32, key: usize): void {
  for (let i = 0; i < count; i += 4) {
    loadWords(input, 32, W, 2);
    finishAfterOneBlock();
    setState(key);
    compress();
    for (let at: usize = 0; at < 128; at += 16) v128.store(W + at, v128.load(STATE + at));
    finishAfterOneBlock();
    setState(key + 32);
    compress();
    storeState(output);
    input += 128;
    output += 128;
  }
}

/** SHA-256(0x00 ‖ record) of records of 68 bytes. The byte before the first must be readable. */
export function leaves(input: usize, output: usize, count: i32): void {
  for (let i = 0; i < count; i += 4) {
    loadPrefixed(input, 68, 0);
    setState(INITIAL);
    compress();
    // Five bytes are left, then the padding of a message of 69.
    const p = input + 63;
    v128.store(W, i32x4(bswap(load<u32>(p)), bswap(load<u32>(p + 68)), bswap(load<u32>(p + 136)), bswap(load<u32>(p + 204))));
    const last = i32x4(load<u8>(p, 4), load<u8>(p + 68, 4), load<u8>(p + 136, 4), load<u8>(p + 204, 4));
    v128.store(W, v128.or(i32x4.shl(last, 24), i32x4.splat(0x800000)), 16);
    for (let at: usize = 32; at < 240; at += 16) v128.store(W + at, i32x4.splat(0));
    v128.store(W, i32x4.splat(69 * 8), 240);
    compress();
    storeState(output);
    input += 272;
    output += 128;
  }
}

/** SHA-256(0x01 ‖ record) of records of 64 bytes: nodes of the tree. The result may be written over the input. */
export function nodes(input: usize, output: usize, count: i32): void {
  for (let i = 0; i < count; i += 4) {
    const p = input + 63;
    const last = i32x4(load<u8>(p), load<u8>(p + 64), load<u8>(p + 128), load<u8>(p + 192));
    loadPrefixed(input, 64, 1);
    setState(INITIAL);
    compress();
    v128.store(W, v128.or(i32x4.shl(last, 24), i32x4.splat(0x800000)));
    for (let at: usize = 16; at < 240; at += 16) v128.store(W + at, i32x4.splat(0));
    v128.store(W, i32x4.splat(65 * 8), 240);
    compress();
    storeState(output);
    input += 256;
    output += 128;
  }
}

/** Takes whole blocks of 64 bytes of one long text into a state of eight words. */
export function absorb(state: usize, input: usize, blocks: i32): void {
  for (let i = 0; i < blocks; i++, input += 64) {
    for (let at: usize = 0; at < 64; at += 4) store<u32>(W + at, bswap(load<u32>(input + at)));
    for (let p = W; p < W + 192; p += 4) {
      const x = load<u32>(p, 4);
      const y = load<u32>(p, 56);
      const s0 = rotr<u32>(x, 7) ^ rotr<u32>(x, 18) ^ (x >>> 3);
      const s1 = rotr<u32>(y, 17) ^ rotr<u32>(y, 19) ^ (y >>> 10);
      store<u32>(p, load<u32>(p) + s0 + load<u32>(p, 36) + s1, 64);
    }
    compressOne(state);
  }
}

function compressOne(state: usize): void {
  let a = load<u32>(state);
  let b = load<u32>(state, 4);
  let c = load<u32>(state, 8);
  let d = load<u32>(state, 12);
  let e = load<u32>(state, 16);
  let f = load<u32>(state, 20);
  let g = load<u32>(state, 24);
  let h = load<u32>(state, 28);
  for (let at: usize = 0; at < 256; at += 16) {
    let t = first(e, f, g, h, at);
    d += t;
    h = t + second(a, b, c);
    t = first(d, e, f, g, at + 4);
    c += t;
    g = t + second(h, a, b);
    t = first(c, d, e, f, at + 8);
    b += t;
    f = t + second(g, h, a);
    t = first(b, c, d, e, at + 12);
    a += t;
    e = t + second(f, g, h);
    // Four rounds turn the names by four.
    t = a;
    a = e;
    e = t;
    t = b;
    b = f;
    f = t;
    t = c;
    c = g;
    g = t;
    t = d;
    d = h;
    h = t;
  }
  store<u32>(state, load<u32>(state) + a);
  store<u32>(state, load<u32>(state, 4) + b, 4);
  store<u32>(state, load<u32>(state, 8) + c, 8);
  store<u32>(state, load<u32>(state, 12) + d, 12);
  store<u32>(state, load<u32>(state, 16) + e, 16);
  store<u32>(state, load<u32>(state, 20) + f, 20);
  store<u32>(state, load<u32>(state, 24) + g, 24);
  store<u32>(state, load<u32>(state, 28) + h, 28);
}

// @ts-ignore: decorator
@inline
function first(e: u32, f: u32, g: u32, h: u32, at: usize): u32 {
  const s1 = rotr<u32>(e, 6) ^ rotr<u32>(e, 11) ^ rotr<u32>(e, 25);
  return h + s1 + (g ^ (e & (f ^ g))) + load<u32>(K + at) + load<u32>(W + at);
}

// @ts-ignore: decorator
@inline
function second(a: u32, b: u32, c: u32): u32 {
  const s0 = rotr<u32>(a, 2) ^ rotr<u32>(a, 13) ^ rotr<u32>(a, 22);
  return s0 + ((a & b) | (c & (a | b)));
}

/** Words 8 to 15 of a message of 96 bytes whose first 64 are already in the state. */
function finishAfterOneBlock(): void {
  v128.store(W, i32x4.splat(0x80000000), 128);
  for (let at: usize = 144; at < 240; at += 16) v128.store(W + at, i32x4.splat(0));
  v128.store(W, i32x4.splat(96 * 8), 240);
}

function setState(words: usize): void {
  for (let i: usize = 0; i < 8; i++) v128.store(STATE + i * 16, v128.load32_splat(words + i * 4));
}

/** The state as four hashes, big-endian, one after the other. */
function storeState(output: usize): void {
  for (let half: usize = 0; half < 2; half++) {
    const from = STATE + half * 64;
    const to = output + half * 16;
    const w0 = v128.load(from);
    const w1 = v128.load(from, 16);
    const w2 = v128.load(from, 32);
    const w3 = v128.load(from, 48);
    const t0 = v128.shuffle<i32>(w0, w1, 0, 4, 1, 5);
    const t1 = v128.shuffle<i32>(w0, w1, 2, 6, 3, 7);
    const t2 = v128.shuffle<i32>(w2, w3, 0, 4, 1, 5);
    const t3 = v128.shuffle<i32>(w2, w3, 2, 6, 3, 7);
    v128.store(to, bigEndian(v128.shuffle<i64>(t0, t2, 0, 2)));
    v128.store(to, bigEndian(v128.shuffle<i64>(t0, t2, 1, 3)), 32);
    v128.store(to, bigEndian(v128.shuffle<i64>(t1, t3, 0, 2)), 64);
    v128.store(to, bigEndian(v128.shuffle<i64>(t1, t3, 1, 3)), 96);
  }
}

/** The first 64 bytes of prefix ‖ record, of four records. */
function loadPrefixed(input: usize, stride: usize, prefix: u32): void {
  loadWords(input - 1, stride, W, 4);
  const word = v128.and(v128.load(W), i32x4.splat(0x00ffffff));
  v128.store(W, v128.or(word, i32x4.splat(prefix << 24)));
}

/** Four words of each of four records at a time, turned so that a register holds one word of every record. */
function loadWords(input: usize, stride: usize, to: usize, quads: i32): void {
  for (let i = 0; i < quads; i++, input += 16, to += 64) {
    const r0 = bigEndian(v128.load(input));
    const r1 = bigEndian(v128.load(input + stride));
    const r2 = bigEndian(v128.load(input + 2 * stride));
    const r3 = bigEndian(v128.load(input + 3 * stride));
    const t0 = v128.shuffle<i32>(r0, r1, 0, 4, 1, 5);
    const t1 = v128.shuffle<i32>(r0, r1, 2, 6, 3, 7);
    const t2 = v128.shuffle<i32>(r2, r3, 0, 4, 1, 5);
    const t3 = v128.shuffle<i32>(r2, r3, 2, 6, 3, 7);
    v128.store(to, v128.shuffle<i64>(t0, t2, 0, 2));
    v128.store(to, v128.shuffle<i64>(t0, t2, 1, 3), 16);
    v128.store(to, v128.shuffle<i64>(t1, t3, 0, 2), 32);
    v128.store(to, v128.shuffle<i64>(t1, t3, 1, 3), 48);
  }
}

// @ts-ignore: decorator
@inline
function bigEndian(x: v128): v128 {
  return v128.shuffle<i8>(x, x, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
}

/** One compression of the sixteen words in W into STATE, in four lanes. */
function compress(): void {
  for (let p = W; p < W + 768; p += 16) {
    const x = v128.load(p, 16);
    const y = v128.load(p, 224);
    const s0 = xor3(turn(x, 7), turn(x, 18), i32x4.shr_u(x, 3));
    const s1 = xor3(turn(y, 17), turn(y, 19), i32x4.shr_u(y, 10));
    v128.store(p, i32x4.add(i32x4.add(v128.load(p), s0), i32x4.add(v128.load(p, 144), s1)), 256);
  }
  let a = v128.load(STATE);
  let b = v128.load(STATE, 16);
  let c = v128.load(STATE, 32);
  let d = v128.load(STATE, 48);
  let e = v128.load(STATE, 64);
  let f = v128.load(STATE, 80);
  let g = v128.load(STATE, 96);
  let h = v128.load(STATE, 112);
  // What is a and b in one round is b and c in the next: their difference is kept for the majority.
  let ab: v128;
  let bc = v128.xor(b, c);
  let k = K;
  for (let w = W; w < W + 1024; w += 128, k += 32) {
    let t = firstOfFour(e, f, g, h, w, k);
    d = i32x4.add(d, t);
    ab = v128.xor(a, b);
    h = i32x4.add(t, secondOfFour(a, b, ab, bc));
    bc = ab;
    t = firstOfFour(d, e, f, g, w + 16, k + 4);
    c = i32x4.add(c, t);
    ab = v128.xor(h, a);
    g = i32x4.add(t, secondOfFour(h, a, ab, bc));
    bc = ab;
    t = firstOfFour(c, d, e, f, w + 32, k + 8);
    b = i32x4.add(b, t);
    ab = v128.xor(g, h);
    f = i32x4.add(t, secondOfFour(g, h, ab, bc));
    bc = ab;
    t = firstOfFour(b, c, d, e, w + 48, k + 12);
    a = i32x4.add(a, t);
    ab = v128.xor(f, g);
    e = i32x4.add(t, secondOfFour(f, g, ab, bc));
    bc = ab;
    t = firstOfFour(a, b, c, d, w + 64, k + 16);
    h = i32x4.add(h, t);
    ab = v128.xor(e, f);
    d = i32x4.add(t, secondOfFour(e, f, ab, bc));
    bc = ab;
    t = firstOfFour(h, a, b, c, w + 80, k + 20);
    g = i32x4.add(g, t);
    ab = v128.xor(d, e);
    c = i32x4.add(t, secondOfFour(d, e, ab, bc));
    bc = ab;
    t = firstOfFour(g, h, a, b, w + 96, k + 24);
    f = i32x4.add(f, t);
    ab = v128.xor(c, d);
    b = i32x4.add(t, secondOfFour(c, d, ab, bc));
    bc = ab;
    t = firstOfFour(f, g, h, a, w + 112, k + 28);
    e = i32x4.add(e, t);
    ab = v128.xor(b, c);
    a = i32x4.add(t, secondOfFour(b, c, ab, bc));
    bc = ab;
  }
  v128.store(STATE, i32x4.add(v128.load(STATE), a));
  v128.store(STATE, i32x4.add(v128.load(STATE, 16), b), 16);
  v128.store(STATE, i32x4.add(v128.load(STATE, 32), c), 32);
  v128.store(STATE, i32x4.add(v128.load(STATE, 48), d), 48);
  v128.store(STATE, i32x4.add(v128.load(STATE, 64), e), 64);
  v128.store(STATE, i32x4.add(v128.load(STATE, 80), f), 80);
  v128.store(STATE, i32x4.add(v128.load(STATE, 96), g), 96);
  v128.store(STATE, i32x4.add(v128.load(STATE, 112), h), 112);
}

// @ts-ignore: decorator
@inline
function firstOfFour(e: v128, f: v128, g: v128, h: v128, w: usize, k: usize): v128 {
  const s1 = xor3(turn(e, 6), turn(e, 11), turn(e, 25));
  const choice = v128.xor(g, v128.and(e, v128.xor(f, g)));
  const word = i32x4.add(v128.load(w), v128.load32_splat(k));
  return i32x4.add(i32x4.add(h, word), i32x4.add(s1, choice));
}

// @ts-ignore: decorator
@inline
function secondOfFour(a: v128, b: v128, ab: v128, bc: v128): v128 {
  const s0 = xor3(turn(a, 2), turn(a, 13), turn(a, 22));
  return i32x4.add(s0, v128.xor(b, v128.and(ab, bc)));
}

// @ts-ignore: decorator
@inline
function xor3(x: v128, y: v128, z: v128): v128 {
  return v128.xor(v128.xor(x, y), z);
}

/** SIMD has no rotation. */
// @ts-ignore: decorator
@inline
function turn(x: v128, by: i32): v128 {
  return v128.xor(i32x4.shr_u(x, by), i32x4.shl(x, 32 - by));
}
