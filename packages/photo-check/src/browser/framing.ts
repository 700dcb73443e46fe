/**
 * How a photo is to be cut and turned: the card's own top up, the card and a margin around it. Only where the outline
 * is sure; and what speaks of a copy, a screen or a second card is not cut away.
 */
import type { PhotoAssessment } from '../judge.ts';
import type { CardMeasures } from '../measure.ts';
import type { Corners } from '../picture.ts';
import { defaultPolicy, type PhotoPolicy } from '../policy.ts';
import { sidesOf } from '../quad.ts';

export type Framing = Readonly<{
  /** In pixels of the upright picture. */
  box: Readonly<{ x: number; y: number; width: number; height: number }>;
  /** Clockwise, after cutting. */
  quarterTurns: 0 | 1 | 2 | 3;
  isCropped: boolean;
}>;

export type FramedPhoto = Pick<PhotoAssessment, 'findings'> &
  Readonly<{ card: Pick<CardMeasures, 'corners' | 'confidence' | 'cutSides'> | null }>;

const MARGIN = 0.08; // of the card's width, on each side: the card's edge and what it lies on stay to be seen
/** A cut that leaves more than this of the picture is not worth a second JPEG. */
const WORTHWHILE = 0.7;
const needsSurroundings: ReadonlySet<string> = new Set([
  'not-a-ktp',
  'several-cards',
  'grey-copy',
  'colour-copy',
  'screen',
]);

type Size = Readonly<{ width: number; height: number }>;

export function planFraming(
  found: FramedPhoto | null,
  { width, height }: Size,
  policy: PhotoPolicy = defaultPolicy,
): Framing {
  const whole: Framing = { box: { x: 0, y: 0, width, height }, quarterTurns: 0, isCropped: false };
  const card = found?.card ?? null;
  if (found === null || card === null || card.cutSides.length > 0) return whole;
  if (card.confidence < policy.card.sureConfidence) return whole;
  const quarterTurns = quarterTurnsOf(card.corners);
  const box = boxAround(card.corners, { width, height });
  const isWorthwhile = box.width * box.height < WORTHWHILE * width * height;
  const isEvidence = found.findings.some(({ code }) => needsSurroundings.has(code));
  if (!isWorthwhile || isEvidence) return { ...whole, quarterTurns };
  return { box, quarterTurns, isCropped: true };
}

/** Clockwise quarter turns that bring the card's top up. */
function quarterTurnsOf([topLeft, topRight]: Corners): 0 | 1 | 2 | 3 {
  const angle = Math.atan2(topRight[1] - topLeft[1], topRight[0] - topLeft[0]);
  const turnedBy = Math.round(angle / (Math.PI / 2));
  return ((4 - turnedBy) % 4) as 0 | 1 | 2 | 3;
}

function boxAround(corners: Corners, { width, height }: Size): Framing['box'] {
  const margin = MARGIN * sidesOf(corners).along;
  const along = (axis: 0 | 1, side: number): readonly [from: number, to: number] => {
    const values = corners.map((corner) => corner[axis]);
    return [
      Math.max(0, Math.floor(Math.min(...values) - margin)),
      Math.min(side, Math.ceil(Math.max(...values) + margin)),
    ];
  };
  const [x0, x1] = along(0, width);
  const [y0, y1] = along(1, height);
  return { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
}
