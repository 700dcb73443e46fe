/**
 * A gelombang's name inside the draw (docs/draw-spec.md): its number, at least three digits, as text.
 *
 * Commitments, pseudonyms, manifest and receipts all carry this exact text; it is part of what is hashed.
 */
export function waveNameOf(gelombang: number): string {
  return String(gelombang).padStart(3, '0');
}
