/** A button, or a link that looks like one. */
import type { PropsWithChildren } from 'hono/jsx';

type ButtonProps = PropsWithChildren<
  Readonly<{
    /** Posted as _act, or under another name. */
    act?: string | undefined;
    name?: string | undefined;
    value?: string | undefined;
    kind?: 'main' | 'quiet' | 'danger' | undefined;
    formNoValidate?: boolean | undefined;
    href?: string | undefined;
  }>
>;

export function Button({ act, name, value, kind = 'main', formNoValidate, href, children }: ButtonProps) {
  const look = kind === 'main' ? 'button' : `button button--${kind}`;
  if (href !== undefined) {
    return (
      <a class={look} href={href}>
        {children}
      </a>
    );
  }
  const posted = name === undefined ? (act === undefined ? {} : { name: '_act', value: act }) : { name, value };
  return (
    <button class={look} type="submit" formnovalidate={formNoValidate} {...posted}>
      {children}
    </button>
  );
}
