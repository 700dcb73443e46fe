import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryActs, entryStates, transitionEntry, type EntryState } from './entry-states.ts';

describe('ways through', () => {
  test.each([
    ['joined', 'seal', 'in-draw'],
    ['joined', 'withdraw', 'withdrawn'],
    ['withdrawn', 'rejoin', 'joined'],
    ['in-draw', 'admit', 'admitted'],
    ['in-draw', 'put-on-waiting-list', 'waiting-list'],
    ['in-draw', 'leave-out', 'not-admitted'],
    ['waiting-list', 'replace', 'admitted'],
    ['waiting-list', 'end-waiting-list', 'not-admitted'],
  ] as const)('%s, %s: %s', (from, act, to) => {
    expect(transitionEntry(from, act)).toEqual({ ok: true, to, reason: null });
  });

  test.each([
    ['joined', 'exclude'],
    ['admitted', 'revoke'],
  ] as const)('%s, %s: excluded, with the reason', (from, act) => {
    expect(transitionEntry(from, act, 'on-other-aid')).toEqual({ ok: true, to: 'excluded', reason: 'on-other-aid' });
  });
});

describe('what cannot happen is refused with its reason', () => {
  test.each([
    ['in-draw', 'withdraw', { code: 'entry-not-in-state', from: 'in-draw', act: 'withdraw', needed: ['joined'] }],
    ['in-draw', 'exclude', { code: 'entry-not-in-state', from: 'in-draw', act: 'exclude', needed: ['joined'] }],
    ['not-admitted', 'admit', { code: 'entry-not-in-state', from: 'not-admitted', act: 'admit', needed: ['in-draw'] }],
    ['joined', 'admit', { code: 'entry-not-in-state', from: 'joined', act: 'admit', needed: ['in-draw'] }],
  ] as const)('%s, %s', (from, act, error) => {
    expect(transitionEntry(from, act, 'a reason')).toEqual({ ok: false, error });
  });

  test.each(['', '  '])('an exclusion without a reason: %j', (reason) => {
    const error = { code: 'entry-reason-missing', act: 'exclude' };
    expect(transitionEntry('joined', 'exclude', reason)).toEqual({ ok: false, error });
  });
});

test('whatever is tried, nobody is admitted who was never in the draw, and nobody drawn is undrawn', () => {
  const drawn: readonly EntryState[] = ['in-draw', 'admitted', 'waiting-list', 'not-admitted'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...entryActs), { maxLength: 60 }), (acts) => {
      let state: EntryState = 'joined';
      const seen: EntryState[] = [state];
      for (const act of acts) {
        const result = transitionEntry(state, act, 'a-reason');
        if (!result.ok) continue;
        if (drawn.includes(state)) expect([...drawn, 'excluded']).toContain(result.to);
        seen.push((state = result.to));
      }
      if (seen.includes('admitted')) expect(seen).toContain('in-draw');
    }),
  );
});

test('only not-admitted and excluded are final', () => {
  const isFinal = (state: EntryState) => entryActs.every((act) => !transitionEntry(state, act, 'a-reason').ok);
  expect(entryStates.filter(isFinal)).toEqual(['not-admitted', 'excluded']);
});
