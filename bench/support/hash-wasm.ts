/** What the bench of the draw calls of hash-wasm, which npm fetches for its run alone. */
export type Hmac = {
  init: () => Hmac;
  update: (bytes: Uint8Array) => Hmac;
  digest: (kind: 'binary') => Uint8Array;
};
export type HashWasm = Readonly<{
  createSHA256: () => Promise<unknown>;
  createHMAC: (hash: Promise<unknown>, key: Uint8Array) => Promise<Hmac>;
}>;
