/** One photo, from decoded pixels to a verdict. */
import type { Gate } from './gate.ts';
import { judgeMeasures, type PhotoAssessment } from './judge.ts';
import { measurePhoto } from './measure.ts';
import type { Picture } from './picture.ts';
import type { PhotoPolicy } from './policy.ts';

/** `picture` is the upright image at the size `judgedSize` gives; null when the gate let nothing through. */
export function assessPhoto(picture: Picture | null, gate: Gate, policy: PhotoPolicy): PhotoAssessment {
  return judgeMeasures(picture === null ? null : measurePhoto(picture, gate), gate, policy);
}

/** A file that passed the gate, and that the decoder could not finish. */
export function assessUndecodable(
  gate: Gate,
  reason: 'undecodable' | 'too-slow' | 'too-big',
  policy: PhotoPolicy,
): PhotoAssessment {
  const findings = [...gate.findings, { code: 'file-damaged', weight: 'refuse', reason } as const];
  return judgeMeasures(null, { findings }, policy);
}
