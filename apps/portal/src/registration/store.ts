/** All SQL of registering: drafts, held forms, entries. Sealing is the use-cases' work: here are bytes. */
import type { GelombangState } from '@gelombang/rules';
import type { Db, Tx } from '../platform/database.ts';

export type LockedApplicant = Readonly<{ wrappedKey: Uint8Array }>;

/** One thing at a time for one person: two tabs, two phones and twenty clicks wait for each other here. */
export async function lockApplicant(tx: Tx, applicantId: string): Promise<LockedApplicant> {
  const rows = await tx<LockedApplicant[]>`
    select data_key_wrapped as "wrappedKey" from applicant where id = ${applicantId} for no key update`;
  if (!rows[0]) throw new Error(`no applicant ${applicantId}`);
  return rows[0];
}

export type SealedDraft = Readonly<{ data: Uint8Array; savedAt: Date }>;

export async function findSealedDraft(db: Db, applicantId: string): Promise<SealedDraft | null> {
  const rows = await db<SealedDraft[]>`
    select data_sealed as data, saved_at as "savedAt" from draft where applicant_id = ${applicantId}`;
  return rows[0] ?? null;
}

export async function saveSealedDraft(tx: Tx, applicantId: string, data: Uint8Array): Promise<void> {
  await tx`
    insert into draft (applicant_id, data_sealed) values (${applicantId}, ${data})
    on conflict (applicant_id) do update set data_sealed = excluded.data_sealed, saved_at = clock_timestamp()`;
}

export type SealedForm = Readonly<{ id: string; path: string; data: Uint8Array; heldAt: Date }>;

/** One form a page and person: the one posted last. */
export async function saveHeldForm(tx: Tx, form: Omit<SealedForm, 'heldAt'> & { applicantId: string }): Promise<void> {
  await tx`delete from held_form where applicant_id = ${form.applicantId} and path = ${form.path}`;
  await tx`
    insert into held_form (id, applicant_id, path, data_sealed)
    values (${form.id}, ${form.applicantId}, ${form.path}, ${form.data})`;
}

export async function hasHeldForms(db: Db, applicantId: string): Promise<boolean> {
  const rows = await db`select 1 from held_form where applicant_id = ${applicantId} limit 1`;
  return rows.length > 0;
}

/** Removed as they are taken; older than a day they are not given back. */
export async function takeHeldForms(tx: Tx, applicantId: string): Promise<readonly SealedForm[]> {
  const rows = await tx<(SealedForm & { fresh: boolean })[]>`
    delete from held_form where applicant_id = ${applicantId}
    returning id, path, data_sealed as data, held_at as "heldAt", held_at > now() - interval '1 day' as fresh`;
  return rows.filter((row) => row.fresh).sort((a, b) => a.heldAt.getTime() - b.heldAt.getTime());
}

/** For the sweeper: forms nobody came back for. */
export async function sweepHeldForms(db: Db): Promise<void> {
  await db`delete from held_form where held_at < now() - interval '1 day'`;
}

export type EntryRow = Readonly<{
  gelombang: number;
  applicantId: string;
  joinedAt: Date;
  withdrawnAt: Date | null;
  receiptNumber: string;
  commitment: Uint8Array;
  saltSealed: Uint8Array;
  receiptSignature: Uint8Array;
  nikIndex: Uint8Array;
  kkIndex: Uint8Array;
  identitySealed: Uint8Array;
  declarations: Declarations;
  regionCode: string;
  photoId: string;
}>;

export type Declarations = Readonly<{
  version: string;
  agreed: readonly string[];
  facts: Readonly<Record<string, boolean | readonly string[]>>;
}>;

export async function findEntry(db: Db, gelombang: number, applicantId: string): Promise<EntryRow | null> {
  const rows = await db<EntryRow[]>`
    select ${entryColumns(db)} from entry where gelombang = ${gelombang} and applicant_id = ${applicantId}`;
  return rows[0] ?? null;
}

/** The number of the gelombang this person is in while it is open. */
export async function findJoinedNow(db: Db, applicantId: string): Promise<number | null> {
  const rows = await db<{ number: number }[]>`
    select number from entry join gelombang on gelombang.number = entry.gelombang
    where applicant_id = ${applicantId} and withdrawn_at is null and state = 'open' and now() < closes_at limit 1`;
  return rows[0]?.number ?? null;
}

/** A withdrawn entry of the same person is replaced: a new receipt for a new commitment. */
export async function saveEntry(tx: Tx, entry: Omit<EntryRow, 'withdrawnAt'>): Promise<void> {
  await tx`
    insert into entry (gelombang, applicant_id, joined_at, receipt_number, commitment, salt_sealed, receipt_signature,
      nik_index, kk_index, identity_sealed, declarations, region_code, photo_id)
    values (${entry.gelombang}, ${entry.applicantId}, ${entry.joinedAt}, ${entry.receiptNumber}, ${entry.commitment},
      ${entry.saltSealed}, ${entry.receiptSignature}, ${entry.nikIndex}, ${entry.kkIndex}, ${entry.identitySealed},
      ${tx.json(entry.declarations)}, ${entry.regionCode}, ${entry.photoId})
    on conflict (gelombang, applicant_id) do update set
      joined_at = excluded.joined_at, withdrawn_at = null, receipt_number = excluded.receipt_number,
      commitment = excluded.commitment, salt_sealed = excluded.salt_sealed,
      receipt_signature = excluded.receipt_signature, nik_index = excluded.nik_index, kk_index = excluded.kk_index,
      identity_sealed = excluded.identity_sealed, declarations = excluded.declarations,
      region_code = excluded.region_code, photo_id = excluded.photo_id
    where entry.withdrawn_at is not null`;
}

