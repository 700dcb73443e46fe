/**
 * revocations.jsonl: places taken away or given back after the draw, one dated, reasoned line each.
 *
 * {"at":…,"leaf":…,"reason":…,"replacement":…}: lines are only ever added, and
 * `replacement` is the next on the waiting list, or null when there is none.
 */
import { bytesOf, hexOf } from './bytes.ts';
import { canonicalJson } from './canonical-json.ts';

export const REVOCATIONS_FILE = 'revocations.jsonl';

export type Revocation = Readonly<{
  at: string; // UTC to the second
  leaf: Uint8Array;
  reason: string; // kebab-case code: "declined", "no-purchase", …
  replacement: Uint8Array | null;
}>;

export function revocationLine({ at, leaf, reason, replacement }: Revocation): string {
  if (!/^[a-z][a-z0-9-]*$/.test(reason)) throw new Error(`a reason is a kebab-case code, not "${reason}"`);
  const line = { at, leaf: hexOf(leaf), reason, replacement: replacement === null ? null : hexOf(replacement) };
  return `${canonicalJson(line)}\n`;
}

export function revocationsBytes(revocations: readonly Revocation[]): Uint8Array {
  return bytesOf(revocations.map(revocationLine).join(''));
}
