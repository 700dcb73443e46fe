/** The own ticket on a line with the cut-off, and the same as a table. */
import type { View } from '../platform/context.ts';
import { Figure } from '../ui/figure.tsx';
import { Table } from '../ui/table.tsx';
import type { TicketLine } from './read-status.ts';

const width = 600;
const margin = 10;

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
      <TicketDrawing line={line} yours={words.ticketYours} cutoff={words.ticketCutoff} />
      <Table
        caption={words.ticketTitle}
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

/** The stretch of tickets that got a place is thick; the own ticket is a drop above the line, the cut-off a post below. */
function TicketDrawing({ line, yours, cutoff }: Readonly<{ line: TicketLine; yours: string; cutoff: string }>) {
  const at = (fraction: number) => Math.round(margin + fraction * (width - 2 * margin));
  const anchor = (x: number) => (x < width / 4 ? 'start' : x > (width * 3) / 4 ? 'end' : 'middle');
  const [mine, last] = [at(line.ticket), at(line.cutoff)];
  return (
    <svg class="ticket-line" viewBox={`0 0 ${width} 120`} role="img" aria-label={`${yours}, ${cutoff}`}>
      <path class="ticket-line__all" d={`M${margin} 60H${width - margin}`} />
      <path class="ticket-line__chosen" d={`M${margin} 60H${last}`} />
      <path class="ticket-line__post" d={`M${last} 60V84`} />
      <text x={last} y="106" text-anchor={anchor(last)}>
        {cutoff}
      </text>
      <path class="ticket-line__own" d={`M${mine} 56l-9 -18h18z`} />
      <text x={mine} y="28" text-anchor={anchor(mine)}>
        {yours}
      </text>
    </svg>
  );
}
