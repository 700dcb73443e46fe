/**
 * Dice thrown in public: the optional ceremony, and the fallback for a silent beacon.
 *
 * The throws are published as the digits 1 to 6 in the order thrown. Fifty
 * throws carry 129 bits, so no one can try all outcomes beforehand.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { join } from './bytes.ts';

export const MIN_THROWS = 50;

export type DiceFinding = { code: 'not-dice'; found: string } | { code: 'too-few-throws'; throws: number; min: number };

/** Throws as typed, with spaces, commas and line ends between them. */
export function parseThrows(text: string): { ok: true; throws: string } | { ok: false; findings: DiceFinding[] } {
  const throws = text.replace(/[\s,]+/g, '');
  const findings: DiceFinding[] = [];
  const foreign = /[^1-6]/u.exec(throws);
  if (foreign) findings.push({ code: 'not-dice', found: foreign[0] });
  if (throws.length < MIN_THROWS) findings.push({ code: 'too-few-throws', throws: throws.length, min: MIN_THROWS });
  return findings.length === 0 ? { ok: true, throws } : { ok: false, findings };
}

/** ceremony32: SHA-256("undi/dice/v1\n" ‖ throws). */
export function ceremonyOf(throws: string): Uint8Array {
  return sha256(join('undi/dice/v1\n', throws));
}

/** What stands in for the silent beacon's signature: "undi/fallback/v1\n" ‖ throws. */
export function fallbackSourceOf(throws: string): Uint8Array {
  return join('undi/fallback/v1\n', throws);
}
