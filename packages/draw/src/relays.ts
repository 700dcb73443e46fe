/**
 * The beacon's signature from drand's relays: asked in turn, believed only where it verifies.
 *
 * A relay can be silent, broken or lying; none can harm more than its turn, because the pinned key decides. How an address
 * is read, how long one waits and how much one reads is the caller's `get`: this file knows no network and no clock.
 */
import { SIGNATURE_BYTES, verifyRound, type BeaconChain } from './beacon.ts';
import { parseHex } from './bytes.ts';

/** Four of the public HTTP relays that drand's documentation names (docs.drand.love/developer/http-api). */
export const DRAND_RELAYS: readonly string[] = [
  'https://api.drand.sh',
  'https://api2.drand.sh',
  'https://api3.drand.sh',
  'https://drand.cloudflare.com',
];

/** A right answer has about 250 characters: whoever reads one for us need not read on beyond this. */
export const MAX_RELAY_ANSWER = 64 * 1024;

export type RelayQuestion = Readonly<{
  chain: BeaconChain;
  round: number;
  relays: readonly string[]; // addresses without a slash at the end
  get: (url: string) => Promise<string>; // rejects where there is no answer
}>;

export type RelayFailure = 'unreachable' | 'malformed' | 'other-round' | 'signature-wrong';
export type TriedRelay = Readonly<{ relay: string; reason: RelayFailure }>;
export type RelayError = Readonly<{ code: 'no-relay-answered'; tried: readonly TriedRelay[] }>;
export type FoundSignature =
  Readonly<{ ok: true; signature: Uint8Array; relay: string }> | Readonly<{ ok: false; error: RelayError }>;

/** The first right signature wins; without one, what was wrong with each answer. */
export async function findSignature({ chain, round, relays, get }: RelayQuestion): Promise<FoundSignature> {
  const tried: TriedRelay[] = [];
  for (const relay of relays) {
    const answer = await readAnswer(get, `${relay}/${chain.chain}/public/${round}`);
    const judged = answer === null ? 'unreachable' : judgeAnswer(chain, round, answer);
    if (typeof judged !== 'string') return { ok: true, signature: judged, relay };
    tried.push({ relay, reason: judged });
  }
  return { ok: false, error: { code: 'no-relay-answered', tried } };
}

async function readAnswer(get: RelayQuestion['get'], url: string): Promise<string | null> {
  try {
    return await get(url);
  } catch {
    return null; // no answer is an outcome here: the next relay is asked
  }
}

function judgeAnswer(chain: BeaconChain, round: number, text: string): Uint8Array | RelayFailure {
  const answer = parseAnswer(text);
  if (answer === null) return 'malformed';
  if (answer.round !== round) return 'other-round';
  const verdict = verifyRound(chain, round, answer.signature);
  if (verdict.ok) return answer.signature;
  switch (verdict.error.code) {
    case 'signature-malformed':
      return 'malformed';
    case 'signature-of-other-round':
      return 'other-round';
    case 'signature-wrong':
      return 'signature-wrong';
  }
}

/** `randomness` is not read: it is the signature's hash, and is computed from what was verified. */
function parseAnswer(text: string): Readonly<{ round: number; signature: Uint8Array }> | null {
  const fields = parseObject(text);
  if (fields === null) return null;
  const { round } = fields;
  const signature = parseHex(fields.signature, SIGNATURE_BYTES);
  return typeof round === 'number' && Number.isSafeInteger(round) && signature !== null ? { round, signature } : null;
}

function parseObject(text: string): Readonly<{ round?: unknown; signature?: unknown }> | null {
  if (text.length > MAX_RELAY_ANSWER) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}
