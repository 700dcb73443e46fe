/** Red on the operators' front page: a published draw that was changed, with what was expected and what was found. */
import { formatDateTime } from '../messages/dates.ts';
import type { View } from '../platform/context.ts';
import { Notice } from '../ui/notice.tsx';
import type { StandingAlarm } from './operator-store.ts';

type AlarmsProps = Readonly<{ view: View; alarms: readonly StandingAlarm[] }>;

export function Alarms({ view, alarms }: AlarmsProps) {
  const words = view.words.drawRoom.alarms;
  if (alarms.length === 0) return null;
  return (
    <Notice kind="fault" title={words.heading}>
      <p>{words.lead}</p>
      <ul class="alarms">
        {alarms.map((alarm) => (
          <Alarm view={view} alarm={alarm} />
        ))}
      </ul>
    </Notice>
  );
}

function Alarm({ view, alarm }: Readonly<{ view: View; alarm: StandingAlarm }>) {
  const words = view.words.drawRoom.alarms;
  const rows = [
    [words.place, alarm.place],
    [words.expected, alarm.expected || words.nothing],
    [words.found, alarm.found || words.nothing],
  ] as const;
  return (
    <li>
      <p>
        <a href={`/petugas/undian/${alarm.gelombang}`}>{words.title(alarm.gelombang)}</a>:{' '}
        {sentenceOf(view, alarm.code)} {words.since(formatDateTime(alarm.raisedAt, view.language, view.programme))}.
      </p>
      <dl>
        {rows.map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

/** Codes outlive programs: one that this one does not know is shown as it is. */
function sentenceOf(view: View, code: string): string {
  const { codes, alarms } = view.words.drawRoom.check;
  return ({ ...codes, ...alarms } as Readonly<Record<string, string>>)[code] ?? code;
}
