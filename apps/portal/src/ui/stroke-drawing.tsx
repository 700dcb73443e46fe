/** A small drawing made of strokes in a 64 × 48 box; its colours come from the text around it. */

export type Stroke = Readonly<{ kind: 'line' | 'accent' | 'faint'; path: string }>;

export function StrokeDrawing({ strokes }: Readonly<{ strokes: readonly Stroke[] }>) {
  return (
    <svg class="stroke-drawing" viewBox="0 0 64 48" aria-hidden="true" focusable="false">
      {strokes.map((stroke) => (
        <path class={`stroke--${stroke.kind}`} d={stroke.path} />
      ))}
    </svg>
  );
}
