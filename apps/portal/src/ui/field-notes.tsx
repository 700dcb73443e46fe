/** What every field has around it: label, then hint, error and warning, each with an id the field is described by. */
import type { PropsWithChildren } from 'hono/jsx';
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

/** Label, notes, and the field itself. */
export function FieldFrame({ field, children }: PropsWithChildren<Readonly<{ field: FieldBase }>>) {
  return (
    <div class={field.error ? 'field field--error' : 'field'}>
      <label for={field.name}>{field.label}</label>
      <FieldNotes {...field} />
      {children}
    </div>
  );
}

/** What an input says of itself, whatever its kind. */
export function marksOf({ name, hint, error, warning }: FieldBase) {
  const ids = [hint && `${name}-hint`, error && `${name}-error`, warning && `${name}-warning`].filter(Boolean);
  return {
    id: name,
    name,
    'aria-describedby': ids.length === 0 ? undefined : ids.join(' '),
    'aria-invalid': error ? ('true' as const) : undefined,
  };
}
