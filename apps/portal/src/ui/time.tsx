/** Times that page.ts keeps true while a page stays open; without it they say what was true when it was made. */
import type { PropsWithChildren } from 'hono/jsx';

/** "3 hari 4 jam lagi", counted down by the server's clock. */
export function Countdown({ until, children }: PropsWithChildren<Readonly<{ until: Date }>>) {
  return (
    <time datetime={until.toISOString()} data-until>
      {children}
    </time>
  );
}

/** A time in full, to which page.ts adds how long ago it was. */
export function Ago({ at, children }: PropsWithChildren<Readonly<{ at: Date }>>) {
  return (
    <time datetime={at.toISOString()} data-ago>
      {children}
    </time>
  );
}
