/**
 * The draw itself: seed, tickets, order, walk.
 *
 * There is no operation to draw again: the same manifest and the same round
 * give the same result, whoever computes it.
 */
import { hexOf } from './bytes.ts';
import { manifestBytes, quotaOf, type Manifest } from './documents.ts';
import type { PackedOrColumns } from './entry-columns.ts';
import { judgeEvidence, type BeaconEvidence, type EvidenceError } from './evidence.ts';
import type { Quota } from './quota.ts';
import type { Sealed } from './sealed.ts';
import { seedOf } from './seed.ts';
import { ticketOrderOf } from './tickets.ts';
import { walk, type Walk } from './walk.ts';

export type Draw = Readonly<{
  seed: Uint8Array;
  leaves: Uint8Array; // 32 bytes each, by entry in tree order; `ticketAt` gives the ticket of one
  order: Uint32Array; // rank − 1 → entry
  walk: Walk;
}>;

export type DrawInput = Readonly<{
  entries: PackedOrColumns; // packed, or of each what the walk needs
  leaves: Uint8Array;
  seed: Uint8Array;
  quota: Quota;
}>;

/** Tickets, sort and walk over sealed entries: no evidence is judged here. */
export function drawEntries({ entries, leaves, seed, quota }: DrawInput): Draw {
  const order = ticketOrderOf(seed, leaves);
  return { seed, leaves, order, walk: walk(entries, order, quota) };
}

export type WaveToDraw = Readonly<{
  sealed: Pick<Sealed, 'root' | 'leaves'> & Readonly<{ entries: PackedOrColumns }>;
  manifest: Manifest;
  evidence: BeaconEvidence;
}>;
export type DrawError = EvidenceError | { code: 'other-root'; expected: string; found: string };

/** Draws a wave: refused when the evidence does not verify, or the entries are not those of the manifest. */
export function drawWave({
  sealed,
  manifest,
  evidence,
}: WaveToDraw): { ok: true; draw: Draw } | { ok: false; error: DrawError } {
  const verdict = judgeEvidence(manifest, evidence);
  if (!verdict.ok) return verdict;
  if (hexOf(sealed.root) !== manifest.root) {
    return { ok: false, error: { code: 'other-root', expected: manifest.root, found: hexOf(sealed.root) } };
  }
  const { source, ceremony } = verdict;
  const seed = seedOf({ source, ceremony, manifestBytes: manifestBytes(manifest) });
  return { ok: true, draw: drawEntries({ ...sealed, seed, quota: quotaOf(manifest) }) };
}
