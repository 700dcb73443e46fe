/**
 * One writer per upload, across processes: a session-level advisory lock on one
 * connection of each process, and in front of it a table in memory (the same
 * session would be given its lock twice).
 *
 * A phone that lost its network retries while the server still believes in the
 * old connection: a writer that has brought nothing for a moment is asked to
 * finish, keeps what came, and makes room. One that still streams is waited for.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import type { Sql } from '../platform/database.ts';
import type { Logger } from '../platform/log.ts';

export type UploadLock = Readonly<{
  /** Aborted when another request wants to continue and nothing has come for a while. */
  signal: AbortSignal;
  sawBytes(): void;
  release(): Promise<void>;
}>;

export type UploadLocks = Readonly<{
  /** Null when the one before it is still at work after `waitMs`. */
  acquire(uploadId: string, waitMs: number): Promise<UploadLock | null>;
}>;

type Holder = { controller: AbortController; lastBytesAt: number; released: Promise<void> };

const channel = 'gelombang_upload_wanted';
const pollMs = 100;
/** Spreads ids over the 64 bits of an advisory lock, apart from the portal's other locks. */
const lockSeed = 0x7475_73;

export function makeUploadLocks(sql: Sql, log: Logger, idleMs: number): UploadLocks {
  const holders = new Map<string, Holder>();
  const session = makeLockSession(sql);
  let listening: Promise<unknown> | null = null;

  const askToFinish = (uploadId: string): void => {
    const holder = holders.get(uploadId);
    if (holder && performance.now() - holder.lastBytesAt >= idleMs) holder.controller.abort();
  };
  // Other processes ask by name; without that connection they only wait longer.
  const listen = (): void => {
    listening ??= sql.listen(channel, askToFinish).catch((error: unknown) => {
      log.warn({ err: error }, 'upload locks do not hear other processes');
      listening = null;
    });
  };

  return {
    async acquire(uploadId, waitMs) {
      listen();
      const until = performance.now() + waitMs;
      for (;;) {
        const mine = holders.get(uploadId);
        if (mine === undefined) {
          const holder = claim(holders, uploadId);
          if (await session.tryLock(uploadId).catch((error: unknown) => holder.fail(error)))
            return holder.lock(session);
          holder.giveUp();
          await sql.notify(channel, uploadId);
        } else askToFinish(uploadId);
        if (performance.now() >= until) return null;
        await Promise.race([sleep(pollMs), ...(mine ? [mine.released] : [])]);
      }
    },
  };
}

/** Takes the place in memory first: between two awaits nobody else can. */
function claim(holders: Map<string, Holder>, uploadId: string) {
  let onReleased: () => void = () => undefined;
  const holder: Holder = {
    controller: new AbortController(),
    lastBytesAt: performance.now(),
    released: new Promise<void>((resolve) => (onReleased = resolve)),
  };
  holders.set(uploadId, holder);
  const giveUp = (): void => {
    holders.delete(uploadId);
    onReleased();
  };
  return {
    giveUp,
    fail(error: unknown): never {
      giveUp();
      throw error;
    },
    lock: (session: LockSession): UploadLock => ({
      signal: holder.controller.signal,
      sawBytes: () => (holder.lastBytesAt = performance.now()),
      async release() {
        try {
          await session.unlock(uploadId);
        } finally {
          giveUp();
        }
      },
    }),
  };
}

type LockSession = Readonly<{ tryLock(uploadId: string): Promise<boolean>; unlock(uploadId: string): Promise<void> }>;

/**
 * All locks of a process live on one connection: a thousand slow phones do not
 * take a thousand. A client of its own with one connection, not a reserved one:
 * that is never replaced when it breaks. It ends soon after the last upload.
 */
function makeLockSession(sql: Sql): LockSession {
  let client: Sql | null = null;
  let users = 0; // locks held, and questions on their way
  let ending: NodeJS.Timeout | undefined;
  const enter = (): Sql => {
    users++;
    clearTimeout(ending);
    return (client ??= oneConnection(sql));
  };
  const leave = (): void => {
    if (--users > 0) return;
    ending = setTimeout(() => {
      void client?.end({ timeout: 1 });
      client = null;
    }, lingerMs);
  };
  return {
    async tryLock(uploadId) {
      let got = false;
      try {
        const rows = await enter()<{ got: boolean }[]>`
          select pg_try_advisory_lock(hashtextextended(${uploadId}, ${lockSeed})) as got`;
        got = rows[0]!.got;
      } finally {
        if (!got) leave();
      }
      return got;
    },
    async unlock(uploadId) {
      try {
        // A connection lost meanwhile took its locks along. The bytes are safe all the same, since each writer
        // writes at its own position.
        await client?.unsafe('select pg_advisory_unlock(hashtextextended($1, $2))', [uploadId, lockSeed]);
      } catch {
        // Without its connection it is unlocked already.
      } finally {
        leave();
      }
    },
  };
}

const lingerMs = 1_000;

/** As postgres.js itself makes the one it listens on: the same server and user, never closed for being idle. */
function oneConnection(sql: Sql): Sql {
  const options = { ...sql.options, max: 1, idle_timeout: 0, max_lifetime: null, fetch_types: false };
  return postgres(options as unknown as postgres.Options<Record<string, never>>);
}
