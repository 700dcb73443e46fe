/**
 * A value on a line from 0 to 1 with a limit: the stretch up to the limit is coloured, the own value is a drop above the
 * line, the limit a post below. Places are shares of the width, so that words keep their size on every screen.
 */
type TicketLineProps = Readonly<{
  own: number;
  ownLabel: string;
  limit: number | null;
  limitLabel: string;
}>;

/** How high the line stands in the drawing. */
const middle = 64;

export function TicketLine({ own, ownLabel, limit, limitLabel }: TicketLineProps) {
  const mine = placeOf(own);
  return (
    <svg
      class="ticket-line"
      width="100%"
      height="124"
      role="img"
      aria-label={limit === null ? ownLabel : `${ownLabel}, ${limitLabel}`}
    >
      <line class="ticket-line__all" x1="2%" x2="98%" y1={middle} y2={middle} />
      {limit === null ? null : <Limit limit={limit} label={limitLabel} />}
      <svg class="ticket-line__place" x={mine} y={middle} width="1" height="1">
        <path class="ticket-line__own" d="M0 -6l-10 -20h20z" />
      </svg>
      <text x={mine} y={middle - 36} text-anchor={anchorOf(own)}>
        {ownLabel}
      </text>
    </svg>
  );
}

function Limit({ limit, label }: Readonly<{ limit: number; label: string }>) {
  const place = placeOf(limit);
  return (
    <>
      <line class="ticket-line__chosen" x1="2%" x2={place} y1={middle} y2={middle} />
      <line class="ticket-line__post" x1={place} x2={place} y1={middle} y2={middle + 28} />
      <text x={place} y={middle + 52} text-anchor={anchorOf(limit)}>
        {label}
      </text>
    </>
  );
}

function placeOf(share: number): string {
  return `${Math.round((2 + Math.min(1, Math.max(0, share)) * 96) * 100) / 100}%`;
}

/** Words near an edge stand inside it. */
function anchorOf(share: number): 'start' | 'middle' | 'end' {
  return share < 1 / 3 ? 'start' : share > 2 / 3 ? 'end' : 'middle';
}
