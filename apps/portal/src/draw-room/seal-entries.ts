/**
 * Sealing: everyone who joined becomes an entry or an exclusion with its reason, and the manifest is published.
 *
 * Asked for by an operator, done by a job in small batches (two VRF outputs a person take some milliseconds each), so
 * that it can be interrupted at any point and goes on where it was. The manifest is made once, in the transaction that
 * seals; its round lies in the future by then, and follows from the rules, not from anybody's choice.
 */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import {
  findChain,
  householdTagOf,
  leafOf,
  makeManifest,
  manifestBytes,
  nikTagOf,
  sealEntries as sealPacked,
  sealedFiles,
  timeOfRound,
  timeText,
  type Rules,
} from '@gelombang/draw';
import { transitionGelombang as findTransition } from '@gelombang/rules';
import type { ExclusionReason } from '../messages/exclusions.ts';
import { writeAudit } from '../platform/audit.ts';
import { inTransaction, type Db, type Tx } from '../platform/database.ts';
import { openIdentity } from '../platform/entry-identity.ts';
import { findGelombang, transitionGelombang, type TransitionRefusal } from '../platform/gelombang-store.ts';
import type { Portal } from '../platform/portal.ts';
import { waveNameOf } from '../platform/wave-name.ts';
import {
  insertEntry,
  insertExclusion,
  listExclusions,
  listUnsealed,
  packSealedEntries,
  type EntryToSeal,
  type SealedEntry,
} from './entries-store.ts';
import { chunkRootsOf } from './inclusion.ts';
import { getRules } from './prepare-rules.ts';
import { saveChunkRoots } from './proof-store.ts';
import { addSealed, beginSealingRun, countToSeal, listStalledSealings } from './sealing-store.ts';
import { vrfKeyOf } from './secrets.ts';
import {
  findDraw,
  getClosedSeconds,
  getSeconds,
  lockDraw,
  markSealStarted,
  publishFiles,
  saveManifest,
  type DrawRow,
} from './store.ts';

const batchSize = 50;
/** A batch of fifty takes a quarter of a second: after this long nobody works on it. */
const stalledAfterSeconds = 30;

export type SealRefusal =
  | TransitionRefusal
  | Readonly<{ code: 'photos-undecided'; photos: number }>
  | Readonly<{ code: 'nobody-joined' }>
  | Readonly<{ code: 'sealing-already' }>;
export type SealResult = Readonly<{ ok: true }> | Readonly<{ ok: false; error: SealRefusal }>;

/** Could it be sealed now? Not while photos of people in this gelombang wait for a decision. */
export async function checkSeal(tx: Tx, number: number): Promise<SealResult> {
  const gelombang = await findGelombang(tx, number);
  if (!gelombang) return refuse({ code: 'gelombang-unknown' });
  const transition = findTransition(gelombang.state, 'seal');
  if (!transition.ok) return transition;
  const draw = await findDraw(tx, number);
  if (draw?.sealStartedAt != null) return refuse({ code: 'sealing-already' });
  const { undecided, joined } = await countToSeal(tx, number);
  if (joined === 0) return refuse({ code: 'nobody-joined' });
  return undecided > 0 ? refuse({ code: 'photos-undecided', photos: undecided }) : { ok: true };
}

/** The act behind a confirmed request (two-operators.ts), in its transaction: the work itself is a job. */
export async function startSealing(portal: Portal, tx: Tx, number: number): Promise<SealResult> {
  const possible = await checkSeal(tx, number);
  if (!possible.ok) return possible;
  await markSealStarted(tx, number);
  await enqueueSealing(portal, tx, number);
  return { ok: true };
}

/**
 * Job, every few seconds: a list whose sealing no process works on any more is taken up again. The queue itself would
 * give the job back only when its hour is over.
 */
export async function resumeSealing(portal: Portal): Promise<void> {
  for (const number of await listStalledSealings(portal.sql, stalledAfterSeconds))
    await enqueueSealing(portal, portal.sql, number);
}

async function enqueueSealing(portal: Portal, db: Db, number: number): Promise<void> {
  await portal.jobs.enqueue(db, 'seal-gelombang', { gelombang: number }, { singletonKey: String(number) });
}

/** Job. Safe to run twice, at once, or again after a crash: every step is kept once. */
export async function sealEntries(portal: Portal, number: number): Promise<void> {
  const draw = await findDraw(portal.sql, number);
  if (draw?.sealStartedAt == null || draw.manifest !== null) return;
  const rules = getRules(draw.rules);
  const vrfKey = vrfKeyOf(portal, draw);
  await beginSealingRun(portal.sql, number);
  for (;;) {
    const batch = await listUnsealed(portal.sql, number, batchSize);
    if (batch.length === 0) break;
    await sealBatch(portal, number, { batch, rules, vrfKey });
  }
  await publishManifest(portal, number);
}

