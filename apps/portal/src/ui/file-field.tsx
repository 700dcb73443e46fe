/** A file: on a phone, the camera or a picture already there. */
import { describedBy, FieldNotes, type FieldBase } from './field-notes.tsx';

type FileFieldProps = FieldBase & Readonly<{ accept: string; capture?: 'environment' | 'user' | undefined }>;

export function FileField(props: FileFieldProps) {
  const { name, label, accept, capture, error } = props;
  return (
    <div class={error ? 'field field--error' : 'field'}>
      <label for={name}>{label}</label>
      <FieldNotes {...props} />
      <input
        id={name}
        name={name}
        type="file"
        class="input input--file"
        accept={accept}
        capture={capture}
        required
        aria-describedby={describedBy(props)}
        aria-invalid={error ? 'true' : undefined}
      />
    </div>
  );
}
