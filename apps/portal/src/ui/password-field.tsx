/** A password: paste and managers welcome; page.ts adds the button that shows it. Never filled from the server. */
import { FieldFrame, marksOf, type FieldBase } from './field-notes.tsx';

type PasswordFieldProps = FieldBase & Readonly<{ autoComplete: 'current-password' | 'new-password' }>;

export function PasswordField(props: PasswordFieldProps) {
  const { autoComplete } = props;
  return (
    <FieldFrame field={props}>
      <span class="field__row" data-password>
        <input
          {...marksOf(props)}
          type="password"
          class="input input--password"
          autocomplete={autoComplete}
          autocapitalize="none"
          spellcheck={false}
          required
        />
      </span>
    </FieldFrame>
  );
}
