/**
 * Anyone's check: replays a published draw, step by step.
 *
 * Needs nothing but the published files. Every step is reported; one that rests
 * on a failed step is not judged and says on which.
 */
import { DEMO_CHAIN, timeOfRound } from './beacon.ts';
import { hexOf } from './bytes.ts';
import { findChain, quotaOf, type Rules } from './documents.ts';
import type { Draw } from './draw.ts';
import { digestingReader } from './file-digests.ts';
import { STEPS, type ReadFile, type StepFailure, type StepName, type StepOutcome } from './steps.ts';
import { verifyAfterwards } from './verify-afterwards.ts';
import {
  verifyBeacon,
  verifyManifest,
  verifyRules,
  verifyTimes,
  type ManifestChecks,
  type ReadManifest,
  type Step,
  type VerifiedBeacon,
} from './verify-documents.ts';
import {
  findDisorder,
  findRepeatedTag,
  findWrongCap,
  verifyEntryFiles,
  verifyRegistrations,
  verifyRoot,
  type ReadEntries,
} from './verify-entries.ts';
import { verifyLog, type LogChecks } from './verify-log.ts';
import type { EarlierNullifiers } from './verify-nullifiers.ts';
import { verifyCutoffs, verifyResult } from './verify-result.ts';

export type VerifyOptions = ManifestChecks &
  Readonly<{
    earlierNullifiers?: readonly EarlierNullifiers[]; // of earlier waves of the programme
    log?: LogChecks; // the log, where it can be read
    onStep?: (outcome: StepOutcome) => void | Promise<void>; // as each step ends
  }>;

export type Verification = Readonly<{
  verdict: 'valid' | 'invalid';
  demonstration: boolean; // drawn with a beacon whose maker knew every round: proves nothing about a real draw
  simulated: boolean; // made-up people
  byFallback: boolean; // by dice or public numbers: whether the beacon was silent cannot be seen in the files
  log: 'none' | 'checked' | 'not-checked'; // rules that name a log are kept only by a transcript that is held against it
  steps: readonly StepOutcome[];
}>;

export async function verifyTranscript(readFile: ReadFile, options: VerifyOptions = {}): Promise<Verification> {
  const { read, digestOf } = options.log === undefined ? { read: readFile, digestOf: null } : digestingReader(readFile);
  const steps: StepOutcome[] = [];
  const report = async (outcome: StepOutcome) => {
    steps.push(outcome);
    await options.onStep?.(outcome);
  };
  const run = async <T>(step: StepName, result: Step<T> | Promise<Step<T>>): Promise<T | null> => {
    const { failure, value, found } = await result;
    await report(outcomeOf(step, failure, found));
    return value;
  };
  const judge = (step: StepName, failure: StepFailure | null) => report(outcomeOf(step, failure));
  const skip = async (needs: StepName, ...names: StepName[]) => {
    for (const step of names) {
      await report({ step, ok: false, outcome: 'not-judged', code: 'earlier-step-failed', needs });
    }
  };

  const known = await run('manifest', verifyManifest(read, options));
  if (known === null) {
    await skip('manifest', ...STEPS.filter((step) => step !== 'manifest'));
    return verificationOf(steps, null, null, null);
  }
  const { manifest } = known;
  const rules = await run('rules', verifyRules(read, manifest));
  if (rules === null) await skip('rules', 'times');
  else await run('times', verifyTimes(manifest, rules));

  const entries = await run('entries', verifyEntryFiles(read, manifest));
  if (entries === null) await skip('entries', 'order', 'tags', 'household-caps', 'root', 'registrations');
  else {
    await judge('order', findDisorder(entries));
    await judge('tags', findRepeatedTag(entries));
    if (rules === null) await skip('rules', 'household-caps');
    else await judge('household-caps', findWrongCap(entries, rules));
    await run('root', verifyRoot(entries, manifest));
    await run('registrations', verifyRegistrations(manifest, entries));
  }
  const beacon = await run('beacon', verifyBeacon(read, known));
  let draw: Draw | null = null;
  if (beacon === null) await skip('beacon', 'seed', 'result', 'cutoffs');
  else {
    await judge('seed', seedFailure(beacon));
    if (entries === null) await skip('entries', 'result', 'cutoffs');
    else draw = await verifyOutcome(read, known, entries, beacon, run);
  }
  const chain = findChain(manifest.beacon);
  const appearsAt = chain === null ? 0 : timeOfRound(chain, manifest.beacon.round);
  let appealed: ReadonlySet<string> = new Set();
  if (rules !== null && entries !== null && draw !== null) {
    const drawn = { entries: entries.entries, leaves: entries.leaves, draw, quota: quotaOf(manifest), rules };
    const { blocks } = entries;
    const earlier = options.earlierNullifiers ?? [];
    const afterwards = await verifyAfterwards({ read, drawn, blocks, rules, manifest, appearsAt, earlier });
    for (const [step, result] of afterwards.steps) await run(step, result);
    appealed = afterwards.appealed;
  }
  if (options.log !== undefined && digestOf !== null) {
    if (rules === null) await skip('rules', 'log');
    else {
      const excluded = entries?.exclusions?.ok === true ? entries.exclusions.commitments : new Uint8Array(0);
      const wave = { manifest, rules, appearsAt, read, digestOf, appealed, excluded };
      await run('log', verifyLog(options.log, wave));
    }
  }
  return verificationOf(steps, known, rules, beacon);
}

type Run = <T>(step: StepName, result: Step<T> | Promise<Step<T>>) => Promise<T | null>;

async function verifyOutcome(
  read: ReadFile,
  { manifest }: ReadManifest,
  entries: ReadEntries,
  { seed }: VerifiedBeacon,
  run: Run,
): Promise<Draw | null> {
  const redraw = { manifest, entries, seed };
  const draw: Draw | null = await run('result', verifyResult(read, redraw));
  if (draw !== null) await run('cutoffs', verifyCutoffs(read, redraw, draw));
  return draw;
}

function seedFailure({ seed, publishedSeed }: VerifiedBeacon): StepFailure | null {
  const expected = hexOf(seed);
  return expected === publishedSeed
    ? null
    : { code: 'other-seed', expected, found: publishedSeed, where: 'beacon.json seed' };
}

function outcomeOf(step: StepName, failure: StepFailure | null, found?: string): StepOutcome {
  if (failure !== null) return { step, ok: false, outcome: 'failed', ...failure };
  return { step, ok: true, outcome: 'ok', ...(found === undefined ? {} : { found }) };
}

function verificationOf(
  steps: readonly StepOutcome[],
  known: ReadManifest | null,
  rules: Rules | null,
  beacon: VerifiedBeacon | null,
): Verification {
  return {
    verdict: steps.length >= STEPS.length && steps.every(({ ok }) => ok) ? 'valid' : 'invalid',
    demonstration: known?.manifest.beacon.chain === DEMO_CHAIN,
    simulated: rules?.simulated ?? false,
    byFallback: beacon?.byFallback ?? false,
    log: logChecked(steps, rules),
    steps,
  };
}

function logChecked(steps: readonly StepOutcome[], rules: Rules | null): Verification['log'] {
  if (steps.some(({ step, outcome }) => step === 'log' && outcome !== 'not-judged')) return 'checked';
  return rules !== null && rules.log === undefined ? 'none' : 'not-checked';
}
