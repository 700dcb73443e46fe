/** What the page and its photo worker tell each other. */
import type { LiveFrame, RepairAct } from '@gelombang/photo-check/browser';
import type { DrawnFinding } from './finding-shapes.ts';
import type { SpokenFinding } from './finding-words.ts';

export type PhoneFinding = SpokenFinding & DrawnFinding;

/** A number with the limit it is judged by; words for `name` come from the server's messages. */
export type ShownMeasure = Readonly<{ name: MeasureName; value: number; limit: number }>;
export type MeasureName =
  | 'cardWidthPx'
  | 'blurMm'
  | 'luminance'
  | 'clippedShare'
  | 'tiltDegrees'
  | 'ktpShare'
  | 'glareShare'
  | 'coveredShare'
  | 'greyCopyShare'
  | 'colourCopyShare'
  | 'screenShare';

export type PhoneCheck = Readonly<{
  findings: readonly PhoneFinding[];
  card: readonly (readonly [x: number, y: number])[] | null;
  /** Of the upright picture; null when this phone cannot show the file. */
  size: Readonly<{ width: number; height: number }> | null;
  /** What an automatic repair would mend first: the file; a card that is not upright; what is around it. */
  repairs: 'file' | 'turn' | 'crop' | null;
  nik: string | null;
  measures: readonly ShownMeasure[];
}>;

export type PhoneRepair = Readonly<{ file: Blob; done: readonly RepairAct[] }>;

/** The work itself: in a worker, or on the page where there is none. */
export type PhotoWork = Readonly<{
  check(file: Blob, maxBytes: number): Promise<PhoneCheck>;
  /** Null when the server has to do it. */
  repair(file: Blob, maxBytes: number): Promise<PhoneRepair | null>;
  startLive(photoScale: number): Promise<void>;
  judgeFrame(frame: ImageBitmap | HTMLVideoElement, atMs: number): Promise<LiveFrame>;
}>;

export type WorkCall = Readonly<{ id: number; name: keyof PhotoWork; args: readonly unknown[] }>;
export type WorkAnswer = Readonly<{ id: number; result: unknown }> | Readonly<{ id: number; fault: string }>;
/** Said once, when the worker has started. */
export const readyId = 0;
