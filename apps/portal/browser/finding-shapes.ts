/**
 * What is drawn on a photo: the card's outline and where each fault is. Points
 * in, paths out; the phone and the server's pages draw the same. No DOM here.
 */

type Point = readonly [x: number, y: number];
type Corners = readonly Point[];

export type DrawnFinding = Readonly<{
  code: string;
  weight?: string;
  place?: Readonly<{ corners: Corners }>;
  sides?: readonly string[];
}>;

export type Shape = Readonly<{ kind: 'outline' | 'doubtful' | 'fault'; path: string }>;

/** Nothing is drawn over a good card but its outline; over a bad one its faults come last, on top. */
export function findingShapes(
  card: Corners | null,
  findings: readonly DrawnFinding[],
  size: Readonly<{ width: number; height: number }>,
): Shape[] {
  const shapes: Shape[] = [];
  const faults = findings.filter((finding) => finding.weight !== 'warn');
  // A file that is too large can show a card that is good.
  const isGood = faults.every((finding) => finding.code.startsWith('file-'));
  if (card !== null) shapes.push({ kind: isGood ? 'outline' : 'doubtful', path: pathOf(card) });
  for (const finding of faults) {
    if (finding.sides !== undefined) {
      for (const side of finding.sides) shapes.push({ kind: 'fault', path: sidePath(side, size) });
    } else if (finding.place !== undefined) {
      shapes.push({ kind: 'fault', path: pathOf(finding.place.corners) });
    }
  }
  return shapes.filter(
    (shape, i) => shapes.findIndex((other) => other.path === shape.path && other.kind === shape.kind) === i,
  );
}

function pathOf(corners: Corners): string {
  return `M${corners.map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`).join('L')}Z`;
}

/** A bar along the edge of the picture that the card runs over. */
function sidePath(side: string, { width, height }: Readonly<{ width: number; height: number }>): string {
  const inset = Math.round(Math.max(width, height) * 0.008);
  const right = width - inset;
  const bottom = height - inset;
  if (side === 'left') return `M${inset} ${inset}V${bottom}`;
  if (side === 'right') return `M${right} ${inset}V${bottom}`;
  if (side === 'top') return `M${inset} ${inset}H${right}`;
  return `M${inset} ${bottom}H${right}`;
}
