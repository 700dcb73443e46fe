/** A form that posts: where it comes from is checked by middleware; what is wrong is said by the server, in our words. */
import type { PropsWithChildren } from 'hono/jsx';

type FormProps = PropsWithChildren<
  Readonly<{
    action: string;
    id?: string | undefined;
    multipart?: boolean | undefined;
    /** Where page.ts saves what is typed, as it is typed. */
    autosave?: string | undefined;
  }>
>;

export function Form({ action, id, multipart, autosave, children }: FormProps) {
  return (
    <form
      method="post"
      action={action}
      id={id}
      enctype={multipart ? 'multipart/form-data' : undefined}
      data-autosave={autosave}
      novalidate
    >
      {children}
    </form>
  );
}
