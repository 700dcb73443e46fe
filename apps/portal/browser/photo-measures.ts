/** What was measured on a photo, each with the limit it is held against: for those who want to know. */
import type { PhotoAssessment, PhotoPolicy } from '@gelombang/photo-check';
import type { ShownMeasure } from './photo-work-types.ts';

export function measuresOf({ measures, card }: PhotoAssessment, policy: PhotoPolicy): ShownMeasure[] {
  if (measures === null) return [];
  const { blurMm, light } = measures;
  const shown: ShownMeasure[] = [
    { name: 'luminance', value: light.ground, limit: policy.light.refuseUnder },
    { name: 'clippedShare', value: light.clippedShare, limit: policy.light.refuseClippedOver },
  ];
  if (card === null) return shown;
  const { kinds, copies, covered, glare, widthPx, tiltDegrees } = card;
  return [
    { name: 'cardWidthPx', value: widthPx, limit: policy.card.minWidthPx },
    { name: 'tiltDegrees', value: tiltDegrees, limit: policy.tilt.refuseOver },
    { name: 'ktpShare', value: kinds.ktp, limit: policy.ktp.reviewUnder },
    { name: 'blurMm', value: blurMm, limit: policy.blur.refuseOverMm },
    ...shown,
    { name: 'glareShare', value: glare.share, limit: policy.glare.refuseOver },
    { name: 'coveredShare', value: covered.share, limit: policy.covered.refuseOver },
    { name: 'greyCopyShare', value: copies.greyCopy, limit: policy.greyCopy.reviewOver },
    { name: 'colourCopyShare', value: copies.colourCopy, limit: policy.colourCopy.reviewOver },
    { name: 'screenShare', value: copies.screen, limit: policy.screen.reviewOver },
  ];
}
