/**
 * The draw: public randomness in, result out, once.
 *
 * The evidence (a drand signature, the demonstration beacon's, or dice after 72 hours of silence) is verified before anything
 * is drawn; entries are read back from the published files, so that what is drawn is what was published. There is no operation
 * to draw again: the state moves on in the same transaction.
 */
import {
  cutoffsOf,
  drawWave as drawSealed,
  drawnFiles,
  judgeEvidence,
  openSealed,
  parseManifest,
  parseSignature,
  parseThrows,
  quotaOf,
  resultsOf,
  signDemoRound,
  timeText,
  type BeaconEvidence,
  type DiceFinding,
  type DrawError,
  type EntryResult,
  type Manifest,
  type Sealed,
} from '@gelombang/draw';
import { transitionGelombang as findTransition } from '@gelombang/rules';
import { writeAudit, type Actor } from '../platform/audit.ts';
import { inTransaction, type Tx } from '../platform/database.ts';
import { findGelombang, transitionGelombang, type TransitionRefusal } from '../platform/gelombang-store.ts';
import type { Portal } from '../platform/portal.ts';
import { saveResults } from './entries-store.ts';
import { getRules } from './prepare-rules.ts';
import { demoBeaconOf } from './secrets.ts';
import { findFile, getSeconds, lockDraw, markDrawn, publishFiles, saveCeremony, type DrawRow } from './store.ts';

export type DrawRefusal =
  | TransitionRefusal
  | DrawError
  | Readonly<{ code: 'round-not-yet'; roundAt: Date }>
  | Readonly<{ code: 'ceremony-already' }>
  | Readonly<{ code: 'no-demo-beacon' }>;
export type DrawResult = Readonly<{ ok: true }> | Readonly<{ ok: false; error: DrawRefusal }>;

/** What an operator hands in: a signature as pasted, the demonstration beacon's, or dice for a beacon that stays silent. */
export type BeaconInput =
  | Readonly<{ kind: 'signature'; text: string }>
  | Readonly<{ kind: 'demo' }>
  | Readonly<{ kind: 'fallback'; throws: string }>;

/** The same as a request keeps it: dice carry the time they were handed in, not the time another confirms them. */
export type StoredInput =
  Exclude<BeaconInput, { kind: 'fallback' }> | Readonly<{ kind: 'fallback'; throws: string; heldAt: string }>;

export function stampInput(input: BeaconInput, now: number): StoredInput {
  return input.kind === 'fallback' ? { ...input, heldAt: timeText(now) } : input;
}

type ReadyToDraw = Readonly<{ ok: true; manifest: Manifest; evidence: BeaconEvidence }>;

/** Could it be drawn now, with this? Nothing is written; the draw stays locked. */
export async function checkDraw(
  portal: Portal,
  tx: Tx,
  number: number,
  input: StoredInput,
): Promise<ReadyToDraw | Readonly<{ ok: false; error: DrawRefusal }>> {
  const opened = await openSealedDraw(tx, number);
  if (!opened.ok) return opened;
  const { draw, manifest } = opened;
  const roundAt = draw.roundAt!;
  if (roundAt.getTime() > (await getSeconds(tx)) * 1000) return refuse({ code: 'round-not-yet', roundAt });
  const evidence = readEvidence(portal, { draw, manifest }, input);
  if (!evidence.ok) return evidence;
  const verdict = judgeEvidence(manifest, evidence.value);
  return verdict.ok ? { ok: true, manifest, evidence: evidence.value } : verdict;
}

export type DrawCommand = Readonly<{ number: number; input: StoredInput; actor: Actor }>;

/** The act behind a confirmed request (two-operators.ts), in its transaction. */
export async function drawWave(portal: Portal, tx: Tx, { number, input, actor }: DrawCommand): Promise<DrawResult> {
  const ready = await checkDraw(portal, tx, number, input);
  if (!ready.ok) return ready;
  const { manifest, evidence } = ready;
  const sealed = await readSealed(tx, number, manifest);
  const drawn = drawSealed({ sealed, manifest, evidence });
  if (!drawn.ok) return drawn;
  const cutoffs = cutoffsOf(sealed.entries, drawn.draw, quotaOf(manifest));
  await saveAllResults(tx, number, resultsOf(sealed, drawn.draw, cutoffs));
  await publishFiles(tx, number, drawnFiles({ manifest, sealed, evidence, draw: drawn.draw }));
  await markDrawn(tx, number);
  const transition = await transitionGelombang(tx, number, 'draw', actor);
  if (!transition.ok) throw new Error(`gelombang ${number} moved on while it was locked: ${transition.error.code}`);
  await writeAudit(tx, { actor, act: 'drawn', subject: `gelombang:${number}`, details: { evidence: input.kind } });
  for (const job of ['count-draw', 'check-draw'] as const)
    await portal.jobs.enqueue(tx, job, { gelombang: number }, { singletonKey: String(number) });
  return { ok: true };
}

