/** What the pool and its children say to each other (structured clone over the process channel). */
import type { FileFinding } from '../finding.ts';
import type { Gate } from '../gate.ts';
import type { PhotoAssessment } from '../judge.ts';
import type { PhotoPolicy } from '../policy.ts';
import type { CleanOutcome } from './photo-tasks.ts';

export type Task = 'judge' | 'normalise' | 'fix';

/** Bytes, or the path of a file the child may read. */
export type PhotoSource = Uint8Array | string;

export type ToChild = Readonly<{ task: Task; source: PhotoSource; policy: PhotoPolicy }>;

export type FromChild =
  | Readonly<{ kind: 'ready' }>
  /** Sent before decoding, so that a killed child's file is still described. */
  | Readonly<{ kind: 'gate'; gate: Gate }>
  | Readonly<{ kind: 'assessment'; assessment: PhotoAssessment }>
  | Readonly<{ kind: 'clean'; outcome: CleanOutcome }>
  | Readonly<{ kind: 'fault'; message: string; code: string | null }>;

export type KillReason = Extract<FileFinding, { code: 'file-damaged' }>['reason'] &
  ('undecodable' | 'too-slow' | 'too-big');
