/** A file: on a phone, the camera or a picture already there. */
import { FieldFrame, marksOf, type FieldBase } from './field-notes.tsx';

type FileFieldProps = FieldBase & Readonly<{ accept: string; capture?: 'environment' | 'user' | undefined }>;

export function FileField(props: FileFieldProps) {
  const { accept, capture } = props;
  return (
    <FieldFrame field={props}>
      <input {...marksOf(props)} type="file" class="input input--file" accept={accept} capture={capture} required />
    </FieldFrame>
  );
}
