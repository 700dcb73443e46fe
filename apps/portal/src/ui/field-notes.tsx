/** What stands between a label and its field: hint, error, warning, each with an id the field is described by. */
import { Sign } from './sign.tsx';

export type FieldBase = Readonly<{
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  warning?: string | undefined;
}>;

type Notes = Pick<FieldBase, 'name' | 'hint' | 'error' | 'warning'>;

export function FieldNotes({ name, hint, error, warning }: Notes) {
  return (
    <>
      {hint ? (
        <p class="field__hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="field__error" id={`${name}-error`}>
          <Sign name="cross" />
          <span>{error}</span>
        </p>
      ) : null}
      {warning ? (
        <p class="field__warning" id={`${name}-warning`}>
          {warning}
        </p>
      ) : null}
    </>
  );
}

/** The ids of the notes that are there, for aria-describedby. */
export function describedBy({ name, hint, error, warning }: Notes): string | undefined {
  const ids = [hint && `${name}-hint`, error && `${name}-error`, warning && `${name}-warning`].filter(Boolean);
  return ids.length === 0 ? undefined : ids.join(' ');
}
