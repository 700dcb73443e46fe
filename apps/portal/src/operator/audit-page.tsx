/** The audit list: who did what to which thing, newest first. */
import { formatDateTime } from '../messages/dates.ts';
import type { View } from '../platform/context.ts';
import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { Page } from '../ui/page.tsx';
import { Select } from '../ui/select.tsx';
import { Table } from '../ui/table.tsx';
import type { AuditRow } from './operator-store.ts';

type AuditPageProps = Readonly<{
  view: View;
  rows: readonly AuditRow[];
  names: ReadonlyMap<string, string>;
  acts: readonly string[];
  act: string | null;
  isFirstPage: boolean;
  olderHref: string | null;
}>;

export function AuditPage({ view, rows, names, acts, act, isFirstPage, olderHref }: AuditPageProps) {
  const { audit: words } = view.words.operator;
  return (
    <Page view={view} title={words.title} heading={words.heading} lead={words.lead} backHref="/petugas" operator wide>
      <form method="get" action="/petugas/catatan">
        <Select
          name="tindakan"
          label={words.filter}
          value={act ?? ''}
          options={[{ value: '', label: words.all }, ...acts.map((name) => ({ value: name, label: name }))]}
        />
        <ButtonRow>
          <Button kind="quiet">{words.show}</Button>
        </ButtonRow>
      </form>
      {rows.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <Table
          dense
          caption={act ?? words.all}
          columns={[words.when, words.who, words.act, words.subject]}
          rows={rows.map((row) => [
            formatDateTime(row.at, view.language, view.programme),
            nameActor(view, names, row.actor),
            row.act,
            [shorten(row.subject), describe(row.details)].filter((part) => part !== '').join(' · '),
          ])}
        />
      )}
      <nav aria-label={words.pages}>
        {!isFirstPage && (
          <a href={act === null ? '/petugas/catatan' : `/petugas/catatan?tindakan=${act}`}>{words.newest}</a>
        )}{' '}
        {olderHref && <a href={olderHref}>{words.older}</a>}
      </nav>
    </Page>
  );
}

function nameActor(view: View, names: ReadonlyMap<string, string>, actor: string): string {
  const { audit: words } = view.words.operator;
  const [kind = '', id = ''] = actor.split(':');
  const shortId = id.slice(0, 8);
  if (kind === 'operator') return names.get(id) ?? words.operator(shortId);
  return kind === 'applicant' ? words.applicant(shortId) : words.system;
}

/** The first eight digits of an identifier tell two of them apart; the database has the rest. */
function shorten(subject: string): string {
  return subject.replace(/([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f-]{22,}/g, '$1');
}

function describe(details: AuditRow['details']): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}
