/**
 * One person's own check: that the code of the receipt is made of the own NIK, stands in the sealed list, under the own
 * pseudonyms, and what ticket the public randomness gave it.
 *
 * Facts in, outcomes out; nothing is fetched here, so that the downloaded file can be checked years later by the same
 * steps. Nobody else's file passes: the NIK and KK are typed, not stored.
 */
import {
  commitmentOf,
  decodeEntry,
  findChain,
  householdAlphaOf,
  judgeEvidence,
  leafOf,
  nikAlphaOf,
  parseManifest,
  parseRules,
  seedOf,
  ticketsOf,
  verifyInclusion,
  verifyTranscript,
  vrfVerify,
  type Entry,
  type Manifest,
} from '@gelombang/draw';

/** The file of proofs; bytes as hexadecimal, documents as the exact text that was published. */
export type OwnProof = Readonly<{
  about: string;
  programme: string;
  wave: string;
  receiptNumber: string;
  salt: string;
  commitment: string;
  entry: string; // 68 bytes
  index: number; // in tree order
  size: number;
  inclusion: readonly string[]; // sibling hashes, from the leaf's side to the root
  nikProof: string; // 80 bytes
  householdProof: string;
  manifest: string;
  rules: string;
  beacon: string | null; // null before the draw
  result: Readonly<{ rank: number; status: string; ticket: string; cutoff: string | null }> | null;
}>;

export const ownSteps = ['commitment', 'nik-tag', 'household-tag', 'inclusion', 'published', 'ticket'] as const;
export type OwnStep = (typeof ownSteps)[number];
export type OwnCode =
  | 'nik-malformed'
  | 'kk-malformed'
  | 'file-damaged'
  | 'other-commitment'
  | 'other-nik'
  | 'other-household'
  | 'not-in-list'
  | 'other-manifest'
  | 'not-fetched'
  | 'no-kk-given'
  | 'not-drawn-yet'
  | 'randomness-wrong'
  | 'other-ticket';
export type OwnOutcome = Readonly<{ step: OwnStep }> &
  (Readonly<{ outcome: 'ok' }> | Readonly<{ outcome: 'failed' | 'not-judged'; code: OwnCode }>);

/** `published` is manifest.json as fetched now from wherever the files are; null when it cannot be fetched. */
export type OwnFacts = Readonly<{ proof: OwnProof; nik: string; noKk: string; published: string | null }>;

export async function verifyOwnProof(facts: OwnFacts): Promise<readonly OwnOutcome[]> {
  const parts = (await areBound(facts.proof)) ? openProof(facts.proof) : null;
  if (parts === null) return ownSteps.map((step) => failed(step, 'file-damaged'));
  return [
    judgeCommitment(facts, parts),
    judgeNikTag(facts, parts),
    judgeHouseholdTag(facts, parts),
    judgeInclusion(facts, parts),
    judgePublished(facts),
    judgeTicket(facts, parts),
  ];
}

type Parts = Readonly<{ entry: Entry; leaf: Uint8Array; manifest: Manifest; vrfPublicKey: Uint8Array }>;

/** The rules, whose key judges the pseudonyms, are those that the manifest is bound to. */
async function areBound({ manifest, rules }: OwnProof): Promise<boolean> {
  const files = new Map([
    ['manifest.json', manifest],
    ['rules.json', rules],
  ]);
  const { steps } = await verifyTranscript((name) => {
    const text = files.get(name);
    return text === undefined ? null : asciiBytes(text);
  });
  return steps.some(({ step, ok: isOk }) => step === 'rules' && isOk);
}

/** Everything readable. */
function openProof(proof: OwnProof): Parts | null {
  try {
    const manifest = parseManifest(asciiBytes(proof.manifest));
    const rules = parseRules(asciiBytes(proof.rules));
    if (!manifest.ok || !rules.ok || rules.document.vrfPublicKey === undefined) return null;
    const entry = decodeEntry(bytesOf(proof.entry), 0);
    return {
      entry,
      leaf: leafOf(entry),
      manifest: manifest.document,
      vrfPublicKey: bytesOf(rules.document.vrfPublicKey),
    };
  } catch {
    return null;
  }
}

