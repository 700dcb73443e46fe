/** The own ticket on a line with the cut-off, and the same as a table. */
import type { View } from '../platform/context.ts';
import { Figure } from '../ui/figure.tsx';
import { Table } from '../ui/table.tsx';
import type { TicketLine } from './read-status.ts';

const width = 340;
const margin = 8;

export function TicketFigure({ view, line }: Readonly<{ view: View; line: TicketLine }>) {
  const words = view.words.registration.status;
  const percent = (fraction: number) =>
    new Intl.NumberFormat(view.language === 'id' ? 'id-ID' : 'en-GB', {
      style: 'percent',
      maximumFractionDigits: 2,
    }).format(fraction);
  return (
    <Figure title={words.ticketTitle}>
      <p>{words.ticketText}</p>
      <TicketDrawing line={line} yours={words.ticketYours} last={words.ticketLast} />
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

/** The stretch of tickets that got a place is coloured; the own ticket is a drop above the line, the cut-off a post below. */
function TicketDrawing({ line, yours, last }: Readonly<{ line: TicketLine; yours: string; last: string }>) {
  const at = (fraction: number) => Math.round(margin + fraction * (width - 2 * margin));
  const anchor = (x: number) => (x < width / 3 ? 'start' : x > (width * 2) / 3 ? 'end' : 'middle');
  const [mine, cutoff] = [at(line.ticket), at(line.cutoff)];
  return (
    <svg class="ticket-line" viewBox={`0 0 ${width} 116`} role="img" aria-label={`${yours}, ${last}`}>
      <path class="ticket-line__all" d={`M${margin} 60H${width - margin}`} />
      <path class="ticket-line__chosen" d={`M${margin} 60H${cutoff}`} />
      <path class="ticket-line__post" d={`M${cutoff} 60V84`} />
      <text x={cutoff} y="106" text-anchor={anchor(cutoff)}>
        {last}
      </text>
      <path class="ticket-line__own" d={`M${mine} 54l-9 -18h18z`} />
      <text x={mine} y="26" text-anchor={anchor(mine)}>
        {yours}
      </text>
    </svg>
  );
}
