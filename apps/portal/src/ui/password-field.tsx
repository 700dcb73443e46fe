/** A password: paste and managers welcome; page.ts adds the button that shows it. Never filled from the server. */
import { describedBy, FieldNotes, type FieldBase } from './field-notes.tsx';

type PasswordFieldProps = FieldBase & Readonly<{ autoComplete: 'current-password' | 'new-password' }>;

export function PasswordField(props: PasswordFieldProps) {
  const { name, label, autoComplete, error } = props;
  return (
    <div class={error ? 'field field--error' : 'field'}>
      <label for={name}>{label}</label>
      <FieldNotes {...props} />
      <span class="field__row" data-password>
        <input
          id={name}
          name={name}
          type="password"
          class="input input--password"
          autocomplete={autoComplete}
          autocapitalize="none"
          spellcheck={false}
          required
          aria-describedby={describedBy(props)}
          aria-invalid={error ? 'true' : undefined}
        />
      </span>
    </div>
  );
}
