/** Home: is a gelombang open, until when, how many places, what are the odds; one button. */
import { oddsOf, type GelombangState } from '@gelombang/rules';
import { formatCount, formatDateTime } from '../messages/dates.ts';
import type { View } from '../platform/context.ts';
import type { Gelombang } from '../platform/gelombang-store.ts';
import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { Drawing, type DrawingName } from '../ui/drawing.tsx';
import { Notice } from '../ui/notice.tsx';
import { Odds } from '../ui/odds.tsx';
import { Page } from '../ui/page.tsx';
import { Countdown } from '../ui/time.tsx';
import { describeDuration } from './duration.ts';
import { FigureList, type LargeFigure } from './figure-list.tsx';

export type HomePageProps = Readonly<{
  view: View;
  gelombang: Gelombang | null;
  /** Open by its state and before its closing time. */
  isOpen: boolean;
  joined: number;
  /** Of the signed-in person in this gelombang; null when nobody is signed in. */
  hasJoined: boolean | null;
}>;

export function HomePage(props: HomePageProps) {
  const { view, gelombang } = props;
  const words = view.words.gelombang.home;
  return (
    <Page view={view} title={words.title} heading={headingOf(props)} wide>
      <div class="home">
        <div>
          {gelombang ? <When {...props} gelombang={gelombang} /> : <p class="lead">{words.noneText}</p>}
          {gelombang ? <HomeFigures {...props} gelombang={gelombang} /> : null}
          <MainButton {...props} />
          {gelombang ? <Notes {...props} gelombang={gelombang} /> : null}
          {gelombang?.demonstration && !view.demonstration ? (
            <Notice kind="info">{view.words.gelombang.demonstration}</Notice>
          ) : null}
        </div>
        <section>
          <h2>{words.howHeading}</h2>
          <ol class="guide">
            {words.how.map((step, index) => (
              <li>
                <Drawing name={howDrawings[index]!} width={80} />
                <p>{step}</p>
              </li>
            ))}
          </ol>
          <p>
            <a href="/foto">{view.words.photo.try.link}</a>. {view.words.photo.try.linkText}
          </p>
        </section>
      </div>
      <div class="columns">
        <section>
          <h2>{words.order}</h2>
          <p>{words.orderDetail}</p>
          <p>
            <a href="/gelombang">{words.all}</a>
          </p>
        </section>
        <section>
          <h2>{words.safeHeading}</h2>
          <p>
            {words.safe} <a href="/kanal-resmi">{words.channels}</a>
          </p>
        </section>
      </div>
    </Page>
  );
}

/** Beside each sentence of how it goes. */
const howDrawings: readonly DrawingName[] = ['mail', 'hand-phone', 'sealed-list', 'dice'];

/** Past its closing time it is closed for everyone, though the schedule may not have said so yet. */
function stateOf({ gelombang, isOpen }: HomePageProps): GelombangState | 'none' {
  if (!gelombang) return 'none';
  return gelombang.state === 'open' && !isOpen ? 'closed' : gelombang.state;
}

function headingOf(props: HomePageProps): string {
  const { view, gelombang } = props;
  const words = view.words.gelombang;
  if (!gelombang) return words.home.noneHeading;
  const name = words.name(gelombang.number);
  switch (stateOf(props)) {
    case 'none':
      return words.home.noneHeading;
    case 'scheduled':
      return words.home.scheduledHeading(name, formatDateTime(gelombang.opensAt, view.language, view.programme));
    case 'open':
      return words.home.openHeading(name);
    case 'closed':
      return words.home.closedHeading(name);
    case 'sealed':
      return words.home.sealedHeading(name);
    case 'drawn':
      return words.home.drawnHeading(name);
    case 'announced':
      return words.home.announcedHeading(name);
  }
}

type WithGelombang = HomePageProps & Readonly<{ gelombang: Gelombang }>;

