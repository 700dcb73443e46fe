/**
 * Verification of what followed the draw, in the order of its times: late appeals, places given back, and the slots of
 * whoever is admitted in the end. A wave without these files has none of these steps.
 */
import { APPEALS_FILE } from './appeals.ts';
import type { Manifest, Rules } from './documents.ts';
import { REVOCATIONS_FILE } from './revocations.ts';
import type { ReadFile, StepFailure, StepName } from './steps.ts';
import { readRelatives } from './late-relatives.ts';
import type { EntryBlocks } from './read-entries.ts';
import { openAppeals, parseAppeals } from './verify-appeals.ts';
import type { Step } from './verify-documents.ts';
import { verifyNullifiers, type EarlierNullifiers } from './verify-nullifiers.ts';
import { verifyRevocations } from './verify-revocations.ts';
import { openWaitingList, type DrawnEntries, type WaitingList } from './waiting-list.ts';

export type Afterwards = Readonly<{
  read: ReadFile;
  drawn: DrawnEntries;
  blocks: EntryBlocks; // the same entries, whole
  rules: Rules;
  manifest: Manifest;
  appearsAt: number; // time(R), seconds since 1970
  earlier: readonly EarlierNullifiers[];
}>;

export type AfterwardsVerified = Readonly<{
  steps: readonly (readonly [StepName, Step<unknown>])[];
  appealed: ReadonlySet<string>; // commitments
}>;

export async function verifyAfterwards(input: Afterwards): Promise<AfterwardsVerified> {
  const { read, drawn, rules, appearsAt, earlier } = input;
  const revocations = await read(REVOCATIONS_FILE);
  const appeals = await read(APPEALS_FILE);
  const steps: [StepName, Step<unknown>][] = [];
  let admitted = drawn.draw.walk.selected;
  let appealed: ReadonlySet<string> = new Set();
  if (revocations !== null || appeals !== null) {
    const list = openWaitingList(drawn);
    const late = appeals === null ? null : await openLate(appeals, list, input);
    let failure: StepFailure | null = null;
    const before = (at: string | null) => void (failure ??= late?.advance(at) ?? null);
    if (revocations !== null) {
      steps.push(['revocations', verifyRevocations({ file: revocations, list, appearsAt, before })]);
    }
    before(null);
    if (late !== null) {
      appealed = late.commitments;
      steps.push(['appeals', { failure, value: null, found: `${appealed.size} appeals` }]);
    }
    admitted = list.admitted;
  }
  // Without a sound account of these nobody knows how many are admitted.
  if (steps.some(([, step]) => step.failure !== null)) return { steps, appealed };
  const nullifiers = await verifyNullifiers(read, rules, { admitted, earlier });
  if (nullifiers !== null) steps.push(['nullifiers', nullifiers]);
  return { steps, appealed };
}

async function openLate(file: Uint8Array, list: WaitingList, { blocks, rules, manifest, appearsAt }: Afterwards) {
  const appeals = parseAppeals(file);
  const late = appeals.lines.map(({ entry }) => entry);
  return openAppeals({ appeals, list, relatives: await readRelatives(blocks, late), rules, manifest, appearsAt });
}
