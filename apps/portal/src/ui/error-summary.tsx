/** Everything that needs the person, on top, with links to the fields; page.ts puts the focus here. */
import type { View } from '../platform/context.ts';

export type SummaryError = Readonly<{ field: string; text: string }>;

export function ErrorSummary({ view, errors }: Readonly<{ view: View; errors: readonly SummaryError[] }>) {
  if (errors.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabindex={-1} data-focus>
      <h2 class="error-summary__title">{view.words.common.errorSummary(errors.length)}</h2>
      <ul>
        {errors.map(({ field, text }) => (
          <li>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
