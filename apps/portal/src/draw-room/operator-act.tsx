/** One act of the draw room that cannot be undone: a sentence, a box to tick, a button. */
import type { Child } from 'hono/jsx';
import { formatDateTime } from '../messages/dates.ts';
import type { View } from '../platform/context.ts';
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
  children?: Child;
}>;

export function Act({ view, figures, typed, act, heading, lead, button, unconfirmed, children }: ActProps) {
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
        <Button act={act}>{button}</Button>
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
