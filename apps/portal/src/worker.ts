/** The worker role: who handles which job. Every feature adds its own; what several handle is done by each in turn. */
import { accountJobs } from './account/jobs.ts';
import { drawRoomJobs } from './draw-room/jobs.ts';
import { operatorJobs } from './operator/jobs.ts';
import { photoJobs } from './photo/jobs.ts';
import { deliveryJobs } from './platform/deliver-message.ts';
import { followSchedule } from './platform/follow-schedule.ts';
import type { JobHandlers, JobName } from './platform/jobs.ts';
import type { Portal } from './platform/portal.ts';
import { sweepMessages } from './platform/sweep-messages.ts';
import { registrationJobs } from './registration/jobs.ts';

export function portalJobs(portal: Portal): JobHandlers {
  return mergeHandlers([
    deliveryJobs(portal),
    accountJobs(portal),
    operatorJobs(portal),
    photoJobs(portal),
    registrationJobs(portal),
    drawRoomJobs(portal), // before the schedule: a gelombang's rules are public before it opens
    { 'follow-schedule': () => followSchedule(portal), sweep: () => sweepMessages(portal.sql) },
  ]);
}

type AnyHandler = (payload: never) => Promise<void>;

function mergeHandlers(parts: readonly JobHandlers[]): JobHandlers {
  const merged = new Map<JobName, AnyHandler[]>();
  for (const part of parts) {
    for (const [name, handler] of Object.entries(part) as [JobName, AnyHandler][]) {
      merged.set(name, [...(merged.get(name) ?? []), handler]);
    }
  }
  return Object.fromEntries([...merged].map(([name, handlers]) => [name, inTurn(handlers)]));
}

/** Idempotent all: when one fails, the job comes back and the others do nothing new. */
function inTurn(handlers: readonly AnyHandler[]): AnyHandler {
  return async (payload) => {
    for (const handler of handlers) await handler(payload);
  };
}
