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
    /** Under this share of lively pixels the picture is empty: no card is refused, not doubted. */
    minDetail: number;
  }>;
  light: Readonly<{
    /** Luma, 0 to 255, of the card's ground. */
    refuseUnder: number;
    warnUnder: number;
    refuseClippedOver: number;
    warnClippedOver: number;
    /** Without a card's outline it may be a white table that is burnt out. */
    refuseClippedWithoutCardOver: number;
  }>;
  /** Diameter of the blur disc on the card: small letters are about 1.6 mm tall. */
  blur: Readonly<{ refuseOverMm: number; warnOverMm: number }>;
  /** Residual log-chroma; copies from a black-and-white copier have none. */
  chroma: Readonly<{ refuseUnder: number; reviewUnder: number }>;
}>;

export const defaultPolicy: PhotoPolicy = {
  version: '2026-11-classical-1',
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
  card: { minWidthPx: 480, sureConfidence: 0.6, minConfidence: 0.5, minDetail: 0.01 },
  light: {
    refuseUnder: 70,
    warnUnder: 95,
    refuseClippedOver: 0.5,
    warnClippedOver: 0.25,
    refuseClippedWithoutCardOver: 0.7,
  },
  blur: { refuseOverMm: 0.75, warnOverMm: 0.5 },
  chroma: { refuseUnder: 0.03, reviewUnder: 0.04 },
};

/** The same policy with a programme's own limit on the size of the file. */
export function policyWithMaxBytes(policy: PhotoPolicy, maxBytes: number): PhotoPolicy {
  return { ...policy, file: { ...policy.file, maxBytes } };
}
