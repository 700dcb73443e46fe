/** A drawing of numbers, with the numbers behind it as a table. */
import type { PropsWithChildren } from 'hono/jsx';

export function Figure({ title, children }: PropsWithChildren<Readonly<{ title: string }>>) {
  return (
    <figure class="figure">
      <figcaption>{title}</figcaption>
      {children}
    </figure>
  );
}
