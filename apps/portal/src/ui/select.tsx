/** One of a list. */
import { FieldFrame, marksOf, type FieldBase } from './field-notes.tsx';

export type SelectOption = Readonly<{ value: string; label: string }>;
type SelectProps = FieldBase &
  Readonly<{ options: readonly SelectOption[]; value?: string | undefined; autoComplete?: string | undefined }>;

export function Select(props: SelectProps) {
  const { options, value = '', autoComplete } = props;
  return (
    <FieldFrame field={props}>
      <select {...marksOf(props)} class="input input--select" autocomplete={autoComplete}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
