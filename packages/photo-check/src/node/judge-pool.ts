/**
 * Photos are decoded in children that can be killed. A file that takes too
 * long, too much memory, or brings a child down is a finding about that file; a
 * child that cannot even start is a fault.
 */
import { fileURLToPath } from 'node:url';
import { assessUndecodable } from '../assess-photo.ts';
import type { Gate } from '../gate.ts';
import { inspectFile } from '../gate.ts';
import type { PhotoAssessment } from '../judge.ts';
import { defaultPolicy, type PhotoPolicy } from '../policy.ts';
import { startChild, type RunningChild } from './child-process.ts';
import type { FromChild, KillReason, PhotoSource, Task, ToChild } from './judge-messages.ts';
import type { CleanOutcome } from './photo-tasks.ts';

export type JudgePoolOptions = Readonly<{
  workers?: number;
  /** For one photo, from the moment a child starts on it. */
  timeoutMs?: number;
  /** Photos that may wait; further ones are turned away with JudgePoolFull. */
  maxQueue?: number;
  /** Resident memory of one child, where the system tells it (Linux). */
  maxRssMb?: number;
  /** The bundled judge-child; needed where this file itself is bundled or run from source. */
  childPath?: string;
}>;

export type JudgePool = Readonly<{
  judge: (source: PhotoSource, policy?: PhotoPolicy) => Promise<PhotoAssessment>;
  normalise: (source: PhotoSource, policy?: PhotoPolicy) => Promise<CleanOutcome>;
  fix: (source: PhotoSource, policy?: PhotoPolicy) => Promise<CleanOutcome>;
  close: () => Promise<void>;
}>;

/** Too many photos wait: a failure of the service, never of the photo. */
export class JudgePoolFull extends Error {
  override name = 'JudgePoolFull';
}

type Job = {
  message: ToChild;
  gate: Gate | null;
  hasFailedBefore: boolean;
  done: (answer: FromChild | Readonly<{ kind: 'killed'; reason: KillReason }>) => void;
  fail: (error: Error) => void;
};

type Slot = { child: RunningChild | null; job: Job | null };

export function createJudgePool(options: JudgePoolOptions = {}): JudgePool {
  const { workers = 2, timeoutMs = 4000, maxQueue = 64, maxRssMb = 600 } = options;
  const childPath = options.childPath ?? fileURLToPath(new URL('./judge-child.js', import.meta.url));
  const slots: Slot[] = Array.from({ length: workers }, () => ({ child: null, job: null }));
  const queue: Job[] = [];
  let isClosed = false;

  function next(): void {
    for (const slot of slots) {
      if (slot.job !== null || isClosed) continue;
      const job = queue.shift();
      if (job === undefined) return;
      slot.job = job;
      slot.child ??= startChild(childPath, {
        onMessage: (message) => heard(slot, message),
        onEnd: (end) => ended(slot, end),
      });
      slot.child.begin(job.message, { timeoutMs, maxRssMb });
    }
  }

  function heard(slot: Slot, message: FromChild): void {
    const { job } = slot;
    if (job === null || message.kind === 'ready') return;
    if (message.kind === 'gate') {
      job.gate = message.gate;
      return;
    }
    slot.child?.rest();
    slot.job = null;
    job.done(message);
    next();
  }

  function ended(slot: Slot, end: Readonly<{ reason: KillReason; hasStarted: boolean }>): void {
    const { job } = slot;
    slot.child = null;
    slot.job = null;
    if (job === null) return;
    if (!end.hasStarted) job.fail(new Error(`The process that judges photos did not start: ${childPath}`));
    else if (end.reason === 'undecodable' && !job.hasFailedBefore) {
      // It may have been ended from outside: once more, in a fresh process.
      job.hasFailedBefore = true;
      queue.unshift(job);
    } else job.done({ kind: 'killed', reason: end.reason });
    next();
  }

  function enqueue(task: Task, source: PhotoSource, policy: PhotoPolicy): Promise<Answered> {
    return new Promise((resolve, reject) => {
      if (isClosed) throw new Error('The judge pool is closed');
      if (queue.length >= maxQueue) throw new JudgePoolFull(`${queue.length} photos are waiting`);
      const job: Job = {
        message: { task, source, policy },
        gate: null,
        hasFailedBefore: false,
        done: (answer) => resolve({ answer, gate: job.gate }),
        fail: reject,
      };
      queue.push(job);
      next();
    });
  }

  async function close(): Promise<void> {
    isClosed = true;
    for (const job of queue.splice(0)) job.fail(new Error('The judge pool is closed'));
    await Promise.all(slots.map(async (slot) => await slot.child?.end()));
  }

  return {
    judge: async (source, policy = defaultPolicy) =>
      assessmentFrom(await enqueue('judge', source, policy), source, policy),
    normalise: async (source, policy = defaultPolicy) => outcomeFrom(await enqueue('normalise', source, policy)),
    fix: async (source, policy = defaultPolicy) => outcomeFrom(await enqueue('fix', source, policy)),
    close,
  };
}

type Answered = Readonly<{ answer: Parameters<Job['done']>[0]; gate: Gate | null }>;

function assessmentFrom({ answer, gate }: Answered, source: PhotoSource, policy: PhotoPolicy): PhotoAssessment {
  if (answer.kind === 'assessment') return answer.assessment;
  if (answer.kind !== 'killed') throw faultFrom(answer);
  const known = gate ?? inspectFile(typeof source === 'string' ? new Uint8Array() : source, policy);
  return assessUndecodable(known, answer.reason, policy);
}

function outcomeFrom({ answer }: Answered): CleanOutcome {
  if (answer.kind === 'clean') return answer.outcome;
  if (answer.kind !== 'killed') throw faultFrom(answer);
  return { ok: false, error: { code: 'file-damaged', weight: 'refuse', reason: answer.reason } };
}

function faultFrom(answer: FromChild): Error {
  if (answer.kind !== 'fault') return new Error(`Unexpected answer of a judge: ${answer.kind}`);
  return Object.assign(new Error(answer.message), { code: answer.code });
}
