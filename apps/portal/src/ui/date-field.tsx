/** A date as three numbers: quicker and surer than a calendar for a birth date. Posted as name-day, name-month, name-year. */
import { FieldNotes } from './field-notes.tsx';

type DateFieldProps = Readonly<{
  name: string;
  legend: string;
  labels: Readonly<{ day: string; month: string; year: string }>;
  value: Readonly<{ day: string; month: string; year: string }>;
  hint?: string | undefined;
  error?: string | undefined;
  warning?: string | undefined;
  /** bday: the browser may fill in the person's own birth date. */
  autoComplete?: 'bday' | undefined;
}>;

export function DateField(props: DateFieldProps) {
  const { name, legend, labels, value, hint, error, warning, autoComplete } = props;
  const described = [hint && `${name}-hint`, error && `${name}-error`, warning && `${name}-warning`].filter(Boolean);
  return (
    <fieldset
      class={error ? 'field field--error' : 'field'}
      aria-describedby={described.join(' ') || undefined}
      id={name}
      tabindex={-1}
    >
      <legend>{legend}</legend>
      <FieldNotes {...props} />
      <div class="date">
        {(['day', 'month', 'year'] as const).map((part) => (
          <div class={`date__part date__part--${part}`}>
            <label for={`${name}-${part}`}>{labels[part]}</label>
            <input
              id={`${name}-${part}`}
              name={`${name}-${part}`}
              type="text"
              class="input input--tabular"
              inputmode="numeric"
              value={value[part]}
              autocomplete={autoComplete ? `${autoComplete}-${part}` : undefined}
              aria-invalid={error ? 'true' : undefined}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
