/** The history of gelombang, and the page of one: its life and its figures, for anyone. */
import { formatCount, formatDateTime, formatDay } from '../messages/dates.ts';
import type { View } from '../platform/context.ts';
import type { Gelombang } from '../platform/gelombang-store.ts';
import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { SummaryList } from '../ui/summary-list.tsx';
import { Table } from '../ui/table.tsx';
import { Timeline, type TimelineStep } from '../ui/timeline.tsx';
import { tellOdds } from './home-page.tsx';
import type { LifeTimes } from './store.ts';

export type Listed = Readonly<{ gelombang: Gelombang; joined: number }>;

export function ListPage({ view, listed }: Readonly<{ view: View; listed: readonly Listed[] }>) {
  const words = view.words.gelombang;
  const { list } = words;
  const day = (date: Date) => formatDay(date, view.language, view.programme);
  return (
    <Page view={view} title={list.title} lead={list.lead} wide>
      {listed.length === 0 ? (
        <p>{list.empty}</p>
      ) : (
        <Table
          caption={list.title}
          captionHidden
          columns={[
            list.columns.gelombang,
            list.columns.state,
            list.columns.when,
            list.columns.places,
            list.columns.joined,
          ]}
          numeric={[3, 4]}
          rows={listed.map(({ gelombang, joined }) => [
            <a href={`/gelombang/${gelombang.number}`}>{words.name(gelombang.number)}</a>,
            words.states[gelombang.state],
            list.period(day(gelombang.opensAt), day(gelombang.closesAt)),
            formatCount(gelombang.places, view.language),
            gelombang.state === 'scheduled' ? '–' : formatCount(joined, view.language),
          ])}
        />
      )}
    </Page>
  );
}

type OneProps = Readonly<{ view: View; gelombang: Gelombang; joined: number; times: LifeTimes }>;

export function GelombangPage({ view, gelombang, joined, times }: OneProps) {
  const words = view.words.gelombang;
  const { page } = words;
  const isAfterSealing = ['sealed', 'drawn', 'announced'].includes(gelombang.state);
  const tellsOdds = gelombang.state === 'open' && joined > 0;
  return (
    <Page view={view} title={words.name(gelombang.number)} lead={words.states[gelombang.state]} backHref="/gelombang">
      {gelombang.demonstration ? <Notice kind="info">{words.demonstration}</Notice> : null}
      <h2>{page.timeline}</h2>
      <Timeline steps={lifeOf(view, gelombang, times)} />
      <h2>{page.figures}</h2>
      <SummaryList
        rows={[
          { label: words.home.places, value: formatCount(gelombang.places, view.language) },
          { label: page.quota, value: tellQuota(view, gelombang) },
          ...(gelombang.state === 'scheduled'
            ? []
            : [{ label: words.home.joined, value: words.home.people(formatCount(joined, view.language)) }]),
          ...(tellsOdds ? [{ label: words.home.odds, value: tellOdds(view, gelombang.places, joined) }] : []),
        ]}
      />
      <ButtonRow>
        {isAfterSealing ? <Button href={`/gelombang/${gelombang.number}/undian`}>{page.toDraw}</Button> : null}
        <Button kind="quiet" href="/">
          {page.toHome}
        </Button>
      </ButtonRow>
    </Page>
  );
}

function tellQuota(view: View, { quotas }: Gelombang): string {
  const { page } = view.words.gelombang;
  if (quotas === null) return page.quotaNational;
  return page.quotaRegions(formatCount(Object.keys(quotas.regions).length, view.language));
}

const order = ['scheduled', 'open', 'closed', 'sealed', 'drawn', 'announced'] as const;

/** What has happened carries its real time, what is to come the promised one. */
export function lifeOf(view: View, gelombang: Gelombang, times: LifeTimes): TimelineStep[] {
  const { page } = view.words.gelombang;
  const say = (date: Date | null) => (date === null ? undefined : formatDateTime(date, view.language, view.programme));
  const reached = order.indexOf(gelombang.state);
  const step = (state: (typeof order)[number], label: string, when: string | undefined): TimelineStep => {
    const at = order.indexOf(state);
    return {
      label,
      ...(when === undefined ? {} : { when }),
      state: at <= reached ? 'done' : at === reached + 1 ? 'now' : 'next',
    };
  };
  return [
    step('open', page.opens, say(times.openedAt ?? gelombang.opensAt)),
    step('closed', page.closes, say(times.closedAt ?? gelombang.closesAt)),
    step(
      'sealed',
      page.sealed,
      say(times.sealedAt) ?? (reached < order.indexOf('sealed') ? page.afterClosing : undefined),
    ),
    step('drawn', page.draw, say(times.drawnAt ?? gelombang.drawAt)),
    step('announced', page.announced, say(times.announcedAt)),
  ];
}
