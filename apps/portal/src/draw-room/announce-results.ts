/**
 * Announcing: the state moves on, and everyone hears their result, also those who were not admitted.
 *
 * Messages are queued by a job in batches; each person is marked in the transaction that queues theirs, so that an
 * interrupted job goes on without telling anyone twice.
 */
import { drawPublicMessages, type ResultToTell } from '../messages/draw-public.ts';
import type { Actor } from '../platform/audit.ts';
import { inTransaction } from '../platform/database.ts';
import { transitionGelombang, type TransitionRefusal } from '../platform/gelombang-store.ts';
import type { Language } from '../platform/language.ts';
import type { Portal } from '../platform/portal.ts';
import { tellPerson } from '../platform/tell-person.ts';
import { lockUntold, markTold, type PersonToTell } from './entries-store.ts';
import { markAnnounced } from './store.ts';

const batchSize = 200;

export type AnnounceResult = Readonly<{ ok: true }> | Readonly<{ ok: false; error: TransitionRefusal }>;

export async function announceResults(portal: Portal, number: number, actor: Actor): Promise<AnnounceResult> {
  return inTransaction(portal.sql, async (tx): Promise<AnnounceResult> => {
    const transition = await transitionGelombang(tx, number, 'announce', actor);
    if (!transition.ok) return transition;
    await markAnnounced(tx, number);
    await portal.jobs.enqueue(tx, 'announce-gelombang', { gelombang: number }, { singletonKey: String(number) });
    return { ok: true };
  });
}

/** Job. */
export async function tellEveryone(portal: Portal, number: number): Promise<void> {
  for (;;) {
    const told = await inTransaction(portal.sql, async (tx) => {
      const people = await lockUntold(tx, number, batchSize);
      for (const person of people) {
        const write = (language: Language) => messageFor(portal, number, person, language);
        await tellPerson(tx, portal, { applicantId: person.applicantId, purpose: 'result', write });
      }
      const ids = people.map(({ applicantId }) => applicantId);
      if (ids.length > 0) await markTold(tx, number, ids);
      return ids.length;
    });
    if (told === 0) return;
  }
}

function messageFor(portal: Portal, gelombang: number, person: PersonToTell, language: Language) {
  const { baseUrl } = portal.config;
  return drawPublicMessages[language].resultMessage({
    programme: portal.programme.name[language],
    gelombang,
    statusUrl: `${baseUrl}/status`,
    drawUrl: `${baseUrl}/gelombang/${gelombang}/undian`,
    result: resultOf(person, portal.programme.draw.capPerKk),
  });
}

function resultOf({ status, waitingPlace, reason }: PersonToTell, cap: number): ResultToTell {
  switch (status) {
    case 'selected':
      return { kind: 'admitted' };
    case 'waiting':
      return { kind: 'waiting-list', place: waitingPlace ?? 0 };
    case 'household-cap':
      return { kind: 'household-cap', cap };
    case null:
      return { kind: 'excluded', reason: reason ?? '' };
  }
}
