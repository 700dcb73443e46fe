/** Small drawings instead of stock pictures. They decorate: what they show is said beside them. */
import { drawingShapes, type DrawingName } from './drawing-shapes.ts';

export { drawingNames, type DrawingName } from './drawing-shapes.ts';

export function Drawing({ name, width = 96 }: Readonly<{ name: DrawingName; width?: number }>) {
  return (
    <svg
      class="drawing"
      viewBox="0 0 96 72"
      width={width}
      height={(width * 3) / 4}
      aria-hidden="true"
      focusable="false"
    >
      {drawingShapes[name].map(([tone, path]) => (
        <path class={tone === 'ink' ? undefined : `d-${tone}`} d={path} />
      ))}
    </svg>
  );
}
