/** What is, what happens next, when. */
import type { Child } from 'hono/jsx';

const signs = {
  next: 'M3 12h17M13.5 5.5L20 12l-6.5 6.5',
  when: 'M12 3a9 9 0 1 0 .01 0M12 7.5V12l3.5 2.5',
};

type StatusBlockProps = Readonly<{ now: Child; next?: Child | undefined; when?: Child | undefined }>;

export function StatusBlock({ now, next, when }: StatusBlockProps) {
  return (
    <div class="status">
      <p class="status__now">{now}</p>
      {next ? (
        <p class="status__next">
          <StatusSign path={signs.next} />
          <span>{next}</span>
        </p>
      ) : null}
      {when ? (
        <p class="status__when">
          <StatusSign path={signs.when} />
          <span>{when}</span>
        </p>
      ) : null}
    </div>
  );
}

function StatusSign({ path }: Readonly<{ path: string }>) {
  return (
    <svg class="status__sign" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}
