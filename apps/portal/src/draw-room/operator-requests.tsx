/** Between two operators: what one asked, what another may answer, how earlier requests ended; how far sealing is. */
import { formatCount } from '../messages/dates.ts';
import type { View } from '../platform/context.ts';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { Meter } from '../ui/meter.tsx';
import { Notice } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import type { OperatorFigures } from './figures.ts';
import { Act, pathOf, when } from './operator-act.tsx';
import type { OperatorDrawProps } from './operator-page.tsx';
import type { NamedRequest } from './request-store.ts';
import { viewSealing } from './sealing-progress.ts';

export function openRequestOf({ requests }: OperatorFigures, now: Date): NamedRequest | null {
  return requests.find(({ outcome, expiresAt }) => outcome === null && expiresAt > now) ?? null;
}

/** Before asking: that it takes two, or why one is enough here. */
export function OperatorsNote({ view, figures }: OperatorDrawProps) {
  const words = view.words.drawRoom.requests;
  return (
    <Notice kind={figures.mayActAlone ? 'attention' : 'info'}>
      <p>{figures.mayActAlone ? words.alone : words.needsTwo}</p>
    </Notice>
  );
}

export function OpenRequest(props: OperatorDrawProps & Readonly<{ request: NamedRequest }>) {
  const { view, figures, request, operatorId } = props;
  const words = view.words.drawRoom.requests;
  const isOwn = request.askedBy === operatorId;
  return (
    <>
      <Notice kind="attention" title={words.heading}>
        <p>{words.asked(request.askedByName ?? words.someone, words.acts[request.act], when(view, request.askedAt))}</p>
        {request.input === null ? null : <p>{inputText(view, request.input)}</p>}
        <p>{words.until(when(view, request.expiresAt))}</p>
        <p>{isOwn ? words.ownNote : words.otherNote}</p>
      </Notice>
      {isOwn ? null : (
        <Act {...props} act="confirm" heading={words.confirm[request.act]} lead="" button={words.confirm[request.act]}>
          <input type="hidden" name="permintaan" value={request.id} />
        </Act>
      )}
      <Form action={pathOf(figures)}>
        <input type="hidden" name="permintaan" value={request.id} />
        <Button act="withdraw" kind="quiet">
          {isOwn ? words.takeBack : words.turnDown}
        </Button>
      </Form>
    </>
  );
}

function inputText(view: View, input: NonNullable<NamedRequest['input']>): string {
  const words = view.words.drawRoom.requests.inputs;
  switch (input.kind) {
    case 'signature':
      return words.signature(input.text.replace(/\s/g, '').toLowerCase());
    case 'demo':
      return words.demo();
    case 'fallback':
      return words.fallback(input.throws.replace(/\s/g, ''));
  }
}

export function RequestHistory({ view, figures }: OperatorDrawProps) {
  const words = view.words.drawRoom.requests;
  if (figures.requests.length === 0) return null;
  const { act, askedBy, endedBy, outcome } = words.columns;
  const named = (name: string | null, at: Date) => words.by(name ?? words.someone, when(view, at));
  const rows = figures.requests.map((request) => [
    words.acts[request.act],
    named(request.askedByName, request.askedAt),
    request.endedAt === null || request.endedBy === null ? '–' : named(request.endedByName, request.endedAt),
    outcomeText(view, request),
  ]);
  return (
    <>
      <h2>{words.historyHeading}</h2>
      <Table
        captionHidden
        caption={words.historyHeading}
        columns={[act, askedBy, endedBy, outcome]}
        rows={rows}
        dense
      />
    </>
  );
}

function outcomeText(view: View, { outcome, askedBy, endedBy, expiresAt }: NamedRequest): string {
  const words = view.words.drawRoom.requests;
  if (outcome === null) return expiresAt > view.now ? words.open : words.outcomes.expired;
  return outcome === 'confirmed' && askedBy === endedBy ? words.byAlone : words.outcomes[outcome];
}

export function Sealing({ view, figures }: OperatorDrawProps) {
  const words = view.words.drawRoom.sealing;
  const { done, people, minutesLeft, isStalled } =
    figures.sealing === null
      ? { done: 0, people: figures.counts.joined, minutesLeft: null, isStalled: false }
      : viewSealing(figures.sealing, view.now);
  const count = (value: number) => formatCount(value, view.language);
  const left =
    minutesLeft === null ? words.soon : minutesLeft <= 1 ? words.leftUnderOne : words.left(count(minutesLeft));
  return (
    <>
      <Meter
        label={words.meter}
        value={done}
        max={people}
        text={[words.progress(count(done), count(people)), ...(isStalled ? [] : [left])].join(', ')}
      />
      <p>{isStalled ? words.stalled : words.reloads}</p>
    </>
  );
}

export function LastCheckLine({ view, figures }: OperatorDrawProps) {
  const words = view.words.drawRoom.alarms;
  const { lastCheck } = figures;
  if (lastCheck === null) return null;
  const at = when(view, lastCheck.checkedAt);
  return (
    <>
      <h2>{words.checkHeading}</h2>
      {lastCheck.alarms === 0 ? (
        <p>{words.lastCheck(at)}</p>
      ) : (
        <Notice kind="fault">
          <p>{words.lastCheckBad(at, formatCount(lastCheck.alarms, view.language))}</p>
        </Notice>
      )}
    </>
  );
}
