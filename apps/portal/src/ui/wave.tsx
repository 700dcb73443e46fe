/** The mark: one quiet wave line, filled from the left as far as the journey is done. */
const line = 'M0 14C40 2 80 2 120 14S200 26 240 14S320 2 360 14S440 26 480 14';

export function Wave({ filled }: Readonly<{ filled: number }>) {
  const done = Math.round(Math.min(1, Math.max(0, filled)) * 480);
  return (
    <svg class="wave" viewBox="0 0 480 28" height="28" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path class="wave__line" d={line} />
      <svg x="0" y="0" width={done} height="28" viewBox={`0 0 ${Math.max(1, done)} 28`} preserveAspectRatio="none">
        {done > 0 ? <path class="wave__done" d={line} /> : null}
      </svg>
    </svg>
  );
}