function When(props: WithGelombang) {
  const { view, gelombang } = props;
  const words = view.words.gelombang;
  const say = (date: Date) => formatDateTime(date, view.language, view.programme);
  const left = (date: Date) => describeDuration(words.durations, date.getTime() - view.now.getTime());
  const state = stateOf(props);
  if (state === 'open') {
    const duration = left(gelombang.closesAt);
    return (
      <p class="lead">
        {words.home.until(say(gelombang.closesAt))}
        {duration ? (
          <>
            {' ('}
            <Countdown until={gelombang.closesAt}>{words.home.inTime(duration)}</Countdown>)
          </>
        ) : null}
      </p>
    );
  }
  if (state === 'scheduled') return <p class="lead">{words.home.beforeOpening}</p>;
  const texts = {
    closed: words.home.closedText,
    sealed: words.home.sealedText,
    drawn: words.home.drawnText,
    announced: words.home.announcedText,
    none: words.home.noneText,
  };
  return <p class="lead">{texts[state]}</p>;
}

function HomeFigures(props: WithGelombang) {
  const { view, gelombang, joined } = props;
  const words = view.words.gelombang;
  const state = stateOf(props);
  const items: LargeFigure[] = [{ label: words.home.places, value: formatCount(gelombang.places, view.language) }];
  if (state !== 'scheduled') items.push({ label: words.home.joined, value: formatCount(joined, view.language) });
  if (state === 'open' && joined > 0) {
    const value = tellOdds(view, gelombang.places, joined);
    const drawing = <DrawnOdds places={gelombang.places} entries={joined} />;
    items.push({ label: words.home.oddsLabel, value, isWords: true, drawing });
  }
  return <FigureList figures={items} />;
}

function DrawnOdds(contest: Readonly<{ places: number; entries: number }>) {
  const odds = oddsOf(contest);
  if (odds.kind === 'one-in') return <Odds chosen={1} of={odds.n} />;
  return odds.kind === 'of-ten' ? <Odds chosen={odds.admitted} of={10} /> : null;
}

/** Under the button: what the odds come from, and when the draw is. */
function Notes(props: WithGelombang) {
  const { view, gelombang, joined } = props;
  const words = view.words.gelombang;
  const state = stateOf(props);
  const drawAt = formatDateTime(gelombang.drawAt, view.language, view.programme);
  return (
    <>
      {state === 'open' ? <p class="quiet">{joined > 0 ? words.home.oddsNote : words.odds['no-entries']}</p> : null}
      {['scheduled', 'open', 'closed', 'sealed'].includes(state) ? <p>{words.home.drawOn(drawAt)}</p> : null}
    </>
  );
}

export function tellOdds(view: View, places: number, entries: number): string {
  const words = view.words.gelombang.odds;
  const odds = oddsOf({ places, entries });
  switch (odds.kind) {
    case 'of-ten':
      return words['of-ten'](odds.admitted);
    case 'one-in':
      return words['one-in'](formatCount(odds.n, view.language));
    case 'everyone':
    case 'no-places':
    case 'no-entries':
      return words[odds.kind];
  }
}

function MainButton(props: HomePageProps) {
  const { view, gelombang, hasJoined } = props;
  const words = view.words.gelombang.home;
  const state = stateOf(props);
  const drawHref =
    gelombang && ['sealed', 'drawn', 'announced'].includes(state) ? `/gelombang/${gelombang.number}/undian` : null;
  if (hasJoined !== null)
    return (
      <ButtonRow>
        <Button href={hasJoined ? '/status' : '/pendaftaran'}>{hasJoined ? words.status : words.continue}</Button>
        {drawHref ? (
          <Button kind="quiet" href={drawHref}>
            {words.draw}
          </Button>
        ) : null}
      </ButtonRow>
    );
  return (
    <ButtonRow>
      <Button href="/daftar">{state === 'open' ? words.start : words.prepare}</Button>
      {drawHref ? (
        <Button kind="quiet" href={drawHref}>
          {words.draw}
        </Button>
      ) : (
        <a href="/masuk">{words.logIn}</a>
      )}
    </ButtonRow>
  );
}
