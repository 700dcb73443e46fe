/**
 * The signature of a sealed draw's round, fetched from drand's relays for the operator who would otherwise paste it.
 *
 * Nothing is locked or written while relays are waited for: what comes is only shown, and judged again when the draw is
 * asked for with it (two-operators.ts).
 */
import { DEMO_CHAIN, DRAND_RELAYS, MAX_RELAY_ANSWER, findChain, findSignature, type RelayError } from '@gelombang/draw';
import { transitionGelombang as findTransition } from '@gelombang/rules';
import { fetchText } from '../platform/fetch-text.ts';
import { findGelombang } from '../platform/gelombang-store.ts';
import type { Portal } from '../platform/portal.ts';
import { getManifest, type DrawRefusal } from './draw-wave.ts';
import { findDraw, getSeconds } from './store.ts';

export type FetchRefusal = DrawRefusal | RelayError | Readonly<{ code: 'demo-without-relays' }>;
export type FetchResult =
  Readonly<{ ok: true; signature: string; relay: string }> | Readonly<{ ok: false; error: FetchRefusal }>;
type RelayPortal = Pick<Portal, 'sql' | 'config'>;

const relayLimits = { timeoutMs: 5000, maxBytes: MAX_RELAY_ANSWER };

export async function fetchSignature({ sql, config }: RelayPortal, number: number): Promise<FetchResult> {
  const gelombang = await findGelombang(sql, number);
  if (!gelombang) return refuse({ code: 'gelombang-unknown' });
  const transition = findTransition(gelombang.state, 'draw');
  if (!transition.ok) return transition;
  const draw = await findDraw(sql, number);
  if (draw?.manifest == null || draw.roundAt === null)
    throw new Error(`gelombang ${number} is sealed without a manifest`);
  const { beacon } = getManifest(draw.manifest);
  if (beacon.chain === DEMO_CHAIN) return refuse({ code: 'demo-without-relays' });
  const chain = findChain(beacon);
  if (chain === null) return refuse({ code: 'unknown-chain', chain: beacon.chain });
  const { roundAt } = draw;
  if (roundAt.getTime() > (await getSeconds(sql)) * 1000) return refuse({ code: 'round-not-yet', roundAt });
  const get = (url: string) => fetchText(url, relayLimits);
  const relays = config.drandRelays ?? DRAND_RELAYS;
  const found = await findSignature({ chain, round: beacon.round, relays, get });
  return found.ok ? { ...found, signature: Buffer.from(found.signature).toString('hex') } : found;
}

/** A relay as a person reads it. */
export function hostOf(relay: string): string {
  return new URL(relay).host;
}

function refuse<E extends FetchRefusal>(error: E): { ok: false; error: E } {
  return { ok: false, error };
}
