/** The six digits of a code message: numeric keyboard, filled in by the phone where it can. */
import { FieldFrame, marksOf, type FieldBase } from './field-notes.tsx';

export function CodeField(props: FieldBase & Readonly<{ value?: string | undefined }>) {
  const { value = '' } = props;
  return (
    <FieldFrame field={props}>
      <input
        {...marksOf(props)}
        type="text"
        value={value}
        class="input input--code"
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength={20}
        required
      />
    </FieldFrame>
  );
}
