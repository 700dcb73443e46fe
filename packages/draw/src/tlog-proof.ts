/**
 * Receipts that verify offline for years: a tlog-proof (c2sp.org/tlog-proof).
 *
 * Index, inclusion proof and checkpoint of one entry of the log, in one text
 * file. `extra` holds the bytes of the entry; nothing in it is believed before
 * its hash has been found in the tree.
 */
import { base64Of, parseBase64, parseBase64Of } from './base64.ts';
import { hexOf } from './bytes.ts';
import { verifyCheckpoint, type CheckpointError, type LogPolicy, type VerifiedCheckpoint } from './checkpoint.ts';
import { verifyInclusion } from './merkle.ts';

const HEADING = 'c2sp.org/tlog-proof@v1';
const MAX_PROOF = 1 << 18; // characters
const MAX_NODES = 64;

export type TlogProof = Readonly<{
  index: number;
  proof: readonly Uint8Array[];
  checkpoint: string; // the signed note, verbatim
  extra?: Uint8Array | null;
}>;

export type TlogProofError =
  | CheckpointError
  | { code: 'receipt-malformed'; expected: string; found: string }
  | { code: 'index-outside-tree'; index: number; size: number }
  | { code: 'proof-length'; expected: number; found: number }
  | { code: 'other-root'; expected: string; found: string };

export type TlogProofVerdict =
  | { ok: true; index: number; checkpoint: VerifiedCheckpoint; extra: Uint8Array | null }
  | { ok: false; error: TlogProofError };

export function tlogProofText({ index, proof, checkpoint, extra = null }: TlogProof): string {
  const lines = [
    HEADING,
    ...(extra === null ? [] : [`extra ${base64Of(extra)}`]),
    `index ${index}`,
    ...proof.map(base64Of),
  ];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

export function parseTlogProof(text: string): { ok: true; receipt: TlogProof } | { ok: false; error: TlogProofError } {
  const refuse = (expected: string, found: string | undefined) =>
    ({ ok: false, error: { code: 'receipt-malformed', expected, found: (found ?? 'the end').slice(0, 120) } }) as const;
  if (text.length > MAX_PROOF) return refuse(`at most ${MAX_PROOF} characters`, String(text.length));
  const seam = text.indexOf('\n\n');
  if (seam === -1) return refuse('an empty line before the checkpoint', text);
  const lines = text.slice(0, seam).split('\n');
  if (lines[0] !== HEADING) return refuse(HEADING, lines[0]);
  let extra: Uint8Array | null = null;
  let at = 1;
  if (lines[at]?.startsWith('extra ')) {
    extra = parseBase64(lines[at]!.slice(6));
    if (extra === null) return refuse('extra and base64', lines[at]);
    at++;
  }
  const index = /^index (0|[1-9][0-9]{0,9})$/.exec(lines[at] ?? '')?.[1];
  if (index === undefined) return refuse('index and a number', lines[at]);
  const nodes = lines.slice(at + 1);
  if (nodes.length > MAX_NODES) return refuse(`at most ${MAX_NODES} hashes`, String(nodes.length));
  const proof: Uint8Array[] = [];
  for (const node of nodes) {
    const hash = parseBase64Of(node, 32);
    if (hash === null) return refuse('a hash of 32 bytes in base64', node);
    proof.push(hash);
  }
  return { ok: true, receipt: { index: Number(index), proof, checkpoint: text.slice(seam + 2), extra } };
}

/** This leaf hash is in the log whose checkpoint, signed as the policy demands, the receipt carries. */
export function verifyTlogProof(text: string, leaf: Uint8Array, policy: LogPolicy): TlogProofVerdict {
  const parsed = parseTlogProof(text);
  if (!parsed.ok) return parsed;
  const { index, proof, extra = null } = parsed.receipt;
  const signed = verifyCheckpoint(parsed.receipt.checkpoint, policy);
  if (!signed.ok) return signed;
  const { checkpoint } = signed;
  const verdict = verifyInclusion({ leaf, index, size: checkpoint.size, proof, root: checkpoint.root });
  if (verdict.ok) return { ok: true, index, checkpoint, extra };
  const { error } = verdict;
  if (error.code !== 'other-root') return { ok: false, error };
  return { ok: false, error: { code: error.code, expected: hexOf(error.expected), found: hexOf(error.found) } };
}
