/** The six digits of a code message: numeric keyboard, filled in by the phone where it can. */
import { describedBy, FieldNotes, type FieldBase } from './field-notes.tsx';

export function CodeField(props: FieldBase & Readonly<{ value?: string | undefined }>) {
  const { name, label, value = '', error } = props;
  return (
    <div class={error ? 'field field--error' : 'field'}>
      <label for={name}>{label}</label>
      <FieldNotes {...props} />
      <input
        id={name}
        name={name}
        type="text"
        value={value}
        class="input input--code"
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength={20}
        required
        aria-describedby={describedBy(props)}
        aria-invalid={error ? 'true' : undefined}
      />
    </div>
  );
}