function judgeCommitment({ proof, nik }: OwnFacts, { entry }: Parts): OwnOutcome {
  if (!isSixteenDigits(nik)) return failed('commitment', 'nik-malformed');
  const commitment = commitmentOf({ salt: bytesOf(proof.salt), wave: proof.wave, nik });
  const isOwn = areSame(commitment, entry.commitment) && hexOf(commitment) === proof.commitment;
  return isOwn ? ok('commitment') : failed('commitment', 'other-commitment');
}

function judgeNikTag({ proof, nik }: OwnFacts, { entry, manifest, vrfPublicKey }: Parts): OwnOutcome {
  if (!isSixteenDigits(nik)) return failed('nik-tag', 'nik-malformed');
  const verdict = vrfVerify(vrfPublicKey, nikAlphaOf({ ...manifest, nik }), bytesOf(proof.nikProof));
  const isOwn = verdict.ok && areSame(verdict.beta.subarray(0, 16), entry.nikTag);
  return isOwn ? ok('nik-tag') : failed('nik-tag', 'other-nik');
}

function judgeHouseholdTag({ proof, noKk }: OwnFacts, { entry, manifest, vrfPublicKey }: Parts): OwnOutcome {
  if (noKk === '') return { step: 'household-tag', outcome: 'not-judged', code: 'no-kk-given' };
  if (!isSixteenDigits(noKk)) return failed('household-tag', 'kk-malformed');
  const verdict = vrfVerify(vrfPublicKey, householdAlphaOf({ ...manifest, noKk }), bytesOf(proof.householdProof));
  const isOwn = verdict.ok && areSame(verdict.beta.subarray(0, 16), entry.household);
  return isOwn ? ok('household-tag') : failed('household-tag', 'other-household');
}

function judgeInclusion({ proof }: OwnFacts, { leaf, manifest }: Parts): OwnOutcome {
  const verdict = verifyInclusion({
    leaf,
    index: proof.index,
    size: manifest.size,
    proof: proof.inclusion.map(bytesOf),
    root: bytesOf(manifest.root),
  });
  return verdict.ok ? ok('inclusion') : failed('inclusion', 'not-in-list');
}

function judgePublished({ proof, published }: OwnFacts): OwnOutcome {
  if (published === null) return { step: 'published', outcome: 'not-judged', code: 'not-fetched' };
  return published === proof.manifest ? ok('published') : failed('published', 'other-manifest');
}

function judgeTicket({ proof }: OwnFacts, { leaf, manifest }: Parts): OwnOutcome {
  if (proof.beacon === null || proof.result === null)
    return { step: 'ticket', outcome: 'not-judged', code: 'not-drawn-yet' };
  const evidence = readEvidence(proof.beacon);
  const verdict = evidence === null || findChain(manifest.beacon) === null ? null : judgeEvidence(manifest, evidence);
  if (!verdict?.ok) return failed('ticket', 'randomness-wrong');
  const seed = seedOf({
    source: verdict.source,
    manifestBytes: asciiBytes(proof.manifest),
    ceremony: verdict.ceremony,
  });
  return hexOf(ticketsOf(seed, leaf)) === proof.result.ticket ? ok('ticket') : failed('ticket', 'other-ticket');
}

function readEvidence(beacon: string) {
  try {
    const { signature, ceremony, fallback } = JSON.parse(beacon) as {
      signature?: string;
      ceremony?: { throws: string; heldAt: string };
      fallback?: { throws: string; heldAt: string };
    };
    return {
      signature: signature === undefined ? null : bytesOf(signature),
      ceremony: ceremony ?? null,
      fallback: fallback ?? null,
    };
  } catch {
    return null;
  }
}

function ok(step: OwnStep): OwnOutcome {
  return { step, outcome: 'ok' };
}

function failed(step: OwnStep, code: OwnCode): OwnOutcome {
  return { step, outcome: 'failed', code };
}

function isSixteenDigits(text: string): boolean {
  return /^\d{16}$/.test(text);
}

function areSame(a: Uint8Array, b: Uint8Array): boolean {
  return hexOf(a) === hexOf(b);
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytesOf(hex: string): Uint8Array {
  if (!/^([0-9a-f]{2})*$/.test(hex)) throw new Error('not hexadecimal');
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function asciiBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
