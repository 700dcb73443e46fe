/** Where a card should be in a camera's frame, and where it was found: paths in the video's own pixels. No DOM here. */

const CARD_ASPECT = 85.6 / 53.98; // ISO/IEC 7810 ID-1
const WIDEST = 0.88; // of the frame's width
const HIGHEST = 0.76; // of its height

/** A card in the middle, with the round corners it has. */
export function cardGuide(width: number, height: number): string {
  const along = Math.round(Math.min(width * WIDEST, height * HIGHEST * CARD_ASPECT));
  const across = Math.round(along / CARD_ASPECT);
  const round = Math.round((along * 3.18) / 85.6);
  const [x, y] = [Math.round((width - along) / 2), Math.round((height - across) / 2)];
  const arc = (dx: number, dy: number): string => `a${round} ${round} 0 0 1 ${dx} ${dy}`;
  const [flat, steep] = [along - 2 * round, across - 2 * round];
  return (
    `M${x + round} ${y}h${flat}${arc(round, round)}v${steep}${arc(-round, round)}` +
    `h${-flat}${arc(-round, -round)}v${-steep}${arc(round, -round)}Z`
  );
}

/** `scale`: pixels of the video for each of the judged frame. */
export function outlinePath(corners: readonly (readonly [x: number, y: number])[] | null, scale: number): string {
  if (corners === null) return '';
  return `M${corners.map(([x, y]) => `${Math.round(x * scale)} ${Math.round(y * scale)}`).join('L')}Z`;
}
