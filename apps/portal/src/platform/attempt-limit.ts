/**
 * How often something may be tried wrongly: passwords and codes, in buckets.
 *
 * A bucket is a blind index of what is guarded and from where: an address as strangers see it, or one known device with
 * that address. A try is counted before it is judged, under a lock on its bucket: guesses sent at the same time find
 * no gap. Whoever succeeds clears the bucket. Rows are swept after a day.
 */
import { inTransaction, type Db, type Sql } from './database.ts';

export type AttemptLimit = Readonly<{ attempts: number; withinSeconds: number }>;

export type AttemptRefusal = Readonly<{ code: 'too-many-attempts'; until: Date }>;

export type AttemptResult = Readonly<{ ok: true }> | Readonly<{ ok: false; error: AttemptRefusal }>;

/** Counts a try, or says until when none is taken. */
export async function takeAttempt(sql: Sql, bucket: Uint8Array, limit: AttemptLimit): Promise<AttemptResult> {
  return inTransaction(sql, async (tx): Promise<AttemptResult> => {
    await lockBucket(tx, bucket);
    const rows = await tx<{ until: Date }[]>`
      select failed_at + make_interval(secs => ${limit.withinSeconds}) as until from sign_in_failure
      where bucket = ${bucket} and failed_at > now() - make_interval(secs => ${limit.withinSeconds})
      order by failed_at desc offset ${limit.attempts - 1} limit 1`;
    if (rows[0]) return { ok: false, error: { code: 'too-many-attempts', until: rows[0].until } };
    await tx`insert into sign_in_failure (bucket) values (${bucket})`;
    return { ok: true };
  });
}

/** After a success: what was counted before no longer counts. */
export async function clearAttempts(db: Db, bucket: Uint8Array): Promise<void> {
  await db`delete from sign_in_failure where bucket = ${bucket}`;
}

/** One at a time for this bucket, until the transaction ends. */
export async function lockBucket(tx: Db, bucket: Uint8Array): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${Buffer.from(bucket).toString('hex')}, 0))`;
}

/** For the sweeper: no limit looks back further than a day. */
export async function deleteOldAttempts(db: Db): Promise<void> {
  await db`delete from sign_in_failure where failed_at < now() - interval '1 day'`;
}
