/** The operators' draw room: one gelombang, what is done, and the one next act. */
import { MIN_THROWS } from '@gelombang/draw';
import { formatCount } from '../messages/dates.ts';
import type { View } from '../platform/context.ts';
import { Button } from '../ui/button.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { SummaryList, type SummaryRow } from '../ui/summary-list.tsx';
import type { OperatorFigures } from './figures.ts';
import { Act, pathOf, when } from './operator-act.tsx';
import {
  LastCheckLine,
  OpenRequest,
  OperatorsNote,
  RequestHistory,
  Sealing,
  openRequestOf,
} from './operator-requests.tsx';
import { refusalText, type DrawRoomRefusal } from './refusal-words.ts';
import { SignatureAct } from './signature-act.tsx';

export type DrawRoomAct =
  | 'seal'
  | 'ceremony'
  | 'fetch-signature'
  | 'draw-signature'
  | 'draw-demo'
  | 'draw-fallback'
  | 'confirm'
  | 'withdraw'
  | 'announce';

export type OperatorDrawProps = Readonly<{
  view: View;
  figures: OperatorFigures;
  operatorId: string;
  typed?: Readonly<Record<string, string>>;
  /** The relay whose signature stands in the field. */
  answeredBy?: string;
  refusal?: DrawRoomRefusal;
  refused?: DrawRoomAct;
  unconfirmed?: DrawRoomAct;
}>;
type Props = OperatorDrawProps;

/** The field a refused act's message belongs to. */
const fieldOfAct: Readonly<Record<DrawRoomAct, string>> = {
  seal: 'mengerti',
  ceremony: 'dadu',
  'fetch-signature': 'tanda-tangan',
  'draw-signature': 'tanda-tangan',
  'draw-demo': 'mengerti',
  'draw-fallback': 'dadu-pengganti',
  confirm: 'mengerti',
  withdraw: 'mengerti',
  announce: 'mengerti',
};

export function OperatorDrawPage(props: Props) {
  const { view, figures } = props;
  const words = view.words.drawRoom.operator;
  const { number, state } = figures.gelombang;
  const isWorking = state === 'closed' && figures.draw?.sealStartedAt != null;
  const isTelling = state === 'announced' && figures.untold > 0;
  return (
    <Page
      view={view}
      title={words.title(number)}
      heading={words.title(number)}
      backHref={`/petugas/gelombang/${number}`}
      operator
      {...(isWorking || isTelling ? { refreshSeconds: 3 } : {})}
    >
      <Errors {...props} />
      {figures.rules?.demonstration ? (
        <Notice kind="attention">
          <p>{words.demonstration}</p>
        </Notice>
      ) : null}
      <NextAct {...props} />
      <Counts {...props} />
      <SealedList {...props} />
      <RequestHistory {...props} />
      <LastCheckLine {...props} />
      <RulesList {...props} />
      <p>
        <a href={`/gelombang/${number}/undian`}>{words.publicPage}</a>
      </p>
    </Page>
  );
}

function Errors({ view, refusal, refused, unconfirmed }: Props) {
  if (refusal !== undefined && refused !== undefined) {
    return <ErrorSummary view={view} errors={[{ field: fieldOfAct[refused], text: refusalText(view, refusal) }]} />;
  }
  if (unconfirmed === undefined) return null;
  return (
    <ErrorSummary view={view} errors={[{ field: 'mengerti', text: view.words.drawRoom.operator.confirmMissing }]} />
  );
}

function NextAct(props: Props) {
  const { view, figures } = props;
  const words = view.words.drawRoom.operator;
  const request = openRequestOf(figures, view.now);
  if (request !== null) return <OpenRequest {...props} request={request} />;
  switch (figures.gelombang.state) {
    case 'scheduled':
    case 'open':
      return (
        <Notice kind="info">
          <p>{words.waitForClose}</p>
        </Notice>
      );
    case 'closed':
      return <SealAct {...props} />;
    case 'sealed':
      return <DrawActs {...props} />;
    case 'drawn':
      return (
        <Act
          {...props}
          act="announce"
          heading={words.announce.heading}
          lead={words.announce.lead}
          button={words.announce.button}
        />
      );
    case 'announced':
      return (
        <Notice kind="done">
          <p>{words.announce.done(when(view, figures.draw?.announcedAt ?? figures.gelombang.drawAt))}</p>
          {figures.untold > 0 ? <p>{words.announce.untold(formatCount(figures.untold, view.language))}</p> : null}
        </Notice>
      );
  }
}

function SealAct(props: Props) {
  const { view, figures } = props;
  const words = view.words.drawRoom.operator.seal;
  const count = (value: number) => formatCount(value, view.language);
  if (figures.draw?.sealStartedAt != null) return <Sealing {...props} />;
  if (figures.counts.undecided > 0) {
    return (
      <Notice kind="attention" title={words.heading}>
        <p>{words.undecided(count(figures.counts.undecided))}</p>
        <p>
          <a href="/petugas/foto">{words.reviewLink}</a>
        </p>
      </Notice>
    );
  }
  const button = figures.mayActAlone ? words.button : view.words.drawRoom.requests.ask.seal;
  return (
    <>
      <OperatorsNote {...props} />
      <Act {...props} act="seal" heading={words.heading} lead={words.lead} button={button} />
    </>
  );
}

