/** The page of a draw for everyone: the story in five drawings, figures and times, files, how to check. */
import type { View } from '../platform/context.ts';
import { formatCount, formatDateTime } from '../messages/dates.ts';
import { Drawing, type DrawingName } from '../ui/drawing.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { SummaryList, type SummaryRow } from '../ui/summary-list.tsx';
import { Table } from '../ui/table.tsx';
import type { DrawFigures, SealedFigures } from './figures.ts';

type Props = Readonly<{ view: View; figures: DrawFigures; baseUrl: string }>;

/** The drawing beside each sentence of the story. */
const scenes: readonly DrawingName[] = ['sealed-list', 'fingerprint', 'dice', 'tickets', 'winners'];

export function PublicDrawPage({ view, figures, baseUrl }: Props) {
  const words = view.words.drawRoom.public;
  const { number } = figures.gelombang;
  return (
    <Page view={view} title={words.title(number)} heading={words.heading(number)} lead={words.lead}>
      {figures.rules?.demonstration ? (
        <Notice kind="attention" title={words.demonstration.title}>
          <p>{words.demonstration.text}</p>
        </Notice>
      ) : null}
      <NotYet view={view} figures={figures} />
      <Story view={view} />
      {figures.sealed === null ? null : <Facts view={view} figures={figures} sealed={figures.sealed} />}
      <Files view={view} figures={figures} baseUrl={baseUrl} />
      <h2>{words.unseenHeading}</h2>
      <p>{words.unseen}</p>
    </Page>
  );
}

function NotYet({ view, figures }: Omit<Props, 'baseUrl'>) {
  const words = view.words.drawRoom.public.notYet;
  const { state } = figures.gelombang;
  if (state === 'announced') return null;
  const text =
    state === 'sealed'
      ? words.sealed(when(view, figures.draw?.roundAt ?? figures.gelombang.drawAt))
      : words[state === 'scheduled' ? 'open' : state];
  return (
    <Notice kind="info">
      <p>{text}</p>
    </Notice>
  );
}

function Story({ view }: Readonly<{ view: View }>) {
  return (
    <ol class="story">
      {view.words.drawRoom.public.story.map((scene, index) => (
        <li class="story__scene">
          <Drawing name={scenes[index]!} />
          <h2 class="story__title">{scene.title}</h2>
          <p>{scene.text}</p>
        </li>
      ))}
    </ol>
  );
}

function Facts({ view, figures, sealed }: Omit<Props, 'baseUrl'> & Readonly<{ sealed: SealedFigures }>) {
  const words = view.words.drawRoom.public;
  const { manifest } = sealed;
  const count = (value: number) => formatCount(value, view.language);
  const rows: SummaryRow[] = [
    { label: words.facts.closed, value: when(view, new Date(manifest.closedAt)) },
    { label: words.facts.sealed, value: when(view, new Date(manifest.publishedAt)) },
    {
      label: words.facts.round,
      value: words.facts.roundValue(
        String(manifest.beacon.round),
        when(view, figures.draw?.roundAt ?? figures.gelombang.drawAt),
      ),
    },
    ...(figures.draw?.drawnAt == null ? [] : [{ label: words.facts.drawn, value: when(view, figures.draw.drawnAt) }]),
    { label: words.facts.size, value: count(manifest.size) },
    { label: words.facts.excluded, value: count(manifest.exclusions.count) },
    { label: words.facts.root, value: <code class="fingerprint">{manifest.root}</code> },
    ...(figures.results === null
      ? []
      : [
          { label: words.facts.selected, value: count(figures.results.selected) },
          { label: words.facts.waiting, value: count(figures.results.waiting) },
          { label: words.facts.householdCap, value: count(figures.results['household-cap']) },
        ]),
  ];
  return (
    <>
      <h2>{words.factsHeading}</h2>
      <SummaryList rows={rows} />
    </>
  );
}

function Files({ view, figures, baseUrl }: Props) {
  const words = view.words.drawRoom.public;
  if (figures.files.length === 0) return null;
  const folder = `/gelombang/${figures.gelombang.number}/undian`;
  const rows = figures.files.map((file) => [
    <a href={`${folder}/berkas/${file.name}`}>{file.name}</a>,
    `${formatCount(file.size, view.language)} B`,
  ]);
  return (
    <>
      <h2>{words.filesHeading}</h2>
      <p>{words.filesLead}</p>
      <Table
        captionHidden
        caption={words.filesHeading}
        columns={[words.file, words.bytes]}
        rows={rows}
        numeric={[1]}
        dense
      />
      <h2>{words.verifyHeading}</h2>
      <p>{words.verify}</p>
      <pre class="command">
        <code>{`npx gelombang draw verify ${baseUrl}${folder}/berkas/`}</code>
      </pre>
    </>
  );
}

function when(view: View, date: Date): string {
  return formatDateTime(date, view.language, view.programme);
}