export async function saveWithdrawal(tx: Tx, gelombang: number, applicantId: string): Promise<void> {
  await tx`
    update entry set withdrawn_at = clock_timestamp()
    where gelombang = ${gelombang} and applicant_id = ${applicantId} and withdrawn_at is null`;
}

/** FOR SHARE: closing waits for this transaction, and after closing this finds another state. */
export async function lockGelombangForJoining(tx: Tx, gelombang: number): Promise<LockedGelombang | null> {
  const rows = await tx<Omit<LockedGelombang, 'now'>[]>`
    select state, closes_at as "closesAt" from gelombang where number = ${gelombang} for share`;
  if (!rows[0]) return null;
  // Asked after the lock is held: a join never carries a time before it could have been refused.
  return { ...rows[0], now: await readClock(tx) };
}

export type LockedGelombang = Readonly<{ state: GelombangState; closesAt: Date; now: Date }>;

export async function readClock(db: Db): Promise<Date> {
  const rows = await db<{ now: Date }[]>`select clock_timestamp() as now`;
  return rows[0]!.now;
}

/** Recipients already on this KK, over every gelombang drawn so far. */
export async function countAdmittedOnKk(db: Db, kkIndex: Uint8Array): Promise<number> {
  const rows = await db<{ count: number }[]>`
    select count(distinct entry.nik_index)::int as count from entry
    join draw_entry using (gelombang, applicant_id) join gelombang on gelombang.number = entry.gelombang
    where entry.kk_index = ${kkIndex} and draw_entry.status = 'selected' and gelombang.state in ('drawn', 'announced')`;
  return rows[0]!.count;
}

export async function wasAdmitted(db: Db, applicantId: string): Promise<boolean> {
  const rows = await db`
    select 1 from draw_entry join gelombang on gelombang.number = draw_entry.gelombang
    where applicant_id = ${applicantId} and status = 'selected' and state in ('drawn', 'announced') limit 1`;
  return rows.length > 0;
}

/** Somebody with this NIK, under whatever account. */
export async function wasNikAdmitted(db: Db, nikIndex: Uint8Array): Promise<boolean> {
  const rows = await db`
    select 1 from entry join draw_entry using (gelombang, applicant_id)
    join gelombang on gelombang.number = entry.gelombang
    where entry.nik_index = ${nikIndex} and draw_entry.status = 'selected'
      and gelombang.state in ('drawn', 'announced') limit 1`;
  return rows.length > 0;
}

/** Times this person met a NIK conflict within a day, as the audit list has it. */
export async function countIdentityConflicts(db: Db, actor: string): Promise<Readonly<{ count: number; until: Date }>> {
  const rows = await db<{ count: number; until: Date | null }[]>`
    select count(*)::int as count, min(at) + interval '1 day' as until from audit
    where actor = ${actor} and act = 'identity-conflict' and at > now() - interval '1 day'`;
  return { count: rows[0]!.count, until: rows[0]!.until ?? new Date(0) };
}

export type EntryStory = EntryRow &
  Readonly<{
    gelombangState: GelombangState;
    opensAt: Date;
    closesAt: Date;
    drawAt: Date;
    places: number;
    joinedCount: number | null; // entries in the draw, known once sealed
    exclusion: string | null;
    drawStatus: 'selected' | 'waiting' | 'household-cap' | null;
    inDraw: boolean;
    waitingPlace: number | null;
    ticket: Uint8Array | null;
    region: number | null;
  }>;

/** Every gelombang this person has an entry in, newest first, with what the draw made of it. */
export async function listEntryStories(db: Db, applicantId: string): Promise<readonly EntryStory[]> {
  return db<EntryStory[]>`
    select ${entryColumns(db)}, gelombang.state as "gelombangState", opens_at as "opensAt", closes_at as "closesAt",
      draw_at as "drawAt", places, draw_exclusion.reason as exclusion, draw_entry.status as "drawStatus",
      draw_entry.applicant_id is not null as "inDraw", draw_entry.waiting_place as "waitingPlace",
      draw_entry.ticket, draw_entry.region,
      case when gelombang.state in ('drawn', 'announced') then
        (select count(*)::int from draw_entry all_of_it where all_of_it.gelombang = entry.gelombang) end as "joinedCount"
    from entry join gelombang on gelombang.number = entry.gelombang
    left join draw_entry using (gelombang, applicant_id)
    left join draw_exclusion using (gelombang, applicant_id)
    where entry.applicant_id = ${applicantId} order by entry.gelombang desc`;
}

export async function findCutoffsFile(db: Db, gelombang: number): Promise<string | null> {
  const rows = await db<{ text: string }[]>`
    select convert_from(bytes, 'UTF8') as text from draw_file where gelombang = ${gelombang} and name = 'cutoffs.json'`;
  return rows[0]?.text ?? null;
}

function entryColumns(db: Db) {
  return db`entry.gelombang, entry.applicant_id as "applicantId", entry.joined_at as "joinedAt",
    entry.withdrawn_at as "withdrawnAt", entry.receipt_number as "receiptNumber", entry.commitment,
    entry.salt_sealed as "saltSealed", entry.receipt_signature as "receiptSignature", entry.nik_index as "nikIndex",
    entry.kk_index as "kkIndex", entry.identity_sealed as "identitySealed", entry.declarations,
    entry.region_code as "regionCode", entry.photo_id as "photoId"`;
}
