/** What pages read of the published documents: the cut-offs and the randomness. Written by this program, so trusted in shape. */
import type { Tally } from '@gelombang/draw';

export type PublishedCutoffs = Readonly<{
  national: Tally;
  regions: Readonly<Record<string, Tally>>;
  secondWalk: Readonly<{ places: number; selected: number; cutoff: string | null }> | null;
}>;

export function readCutoffs(bytes: Uint8Array): PublishedCutoffs {
  return parse(bytes) as PublishedCutoffs;
}

/** The last ticket that was still selected where this region stood: in its own pool, or by the second walk. */
export function cutoffFor({ national, regions, secondWalk }: PublishedCutoffs, region: number): string | null {
  if (national.places !== undefined) return national.cutoff;
  const found = [regions[String(region)]?.cutoff ?? null, secondWalk?.cutoff ?? null];
  return found.reduce((last, cutoff) => (cutoff !== null && (last === null || cutoff > last) ? cutoff : last), null);
}

export type PublishedBeacon = Readonly<{
  chain: string;
  round: number;
  seed: string;
  signature?: string;
  fallback?: Readonly<{ throws: string; heldAt: string }>;
}>;

export function readBeacon(bytes: Uint8Array): PublishedBeacon {
  return parse(bytes) as PublishedBeacon;
}

/** From 0 to 1: the first 48 bits of a ticket, which are evenly spread. */
export function shareOf(ticketHex: string): number {
  return Number.parseInt(ticketHex.slice(0, 12), 16) / 2 ** 48;
}

function parse(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes).toString('latin1'));
}
