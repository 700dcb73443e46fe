/** The limits live frames are judged by: kinder than a photo's where the phone can still move, as data. */
export type LivePolicy = Readonly<{
  /** Under this the outline is not shown. */
  minConfidence: number;
  /** Of the strongest gradients: a bare sheet has a card's outline and no print. */
  minPrint: number;
  /** The card's longer extent as a share of the frame's, along the axis it fills most. */
  minFill: number;
  maxFill: number;
  /** Wide enough in the photo that will be taken, in its pixels; asked for only up to `fillForWidth`. */
  goodWidthPx: number;
  fillForWidth: number;
  /** No corner nearer to the frame's edge, as a share of the frame's side. */
  minMargin: number;
  /** Luma of the card's ground, 0 to 255. */
  minGround: number;
  /** Of the whole frame's lighter quarter, where no card is seen: under this nothing could be. */
  minFrameLight: number;
  maxGround: number;
  maxClippedShare: number;
  maxGlareShare: number;
  maxCoveredShare: number;
  /** Card widths a second that a corner may move; measured over at least `movementMs`. */
  maxSpeed: number;
  movementMs: number;
  /** Diameter of the blur disc in millimetres on the card, as a small frame shows it. */
  maxBlurMm: number;
  /** A hint stands at least so long before another one. */
  hintMs: number;
  /** Good frames in a row, over at least so long, and the shutter goes. */
  shutterFrames: number;
  shutterMs: number;
  /** The closer look is taken at every so many frames with a card. */
  lookEvery: number;
}>;

/**
 * Blur: a disc of 0.35 mm, under which everything reads, measures 0.44 to 0.53 mm on a card 360 pixels wide; one of
 * 0.6 mm 0.63 to 0.71; one of 0.9 mm 0.97 to 1.09 (drawn specimens). Speed: a fifth of the card a second is 0.6 mm
 * during a thirtieth of a second.
 */
export const defaultLivePolicy: LivePolicy = {
  minConfidence: 0.5,
  minPrint: 8,
  minFill: 0.5,
  maxFill: 0.97,
  goodWidthPx: 640,
  fillForWidth: 0.8,
  minMargin: 0.015,
  minGround: 95,
  minFrameLight: 45,
  maxGround: 248,
  maxClippedShare: 0.03,
  maxGlareShare: 0.03,
  maxCoveredShare: 0.04,
  maxSpeed: 0.2,
  movementMs: 80,
  maxBlurMm: 0.75,
  hintMs: 1000,
  shutterFrames: 4,
  shutterMs: 600,
  lookEvery: 3,
};
