/** An entry's outcome in words: what is, why, what happens next, when. Kind in every case. */
import { formatCount, formatDateTime } from '../messages/dates.ts';
import { findExclusionText } from '../messages/exclusions.ts';
import type { View } from '../platform/context.ts';
import type { StatusEntry } from './read-status.ts';
import { describeGelombang } from './words.ts';

export type ToldOutcome = Readonly<{ now: string; next: string; when?: string; reason?: string }>;

export function tellOutcome(view: View, entry: StatusEntry): ToldOutcome {
  const words = view.words.registration.status;
  const gelombang = describeGelombang(view, entry.gelombang);
  const say = (date: Date) => formatDateTime(date, view.language, view.programme);
  const { outcome } = entry;
  switch (outcome.state) {
    case 'joined': {
      if (entry.gelombangState !== 'open')
        return {
          now: words.joinedClosed.now(gelombang),
          next: words.joinedClosed.next,
          when: words.joinedClosed.when(say(entry.drawAt)),
        };
      const when = words.joinedOpen.when(say(entry.closesAt), say(entry.drawAt));
      return { now: words.joinedOpen.now(gelombang), next: words.joinedOpen.next, when };
    }
    case 'in-draw':
      return { now: words.inDraw.now(gelombang), next: words.inDraw.next, when: words.inDraw.when(say(entry.drawAt)) };
    case 'admitted':
      return { now: words.admitted.now(gelombang), next: words.admitted.next, reason: words.admitted.reason };
    case 'waiting-list': {
      const now = words.waitingList.now(gelombang, formatCount(outcome.place, view.language));
      return { now, next: words.waitingList.next, reason: words.waitingList.reason };
    }
    case 'not-admitted': {
      if (outcome.reason === 'not-drawn')
        return { now: words.notDrawn.now(gelombang), next: words.notDrawn.next, reason: words.notDrawn.reason };
      const reason = words.householdCap.reason(view.programme.eligibility.maxAdmittedPerKk);
      return { now: words.householdCap.now(gelombang), next: words.householdCap.next, reason };
    }
    case 'excluded': {
      const reason = findExclusionText(view.language, outcome.reason) ?? words.excluded.otherReason(outcome.reason);
      return { now: words.excluded.now(gelombang), next: words.excluded.next, reason };
    }
    case 'withdrawn': {
      const { now, nextOpen, nextClosed } = words.withdrawn;
      return { now: now(gelombang), next: entry.gelombangState === 'open' ? nextOpen : nextClosed };
    }
  }
}
