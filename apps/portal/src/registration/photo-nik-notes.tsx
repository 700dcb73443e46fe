/** The NIK read from the photo, on the pages: offered by one button, or a question that stops nobody. */
import { formatNik } from '../messages/dates.ts';
import type { View } from '../platform/context.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { PhotoNikAdvice, PhotoNikDifference } from './photo-nik.ts';

type NoteProps = Readonly<{ view: View; advice: PhotoNikAdvice | null }>;

export function PhotoNikOffer({ view, advice }: NoteProps) {
  if (advice?.code !== 'offer') return null;
  const words = view.words.registration.photoNik;
  return (
    <Notice kind="info" title={words.title}>
      <p class="offered-number">{formatNik(advice.nik)}</p>
      <p>{words.offer}</p>
      <Button act="nik-foto" kind="quiet" formNoValidate>
        {words.use}
      </Button>
    </Notice>
  );
}

/** Before joining, with a way back; joining does not wait for it. */
export function PhotoNikQuestion({ view, advice }: NoteProps) {
  if (advice?.code !== 'differs') return null;
  return (
    <Notice kind="info">
      <p>{describePhotoNik(view, advice)}</p>
      <p>
        <a href="/pendaftaran/data#nik">{view.words.registration.photoNik.change}</a>
      </p>
    </Notice>
  );
}

export function describePhotoNik(view: View, advice: PhotoNikDifference): string {
  return view.words.registration.photoNik.differs(unbroken(advice.inPhoto), unbroken(advice.typed));
}

/** Beside the field: the number to compare with, and no more. */
export function describeBeside(view: View, { inPhoto }: PhotoNikDifference): string {
  return view.words.registration.photoNik.beside(unbroken(inPhoto));
}

/** Two numbers are compared digit by digit: neither may break at the end of a line. */
function unbroken(nik: string): string {
  return formatNik(nik).replaceAll(' ', '\u00a0');
}
