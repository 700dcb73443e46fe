/** The mark drawn large: one quiet wave line between header and page, filled from the left as far as the journey is done. */
import { waveBox, waveHeight, wavePath } from './wave-line.ts';

/** Without `filled` the page is no part of a journey, and the line is whole. */
export function Wave({ filled }: Readonly<{ filled?: number | undefined }>) {
  const { width, height } = waveBox;
  // Whole inside the page at the last step, too.
  const dot = Math.min(0.975, filled ?? 0);
  return (
    <svg class="wave" width="100%" height={height} aria-hidden="true" focusable="false">
      <svg viewBox={`0 0 ${width} ${height}`} width="100%" height={height} preserveAspectRatio="none">
        {filled === undefined ? null : <path d={wavePath()} vector-effect="non-scaling-stroke" />}
        <path class="wave__done" d={wavePath(filled)} vector-effect="non-scaling-stroke" />
      </svg>
      {filled === undefined ? null : (
        <circle class="wave__dot" cx={`${Math.round(dot * 1000) / 10}%`} cy={waveHeight(dot)} r="7" />
      )}
    </svg>
  );
}

/** The same line as the upper edge of a coloured ground. */
export function WaveEdge({ name }: Readonly<{ name: string }>) {
  const { width, height } = waveBox;
  return (
    <svg
      class={name}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect width={width} height={height} />
      <path d={`${wavePath()}V${height}H0Z`} />
    </svg>
  );
}
