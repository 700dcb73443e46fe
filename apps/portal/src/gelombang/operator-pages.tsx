/** Operators' pages of gelombang: the list, one with its live figures, and the question before opening or closing. */
import { findRegion } from '@gelombang/rules';
import { describeFinding } from '../../browser/finding-words.ts';
import { formatCount, formatDateTime, formatDay } from '../messages/dates.ts';
import type { View } from '../platform/context.ts';
import type { Gelombang } from '../platform/gelombang-store.ts';
import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { Timeline } from '../ui/timeline.tsx';
import { FigureList } from './figure-list.tsx';
import { lifeOf, type Listed } from './public-pages.tsx';
import type { OperatorFigures } from './read-figures.ts';
import type { Counted } from './store.ts';

export function OperatorListPage({ view, listed }: Readonly<{ view: View; listed: readonly Listed[] }>) {
  const words = view.words.gelombang;
  const say = (date: Date) => formatDateTime(date, view.language, view.programme);
  const columns = words.list.columns;
  return (
    <Page view={view} title={words.operator.listTitle} backHref="/petugas" operator wide>
      <ButtonRow>
        <Button href="/petugas/gelombang/baru">{words.operator.create}</Button>
      </ButtonRow>
      {listed.length === 0 ? (
        <p>{words.list.empty}</p>
      ) : (
        <Table
          caption={words.operator.listTitle}
          columns={[
            columns.gelombang,
            columns.state,
            words.page.opens,
            words.page.closes,
            columns.places,
            columns.joined,
          ]}
          numeric={[4, 5]}
          dense
          rows={listed.map(({ gelombang, joined }) => [
            <a href={`/petugas/gelombang/${gelombang.number}`}>{words.name(gelombang.number)}</a>,
            words.states[gelombang.state],
            say(gelombang.opensAt),
            say(gelombang.closesAt),
            formatCount(gelombang.places, view.language),
            formatCount(joined, view.language),
          ])}
        />
      )}
    </Page>
  );
}

type OneProps = Readonly<{
  view: View;
  gelombang: Gelombang;
  figures: OperatorFigures;
  done?: string | null;
  refusal?: string | null;
}>;

export function OperatorGelombangPage({ view, gelombang, figures, done = null, refusal = null }: OneProps) {
  const words = view.words.gelombang;
  const { operator } = words;
  // A page that somebody reads a refusal on does not reload under their eyes.
  const refresh = refusal === null && gelombang.state === 'open' ? 10 : undefined;
  return (
    <Page
      view={view}
      title={words.name(gelombang.number)}
      lead={words.states[gelombang.state]}
      backHref="/petugas/gelombang"
      refreshSeconds={refresh}
      operator
      wide
    >
      {done ? <Notice kind="done">{done}</Notice> : null}
      {refusal ? <Notice kind="fault">{refusal}</Notice> : null}
      <Acts view={view} gelombang={gelombang} />
      <h2>{operator.figures}</h2>
      <p class="quiet">{operator.refreshed(formatDateTime(view.now, view.language, view.programme))}</p>
      <FigureList
        figures={[
          { label: operator.joined, value: formatCount(figures.joined, view.language) },
          { label: words.home.places, value: formatCount(gelombang.places, view.language) },
          { label: operator.withdrawn, value: formatCount(figures.withdrawn, view.language) },
        ]}
      />
      <FigureTables view={view} figures={figures} />
      <h2>{words.page.timeline}</h2>
      <Timeline steps={lifeOf(view, gelombang, figures.times)} />
    </Page>
  );
}

function Acts({ view, gelombang }: Readonly<{ view: View; gelombang: Gelombang }>) {
  const { operator } = view.words.gelombang;
  const base = `/petugas/gelombang/${gelombang.number}`;
  return (
    <ButtonRow>
      {gelombang.state === 'scheduled' ? <Button href={`${base}/buka`}>{operator.openNow}</Button> : null}
      {gelombang.state === 'scheduled' ? (
        <Button kind="quiet" href={`${base}/jadwal`}>
          {operator.editTitle}
        </Button>
      ) : null}
      {gelombang.state === 'open' ? (
        <Button kind="danger" href={`${base}/tutup`}>
          {operator.closeNow}
        </Button>
      ) : null}
      {['closed', 'sealed', 'drawn', 'announced'].includes(gelombang.state) ? (
        <Button href={`/petugas/undian/${gelombang.number}`}>{operator.drawRoom}</Button>
      ) : null}
      <Button kind="quiet" href={`/gelombang/${gelombang.number}`}>
        {operator.publicPage}
      </Button>
    </ButtonRow>
  );
}

function FigureTables({ view, figures }: Readonly<{ view: View; figures: OperatorFigures }>) {
  const { operator } = view.words.gelombang;
  const { columns } = operator;
  const table = (caption: string, column: string, rows: readonly Counted[], label: (key: string) => string) => (
    <section>
      {rows.length === 0 ? (
        <p>
          <strong>{caption}</strong>
          <br />
          {operator.nothingYet}
        </p>
      ) : (
        <Table
          caption={caption}
          columns={[column, columns.count]}
          rows={rows.map(({ key, count }) => [label(key), formatCount(count, view.language)])}
          numeric={[1]}
          dense
        />
      )}
    </section>
  );
  const photoStates = new Map<string, string>(Object.entries(operator.photoStates));
  return (
    <div class="columns">
      {table(operator.perDay, columns.day, figures.byDay, (key) =>
        // Noon in UTC is the same day everywhere in Indonesia.
        formatDay(new Date(`${key}T05:00:00Z`), view.language, view.programme),
      )}
      {table(operator.perRegion, columns.region, figures.byRegion, nameOfRegion)}
      {table(operator.photos, columns.state, figures.photos, (key) => photoStates.get(key) ?? key)}
      {table(
        operator.refusedBy,
        columns.finding,
        figures.refusals,
        (code) => describeFinding(view.words.photo.findings, { code }).title,
      )}
    </div>
  );
}

function nameOfRegion(code: string): string {
  const name = findRegion(code, { allowSpecimenRegion: true })?.kabupatenKota?.name;
  return name ? `${name} (${code})` : code;
}

type ConfirmProps = Readonly<{ view: View; gelombang: Gelombang; act: 'open' | 'close'; joined: number }>;

export function ConfirmPage({ view, gelombang, act, joined }: ConfirmProps) {
  const { operator, name } = view.words.gelombang;
  const base = `/petugas/gelombang/${gelombang.number}`;
  const opening = act === 'open';
  const count = formatCount(opening ? gelombang.places : joined, view.language);
  return (
    <Page
      view={view}
      title={opening ? operator.openTitle(name(gelombang.number)) : operator.closeTitle(name(gelombang.number))}
      backHref={base}
      operator
    >
      <p>{opening ? operator.openDetail(count) : operator.closeDetail(count)}</p>
      <Form action={`${base}/${opening ? 'buka' : 'tutup'}`}>
        <ButtonRow>
          <Button act="continue" kind={opening ? 'main' : 'danger'}>
            {opening ? operator.confirmOpen : operator.confirmClose}
          </Button>
          <Button kind="quiet" href={base}>
            {operator.cancel}
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}
