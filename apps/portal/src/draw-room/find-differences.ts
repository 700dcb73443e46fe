/**
 * Late tampering, found: the published files are verified as anyone would, and every row of the database that says
 * something about a draw is compared with them.
 *
 * Files against themselves: verifyTranscript. Files against what was noted when they were published: the audit list and
 * the draw's own row. Rows against files: each entry's bytes, each exclusion, each result as the files give it when
 * drawn again. Whoever rewrites rows, files and notes alike is found only from outside: by the fingerprint others kept.
 */
import { createHash } from 'node:crypto';
import {
  ENTRY_BYTES,
  drawEntries,
  encodeEntry,
  exclusionsBytes,
  findEntry,
  leafOf,
  openSealed,
  parseManifest,
  quotaOf,
  statusName,
  ticketsOf,
  verifyTranscript,
  type Draw,
  type Manifest,
  type Sealed,
  type StepName,
  type StepOutcome,
} from '@gelombang/draw';
import { inTransaction, type Sql, type Tx } from '../platform/database.ts';
import { getGelombang } from '../platform/gelombang-store.ts';
import type { OwnAlarmCode } from '../messages/draw-check.ts';
import {
  freezeView,
  listNotedManifests,
  streamStoredEntries,
  type Difference,
  type StoredEntry,
} from './check-store.ts';
import { listExclusions } from './entries-store.ts';
import { findDraw, findFile, listFiles, type DrawRow } from './store.ts';

/** As many as are told one by one; the rest is counted. */
const maxTold = 20;

export type Differences = Readonly<{ told: readonly Difference[]; total: number }>;
type Tell = (difference: Difference & Readonly<{ code: string }>) => void;

export async function findDifferences(sql: Sql, number: number): Promise<Differences> {
  return inTransaction(sql, async (tx): Promise<Differences> => {
    await freezeView(tx);
    const told: Difference[] = [];
    let total = 0;
    const tell: Tell = ({ code, place, expected, found }) => {
      total++;
      if (told.length < maxTold)
        told.push({ code, place, expected: expected.slice(0, 400), found: found.slice(0, 400) });
    };
    await compareAll(tx, number, tell);
    return { told, total };
  });
}

async function compareAll(tx: Tx, number: number, tell: Tell): Promise<void> {
  const { state } = await getGelombang(tx, number);
  const isDrawn = state === 'drawn' || state === 'announced';
  const draw = await findDraw(tx, number);
  const steps = await verifyFiles(tx, number, isDrawn, tell);
  await compareNotes(tx, number, draw, tell);
  const manifest = await readManifest(tx, number);
  const sealed = manifest === null ? null : await readEntries(tx, number, manifest);
  if (manifest === null || sealed === null) return; // the files themselves are broken, and that is told
  const drawn = isDrawn && isSound(steps, 'seed') ? await drawAgain(tx, number, manifest, sealed) : null;
  await compareEntries(tx, number, { sealed, drawn }, tell);
  await compareExclusions(tx, number, tell);
}

/** A list that is only sealed has no randomness yet: those steps are not asked about. */
const stepsOfTheDraw: readonly StepName[] = ['beacon', 'seed', 'result', 'cutoffs'];

async function verifyFiles(tx: Tx, number: number, isDrawn: boolean, tell: Tell): Promise<readonly StepOutcome[]> {
  const names = (await listFiles(tx, number)).map(({ name }) => name);
  const [noted] = await listNotedManifests(tx, number);
  const { steps } = await verifyTranscript((name) => findFile(tx, number, name), {
    names,
    ...(noted == null ? {} : { manifestSha256: noted }),
  });
  for (const step of steps) {
    if (step.outcome !== 'failed' || (!isDrawn && stepsOfTheDraw.includes(step.step))) continue;
    tell({ code: step.code, place: step.where ?? step.step, expected: step.expected, found: step.found });
  }
  return steps;
}

function isSound(steps: readonly StepOutcome[], name: StepName): boolean {
  return steps.some(({ step, ok }) => step === name && ok);
}

/** The row of the draw and the audit list say which rules and which manifest were published. */
async function compareNotes(tx: Tx, number: number, draw: DrawRow | null, tell: Tell): Promise<void> {
  const noted = await listNotedManifests(tx, number);
  if (noted.length !== 1) {
    const found = `${noted.length} lines manifest-published`;
    tellOwn(tell, { code: 'noted-manifests', place: 'audit', expected: 'one line manifest-published', found });
  }
  for (const [name, stored] of [
    ['rules.json', draw?.rules ?? null],
    ['manifest.json', draw?.manifest ?? null],
  ] as const) {
    const expected = hashOf(stored);
    const found = hashOf(await findFile(tx, number, name));
    if (expected !== found) tellOwn(tell, { code: 'stored-file-differs', place: name, expected, found });
  }
}

async function readManifest(tx: Tx, number: number): Promise<Manifest | null> {
  const bytes = await findFile(tx, number, 'manifest.json');
  const parsed = bytes === null ? null : parseManifest(bytes);
  return parsed?.ok ? parsed.document : null;
}

async function readEntries(tx: Tx, number: number, manifest: Manifest): Promise<Sealed | null> {
  const parts: Uint8Array[] = [];
  for (const region of Object.keys(manifest.regions).sort((a, b) => Number(a) - Number(b))) {
    const bytes = await findFile(tx, number, `entries/${region}.bin`);
    if (bytes === null || bytes.length % ENTRY_BYTES !== 0) return null;
    parts.push(bytes);
  }
  return openSealed(Buffer.concat(parts));
}

