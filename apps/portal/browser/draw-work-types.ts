/** What a page and its draw worker tell each other. */
import type { StepOutcome } from '@gelombang/draw';
import type { OwnOutcome, OwnProof } from './own-proof.ts';

/** The whole check of a published draw; `commitment` is looked for on the list on the way. */
export type WholeCheck = Readonly<{
  kind: 'whole';
  /** Address of the published files, with a slash at its end. */
  base: string;
  names: readonly string[];
  commitment: string | null;
}>;

/** One person's own proofs; NIK and KK stay on this device. */
export type OwnCheck = Readonly<{ kind: 'own'; base: string; proof: OwnProof; nik: string; noKk: string }>;

/** Where the own code stands: null when it is not on the list. */
export type OwnPlace = Readonly<{ rank: number; status: string }>;

export type WholeVerdict = Readonly<{
  valid: boolean;
  demonstration: boolean;
  byFallback: boolean;
  /** The rules name a log; the check here reads only the files of the draw. */
  logNotChecked: boolean;
  steps: number;
  /** Undefined when nobody asked; null when it is not on the list. */
  own: OwnPlace | null | undefined;
}>;

export type WorkSaid =
  | Readonly<{ kind: 'reading'; name: string; done: number; of: number }>
  | Readonly<{ kind: 'step'; outcome: StepOutcome }>
  | Readonly<{ kind: 'whole'; verdict: WholeVerdict }>
  | Readonly<{ kind: 'own'; outcomes: readonly OwnOutcome[] }>
  | Readonly<{ kind: 'fault' }>;

export type Say = (said: WorkSaid) => void;
export type DrawWork = (call: WholeCheck | OwnCheck, say: Say) => Promise<void>;
