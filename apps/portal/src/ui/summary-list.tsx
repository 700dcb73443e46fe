/** Facts with their labels; answers with a way to change them. */
import type { Child } from 'hono/jsx';

export type SummaryRow = Readonly<{ label: string; value: Child }> &
  (Readonly<{ changeHref: string; changeText: string }> | Readonly<{ changeHref?: undefined; changeText?: undefined }>);

export function SummaryList({ rows }: Readonly<{ rows: readonly SummaryRow[] }>) {
  return (
    <dl class="summary">
      {rows.map(({ label, value, changeHref, changeText }) => (
        <div class="summary__row">
          <dt>{label}</dt>
          <dd>{value}</dd>
          {changeHref ? (
            <dd class="summary__change">
              <a href={changeHref}>
                {changeText}
                <span class="visually-hidden"> {label}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
