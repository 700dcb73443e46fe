import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findDueAct,
  gelombangActs,
  gelombangStates,
  isOpenAt,
  transitionGelombang,
  type GelombangState,
} from './gelombang-states.ts';

test('a gelombang goes one way, state by state', () => {
  let state: GelombangState = 'scheduled';
  const seen: GelombangState[] = [state];
  for (const act of gelombangActs) {
    const result = transitionGelombang(state, act);
    if (result.ok) seen.push((state = result.to));
  }
  expect(seen).toEqual(['scheduled', 'open', 'closed', 'sealed', 'drawn', 'announced']);
});

describe('what cannot happen is refused with its reason', () => {
  test.each([
    ['scheduled', 'close', { code: 'gelombang-not-yet', from: 'scheduled', act: 'close', needed: 'open' }],
    ['open', 'seal', { code: 'gelombang-not-yet', from: 'open', act: 'seal', needed: 'closed' }],
    ['closed', 'draw', { code: 'gelombang-not-yet', from: 'closed', act: 'draw', needed: 'sealed' }],
    ['closed', 'open', { code: 'gelombang-already', from: 'closed', act: 'open' }],
    ['drawn', 'draw', { code: 'gelombang-already', from: 'drawn', act: 'draw' }],
    ['announced', 'announce', { code: 'gelombang-already', from: 'announced', act: 'announce' }],
  ] as const)('%s, %s', (from, act, error) => {
    expect(transitionGelombang(from, act)).toEqual({ ok: false, error });
  });
});

test('whatever is tried, in any order, nothing goes back and no state is skipped', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...gelombangActs), { maxLength: 60 }), (acts) => {
      let state: GelombangState = 'scheduled';
      for (const act of acts) {
        const before = gelombangStates.indexOf(state);
        const result = transitionGelombang(state, act);
        if (!result.ok) continue;
        state = result.to;
        expect(gelombangStates.indexOf(state)).toBe(before + 1);
      }
    }),
  );
});

test('each state but the last is left by exactly one act', () => {
  const ways = gelombangStates.map((state) => gelombangActs.filter((act) => transitionGelombang(state, act).ok).length);
  expect(ways).toEqual([1, 1, 1, 1, 1, 0]);
});

const times = { opensAt: 1000, closesAt: 2000 };

test.each([
  [999, false],
  [1000, true],
  [1999, true],
  [2000, false],
])('at %d it is open: %s', (now, open) => {
  expect(isOpenAt(times, now)).toBe(open);
});

test.each([
  ['scheduled', 999, undefined],
  ['scheduled', 1000, 'open'],
  ['scheduled', 5000, 'open'], // missed whole: opened first, closed in the next step
  ['open', 1999, undefined],
  ['open', 2000, 'close'],
  ['closed', 9000, undefined],
  ['announced', 9000, undefined],
] as const)('%s at %d: the schedule asks for %s', (state, now, act) => {
  expect(findDueAct(state, times, now)).toBe(act);
});
