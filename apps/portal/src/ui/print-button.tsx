/** Prints the page; shown by page.ts, because without scripts it could do nothing. */
import type { PropsWithChildren } from 'hono/jsx';

export function PrintButton({ children }: PropsWithChildren) {
  return (
    <button class="button button--quiet" type="button" data-print hidden>
      {children}
    </button>
  );
}
