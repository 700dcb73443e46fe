/** "1 of 8" as eight circles, one of them filled; the words stand beside it. Too many circles say nothing: none are drawn. */
const mostCircles = 24;

export function Odds({ chosen, of }: Readonly<{ chosen: number; of: number }>) {
  if (of > mostCircles) return null;
  return (
    <span class="odds" aria-hidden="true">
      {Array.from({ length: of }, (_, index) => (
        <span class={index < chosen ? 'odds__chosen' : undefined}></span>
      ))}
    </span>
  );
}
