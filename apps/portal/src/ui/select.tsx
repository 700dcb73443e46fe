/** One of a list. */
import { describedBy, FieldNotes, type FieldBase } from './field-notes.tsx';

export type SelectOption = Readonly<{ value: string; label: string }>;
type SelectProps = FieldBase &
  Readonly<{ options: readonly SelectOption[]; value?: string | undefined; autoComplete?: string | undefined }>;

export function Select(props: SelectProps) {
  const { name, label, options, value = '', autoComplete, error } = props;
  return (
    <div class={error ? 'field field--error' : 'field'}>
      <label for={name}>{label}</label>
      <FieldNotes {...props} />
      <select
        id={name}
        name={name}
        class="input input--select"
        autocomplete={autoComplete}
        aria-describedby={describedBy(props)}
        aria-invalid={error ? 'true' : undefined}
      >
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
