/**
 * SHA-256 of a text that comes in pieces: files and lists larger than memory.
 */
import type { HashEngine } from './hash-engine.ts';
import { hashes } from './hashes.ts';
import { INITIAL_STATE } from './sha256.ts';

export type Sha256Stream = Readonly<{ update: (bytes: Uint8Array) => void; digest: () => Uint8Array }>;

export function sha256Stream(engine: HashEngine = hashes()): Sha256Stream {
  const state = new Int32Array(INITIAL_STATE);
  const held = new Uint8Array(64);
  let total = 0;
  const update = (bytes: Uint8Array) => {
    let at = 0;
    const fill = total % 64;
    total += bytes.length;
    if (fill > 0) {
      at = Math.min(64 - fill, bytes.length);
      held.set(bytes.subarray(0, at), fill);
      if (fill + at < 64) return;
      engine.absorb(state, held);
    }
    const whole = at + Math.floor((bytes.length - at) / 64) * 64;
    if (whole > at) engine.absorb(state, bytes.subarray(at, whole));
    held.set(bytes.subarray(whole));
  };
  const digest = () => {
    const fill = total % 64;
    const last = new Uint8Array(fill < 56 ? 64 : 128);
    last.set(held.subarray(0, fill));
    last[fill] = 0x80;
    const view = new DataView(last.buffer);
    view.setUint32(last.length - 8, Math.floor((total * 8) / 2 ** 32));
    view.setUint32(last.length - 4, (total * 8) >>> 0);
    engine.absorb(state, last);
    const out = new DataView(new ArrayBuffer(32));
    state.forEach((word, i) => out.setInt32(i * 4, word));
    return new Uint8Array(out.buffer);
  };
  return { update, digest };
}
