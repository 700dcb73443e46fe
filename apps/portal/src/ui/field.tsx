/** A text field: label above, hint under it, error between; never a placeholder as label. */
import { FieldFrame, marksOf, type FieldBase } from './field-notes.tsx';

export type FieldProps = FieldBase &
  Readonly<{
    value?: string | undefined;
    type?: 'text' | 'email' | 'tel' | 'datetime-local' | 'number' | undefined;
    inputMode?: 'text' | 'numeric' | 'email' | 'tel' | undefined;
    autoComplete?: string | undefined;
    maxLength?: number | undefined;
    prefix?: string | undefined;
    suffix?: string | undefined;
    required?: boolean | undefined;
    /** Digits of one width. */
    tabular?: boolean | undefined;
    /** Digits stand in fours, for the eye alone: page.ts sends and copies them without the spaces. */
    grouped?: boolean | undefined;
  }>;

export function Field(props: FieldProps) {
  const {
    value = '',
    type = 'text',
    inputMode,
    autoComplete,
    maxLength,
    prefix,
    suffix,
    required,
    tabular,
    grouped,
  } = props;
  return (
    <FieldFrame field={props}>
      <span class="field__row">
        {prefix ? <span class="field__affix">{prefix}</span> : null}
        <input
          {...marksOf(props)}
          type={type}
          value={value}
          class={tabular ? 'input input--tabular' : 'input'}
          data-group={grouped}
          inputmode={inputMode}
          autocomplete={autoComplete}
          maxlength={maxLength}
          required={required}
        />
        {suffix ? <span class="field__affix">{suffix}</span> : null}
      </span>
    </FieldFrame>
  );
}
