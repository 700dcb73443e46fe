/** An operator opens or closes a gelombang now. What the table of states does not allow is refused with its reason. */
import type { Actor } from '../platform/audit.ts';
import { inTransaction } from '../platform/database.ts';
import { findGelombang, transitionGelombang, type TransitionRefusal } from '../platform/gelombang-store.ts';
import type { Portal } from '../platform/portal.ts';
import { readClock } from './store.ts';

export type StateRefusal = TransitionRefusal | Readonly<{ code: 'closing-time-past' }>;
export type StateResult = Readonly<{ ok: true }> | Readonly<{ ok: false; error: StateRefusal }>;

export type StateChange = Readonly<{ number: number; act: 'open' | 'close'; actor: Actor }>;

export async function changeState(
  { sql }: Pick<Portal, 'sql'>,
  { number, act, actor }: StateChange,
): Promise<StateResult> {
  return inTransaction(sql, async (tx): Promise<StateResult> => {
    const gelombang = await findGelombang(tx, number);
    // Opened after its closing time it would be open in name only: nobody could join.
    if (act === 'open' && gelombang?.state === 'scheduled' && gelombang.closesAt <= (await readClock(tx)))
      return { ok: false, error: { code: 'closing-time-past' } };
    const result = await transitionGelombang(tx, number, act, actor);
    return result.ok ? { ok: true } : result;
  });
}
