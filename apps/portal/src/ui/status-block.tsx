/** What is, what happens next, when. */
import type { Child } from 'hono/jsx';

export function StatusBlock({ now, next, when }: Readonly<{ now: Child; next?: Child | undefined; when?: Child | undefined }>) {
  return (
    <div class="status">
      <p class="status__now">{now}</p>
      {next ? <p class="status__next">{next}</p> : null}
      {when ? <p class="status__when">{when}</p> : null}
    </div>
  );
}