/** The dice ceremony: after the manifest, before the round, once, thrown in public. */
export async function recordCeremony(portal: Portal, number: number, text: string, actor: Actor): Promise<DrawResult> {
  return inTransaction(portal.sql, async (tx): Promise<DrawResult> => {
    const opened = await openSealedDraw(tx, number);
    if (!opened.ok) return opened;
    const { draw, manifest } = opened;
    if (manifest.ceremony === 'none') return refuse({ code: 'ceremony-not-declared' });
    if (draw.ceremony !== null) return refuse({ code: 'ceremony-already' });
    const parsed = parseThrows(text);
    if (!parsed.ok) return refuse(firstOf(parsed.findings));
    const now = await getSeconds(tx);
    const before = draw.roundAt!.getTime() / 1000;
    if (now >= before) {
      const window = { after: manifest.publishedAt, before: timeText(before), heldAt: timeText(now) };
      return refuse({ code: 'ceremony-outside-window', ...window });
    }
    await saveCeremony(tx, number, { throws: parsed.throws, heldAt: timeText(now) });
    await writeAudit(tx, {
      actor,
      act: 'ceremony-recorded',
      subject: `gelombang:${number}`,
      details: { throws: parsed.throws },
    });
    return { ok: true };
  });
}

type OpenedDraw =
  Readonly<{ ok: true; draw: DrawRow; manifest: Manifest }> | Readonly<{ ok: false; error: TransitionRefusal }>;

/** Locked, and only while it is sealed. */
async function openSealedDraw(tx: Tx, number: number): Promise<OpenedDraw> {
  const draw = await lockDraw(tx, number); // first: whoever waited here reads the state that the other left
  const gelombang = await findGelombang(tx, number);
  if (!gelombang) return { ok: false, error: { code: 'gelombang-unknown' } };
  const transition = findTransition(gelombang.state, 'draw');
  if (!transition.ok) return transition;
  if (draw?.manifest == null) throw new Error(`gelombang ${number} is sealed without a manifest`);
  return { ok: true, draw, manifest: getManifest(draw.manifest) };
}

export function getManifest(bytes: Uint8Array): Manifest {
  const parsed = parseManifest(bytes);
  if (!parsed.ok)
    throw new Error(`stored manifest does not parse: ${parsed.findings.map(({ code }) => code).join(', ')}`);
  return parsed.document;
}

type Moment = Readonly<{ draw: DrawRow; manifest: Manifest }>;
type EvidenceResult = Readonly<{ ok: true; value: BeaconEvidence }> | Readonly<{ ok: false; error: DrawRefusal }>;

function readEvidence(portal: Portal, { draw, manifest }: Moment, input: StoredInput): EvidenceResult {
  const { ceremony } = draw;
  switch (input.kind) {
    case 'signature': {
      const signature = parseSignature(input.text);
      if (signature === null) return refuse({ code: 'signature-malformed' });
      return { ok: true, value: { signature, ceremony } };
    }
    case 'demo': {
      if (draw.demoSeedSealed === null) return refuse({ code: 'no-demo-beacon' });
      const signature = signDemoRound(demoBeaconOf(portal, draw, getRules(draw.rules)), manifest.beacon.round);
      return { ok: true, value: { signature, ceremony } };
    }
    case 'fallback': {
      const parsed = parseThrows(input.throws);
      if (!parsed.ok) return refuse(firstOf(parsed.findings));
      const fallback = { throws: parsed.throws, heldAt: input.heldAt };
      return { ok: true, value: { signature: null, ceremony, fallback } };
    }
  }
}

/** The sealed list, from the files everyone can read. */
async function readSealed(tx: Tx, number: number, manifest: Manifest): Promise<Sealed> {
  const regions = Object.keys(manifest.regions).sort((a, b) => Number(a) - Number(b));
  const parts: Uint8Array[] = [];
  for (const region of regions) {
    const bytes = await findFile(tx, number, `entries/${region}.bin`);
    if (bytes === null) throw new Error(`published entries of region ${region} are missing`);
    parts.push(bytes);
  }
  return openSealed(Buffer.concat(parts));
}

async function saveAllResults(tx: Tx, number: number, results: Iterable<EntryResult>): Promise<void> {
  let batch: EntryResult[] = [];
  for (const result of results) {
    batch.push(result);
    if (batch.length === 1000) {
      await saveResults(tx, number, batch);
      batch = [];
    }
  }
  if (batch.length > 0) await saveResults(tx, number, batch);
}

function firstOf(findings: readonly DiceFinding[]): DiceFinding {
  const [first] = findings;
  if (!first) throw new Error('refused without a finding');
  return first;
}

function refuse<E extends DrawRefusal>(error: E): { ok: false; error: E } {
  return { ok: false, error };
}
