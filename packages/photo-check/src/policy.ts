/**
 * The limits a photo is judged by, as data with a version. A programme may give
 * its own; stored measures can be judged again by another policy without pixels.
 */

export type PhotoPolicy = Readonly<{
  version: string;
  file: Readonly<{
    maxBytes: number;
    maxSidePx: number;
    maxPixels: number;
    maxAspect: number;
    maxJpegScans: number;
    maxJpegSegments: number;
    maxPngChunks: number;
    maxPngAncillaryBytes: number;
  }>;
  card: Readonly<{
    minWidthPx: number;
    /** From here on the outline is believed: geometry may refuse. */
    sureConfidence: number;
    /** Under this nothing like a card was found. Between the two a person looks. */
    minConfidence: number;
  }>;
  /** An outline farther than this from any card's has a corner that nobody can see. */
  maxMisfit: number;
  /** How much it looks like a KTP, 0 to 1. */
  ktp: Readonly<{ refuseUnder: number; reviewUnder: number }>;
  /** How likely there are several KTPs, 0 to 1. */
  several: Band;
  /** Degrees between the card's plane and the picture's. */
  tilt: Readonly<{ refuseOver: number; warnOver: number }>;
  light: Readonly<{
    /** Luma, 0 to 255, of the card's ground. */
    refuseUnder: number;
    /** Of a picture in which no card was found: under this none could be. */
    nothingSeenUnder: number;
    warnUnder: number;
    refuseClippedOver: number;
    warnClippedOver: number;
  }>;
  /** Shares of the card that are burnt out, or that something lies on. */
  glare: Band;
  covered: Band;
  /** Diameter of the blur disc on the card: small letters are about 1.6 mm tall. */
  blur: Readonly<{ refuseOverMm: number; warnOverMm: number }>;
  /** How likely each copy is, 0 to 1. Screens and good prints are hard: near the border a person looks. */
  greyCopy: Band;
  /**
   * Residual log-chroma: from the first on a card is not colourless at all, under the second it is wholly so; between them
   * in proportion, as greyCopy's score. On photos by another hand originals had 0.09 and more, grey copies 0.03 and less.
   */
  colourless: Readonly<{ noneFrom: number; allUnder: number }>;
  colourCopy: Band;
  screen: Band;
  /** A number surer than this is offered. */
  nik: Readonly<{ minConfidence: number }>;
}>;

/** Over the first a person looks, over the second the photo is refused. */
export type Band = Readonly<{ reviewOver: number; refuseOver: number }>;

export const defaultPolicy: PhotoPolicy = {
  version: '2026-11-nets-2',
  file: {
    maxBytes: 2_000_000,
    maxSidePx: 10_000,
    maxPixels: 40_000_000,
    maxAspect: 6,
    maxJpegScans: 64,
    maxJpegSegments: 256,
    maxPngChunks: 512,
    maxPngAncillaryBytes: 1_048_576,
  },
  card: { minWidthPx: 480, sureConfidence: 0.85, minConfidence: 0.6 },
  maxMisfit: 0.025,
  ktp: { refuseUnder: 0.45, reviewUnder: 0.9 },
  several: { reviewOver: 0.35, refuseOver: 0.7 },
  tilt: { refuseOver: 38, warnOver: 32 },
  light: { refuseUnder: 70, nothingSeenUnder: 50, warnUnder: 95, refuseClippedOver: 0.5, warnClippedOver: 0.25 },
  glare: { reviewOver: 0.025, refuseOver: 0.05 },
  covered: { reviewOver: 0.022, refuseOver: 0.035 },
  blur: { refuseOverMm: 0.4, warnOverMm: 0.33 },
  greyCopy: { reviewOver: 0.4, refuseOver: 0.7 },
  colourless: { noneFrom: 0.06, allUnder: 0.03 },
  colourCopy: { reviewOver: 0.04, refuseOver: 0.9 },
  screen: { reviewOver: 0.6, refuseOver: 0.97 },
  nik: { minConfidence: 0.9 },
};

/** The same policy with a programme's own limit on the size of the file. */
export function policyWithMaxBytes(policy: PhotoPolicy, maxBytes: number): PhotoPolicy {
  return { ...policy, file: { ...policy.file, maxBytes } };
}
