/**
 * The life of an entry (one applicant in one gelombang):
 * `joined → in-draw → admitted | waiting-list | not-admitted`, or `withdrawn`, or `excluded` with a reason.
 *
 * After the draw only two things still move, both public and reasoned: an admission is revoked, and the
 * next of the waiting list takes the place. A state or act without its row in the table does not compile.
 */
export const entryStates = [
  'joined',
  'in-draw',
  'admitted',
  'waiting-list',
  'not-admitted',
  'withdrawn',
  'excluded',
] as const;
export type EntryState = (typeof entryStates)[number];

export const entryActs = [
  'withdraw',
  'rejoin',
  'exclude',
  'seal',
  'admit',
  'put-on-waiting-list',
  'leave-out',
  'replace',
  'end-waiting-list',
  'revoke',
] as const;
export type EntryAct = (typeof entryActs)[number];

export type EntryRefusal =
  | { code: 'entry-not-in-state'; from: EntryState; act: EntryAct; needed: readonly EntryState[] }
  | { code: 'entry-reason-missing'; act: EntryAct };

export type EntryTransition =
  Readonly<{ ok: true; to: EntryState; reason: string | null }> | Readonly<{ ok: false; error: EntryRefusal }>;

type Row = Readonly<{ from: readonly EntryState[]; to: EntryState; needsReason: boolean }>;

const transitions: Readonly<Record<EntryAct, Row>> = {
  withdraw: { from: ['joined'], to: 'withdrawn', needsReason: false }, // while the wave is open
  rejoin: { from: ['withdrawn'], to: 'joined', needsReason: false }, // a change of mind, while it is open
  exclude: { from: ['joined'], to: 'excluded', needsReason: true },
  seal: { from: ['joined'], to: 'in-draw', needsReason: false },
  admit: { from: ['in-draw'], to: 'admitted', needsReason: false },
  'put-on-waiting-list': { from: ['in-draw'], to: 'waiting-list', needsReason: false },
  'leave-out': { from: ['in-draw'], to: 'not-admitted', needsReason: false },
  replace: { from: ['waiting-list'], to: 'admitted', needsReason: false },
  'end-waiting-list': { from: ['waiting-list'], to: 'not-admitted', needsReason: false },
  revoke: { from: ['admitted'], to: 'excluded', needsReason: true },
};

/** `reason` is a code, required where an entry is excluded; kept only there. */
export function transitionEntry(from: EntryState, act: EntryAct, reason = ''): EntryTransition {
  const row = transitions[act];
  if (!row.from.includes(from))
    return { ok: false, error: { code: 'entry-not-in-state', from, act, needed: row.from } };
  if (!row.needsReason) return { ok: true, to: row.to, reason: null };
  if (reason.trim() === '') return { ok: false, error: { code: 'entry-reason-missing', act } };
  return { ok: true, to: row.to, reason };
}
