/** Status: what is, what happens next, when; the result with its reason; the way into the next gelombang; the history. */
import { formatCount, formatDateTime, formatNikMasked } from '../messages/dates.ts';
import type { View } from '../platform/context.ts';
import type { Gelombang } from '../platform/gelombang-store.ts';
import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { StatusBlock } from '../ui/status-block.tsx';
import { Table } from '../ui/table.tsx';
import type { Readiness } from './assess-readiness.ts';
import { KkFullNotice } from './declarations-page.tsx';
import type { StatusEntry, TicketLine } from './read-status.ts';
import { tellOutcome } from './tell-outcome.ts';
import { TicketFigure } from './ticket-figure.tsx';
import { describeGelombang } from './words.ts';

export type StatusPageProps = Readonly<{
  view: View;
  entries: readonly StatusEntry[];
  ticket: TicketLine | null; // of the newest entry
  open: Gelombang | null;
  next: Gelombang | null;
  readiness: Readiness;
}>;

export function StatusPage(props: StatusPageProps) {
  const { view, entries, open } = props;
  const words = view.words.registration.status;
  const newest = entries[0];
  const inOpen = open !== null && newest?.gelombang === open.number && newest.outcome.state === 'joined';
  return (
    <Page view={view} title={words.title}>
      {newest ? <Newest {...props} entry={newest} /> : <StatusBlock now={words.none.now} next={words.none.next} />}
      {inOpen ? null : <NextGelombang {...props} />}
      {entries.length > 0 ? <History view={view} entries={entries} /> : null}
    </Page>
  );
}

function Newest({ view, entry, ticket, readiness: { photo } }: StatusPageProps & Readonly<{ entry: StatusEntry }>) {
  const words = view.words.registration.status;
  const told = tellOutcome(view, entry);
  const state = entry.outcome.state;
  return (
    <>
      <StatusBlock now={told.now} next={told.next} when={told.when} />
      {state === 'joined' && photo && photo.state !== 'accepted' ? (
        <Notice kind={photo.state === 'refused' ? 'attention' : 'info'}>
          <p>{words.photo[photo.state]}</p>
          <p>
            <a href="/pendaftaran/foto">{words.photo.change}</a>
          </p>
        </Notice>
      ) : null}
      {told.reason ? (
        <>
          <h2>{words.reasonTitle}</h2>
          <p>{told.reason}</p>
        </>
      ) : null}
      {ticket ? <TicketFigure view={view} line={ticket} /> : null}
      {entry.joinedCount !== null ? (
        <p>
          {words.contest(formatCount(entry.joinedCount, view.language), formatCount(entry.places, view.language))}{' '}
          <a href={`/gelombang/${entry.gelombang}/undian`}>{words.toDraw}</a>
        </p>
      ) : null}
      {entry.inDraw && ['sealed', 'drawn', 'announced'].includes(entry.gelombangState) ? (
        <ButtonRow>
          <Button kind="quiet" href={`/hasil/${entry.gelombang}`}>
            {words.toProofs}
          </Button>
        </ButtonRow>
      ) : null}
      {state === 'joined' ? (
        <ButtonRow>
          <Button href={`/tanda-terima/${entry.gelombang}`}>{words.receipt}</Button>
          {entry.gelombangState === 'open' ? (
            <Button kind="quiet" href="/pendaftaran/tarik">
              {words.withdraw}
            </Button>
          ) : null}
        </ButtonRow>
      ) : null}
    </>
  );
}

function NextGelombang({ view, entries, open, next, readiness }: StatusPageProps) {
  const words = view.words.registration.status;
  const say = (date: Date) => formatDateTime(date, view.language, view.programme);
  if (entries[0]?.outcome.state === 'admitted') return null;
  if (entries.length === 0)
    return (
      <ButtonRow>
        <Button href="/pendaftaran">{words.none.action}</Button>
      </ButtonRow>
    );
  if (open)
    return (
      <section>
        <p>{words.rejoinLead(describeGelombang(view, open.number), say(open.closesAt))}</p>
        <Rejoin view={view} open={open} readiness={readiness} />
      </section>
    );
  return next ? <p>{words.nextOpens(describeGelombang(view, next.number), say(next.opensAt))}</p> : null;
}

/** One tap when everything is ready: what is kept is shown, and declared anew for today. */
function Rejoin({ view, open, readiness }: Readonly<{ view: View; open: Gelombang; readiness: Readiness }>) {
  const words = view.words.registration.status;
  const rejoin = words.rejoin(describeGelombang(view, open.number));
  const { data, photo, next } = readiness;
  if (next !== 'periksa' || !data.value || !photo)
    return (
      <ButtonRow>
        <Button href={`/pendaftaran/${next}`}>{rejoin}</Button>
      </ButtonRow>
    );
  const photoState = view.words.registration.check.photoStates[photo.state];
  return (
    <Form action="/pendaftaran/periksa">
      <input type="hidden" name="gelombang" value={String(open.number)} />
      <p>{words.rejoinSummary(data.value.name, formatNikMasked(data.value.nik), photoState)}</p>
      <KkFullNotice view={view} finding={readiness.kkFull} />
      <p>{words.rejoinPromise}</p>
      <ButtonRow>
        <Button act="continue">{rejoin}</Button>
        <Button kind="quiet" href="/pendaftaran/periksa">
          {words.rejoinReview}
        </Button>
      </ButtonRow>
    </Form>
  );
}

function History({ view, entries }: Readonly<{ view: View; entries: readonly StatusEntry[] }>) {
  const words = view.words.registration.status;
  return (
    <Table
      caption={words.historyTitle}
      columns={[words.historyColumns.gelombang, words.historyColumns.result, words.historyColumns.receipt]}
      rows={entries.map((entry) => [
        <a href={`/gelombang/${entry.gelombang}`}>{describeGelombang(view, entry.gelombang)}</a>,
        words.short[entry.outcome.state],
        <a href={`/tanda-terima/${entry.gelombang}`}>{entry.receiptNumber}</a>,
      ])}
    />
  );
}