type Drawn = Readonly<{ draw: Draw; ranks: Uint32Array; tickets: Uint8Array }>;

/** The seed of beacon.json was verified just before. */
async function drawAgain(tx: Tx, number: number, manifest: Manifest, sealed: Sealed): Promise<Drawn | null> {
  const bytes = await findFile(tx, number, 'beacon.json');
  if (bytes === null) return null;
  const { seed } = JSON.parse(Buffer.from(bytes).toString()) as { seed: string };
  const draw = drawEntries({ ...sealed, seed: Buffer.from(seed, 'hex'), quota: quotaOf(manifest) });
  const ranks = new Uint32Array(sealed.size);
  draw.order.forEach((entry, index) => (ranks[entry] = index + 1));
  return { draw, ranks, tickets: ticketsOf(draw.seed, draw.leaves) };
}

type Published = Readonly<{ sealed: Sealed; drawn: Drawn | null }>;

async function compareEntries(tx: Tx, number: number, { sealed, drawn }: Published, tell: Tell): Promise<void> {
  const seen = new Uint8Array(sealed.size);
  for await (const batch of streamStoredEntries(tx, number)) {
    for (const row of batch) {
      const index = compareEntry(row, sealed, tell);
      if (index === -1) continue;
      seen[index] = 1;
      if (drawn !== null) compareResult(row, index, drawn, tell);
    }
  }
  seen.forEach((isSeen, index) => {
    if (isSeen === 1) return;
    const expected = hexOf(sealed.leaves.subarray(index * 32, index * 32 + 32));
    tellOwn(tell, { code: 'entry-removed', place: `entry ${index} in tree order`, expected, found: '' });
  });
}

/** Where the row stands in the published list; -1 when nothing there is like it. */
function compareEntry(row: StoredEntry, sealed: Sealed, tell: Tell): number {
  const place = placeOf(row);
  const bytes = row.commitment === null ? null : encodeEntry({ ...row, commitment: row.commitment });
  const leaf = row.commitment === null ? row.leaf : leafOf({ ...row, commitment: row.commitment });
  const index = findEntry(sealed, row.region, leaf);
  if (index !== -1 && bytes !== null && Buffer.compare(leaf, row.leaf) === 0) return index;
  const before = index === -1 ? findLeaf(sealed, row.leaf) : index;
  if (before === -1) {
    tellOwn(tell, { code: 'entry-added', place, expected: '', found: hexOf(leaf) });
    return -1;
  }
  const expected = hexOf(sealed.entries.subarray(before * ENTRY_BYTES, (before + 1) * ENTRY_BYTES));
  const found = bytes === null ? 'no registration' : index === -1 ? hexOf(bytes) : `leaf ${hexOf(row.leaf)}`;
  tellOwn(tell, { code: 'entry-changed', place, expected, found });
  return before;
}

/** Only for a row that was changed: its region may be what was changed. */
function findLeaf(sealed: Sealed, leaf: Uint8Array): number {
  for (const region of sealed.regions.keys()) {
    const index = findEntry(sealed, region, leaf);
    if (index !== -1) return index;
  }
  return -1;
}

function compareResult(row: StoredEntry, index: number, { draw, ranks, tickets }: Drawn, tell: Tell): void {
  const expected = resultText({
    status: statusName(draw.walk.statuses[index]!),
    rank: ranks[index]!,
    ticket: tickets.subarray(index * 32, index * 32 + 32),
    waitingPlace: draw.walk.waitingPlaces[index]! || null,
  });
  const found = resultText(row);
  if (expected !== found) tellOwn(tell, { code: 'result-row-differs', place: placeOf(row), expected, found });
}

function resultText(row: Pick<StoredEntry, 'status' | 'rank' | 'ticket' | 'waitingPlace'>): string {
  const ticket = row.ticket === null ? '-' : hexOf(row.ticket);
  return `rank ${row.rank ?? '-'}, ${row.status ?? '-'}, waiting ${row.waitingPlace ?? '-'}, ticket ${ticket}`;
}

async function compareExclusions(tx: Tx, number: number, tell: Tell): Promise<void> {
  const published = linesOf(await findFile(tx, number, 'excluded.jsonl'));
  const stored = linesOf(exclusionsBytes(await listExclusions(tx, number)));
  for (const line of published) {
    if (!stored.has(line))
      tellOwn(tell, { code: 'exclusions-differ', place: 'draw_exclusion', expected: line, found: '' });
  }
  for (const line of stored) {
    if (!published.has(line))
      tellOwn(tell, { code: 'exclusions-differ', place: 'draw_exclusion', expected: '', found: line });
  }
}

function linesOf(bytes: Uint8Array | null): ReadonlySet<string> {
  return new Set(bytes === null ? [] : Buffer.from(bytes).toString('latin1').split('\n').filter(Boolean));
}

/** Codes of our own, each with a sentence in messages/. */
function tellOwn(tell: Tell, difference: Difference & Readonly<{ code: OwnAlarmCode }>): void {
  tell(difference);
}

/** Ids only. */
function placeOf({ applicantId }: StoredEntry): string {
  return `draw_entry ${applicantId.slice(0, 8)}`;
}

function hashOf(bytes: Uint8Array | null): string {
  return bytes === null ? '' : createHash('sha256').update(bytes).digest('hex');
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
