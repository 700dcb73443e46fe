import { describe, expect, test } from 'vitest';
import { deriveOutcome, type EntryFacts, type EntryOutcome } from './entry-outcome.ts';

const joined: EntryFacts = { withdrawn: false, gelombangState: 'open', exclusion: null, drawn: null };
const waiting = { status: 'waiting', waitingPlace: 7 } as const;

describe('what has become of an entry', () => {
  test.each<readonly [string, Partial<EntryFacts>, EntryOutcome]>([
    ['while open', {}, { state: 'joined' }],
    ['closed, not yet sealed', { gelombangState: 'closed' }, { state: 'joined' }],
    ['being sealed', { gelombangState: 'closed', drawn: { status: null, waitingPlace: null } }, { state: 'in-draw' }],
    ['sealed', { gelombangState: 'sealed', drawn: { status: null, waitingPlace: null } }, { state: 'in-draw' }],
    ['a result that is not public yet', { gelombangState: 'sealed', drawn: waiting }, { state: 'in-draw' }],
    ['selected', { gelombangState: 'drawn', drawn: { status: 'selected', waitingPlace: null } }, { state: 'admitted' }],
    ['waiting', { gelombangState: 'announced', drawn: waiting }, { state: 'waiting-list', place: 7 }],
    [
      'waiting without a place',
      { gelombangState: 'announced', drawn: { status: 'waiting', waitingPlace: null } },
      { state: 'not-admitted', reason: 'not-drawn' },
    ],
    [
      'household at its cap',
      { gelombangState: 'announced', drawn: { status: 'household-cap', waitingPlace: null } },
      { state: 'not-admitted', reason: 'household-cap' },
    ],
    ['withdrawn', { withdrawn: true }, { state: 'withdrawn' }],
    [
      'withdrawn, and so listed as excluded',
      { withdrawn: true, gelombangState: 'drawn', exclusion: 'withdrawn' },
      { state: 'withdrawn' },
    ],
    [
      'excluded',
      { gelombangState: 'sealed', exclusion: 'photo-not-accepted' },
      { state: 'excluded', reason: 'photo-not-accepted' },
    ],
  ])('%s', (_, change, expected) => {
    expect(deriveOutcome({ ...joined, ...change })).toEqual(expected);
  });
});
