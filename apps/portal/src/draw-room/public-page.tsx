/** The page of a draw for everyone: the story in five drawings, the check, figures and times, pictures, files. */
import type { View } from '../platform/context.ts';
import { formatCount, formatDateTime } from '../messages/dates.ts';
import { Drawing, type DrawingName } from '../ui/drawing.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { SummaryList, type SummaryRow } from '../ui/summary-list.tsx';
import { Table } from '../ui/table.tsx';
import type { PublicFigures, SealedFigures } from './figures.ts';
import { CheckYourself } from './public-check.tsx';
import { CutoffTables } from './public-cutoffs.tsx';
import { Statistics } from './public-statistics.tsx';

type Props = Readonly<{ view: View; figures: PublicFigures; baseUrl: string }>;

/** The drawing beside each sentence of the story. */
const scenes: readonly DrawingName[] = ['sealed-list', 'fingerprint', 'dice', 'tickets', 'winners'];

export function PublicDrawPage({ view, figures, baseUrl }: Props) {
  const words = view.words.drawRoom.public;
  const { number } = figures.gelombang;
  return (
    <Page
      view={view}
      title={words.title(number)}
      heading={words.heading(number)}
      lead={words.lead}
      {...(figures.results === null ? {} : { scripts: ['draw-check'] })}
    >
      {figures.rules?.demonstration ? (
        <Notice kind="attention" title={words.demonstration.title}>
          <p>{words.demonstration.text}</p>
        </Notice>
      ) : null}
      <NotYet view={view} figures={figures} />
      <Story view={view} figures={figures} />
      <CheckYourself
        view={view}
        folder={folderOf(figures)}
        baseUrl={baseUrl}
        names={figures.files.map(({ name }) => name)}
        isDrawn={figures.results !== null}
      />
      {figures.sealed === null ? null : <Facts view={view} figures={figures} sealed={figures.sealed} />}
      {figures.cutoffs === null ? null : <CutoffTables view={view} cutoffs={figures.cutoffs} />}
      <Randomness view={view} figures={figures} />
      {figures.statistics === null ? null : <Statistics view={view} statistics={figures.statistics} />}
      <Files view={view} figures={figures} />
      <Unseen view={view} />
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

function Story({ view, figures }: Omit<Props, 'baseUrl'>) {
  const times = timesOf(figures);
  return (
    <ol class="story">
      {view.words.drawRoom.public.story.map((scene, index) => (
        <li class="story__scene">
          <Drawing name={scenes[index]!} />
          <h2 class="story__title">{scene.title}</h2>
          <div>
            <p>{scene.text}</p>
            {times[index] == null ? null : <p class="quiet">{when(view, times[index])}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** When the scenes of the story were, as far as they have been; the last is the moment of the one before. */
function timesOf({ sealed, draw, results }: PublicFigures): readonly (Date | null)[] {
  if (sealed === null || draw === null) return [];
  const { closedAt, publishedAt } = sealed.manifest;
  return [new Date(closedAt), new Date(publishedAt), draw.roundAt, results === null ? null : draw.drawnAt];
}

function Facts({ view, figures, sealed }: Omit<Props, 'baseUrl'> & Readonly<{ sealed: SealedFigures }>) {
  const { public: words, pictures } = view.words.drawRoom;
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
    { label: pictures.random.manifestHash, value: <code class="fingerprint">{sealed.manifestHash}</code> },
    ...(figures.approval === null
      ? []
      : [{ label: pictures.approval.label, value: pictures.approval[figures.approval] }]),
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

function Randomness({ view, figures: { beacon, rules } }: Omit<Props, 'baseUrl'>) {
  const words = view.words.drawRoom.pictures.random;
  if (beacon === null) return null;
  const code = (text: string) => <code class="fingerprint">{text}</code>;
  const rows: SummaryRow[] = [
    { label: words.source, value: rules?.demonstration ? words.demo : words.drand },
    { label: words.round, value: String(beacon.round) },
    ...(beacon.signature === undefined ? [] : [{ label: words.signature, value: code(beacon.signature) }]),
    ...(beacon.fallback === undefined ? [] : [{ label: words.fallback, value: code(beacon.fallback.throws) }]),
    { label: words.seed, value: code(beacon.seed) },
  ];
  return (
    <>
      <h2>{words.heading}</h2>
      <SummaryList rows={rows} />
    </>
  );
}

function Files({ view, figures }: Omit<Props, 'baseUrl'>) {
  const words = view.words.drawRoom.public;
  if (figures.files.length === 0) return null;
  const rows = figures.files.map((file) => [
    <a href={`${folderOf(figures)}/berkas/${file.name}`} download>
      {file.name}
    </a>,
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
    </>
  );
}

function Unseen({ view }: Readonly<{ view: View }>) {
  const words = view.words.drawRoom.pictures.unseen;
  return (
    <>
      <h2>{view.words.drawRoom.public.unseenHeading}</h2>
      <p>{words.lead}</p>
      <ul>
        {words.items.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
      <p>{words.audit}</p>
    </>
  );
}

function folderOf({ gelombang }: PublicFigures): string {
  return `/gelombang/${gelombang.number}/undian`;
}

function when(view: View, date: Date): string {
  return formatDateTime(date, view.language, view.programme);
}
