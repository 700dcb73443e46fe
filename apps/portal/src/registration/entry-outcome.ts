/**
 * What has become of an entry: derived from facts that others write, by the rules' table of states.
 *
 * Joining and withdrawing stand in `entry`, the draw's outcome in `draw_entry` and `draw_exclusion`, the wave's state in
 * `gelombang` (docs/decisions/0003). A fact that the table does not allow is a fault.
 */
import { transitionEntry, type EntryAct, type EntryState, type GelombangState } from '@gelombang/rules';

export type EntryFacts = Readonly<{
  withdrawn: boolean;
  gelombangState: GelombangState;
  /** A code; the entry was left out before the draw. */
  exclusion: string | null;
  drawn: Readonly<{
    status: 'selected' | 'waiting' | 'household-cap' | null;
    waitingPlace: number | null;
  }> | null;
}>;

export type EntryOutcome =
  | Readonly<{ state: 'joined' | 'in-draw' | 'admitted' | 'withdrawn' }>
  | Readonly<{ state: 'waiting-list'; place: number }>
  | Readonly<{ state: 'not-admitted'; reason: 'household-cap' | 'not-drawn' }>
  | Readonly<{ state: 'excluded'; reason: string }>;

export function deriveOutcome(facts: EntryFacts): EntryOutcome {
  if (facts.withdrawn) return { state: expectState(walk('joined', 'withdraw'), 'withdrawn') };
  if (facts.exclusion !== null) {
    expectState(walk('joined', 'exclude', facts.exclusion), 'excluded');
    return { state: 'excluded', reason: facts.exclusion };
  }
  if (facts.drawn === null) return { state: 'joined' };
  const inDraw = walk('joined', 'seal');
  // A result counts from the moment its files are public.
  const isDrawn = facts.gelombangState === 'drawn' || facts.gelombangState === 'announced';
  if (!isDrawn || facts.drawn.status === null) return { state: expectState(inDraw, 'in-draw') };
  switch (facts.drawn.status) {
    case 'selected':
      return { state: expectState(walk(inDraw, 'admit'), 'admitted') };
    case 'household-cap':
      return { state: expectState(walk(inDraw, 'leave-out'), 'not-admitted'), reason: 'household-cap' };
    case 'waiting': {
      const place = facts.drawn.waitingPlace;
      if (place === null || place <= 0)
        return { state: expectState(walk(inDraw, 'leave-out'), 'not-admitted'), reason: 'not-drawn' };
      return { state: expectState(walk(inDraw, 'put-on-waiting-list'), 'waiting-list'), place };
    }
  }
}

function walk(from: EntryState, act: EntryAct, reason?: string): EntryState {
  const transition = transitionEntry(from, act, reason);
  if (!transition.ok) throw new Error(`an entry ${from} cannot ${act}`);
  return transition.to;
}

function expectState<S extends EntryState>(state: EntryState, expected: S): S {
  if (state !== expected) throw new Error(`an entry is ${state}, not ${expected}`);
  return expected;
}
