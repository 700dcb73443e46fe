/** The own ticket on a line with the cut-off, and the same as a table. */
import type { View } from '../platform/context.ts';
import { Figure } from '../ui/figure.tsx';
import { Table } from '../ui/table.tsx';
import { TicketLine } from '../ui/ticket-line.tsx';
import type { TicketLine as Line } from './read-status.ts';

export function TicketFigure({ view, line }: Readonly<{ view: View; line: Line }>) {
  const words = view.words.registration.status;
  const percent = (fraction: number) =>
    new Intl.NumberFormat(view.language === 'id' ? 'id-ID' : 'en-GB', {
      style: 'percent',
      maximumFractionDigits: 2,
    }).format(fraction);
  return (
    <Figure title={words.ticketTitle}>
      <p>{words.ticketText}</p>
      <TicketLine own={line.ticket} ownLabel={words.ticketYours} limit={line.cutoff} limitLabel={words.ticketLast} />
      <Table
        caption={words.ticketNumbers}
        columns={[words.ticketColumns.what, words.ticketColumns.position]}
        rows={[
          [words.ticketYours, percent(line.ticket)],
          [words.ticketCutoff, percent(line.cutoff)],
        ]}
        numeric={[1]}
      />
    </Figure>
  );
}
