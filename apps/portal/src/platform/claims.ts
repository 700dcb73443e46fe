/**
 * Uniqueness across people: a row of `claim` a thing that may exist once.
 *
 * The primary key decides, whatever runs at the same time: a second claimant waits for the first one's
 * transaction and then learns who holds it. Claiming again for the same holder changes nothing.
 */
import type { Db } from './database.ts';

export type ClaimResult = { ok: true } | { ok: false; holder: string };

export async function claim(db: Db, kind: string, value: Uint8Array, holder: string): Promise<ClaimResult> {
  for (;;) {
    const made = await db`
      insert into claim (kind, value, holder) values (${kind}, ${value}, ${holder})
      on conflict (kind, value) do nothing returning holder`;
    if (made.length > 0) return { ok: true };
    const found = await findClaim(db, kind, value);
    if (found === holder) return { ok: true };
    if (found !== null) return { ok: false, holder: found };
    // Released between the two statements: it is free again.
  }
}

export async function findClaim(db: Db, kind: string, value: Uint8Array): Promise<string | null> {
  const rows = await db<{ holder: string }[]>`select holder from claim where kind = ${kind} and value = ${value}`;
  return rows[0]?.holder ?? null;
}

/** Only the holder's own claim is released. */
export async function releaseClaim(db: Db, kind: string, value: Uint8Array, holder: string): Promise<void> {
  await db`delete from claim where kind = ${kind} and value = ${value} and holder = ${holder}`;
}
