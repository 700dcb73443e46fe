/**
 * Measures against a policy: findings with their numbers, all at once.
 *
 * Where a measure is sure it may refuse; where it doubts, a person looks: a good photo must not be refused because a
 * table was light blue.
 */
import type { PhotoFinding, PictureFinding, Place, Verdict, Weight } from './finding.ts';
import { verdictOf } from './finding.ts';
import type { Gate } from './gate.ts';
import type { CardMeasures, MeasuredPhoto, PhotoMeasures } from './measure.ts';
import type { Band, PhotoPolicy } from './policy.ts';
import type { ReadNik } from './read-nik.ts';

export type PhotoAssessment = Readonly<{
  verdict: Verdict;
  /** True exactly when the verdict is accept. */
  accepted: boolean;
  findings: readonly PhotoFinding[];
  card: CardMeasures | null;
  /** The number read from the picture, where it is sure enough to be offered. Never a reason to refuse. */
  nik: ReadNik | null;
  measures: PhotoMeasures | null;
  policyVersion: string;
}>;

/** Without measures (the file could not be decoded) the gate's findings stand alone. */
export function judgeMeasures(
  measured: Readonly<{ measures: PhotoMeasures; nik?: MeasuredPhoto['nik'] }> | null,
  gate: Pick<Gate, 'findings'>,
  policy: PhotoPolicy,
): PhotoAssessment {
  const measures = measured?.measures ?? null;
  const findings: PhotoFinding[] = [...gate.findings];
  if (measures !== null) findings.push(...judgePicture(measures, policy));
  const verdict = verdictOf(findings);
  const card = measures === null ? null : believedCard(measures, policy);
  const nik = measured?.nik ?? null;
  return {
    verdict,
    accepted: verdict === 'accept',
    findings,
    card,
    nik: card !== null && nik !== null && nik.confidence >= policy.nik.minConfidence ? nik : null,
    measures,
    policyVersion: policy.version,
  };
}

function believedCard({ card }: PhotoMeasures, { card: limits }: PhotoPolicy): CardMeasures | null {
  return card !== null && card.confidence >= limits.minConfidence ? card : null;
}

function judgePicture(measures: PhotoMeasures, policy: PhotoPolicy): PictureFinding[] {
  const card = believedCard(measures, policy);
  const light = judgeLight(measures, card, policy);
  // An outline around two cards, or around none of them, says nothing that helps.
  const number = judgeNumber(measures, card, policy);
  if (number.some(({ weight }) => weight === 'refuse')) return [...number, ...light];
  // In the dark nobody sees whether there is a card: that comes first.
  if (card === null) {
    const isDark = light.some(({ code, weight }) => code === 'too-dark' && weight === 'refuse');
    return isDark ? [...light, noCard(measures, policy)] : [noCard(measures, policy), ...light];
  }
  // What is burnt out or black shows not even what it is.
  const isUnlit = light.some(({ weight }) => weight === 'refuse');
  const kind = isUnlit ? [] : judgeKind(card, policy);
  // Of something that is no KTP the rest says nothing that helps.
  if (kind.some(({ weight }) => weight === 'refuse')) return kind;
  return [
    ...kind,
    ...number,
    ...judgeGeometry(card, policy),
    ...judgeSharpness(measures, card, policy),
    ...light,
    ...judgeSpots(card, light, policy),
    ...judgeCopies(measures, card, policy),
  ];
}

function noCard({ card }: PhotoMeasures, { card: limits }: PhotoPolicy): PictureFinding {
  const { minConfidence } = limits;
  return { code: 'no-card', weight: 'refuse', confidence: card?.confidence ?? 0, minConfidence };
}

function judgeKind(card: CardMeasures, { ktp }: PhotoPolicy): PictureFinding[] {
  const { ktp: score } = card.kinds;
  if (score >= ktp.reviewUnder) return [];
  const isRefused = score < ktp.refuseUnder;
  const minScore = isRefused ? ktp.refuseUnder : ktp.reviewUnder;
  return [{ code: 'not-a-ktp', weight: isRefused ? 'refuse' : 'review', score, minScore, place: placeOf(card) }];
}

function judgeNumber({ several }: PhotoMeasures, card: CardMeasures | null, policy: PhotoPolicy): PictureFinding[] {
  const place = card === null ? {} : { place: placeOf(card) };
  return inBand(several, policy.several).map((found) => ({ code: 'several-cards', ...found, ...place }));
}

function judgeGeometry(card: CardMeasures, { card: limits, tilt }: PhotoPolicy): PictureFinding[] {
  const weight = card.confidence >= limits.sureConfidence ? 'refuse' : 'review';
  const place = placeOf(card);
  const findings: PictureFinding[] = [];
  if (card.cutSides.length > 0) findings.push({ code: 'cut-off', weight, place, sides: card.cutSides });
  if (card.widthPx < limits.minWidthPx) {
    findings.push({ code: 'too-small', weight, place, cardWidthPx: card.widthPx, minPx: limits.minWidthPx });
  }
  const degrees = card.tiltDegrees;
  // Of a card that runs out of the picture the shape is a guess.
  if (degrees > tilt.warnOver && card.cutSides.length === 0) {
    const isRefused = degrees > tilt.refuseOver;
    const maxDegrees = isRefused ? tilt.refuseOver : tilt.warnOver;
    findings.push({ code: 'tilted', weight: isRefused ? weight : 'warn', place, degrees, maxDegrees });
  }
  return findings;
}