function DrawActs(props: Props) {
  const { view, figures } = props;
  const words = view.words.drawRoom.operator;
  const roundAt = figures.draw?.roundAt ?? figures.gelombang.drawAt;
  const needsCeremony = figures.rules?.ceremony === 'dice' && figures.draw?.ceremony == null;
  if (view.now < roundAt) {
    return (
      <>
        <Notice kind="info">
          <p>{words.draw.wait(when(view, roundAt))}</p>
        </Notice>
        {needsCeremony ? <CeremonyAct {...props} /> : null}
      </>
    );
  }
  if (figures.rules?.demonstration) {
    const button = figures.mayActAlone ? words.draw.demoButton : view.words.drawRoom.requests.ask.draw;
    return (
      <>
        <OperatorsNote {...props} />
        <Act {...props} act="draw-demo" heading={words.draw.heading} lead="" button={button} />
      </>
    );
  }
  const silentSince = new Date(roundAt.getTime() + 72 * 3_600_000);
  return (
    <>
      <OperatorsNote {...props} />
      <SignatureAct {...props} />
      {view.now < silentSince ? null : (
        <Act
          {...props}
          act="draw-fallback"
          heading={words.draw.fallbackHeading}
          lead={words.draw.fallbackLead(MIN_THROWS)}
          button={words.draw.fallbackButton}
        >
          <DiceField name="dadu-pengganti" label={words.draw.fallbackLabel} value={props.typed?.['dadu-pengganti']} />
        </Act>
      )}
    </>
  );
}

function CeremonyAct(props: Props) {
  const { view, figures, typed } = props;
  const words = view.words.drawRoom.operator.ceremony;
  return (
    <section>
      <h2>{words.heading}</h2>
      <p>{words.lead(MIN_THROWS)}</p>
      <Form action={pathOf(figures)}>
        <DiceField name="dadu" label={words.label} value={typed?.['dadu']} />
        <Button act="ceremony">{words.button}</Button>
      </Form>
    </section>
  );
}

function DiceField({ name, label, value }: Readonly<{ name: string; label: string; value: string | undefined }>) {
  return <Field name={name} label={label} value={value ?? ''} inputMode="numeric" autoComplete="off" tabular />;
}

function Counts({ view, figures }: Props) {
  const words = view.words.drawRoom.operator;
  const count = (value: number) => formatCount(value, view.language);
  const { counts, results, sealed } = figures;
  const rows: SummaryRow[] = [
    { label: words.counts.joined, value: count(counts.joined) },
    { label: words.counts.withdrawn, value: count(counts.withdrawn) },
    { label: words.counts.undecided, value: count(counts.undecided) },
    ...(results === null
      ? []
      : [
          { label: words.drawn.selected, value: count(results.selected) },
          { label: words.drawn.waiting, value: count(results.waiting) },
          { label: words.drawn['household-cap'], value: count(results['household-cap']) },
          { label: words.drawn.excluded, value: count(sealed?.manifest.exclusions.count ?? 0) },
        ]),
  ];
  return (
    <>
      <h2>{words.counts.heading}</h2>
      <SummaryList rows={rows} />
    </>
  );
}

function SealedList({ view, figures }: Props) {
  const words = view.words.drawRoom.operator;
  const { sealed, draw } = figures;
  if (sealed === null || draw === null) return null;
  const { manifest } = sealed;
  const rows: SummaryRow[] = [
    { label: words.manifest.published, value: when(view, new Date(manifest.publishedAt)) },
    { label: words.manifest.size, value: formatCount(manifest.size, view.language) },
    { label: words.manifest.excluded, value: formatCount(manifest.exclusions.count, view.language) },
    { label: words.manifest.fingerprint, value: <code class="fingerprint">{manifest.root}</code> },
    { label: words.manifest.manifestHash, value: <code class="fingerprint">{sealed.manifestHash}</code> },
    { label: words.manifest.round, value: String(manifest.beacon.round) },
    { label: words.manifest.roundAt, value: when(view, draw.roundAt ?? figures.gelombang.drawAt) },
    ...(draw.ceremony === null
      ? []
      : [
          {
            label: words.ceremony.heading,
            value: words.ceremony.recorded(draw.ceremony.throws, when(view, new Date(draw.ceremony.heldAt))),
          },
        ]),
    ...(draw.drawnAt === null ? [] : [{ label: words.drawn.at, value: when(view, draw.drawnAt) }]),
  ];
  return (
    <>
      <h2>{words.manifest.heading}</h2>
      <SummaryList rows={rows} />
    </>
  );
}

function RulesList({ view, figures }: Props) {
  const words = view.words.drawRoom.operator.rules;
  const { rules } = figures;
  if (rules === null) return <p>{words.none}</p>;
  const regions = Object.keys(rules.quota).filter((name) => name !== 'national');
  const places = formatCount(
    Object.values(rules.quota).reduce((sum, part) => sum + part, 0),
    view.language,
  );
  const lead = rules.minimumLeadSeconds;
  const rows: SummaryRow[] = [
    {
      label: words.quota,
      value: regions.length === 0 ? words.national(places) : words.byRegion(regions.length, places),
    },
    { label: words.cap, value: words.capValue(rules.householdCap) },
    { label: words.beacon, value: rules.demonstration ? words.beaconDemo : words.beaconDrand },
    { label: words.ceremony, value: rules.ceremony === 'dice' ? words.ceremonyYes : words.ceremonyNo },
    { label: words.lead2, value: lead < 3600 ? words.leadSeconds(lead) : words.leadHours(lead / 3600) },
  ];
  return (
    <>
      <h2>{words.heading}</h2>
      <p>{words.lead}</p>
      <SummaryList rows={rows} />
    </>
  );
}
