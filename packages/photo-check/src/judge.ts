/**
 * Measures against a policy: findings with their numbers, all at once.
 *
 * The outline of this first form is a classical guess. Where it is sure it may
 * refuse; where it doubts, a person looks: a good photo must not be refused
 * because a table was light blue.
 */
import type { PhotoFinding, PictureFinding, Place, Verdict } from './finding.ts';
import { verdictOf } from './finding.ts';
import type { Gate } from './gate.ts';
import { isBlank } from './measure-light.ts';
import type { CardMeasures, PhotoMeasures } from './measure.ts';
import type { PhotoPolicy } from './policy.ts';

export type PhotoAssessment = Readonly<{
  verdict: Verdict;
  /** True exactly when the verdict is accept. */
  accepted: boolean;
  findings: readonly PhotoFinding[];
  card: CardMeasures | null;
  /** Reading the number comes in a later form. */
  nik: null;
  measures: PhotoMeasures | null;
  policyVersion: string;
}>;

/** Without measures (the file could not be decoded) the gate's findings stand alone. */
export function judgeMeasures(
  measures: PhotoMeasures | null,
  gate: Pick<Gate, 'findings'>,
  policy: PhotoPolicy,
): PhotoAssessment {
  const findings: PhotoFinding[] = [...gate.findings];
  if (measures !== null) findings.push(...judgePicture(measures, policy));
  const verdict = verdictOf(findings);
  const card = measures?.card ?? null;
  return {
    verdict,
    accepted: verdict === 'accept',
    findings,
    card: card !== null && card.confidence >= policy.card.minConfidence ? card : null,
    nik: null,
    measures,
    policyVersion: policy.version,
  };
}

function judgePicture(measures: PhotoMeasures, policy: PhotoPolicy): PictureFinding[] {
  return [
    ...judgeCard(measures, policy),
    ...judgeSharpness(measures, policy),
    ...judgeLight(measures, policy),
    ...judgeColour(measures, policy),
  ];
}

function judgeCard({ card, detail, light }: PhotoMeasures, { card: limits }: PhotoPolicy): PictureFinding[] {
  const confidence = card?.confidence ?? 0;
  if (card === null || confidence < limits.minConfidence) {
    // An outline may have been missed; print in the middle of the picture is not.
    const weight = detail < limits.minDetail || isBlank(light) ? 'refuse' : 'review';
    return [{ code: 'no-card', weight, confidence, minConfidence: limits.minConfidence }];
  }
  const weight = confidence >= limits.sureConfidence ? 'refuse' : 'review';
  const place: Place = { corners: card.corners };
  const findings: PictureFinding[] = [];
  if (card.cutSides.length > 0) findings.push({ code: 'cut-off', weight, place, sides: card.cutSides });
  if (card.widthPx < limits.minWidthPx) {
    findings.push({ code: 'too-small', weight, place, cardWidthPx: card.widthPx, minPx: limits.minWidthPx });
  }
  return findings;
}

function judgeSharpness({ blurMm, card }: PhotoMeasures, { blur, card: limits }: PhotoPolicy): PictureFinding[] {
  if (blurMm <= blur.warnOverMm) return [];
  const isSure = card !== null && card.confidence >= limits.minConfidence;
  const isRefused = blurMm > blur.refuseOverMm;
  const maxMm = isRefused ? blur.refuseOverMm : blur.warnOverMm;
  // Without the card the scale is a guess: print of unknown size is not judged.
  const weight = isRefused ? (isSure ? 'refuse' : 'review') : 'warn';
  return [{ code: 'blurred', weight, blurMm, maxMm, ...placeOf(card, limits) }];
}

function judgeLight({ light, card }: PhotoMeasures, policy: PhotoPolicy): PictureFinding[] {
  const limits = policy.light;
  const place = placeOf(card, policy.card);
  // Without the card it is the table that is dark or bright.
  const refused = place.place === undefined ? 'review' : 'refuse';
  const findings: PictureFinding[] = [];
  if (light.ground < limits.warnUnder) {
    const isRefused = light.ground < limits.refuseUnder;
    const minLuminance = isRefused ? limits.refuseUnder : limits.warnUnder;
    const weight = isRefused ? refused : 'warn';
    findings.push({ code: 'too-dark', weight, luminance: light.ground, minLuminance, ...place });
  }
  if (light.clippedShare > limits.warnClippedOver) {
    const isRefused = light.clippedShare > limits.refuseClippedOver;
    const maxShare = isRefused ? limits.refuseClippedOver : limits.warnClippedOver;
    const isSure = place.place !== undefined || light.clippedShare > limits.refuseClippedWithoutCardOver;
    const weight = isRefused ? (isSure ? 'refuse' : 'review') : 'warn';
    findings.push({ code: 'too-bright', weight, clippedShare: light.clippedShare, maxShare, ...place });
  }
  return findings;
}

function judgeColour({ chroma, card, light }: PhotoMeasures, policy: PhotoPolicy): PictureFinding[] {
  const limits = policy.chroma;
  // Neither the dark nor the burnt-out shows its colour: those findings speak first.
  const isUnreadable = light.ground < policy.light.refuseUnder || light.clippedShare > policy.light.refuseClippedOver;
  if (chroma >= limits.reviewUnder || isUnreadable) return [];
  const isRefused = chroma < limits.refuseUnder;
  const isSure = card !== null && card.confidence >= policy.card.minConfidence;
  // A bare table has no colour either, and a card cut off may have lost its portrait.
  if (!isSure && isBlank(light)) return [];
  if (!isRefused && isSure && card.cutSides.length > 0) return [];
  const minChroma = isRefused ? limits.refuseUnder : limits.reviewUnder;
  const weight = isRefused && isSure ? 'refuse' : 'review';
  return [{ code: 'grey-copy', weight, chroma, minChroma, ...placeOf(card, policy.card) }];
}

function placeOf(card: CardMeasures | null, limits: PhotoPolicy['card']): { place?: Place } {
  return card !== null && card.confidence >= limits.minConfidence ? { place: { corners: card.corners } } : {};
}
