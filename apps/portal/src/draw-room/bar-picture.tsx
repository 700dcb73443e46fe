/** Bars beside each other; a part of each may be coloured, and a line may say how high it should be. */
export type Bar = Readonly<{ height: number; coloured: number; expected?: number }>;

type BarPictureProps = Readonly<{ bars: readonly Bar[]; label: string; first: string; last: string }>;

const [top, bottom, height] = [8, 168, 200];

export function BarPicture({ bars, label, first, last }: BarPictureProps) {
  const highest = Math.max(1, ...bars.map((bar) => Math.max(bar.height, bar.expected ?? 0)));
  const up = (value: number) => Math.round((value / highest) * (bottom - top) * 10) / 10;
  return (
    <svg class="bars" width="100%" height={height} role="img" aria-label={label}>
      {bars.map((bar, index) => (
        <OneBar bar={bar} index={index} of={bars.length} up={up} />
      ))}
      <line class="bars__ground" x1="0" x2="100%" y1={bottom} y2={bottom} />
      <text x="0" y={bottom + 24}>
        {first}
      </text>
      <text x="100%" y={bottom + 24} text-anchor="end">
        {last}
      </text>
    </svg>
  );
}

type OneBarProps = Readonly<{ bar: Bar; index: number; of: number; up: (value: number) => number }>;

/** Widths are shares of the picture: it is as wide as its page. */
function OneBar({ bar, index, of, up }: OneBarProps) {
  const step = 100 / of;
  const [x, width] = [`${round(index * step + step * 0.1)}%`, `${round(step * 0.8)}%`];
  const [whole, coloured] = [up(bar.height), up(bar.coloured)];
  return (
    <>
      {whole > coloured ? <rect x={x} y={bottom - whole} width={width} height={whole - coloured} /> : null}
      {coloured > 0 ? (
        <rect class="bars__coloured" x={x} y={bottom - coloured} width={width} height={coloured} />
      ) : null}
      {bar.expected === undefined ? null : (
        <line
          class="bars__expected"
          x1={`${round(index * step)}%`}
          x2={`${round((index + 1) * step)}%`}
          y1={bottom - up(bar.expected)}
          y2={bottom - up(bar.expected)}
        />
      )}
    </>
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
