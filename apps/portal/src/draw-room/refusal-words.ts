/** A refusal of the draw room in words: which sentence, with which numbers. */
import type { View } from '../platform/context.ts';
import { formatCount, formatDateTime } from '../messages/dates.ts';
import type { AnnounceResult } from './announce-results.ts';
import type { DrawRefusal } from './draw-wave.ts';
import { hostOf, type FetchRefusal } from './fetch-signature.ts';
import type { TwoOperatorsRefusal } from './two-operators.ts';

export type DrawRoomRefusal =
  TwoOperatorsRefusal | DrawRefusal | FetchRefusal | Extract<AnnounceResult, { ok: false }>['error'];

export function refusalText(view: View, refusal: DrawRoomRefusal): string {
  const words = view.words.drawRoom.refusal;
  const count = (value: number) => formatCount(value, view.language);
  const when = (date: Date) => formatDateTime(date, view.language, view.programme);
  switch (refusal.code) {
    case 'photos-undecided':
      return words[refusal.code](count(refusal.photos));
    case 'request-over':
      return words[refusal.code](view.words.drawRoom.requests.outcomes[refusal.outcome]);
    case 'round-not-yet':
      return words[refusal.code](when(refusal.roundAt));
    case 'no-relay-answered': {
      const tried = refusal.tried.map(({ relay, reason }) => words.relayReasons[reason](hostOf(relay)));
      return words[refusal.code](tried.join('; '));
    }
    case 'signature-wrong':
      return words[refusal.code](String(refusal.round));
    case 'signature-of-other-round':
      return words[refusal.code](String(refusal.round), String(refusal.signedRound));
    case 'fallback-too-early':
      return words[refusal.code](when(new Date(refusal.earliest)));
    case 'not-dice':
      return words[refusal.code](refusal.found);
    case 'too-few-throws':
      return words[refusal.code](count(refusal.throws), count(refusal.min));
    default:
      return words[refusal.code]();
  }
}
