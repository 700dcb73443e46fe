/** One act of the draw room that cannot be undone: a sentence, a box to tick, a button. */
import type { Child } from 'hono/jsx';
import { formatDateTime } from '../messages/dates.ts';
import type { View } from '../platform/context.ts';
import { ButtonRow } from '../ui/button-row.tsx';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Form } from '../ui/form.tsx';
import type { OperatorFigures } from './figures.ts';

type ActProps = Readonly<{
  view: View;
  figures: OperatorFigures;
  act: string;
  heading: string;
  lead: string;
  button: string;
  typed?: Readonly<Record<string, string>>;
  unconfirmed?: string;
  /** Another button of the same form. */
  otherButton?: Child;
  children?: Child;
}>;

export function Act(props: ActProps) {
  const { view, figures, typed, act, heading, lead, button, unconfirmed, otherButton, children } = props;
  const words = view.words.drawRoom.operator;
  return (
    <section>
      <h2>{heading}</h2>
      {lead === '' ? null : <p>{lead}</p>}
      <Form action={pathOf(figures)}>
        {children}
        <Choice
          name="mengerti"
          legend={button}
          legendHidden
          multiple
          options={[{ value: 'ya', label: words.confirm }]}
          values={typed?.['mengerti'] === 'ya' ? ['ya'] : []}
          {...(unconfirmed === act ? { error: words.confirmMissing } : {})}
        />
        <ButtonRow>
          <Button act={act}>{button}</Button>
          {otherButton}
        </ButtonRow>
      </Form>
    </section>
  );
}

export function pathOf({ gelombang }: OperatorFigures): string {
  return `/petugas/undian/${gelombang.number}`;
}

export function when(view: View, date: Date): string {
  return formatDateTime(date, view.language, view.programme);
}
