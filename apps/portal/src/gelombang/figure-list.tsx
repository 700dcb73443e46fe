/** A few figures, large, each with its name; words among them take a line of their own. */
import type { Child } from 'hono/jsx';

export type LargeFigure = Readonly<{ label: string; value: string; isWords?: boolean; drawing?: Child }>;

export function FigureList({ figures }: Readonly<{ figures: readonly LargeFigure[] }>) {
  return (
    <dl class="figures">
      {figures.map(({ label, value, isWords, drawing }) => (
        <div class={isWords ? 'figures__one figures__one--words' : 'figures__one'}>
          <dt>{label}</dt>
          <dd>
            {value}
            {drawing}
          </dd>
        </div>
      ))}
    </dl>
  );
}
