/** Who is in a draw, who is not and why, and what came of it: tables `draw_entry` and `draw_exclusion`. */
import { ENTRY_BYTES, writeEntry, type EntryResult, type EntryStatus, type Exclusion } from '@gelombang/draw';
import type { Db, Tx } from '../platform/database.ts';

export type EntryToSeal = Readonly<{
  applicantId: string;
  commitment: Uint8Array;
  identitySealed: Uint8Array;
  keyWrapped: Uint8Array;
  regionCode: string;
  withdrawn: boolean;
  photoState: 'waiting' | 'accepted' | 'refused' | 'in-review' | null;
  admittedBefore: boolean; // this NIK, in an earlier gelombang
  admittedOnKk: number; // on this KK, over every earlier gelombang
}>;

/** The next few of those who joined and are neither among the entries nor among the exclusions. */
export async function listUnsealed(db: Db, gelombang: number, limit: number): Promise<readonly EntryToSeal[]> {
  return db<EntryToSeal[]>`
    select
      entry.applicant_id as "applicantId", entry.commitment, entry.identity_sealed as "identitySealed",
      applicant.data_key_wrapped as "keyWrapped", entry.region_code as "regionCode",
      entry.withdrawn_at is not null as withdrawn, applicant_photo.state as "photoState",
      exists (
        select from entry as earlier join draw_entry using (gelombang, applicant_id)
        where earlier.nik_index = entry.nik_index and earlier.gelombang < entry.gelombang and draw_entry.status = 'selected'
      ) as "admittedBefore",
      (select count(*)::int from entry as earlier join draw_entry using (gelombang, applicant_id)
        where earlier.kk_index = entry.kk_index and earlier.gelombang < entry.gelombang
          and draw_entry.status = 'selected') as "admittedOnKk"
    from entry
    join applicant on applicant.id = entry.applicant_id
    left join applicant_photo on applicant_photo.applicant_id = entry.applicant_id
    where entry.gelombang = ${gelombang}
      and not exists (select from draw_entry where (gelombang, applicant_id) = (entry.gelombang, entry.applicant_id))
      and not exists (select from draw_exclusion where (gelombang, applicant_id) = (entry.gelombang, entry.applicant_id))
    order by entry.applicant_id
    limit ${limit}`;
}

export type SealedEntry = Readonly<{
  applicantId: string;
  nikTag: Uint8Array;
  householdTag: Uint8Array;
  region: number;
  cap: number;
  leaf: Uint8Array;
}>;

/** One, or none when another run was quicker. */
export async function insertEntry(tx: Tx, gelombang: number, entry: SealedEntry): Promise<number> {
  const { count } = await tx`
    insert into draw_entry (gelombang, applicant_id, nik_tag, household_tag, region, cap, leaf)
    values (${gelombang}, ${entry.applicantId}, ${entry.nikTag}, ${entry.householdTag}, ${entry.region}, ${entry.cap}, ${entry.leaf})
    on conflict do nothing`;
  return count;
}

export type PersonExcluded = Readonly<{ applicantId: string; commitment: Uint8Array; reason: string }>;

export async function insertExclusion(tx: Tx, gelombang: number, excluded: PersonExcluded): Promise<number> {
  const { count } = await tx`
    insert into draw_exclusion (gelombang, applicant_id, commitment, reason)
    values (${gelombang}, ${excluded.applicantId}, ${excluded.commitment}, ${excluded.reason})
    on conflict do nothing`;
  return count;
}

/** Every entry, 68 bytes each, packed as they come: no object a person is kept. */
export async function packSealedEntries(tx: Tx, gelombang: number): Promise<Uint8Array> {
  const [counted] = await tx<{ count: number }[]>`
    select count(*)::int as count from draw_entry where gelombang = ${gelombang}`;
  const packed = new Uint8Array(counted!.count * ENTRY_BYTES);
  type Row = {
    commitment: Uint8Array;
    nikTag: Uint8Array;
    household: Uint8Array;
    region: number;
    cap: number;
    class: number;
  };
  let at = 0;
  const rows = tx<Row[]>`
    select entry.commitment, nik_tag as "nikTag", household_tag as household, region, cap, class
    from draw_entry join entry using (gelombang, applicant_id) where gelombang = ${gelombang}`;
  for await (const batch of rows.cursor(5000)) {
    for (const row of batch) {
      writeEntry(packed, at, row);
      at += ENTRY_BYTES;
    }
  }
  return packed;
}

export async function listExclusions(db: Db, gelombang: number): Promise<readonly Exclusion[]> {
  return db<Exclusion[]>`select commitment, reason from draw_exclusion where gelombang = ${gelombang}`;
}

/** Writes results by leaf, many at a time. */
export async function saveResults(tx: Tx, gelombang: number, results: readonly EntryResult[]): Promise<void> {
  const rows = results.map(({ leaf, status, rank, ticket, waitingPlace }) => ({
    leaf,
    status,
    rank,
    ticket,
    waitingPlace,
  }));
  await tx`
    update draw_entry
    set status = result.status, rank = result.rank, ticket = decode(result.ticket, 'hex'), waiting_place = result."waitingPlace"
    from json_to_recordset(${tx.json(rows)}::json)
      as result (leaf text, status text, rank int, ticket text, "waitingPlace" int)
    where draw_entry.gelombang = ${gelombang} and draw_entry.leaf = decode(result.leaf, 'hex')`;
}

export type ResultCounts = Readonly<{ status: EntryStatus; people: number }>;

export async function countResults(db: Db, gelombang: number): Promise<readonly ResultCounts[]> {
  return db<ResultCounts[]>`
    select status, count(*)::int as people from draw_entry
    where gelombang = ${gelombang} and status is not null group by status order by status`;
}

export type PersonToTell = Readonly<{
  applicantId: string;
  status: EntryStatus | null; // null: excluded
  waitingPlace: number | null;
  reason: string | null;
}>;

/** The next few who have not been told their result; rows stay locked until they are marked. */
export async function lockUntold(tx: Tx, gelombang: number, limit: number): Promise<readonly PersonToTell[]> {
  const entries = await tx<PersonToTell[]>`
    select applicant_id as "applicantId", status, waiting_place as "waitingPlace", null as reason from draw_entry
    where gelombang = ${gelombang} and told_at is null limit ${limit} for update skip locked`;
  if (entries.length > 0) return entries;
  return tx<PersonToTell[]>`
    select applicant_id as "applicantId", null as status, null as "waitingPlace", reason from draw_exclusion
    where gelombang = ${gelombang} and told_at is null limit ${limit} for update skip locked`;
}

export async function markTold(tx: Tx, gelombang: number, applicantIds: readonly string[]): Promise<void> {
  await tx`
    update draw_entry set told_at = now() where gelombang = ${gelombang} and applicant_id in ${tx([...applicantIds])}`;
  await tx`
    update draw_exclusion set told_at = now() where gelombang = ${gelombang} and applicant_id in ${tx([...applicantIds])}`;
}

export async function countUntold(db: Db, gelombang: number): Promise<number> {
  const rows = await db<{ untold: number }[]>`
    select ((select count(*) from draw_entry where gelombang = ${gelombang} and told_at is null)
      + (select count(*) from draw_exclusion where gelombang = ${gelombang} and told_at is null))::int as untold`;
  return rows[0]!.untold;
}
