/**
 * How far the card is tilted out of the picture's plane, from the shape of its outline: of the focal lengths phones
 * have, the one is taken under which the outline is most nearly a rectangle of a card's proportions (Zhang 2000, the
 * two constraints on a homography), and the card's normal under it is compared with the line of sight.
 */
import { CARD_MM } from './flat-card.ts';
import type { Corners } from './picture.ts';
import { unitToQuad } from './rectify.ts';

type Size = Readonly<{ width: number; height: number }>;
type Vector = readonly [number, number, number];

/** In shares of the picture's longer side: from a wide angle to a tele lens. */
const FOCAL_LENGTHS = [0.6, 0.7, 0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.8, 2.2];

export type CardPose = Readonly<{
  /** Between the card's plane and the picture's: 0 seen straight from above. */
  degrees: number;
  /** How far the outline is from that of any card: 0 where one fits; the square of a share of its sides. */
  misfit: number;
}>;

export function measureTilt(corners: Corners, { width, height }: Size): CardPose {
  const [a, b, , d, e, , g, h] = unitToQuad(
    corners.map(([x, y]) => [x - width / 2, y - height / 2] as const) as unknown as Corners,
  );
  let best: CardPose = { misfit: Infinity, degrees: 0 };
  for (const share of FOCAL_LENGTHS) {
    const focal = share * Math.max(width, height);
    const along: Vector = [a / focal / CARD_MM.width, d / focal / CARD_MM.width, g / CARD_MM.width];
    const down: Vector = [b / focal / CARD_MM.height, e / focal / CARD_MM.height, h / CARD_MM.height];
    const [p, q] = [Math.hypot(...along), Math.hypot(...down)];
    const skew = dot(along, down) / (p * q);
    const misfit = skew * skew + Math.log(p / q) ** 2;
    if (misfit >= best.misfit) continue;
    const normal = cross(along, down);
    best = { misfit, degrees: (Math.acos(Math.abs(normal[2]) / Math.hypot(...normal)) * 180) / Math.PI };
  }
  return best;
}

function dot([a, b, c]: Vector, [d, e, f]: Vector): number {
  return a * d + b * e + c * f;
}

function cross([a, b, c]: Vector, [d, e, f]: Vector): Vector {
  return [b * f - c * e, c * d - a * f, a * e - b * d];
}
