/** What both ways to hash can do, over packed records. */
export type HashEngine = Readonly<{
  kind: 'simd' | 'plain';
  /** HMAC-SHA256 of every 32 bytes under a key of at most 64. */
  hmacs: (key: Uint8Array, records: Uint8Array, out: Uint8Array) => void;
  /** SHA-256(0x00 ‖ entry) of every 68 bytes. */
  leaves: (entries: Uint8Array, out: Uint8Array) => void;
  /** SHA-256(0x01 ‖ left ‖ right) of every 64 bytes; `out` may be `pairs`. */
  nodes: (pairs: Uint8Array, out: Uint8Array) => void;
  /** Takes whole blocks of 64 bytes into the state of one long text. */
  absorb: (state: Int32Array, blocks: Uint8Array) => void;
}>;
