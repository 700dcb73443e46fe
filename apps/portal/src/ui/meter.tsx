/** A share of a whole, drawn and said. */
type MeterProps = Readonly<{ label: string; value: number; max: number; text: string }>;

export function Meter({ label, value, max, text }: MeterProps) {
  return (
    <div class="meter">
      <span class="meter__label">{label}</span>
      <meter min={0} max={max} value={Math.min(value, max)} aria-label={label}>
        {text}
      </meter>
      <span class="meter__text">{text}</span>
    </div>
  );
}
