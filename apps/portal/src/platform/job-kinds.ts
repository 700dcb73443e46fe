/** The kinds of jobs: what each carries, and how it is taken. */
export type JobPayloads = {
  'deliver-message': { messageId: string };
  'judge-photo': { photoId: string; uploadId: string };
  'seal-gelombang': { gelombang: number };
  'announce-gelombang': { gelombang: number };
  'count-draw': { gelombang: number };
  'check-draw': { gelombang: number };
  'follow-schedule': Record<string, never>;
  sweep: Record<string, never>;
};
export type JobName = keyof JobPayloads;
export type JobHandlers = Partial<{ [N in JobName]: (payload: JobPayloads[N]) => Promise<void> }>;

type QueueSettings = Readonly<{ atOnce: number; expireInSeconds: number; retryLimit: number; retryDelay: number }>;

/** How each kind of job is taken: how many at once in a process, when it counts as lost, how often it is tried again. */
export const jobQueues: Readonly<Record<JobName, QueueSettings>> = {
  'deliver-message': { atOnce: 8, expireInSeconds: 30, retryLimit: 12, retryDelay: 5 },
  'judge-photo': { atOnce: 2, expireInSeconds: 20, retryLimit: 8, retryDelay: 2 },
  'seal-gelombang': { atOnce: 1, expireInSeconds: 3600, retryLimit: 10, retryDelay: 5 },
  'announce-gelombang': { atOnce: 1, expireInSeconds: 3600, retryLimit: 10, retryDelay: 5 },
  'count-draw': { atOnce: 1, expireInSeconds: 600, retryLimit: 10, retryDelay: 5 },
  'check-draw': { atOnce: 1, expireInSeconds: 3600, retryLimit: 5, retryDelay: 30 },
  'follow-schedule': { atOnce: 1, expireInSeconds: 60, retryLimit: 0, retryDelay: 1 },
  sweep: { atOnce: 1, expireInSeconds: 600, retryLimit: 0, retryDelay: 1 },
};
export const jobNames = Object.keys(jobQueues) as JobName[];
