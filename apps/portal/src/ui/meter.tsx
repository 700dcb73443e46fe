/** A share of a whole, drawn and said. */
type MeterProps = Readonly<{ label: string; value: number; max: number; text: string }>;

export function Meter({ label, value, max, text }: MeterProps) {
  const percent = max > 0 ? Math.min(100, Math.max(0, Math.round((value / max) * 1000) / 10)) : 0;
  return (
    <div class="meter">
      <span class="meter__label">{label}</span>
      <svg class="meter__bar" width="100%" height="14" aria-hidden="true" focusable="false">
        <rect width="100%" height="14" rx="7" />
        {percent > 0 ? <rect class="meter__filled" width={`${percent}%`} height="14" rx="7" /> : null}
      </svg>
      <span class="meter__text">{text}</span>
    </div>
  );
}
