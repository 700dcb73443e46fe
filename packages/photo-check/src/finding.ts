/**
 * What can be said about a photo of a KTP. Findings are data: a code that is
 * never renamed, the numbers it was judged by, and where on the picture it is.
 * The words for them belong to whoever shows them.
 */
import type { FileKind } from './file-kind.ts';
import type { Corners, Side } from './picture.ts';

export type DamageReason =
  | 'empty'
  | 'truncated' // bytes are missing at the end
  | 'header' // the structure contradicts itself
  | 'zero-size'
  | 'side-too-long'
  | 'too-many-pixels'
  | 'too-narrow' // a strip, not a photo
  | 'too-many-scans'
  | 'too-many-segments'
  | 'too-many-chunks'
  | 'too-much-metadata'
  | 'animated'
  | 'undecodable' // the decoder gave up
  | 'too-slow' // the decoder had to be stopped
  | 'too-big'; // the decoder wanted more memory than it may have

/**
 * How much a finding weighs. `refuse`: the photo cannot be used. `review`: a
 * person must look. `warn`: usable, and could be better.
 */
export type Weight = 'refuse' | 'review' | 'warn';

/** About the file alone; always refusing. */
export type FileFinding =
  | Readonly<{ code: 'file-too-large'; weight: 'refuse'; bytes: number; maxBytes: number }>
  | Readonly<{ code: 'file-type'; weight: 'refuse'; found: FileKind }>
  | Readonly<{ code: 'file-damaged'; weight: 'refuse'; reason: DamageReason; value?: number; limit?: number }>;

/** Where a finding is, in pixels of the upright full-size image. */
export type Place = Readonly<{ corners: Corners }>;

/** About what the picture shows. */
export type PictureFinding = Readonly<{ weight: Weight; place?: Place }> &
  (
    | Readonly<{ code: 'no-card'; confidence: number; minConfidence: number }>
    | Readonly<{ code: 'cut-off'; sides: readonly Side[] }> // sides of the upright picture
    | Readonly<{ code: 'too-small'; cardWidthPx: number; minPx: number }>
    | Readonly<{ code: 'blurred'; blurMm: number; maxMm: number }>
    | Readonly<{ code: 'too-dark'; luminance: number; minLuminance: number }>
    | Readonly<{ code: 'too-bright'; clippedShare: number; maxShare: number }>
    | Readonly<{ code: 'not-a-ktp'; score: number; minScore: number }> // how much it looks like a KTP, 0 to 1
    | Readonly<{ code: 'several-cards'; score: number; maxScore: number }>
    | Readonly<{ code: 'tilted'; degrees: number; maxDegrees: number }> // between the card's plane and the picture's
    | Readonly<{ code: 'glare'; share: number; maxShare: number }> // of the card's print that is burnt out
    | Readonly<{ code: 'covered'; share: number; maxShare: number }> // of the card that something lies on
    | Readonly<{ code: 'grey-copy'; score: number; maxScore: number; chroma: number }>
    | Readonly<{ code: 'colour-copy'; score: number; maxScore: number }>
    | Readonly<{ code: 'screen'; score: number; maxScore: number }>
  );

export type PhotoFinding = FileFinding | PictureFinding;
export type FindingCode = PhotoFinding['code'];

export type Verdict = 'accept' | 'review' | 'refuse';

/** The heaviest finding decides. */
export function verdictOf(findings: readonly PhotoFinding[]): Verdict {
  if (findings.some((finding) => finding.weight === 'refuse')) return 'refuse';
  return findings.some((finding) => finding.weight === 'review') ? 'review' : 'accept';
}
