/**
 * What a browser has proved so far, and the codes sent: all SQL on account_flow and code_send.
 *
 * Each step that may happen once is one UPDATE with its condition inside: of fifty at the same time one wins.
 */
import type { Db } from '../platform/database.ts';
import type { Language } from '../platform/language.ts';
import type { ContactKind } from './account-store.ts';

export type FlowPurpose = 'register' | 'recover';

/** Ten minutes a code, an hour a flow, five wrong tries a code (NIST SP 800-63B-4 §3.1.3.2). */
export const codeLimits = { digits: 6, lifeMinutes: 10, flowMinutes: 60, tries: 5 } as const;

export type Flow = Readonly<{
  tokenHash: Uint8Array;
  purpose: FlowPurpose;
  kind: ContactKind;
  addressIndex: Uint8Array;
  addressSealed: Uint8Array;
  language: Language;
  codeTries: number;
  codeExpiresAt: Date;
  codeExpired: boolean;
  proved: boolean;
  finished: boolean;
}>;

export type NewFlow = Readonly<
  Pick<Flow, 'tokenHash' | 'purpose' | 'kind' | 'addressIndex' | 'addressSealed' | 'language'> & { codeMac: Uint8Array }
>;

export async function insertFlow(db: Db, flow: NewFlow): Promise<void> {
  await db`
    insert into account_flow (token_hash, purpose, kind, address_index, address_sealed, language, code_mac,
      code_expires_at, expires_at)
    values (${flow.tokenHash}, ${flow.purpose}, ${flow.kind}, ${flow.addressIndex}, ${flow.addressSealed},
      ${flow.language}, ${flow.codeMac}, now() + make_interval(mins => ${codeLimits.lifeMinutes}),
      now() + make_interval(mins => ${codeLimits.flowMinutes}))`;
}

export async function findFlow(db: Db, tokenHash: Uint8Array, purpose: FlowPurpose): Promise<Flow | null> {
  const rows = await db<Flow[]>`
    select token_hash as "tokenHash", purpose, kind, address_index as "addressIndex",
      address_sealed as "addressSealed", language, code_tries as "codeTries", code_expires_at as "codeExpiresAt",
      code_expires_at <= now() as "codeExpired", proved_at is not null as proved,
      finished_at is not null as finished
    from account_flow where token_hash = ${tokenHash} and purpose = ${purpose} and expires_at > now()`;
  return rows[0] ?? null;
}

/** A new code for the same flow; the one before stops working. False once the flow has proved its address. */
export async function replaceCode(db: Db, tokenHash: Uint8Array, codeMac: Uint8Array): Promise<boolean> {
  const rows = await db`
    update account_flow set code_mac = ${codeMac}, code_tries = 0,
      code_expires_at = now() + make_interval(mins => ${codeLimits.lifeMinutes}),
      expires_at = now() + make_interval(mins => ${codeLimits.flowMinutes})
    where token_hash = ${tokenHash} and proved_at is null and expires_at > now() returning 1`;
  return rows.length > 0;
}

/** Takes one of the code's tries before it is compared: what comes out is what to compare with. */
export async function takeCodeTry(
  db: Db,
  tokenHash: Uint8Array,
): Promise<Readonly<{ codeMac: Uint8Array; triesLeft: number }> | null> {
  const rows = await db<{ codeMac: Uint8Array; tries: number }[]>`
    update account_flow set code_tries = code_tries + 1
    where token_hash = ${tokenHash} and proved_at is null and code_tries < ${codeLimits.tries}
      and code_mac is not null and code_expires_at > now() and expires_at > now()
    returning code_mac as "codeMac", code_tries as tries`;
  return rows[0] ? { codeMac: rows[0].codeMac, triesLeft: codeLimits.tries - rows[0].tries } : null;
}

/** The code is spent: exactly one caller hears true. */
export async function proveFlow(db: Db, tokenHash: Uint8Array, codeMac: Uint8Array): Promise<boolean> {
  const rows = await db`
    update account_flow set proved_at = now(), code_mac = null,
      expires_at = now() + make_interval(mins => ${codeLimits.flowMinutes})
    where token_hash = ${tokenHash} and proved_at is null and code_mac = ${codeMac} returning 1`;
  return rows.length > 0;
}

/** The password may be set: exactly one caller hears true. */
export async function finishFlow(db: Db, tokenHash: Uint8Array): Promise<boolean> {
  const rows = await db`
    update account_flow set finished_at = now()
    where token_hash = ${tokenHash} and proved_at is not null and finished_at is null and expires_at > now()
    returning 1`;
  return rows.length > 0;
}

export type SendTimes = Readonly<{ now: Date; sent: readonly Date[] }>;

/** When codes went to this address within the last two hours, newest first, by the database's clock. */
export async function listSends(db: Db, addressIndex: Uint8Array): Promise<SendTimes> {
  const rows = await db<{ now: Date; sent: Date | null }[]>`
    select now() as now, sent_at as sent from (select 1) as one
    left join code_send on address_index = ${addressIndex} and sent_at > now() - interval '2 hours'
    order by sent_at desc nulls last limit 10`;
  return { now: rows[0]!.now, sent: rows.flatMap((row) => (row.sent ? [row.sent] : [])) };
}

export async function insertSend(db: Db, addressIndex: Uint8Array): Promise<void> {
  await db`insert into code_send (address_index) values (${addressIndex})`;
}

export async function deleteOldFlows(db: Db): Promise<void> {
  await db`delete from account_flow where expires_at < now() - interval '1 hour'`;
  await db`delete from code_send where sent_at < now() - interval '1 day'`;
}