type Batch = Readonly<{ batch: readonly EntryToSeal[]; rules: Rules; vrfKey: Uint8Array }>;

async function sealBatch(portal: Portal, number: number, { batch, rules, vrfKey }: Batch): Promise<void> {
  const entries: SealedEntry[] = [];
  const excluded: { applicantId: string; commitment: Uint8Array; reason: string }[] = [];
  for (const row of batch) {
    const reason = findExclusion(row);
    if (reason !== null) excluded.push({ applicantId: row.applicantId, commitment: row.commitment, reason });
    else entries.push(toEntry(portal, number, row, { rules, vrfKey }));
    await setImmediate(); // pages served by the same process are answered in between
  }
  await inTransaction(portal.sql, async (tx) => {
    let done = 0;
    for (const entry of entries) done += await insertEntry(tx, number, entry);
    for (const person of excluded) done += await insertExclusion(tx, number, person);
    await addSealed(tx, number, done);
  });
}

/** Reasons are published, so they say what happened and nothing about the person. */
function findExclusion(row: EntryToSeal): ExclusionReason | null {
  if (row.withdrawn) return 'withdrawn';
  if (row.admittedBefore) return 'past-recipient';
  if (row.photoState !== 'accepted') return 'photo-not-accepted';
  return null;
}

function toEntry(
  portal: Portal,
  number: number,
  row: EntryToSeal,
  { rules, vrfKey }: Readonly<{ rules: Rules; vrfKey: Uint8Array }>,
): SealedEntry {
  const key = portal.vault.unwrapPersonKey(row.keyWrapped);
  const { nik, kk } = openIdentity(
    portal.vault,
    key,
    { gelombang: number, applicantId: row.applicantId },
    row.identitySealed,
  );
  const wave = { programme: portal.programme.id, wave: waveNameOf(number) };
  const nikTag = nikTagOf(vrfKey, { ...wave, nik });
  const householdTag = householdTagOf(vrfKey, { ...wave, noKk: kk });
  const region = Number(row.regionCode);
  const cap = Math.max(0, rules.householdCap - row.admittedOnKk);
  const leaf = leafOf({ commitment: row.commitment, nikTag, household: householdTag, region, cap, class: 0 });
  return { applicantId: row.applicantId, nikTag, householdTag, region, cap, leaf };
}

/** Everyone is accounted for: the list is packed, its root computed, and the manifest published with the change of state. */
async function publishManifest(portal: Portal, number: number): Promise<void> {
  await inTransaction(portal.sql, async (tx) => {
    const draw = await lockDraw(tx, number);
    if (draw === null || draw.manifest !== null) return;
    const transition = await transitionGelombang(tx, number, 'seal', 'system');
    if (!transition.ok) throw new Error(`gelombang ${number} cannot be sealed: ${transition.error.code}`);
    await writeManifest(portal, tx, draw);
  });
}

async function writeManifest(portal: Portal, tx: Tx, draw: DrawRow): Promise<void> {
  const { gelombang: number } = draw;
  const rules = getRules(draw.rules);
  const sealing = sealPacked(await packSealedEntries(tx, number));
  if (!sealing.ok) throw new Error(`two entries of gelombang ${number} have one nikTag`);
  const { sealed } = sealing;
  const exclusions = await listExclusions(tx, number);
  const manifest = makeManifest({
    rules,
    sealed,
    exclusions,
    closedAt: timeText(await getClosedSeconds(tx, number)),
    publishedAt: timeText(await getSeconds(tx)),
  });
  const files = new Map(sealedFiles({ rules, manifest, sealed, exclusions }));
  files.delete('rules.json'); // published before the gelombang opened
  await publishFiles(tx, number, files);
  const roundAt = new Date(timeOfRound(findChain(rules.beacon)!, manifest.beacon.round) * 1000);
  await saveManifest(tx, number, manifestBytes(manifest), roundAt);
  await saveChunkRoots(tx, number, chunkRootsOf(sealed.leaves));
  await writeAudit(tx, {
    actor: 'system',
    act: 'manifest-published',
    subject: `gelombang:${number}`,
    details: { root: manifest.root, sha256: createHash('sha256').update(manifestBytes(manifest)).digest('hex') },
  });
  await portal.jobs.enqueue(tx, 'check-draw', { gelombang: number }, { singletonKey: String(number) });
  portal.log.info({ gelombang: number, size: sealed.size }, 'sealed');
}

function refuse<E extends SealRefusal>(error: E): { ok: false; error: E } {
  return { ok: false, error };
}
