/** The own ticket on a line with the cut-off, and the same as a table. */
import type { View } from '../platform/context.ts';
import { Figure } from '../ui/figure.tsx';
import { Table } from '../ui/table.tsx';
import type { TicketLine } from './read-status.ts';

/** How high the line stands in the drawing. */
const middle = 64;

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

/**
 * The stretch of tickets that got a place is coloured; the own ticket is a drop above the line, the cut-off a post below.
 * Places are shares of the width, so that words keep their size on every screen.
 */
function TicketDrawing({ line, yours, last }: Readonly<{ line: TicketLine; yours: string; last: string }>) {
  const [mine, cutoff] = [placeOf(line.ticket), placeOf(line.cutoff)];
  return (
    <svg class="ticket-line" width="100%" height="124" role="img" aria-label={`${yours}, ${last}`}>
      <line class="ticket-line__all" x1="2%" x2="98%" y1={middle} y2={middle} />
      <line class="ticket-line__chosen" x1="2%" x2={cutoff} y1={middle} y2={middle} />
      <line class="ticket-line__post" x1={cutoff} x2={cutoff} y1={middle} y2={middle + 28} />
      <text x={cutoff} y={middle + 52} text-anchor={anchorOf(line.cutoff)}>
        {last}
      </text>
      <svg class="ticket-line__place" x={mine} y={middle} width="1" height="1">
        <path class="ticket-line__own" d="M0 -6l-10 -20h20z" />
      </svg>
      <text x={mine} y={middle - 36} text-anchor={anchorOf(line.ticket)}>
        {yours}
      </text>
    </svg>
  );
}

function placeOf(share: number): string {
  return `${Math.round((2 + Math.min(1, Math.max(0, share)) * 96) * 100) / 100}%`;
}

/** Words near an edge stand inside it. */
function anchorOf(share: number): 'start' | 'middle' | 'end' {
  return share < 1 / 3 ? 'start' : share > 2 / 3 ? 'end' : 'middle';
}
