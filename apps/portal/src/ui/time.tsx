/** What is left until a time: kept true by page.ts while a page stays open; without it, what was true when the page was made. */
import type { PropsWithChildren } from 'hono/jsx';

/** "3 hari 4 jam lagi", counted down by the server's clock. */
export function Countdown({ until, children }: PropsWithChildren<Readonly<{ until: Date }>>) {
  return (
    <time datetime={until.toISOString()} data-until>
      {children}
    </time>
  );
}
