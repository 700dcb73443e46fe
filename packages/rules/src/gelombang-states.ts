/**
 * The life of a gelombang: `scheduled → open → closed → sealed → drawn → announced`, one way only.
 * A state or act added here without its row in the table does not compile.
 */
export const gelombangStates = ['scheduled', 'open', 'closed', 'sealed', 'drawn', 'announced'] as const;
export type GelombangState = (typeof gelombangStates)[number];

export const gelombangActs = ['open', 'close', 'seal', 'draw', 'announce'] as const;
export type GelombangAct = (typeof gelombangActs)[number];

export type GelombangRefusal =
  | { code: 'gelombang-not-yet'; from: GelombangState; act: GelombangAct; needed: GelombangState }
  | { code: 'gelombang-already'; from: GelombangState; act: GelombangAct };

export type GelombangTransition =
  Readonly<{ ok: true; to: GelombangState }> | Readonly<{ ok: false; error: GelombangRefusal }>;

const transitions = {
  open: { from: 'scheduled', to: 'open' },
  close: { from: 'open', to: 'closed' },
  seal: { from: 'closed', to: 'sealed' },
  draw: { from: 'sealed', to: 'drawn' },
  announce: { from: 'drawn', to: 'announced' },
} as const satisfies Record<GelombangAct, { from: GelombangState; to: GelombangState }>;

export function transitionGelombang(from: GelombangState, act: GelombangAct): GelombangTransition {
  const transition = transitions[act];
  if (transition.from === from) return { ok: true, to: transition.to };
  const isPast = gelombangStates.indexOf(from) > gelombangStates.indexOf(transition.from);
  return isPast
    ? { ok: false, error: { code: 'gelombang-already', from, act } }
    : { ok: false, error: { code: 'gelombang-not-yet', from, act, needed: transition.from } };
}

/** Milliseconds since 1970, all from one clock: the database's. */
export type GelombangTimes = Readonly<{ opensAt: number; closesAt: number }>;

/** From opening time on, and until just before closing time: the closing instant is closed. */
export function isOpenAt({ opensAt, closesAt }: GelombangTimes, now: number): boolean {
  return now >= opensAt && now < closesAt;
}

/** What the schedule asks for now, if anything; a wave missed whole is opened first, then closed. */
export function findDueAct(state: GelombangState, times: GelombangTimes, now: number): 'open' | 'close' | undefined {
  if (state === 'scheduled' && now >= times.opensAt) return 'open';
  if (state === 'open' && now >= times.closesAt) return 'close';
  return undefined;
}
