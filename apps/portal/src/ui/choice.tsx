/** A question with a few answers: radios, or checkboxes where several may be true. */
import { FieldNotes } from './field-notes.tsx';

export type ChoiceOption = Readonly<{ value: string; label: string; hint?: string | undefined }>;
type ChoiceProps = Readonly<{
  name: string;
  legend: string;
  options: readonly ChoiceOption[];
  value?: string | undefined;
  /** Of checkboxes. */
  values?: readonly string[] | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  warning?: string | undefined;
  multiple?: boolean | undefined;
  /** Heard, not seen: the heading above says the same. */
  legendHidden?: boolean | undefined;
}>;

export function Choice(props: ChoiceProps) {
  const { name, legend, options, value, values = [], hint, error, multiple, legendHidden } = props;
  const isChosen = (option: ChoiceOption) => (multiple ? values.includes(option.value) : option.value === value);
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return (
    <fieldset class={error ? 'field field--error' : 'field'} aria-describedby={described || undefined}>
      <legend class={legendHidden ? 'visually-hidden' : undefined}>{legend}</legend>
      <FieldNotes {...props} />
      {options.map((option, index) => {
        const id = index === 0 ? name : `${name}-${index + 1}`;
        return (
          <div class="choice">
            <input
              id={id}
              name={name}
              type={multiple ? 'checkbox' : 'radio'}
              value={option.value}
              checked={isChosen(option)}
              aria-describedby={option.hint ? `${id}-hint-option` : undefined}
            />
            <label for={id}>{option.label}</label>
            {option.hint ? (
              <p class="choice__hint" id={`${id}-hint-option`}>
                {option.hint}
              </p>
            ) : null}
          </div>
        );
      })}
    </fieldset>
  );
}