function judgeSharpness({ blurMm }: PhotoMeasures, card: CardMeasures, { blur }: PhotoPolicy): PictureFinding[] {
  if (blurMm <= blur.warnOverMm) return [];
  const isRefused = blurMm > blur.refuseOverMm;
  const maxMm = isRefused ? blur.refuseOverMm : blur.warnOverMm;
  return [{ code: 'blurred', weight: isRefused ? 'refuse' : 'warn', blurMm, maxMm, place: placeOf(card) }];
}

function judgeLight({ light }: PhotoMeasures, card: CardMeasures | null, policy: PhotoPolicy): PictureFinding[] {
  const limits = policy.light;
  const place = card === null ? {} : { place: placeOf(card) };
  // Without the card it is the table that is dark or bright, a page or a wall: only what shows nothing at all is refused.
  const darkest = card === null ? limits.nothingSeenUnder : limits.refuseUnder;
  const findings: PictureFinding[] = [];
  if (light.ground < limits.warnUnder) {
    const isRefused = light.ground < darkest;
    const minLuminance = isRefused ? darkest : limits.warnUnder;
    const weight = isRefused ? 'refuse' : 'warn';
    findings.push({ code: 'too-dark', weight, luminance: light.ground, minLuminance, ...place });
  }
  if (light.clippedShare > limits.warnClippedOver) {
    const isRefused = light.clippedShare > limits.refuseClippedOver;
    const maxShare = isRefused ? limits.refuseClippedOver : limits.warnClippedOver;
    const weight = isRefused && card !== null ? 'refuse' : 'warn';
    findings.push({ code: 'too-bright', weight, clippedShare: light.clippedShare, maxShare, ...place });
  }
  return findings;
}

/** What hides a part of the card. Where all of it is burnt out, glare is not another fault. */
function judgeSpots(card: CardMeasures, light: readonly PictureFinding[], policy: PhotoPolicy): PictureFinding[] {
  const isBurntOut = light.some(({ code, weight }) => code === 'too-bright' && weight === 'refuse');
  const findings: PictureFinding[] = [...hiddenCorner(card, policy)];
  for (const code of ['glare', 'covered'] as const) {
    const { share, place } = card[code];
    if (code === 'glare' && isBurntOut) continue;
    const where = { corners: place ?? card.corners };
    for (const { weight, maxScore } of inBand(share, policy[code])) {
      findings.push({ code, weight, share, maxShare: maxScore, place: where });
    }
  }
  return findings;
}

/** An outline that no card has: something lies on a corner, or beside it. A person looks. */
function hiddenCorner(card: CardMeasures, { maxMisfit, covered }: PhotoPolicy): PictureFinding[] {
  const isSeen = card.misfit <= maxMisfit || card.cutSides.length > 0 || card.covered.share > covered.reviewOver;
  if (isSeen) return [];
  const { share } = card.covered;
  return [{ code: 'covered', weight: 'review', share, maxShare: covered.reviewOver, place: placeOf(card) }];
}

function judgeCopies(
  { light, chroma, blurMm }: PhotoMeasures,
  card: CardMeasures,
  policy: PhotoPolicy,
): PictureFinding[] {
  // Neither the dark nor the burnt-out nor the badly blurred shows what it is: those findings speak first.
  const isUnreadable =
    light.ground < policy.light.refuseUnder ||
    light.clippedShare > policy.light.refuseClippedOver ||
    blurMm > policy.blur.refuseOverMm;
  if (isUnreadable) return [];
  const { colourCopy, screen } = card.copies;
  const place = placeOf(card);
  return [
    ...inBand(greyScoreOf(card, chroma, policy), policy.greyCopy).map((found) => ({
      code: 'grey-copy' as const,
      ...found,
      chroma,
      place,
    })),
    ...inBand(colourCopy, policy.colourCopy).map((found) => ({ code: 'colour-copy' as const, ...found, place })),
    ...inBand(screen, policy.screen).map((found) => ({ code: 'screen' as const, ...found, place })),
  ];
}

/** What the net says, or how little colour is left. Of a card that runs out of the picture the portrait may be missing. */
function greyScoreOf({ copies, cutSides }: CardMeasures, chroma: number, { colourless }: PhotoPolicy): number {
  if (cutSides.length > 0) return copies.greyCopy;
  const share = (colourless.noneFrom - chroma) / (colourless.noneFrom - colourless.allUnder);
  return Math.max(copies.greyCopy, Math.min(1, share));
}

/** One finding's numbers, or none. */
function inBand(
  score: number,
  { reviewOver, refuseOver }: Band,
): { weight: Weight; score: number; maxScore: number }[] {
  if (score <= reviewOver) return [];
  const isRefused = score > refuseOver;
  return [{ weight: isRefused ? 'refuse' : 'review', score, maxScore: isRefused ? refuseOver : reviewOver }];
}

function placeOf({ corners }: CardMeasures): Place {
  return { corners };
}
