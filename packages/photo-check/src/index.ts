/**
 * Is this photo of a KTP good enough? The pure part: no decoder, no clock, no
 * chance. `@gelombang/photo-check/browser` and `/node` bring the pixels.
 */
export { assessPhoto, assessUndecodable } from './assess-photo.ts';
export { inspectFile, uprightSize, type Gate } from './gate.ts';
export { fileKindOf, type FileKind } from './file-kind.ts';
export { essentialPng } from './png-header.ts';
export { findCard, type FoundCard } from './find-card.ts';
export { judgeMeasures, type PhotoAssessment } from './judge.ts';
export { measurePhoto, type CardMeasures, type MeasuredPhoto, type PhotoMeasures } from './measure.ts';
export type { ReadNik } from './read-nik.ts';
export type { Light } from './measure-light.ts';
export { defaultPolicy, policyWithMaxBytes, type PhotoPolicy } from './policy.ts';
export { judgedSide, judgedSize, type Corners, type Picture, type Point, type Side } from './picture.ts';
export type {
  DamageReason,
  FileFinding,
  FindingCode,
  PhotoFinding,
  PictureFinding,
  Place,
  Verdict,
  Weight,
} from './finding.ts';
