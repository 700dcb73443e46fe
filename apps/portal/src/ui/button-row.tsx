/** Buttons beside each other, under each other on a phone; the main one first. */
import type { PropsWithChildren } from 'hono/jsx';

export function ButtonRow({ children }: PropsWithChildren) {
  return <div class="button-row">{children}</div>;
}
