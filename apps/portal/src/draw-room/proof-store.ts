/** What one person's proofs are made of: their entry, and the kept roots of the draw's chunks. */
import type { EntryStatus } from '@gelombang/draw';
import type { Db } from '../platform/database.ts';

export type OwnEntry = Readonly<{
  receiptNumber: string;
  commitment: Uint8Array;
  saltSealed: Uint8Array;
  identitySealed: Uint8Array;
  nikTag: Uint8Array;
  household: Uint8Array;
  region: number;
  cap: number;
  class: number;
  status: EntryStatus | null;
  rank: number | null;
  ticket: Uint8Array | null;
  waitingPlace: number | null;
}>;

/** Of this person and nobody else: the identifier comes from the session. */
export async function findOwnEntry(db: Db, gelombang: number, applicantId: string): Promise<OwnEntry | null> {
  const rows = await db<OwnEntry[]>`
    select receipt_number as "receiptNumber", commitment, salt_sealed as "saltSealed", identity_sealed as "identitySealed",
      nik_tag as "nikTag", household_tag as household, region, cap, class, status, rank, ticket,
      waiting_place as "waitingPlace"
    from draw_entry join entry using (gelombang, applicant_id)
    where gelombang = ${gelombang} and applicant_id = ${applicantId}`;
  return rows[0] ?? null;
}

export async function findChunkRoots(db: Db, gelombang: number): Promise<Uint8Array | null> {
  const rows = await db<{ roots: Uint8Array | null }[]>`
    select chunk_roots as roots from draw where gelombang = ${gelombang}`;
  return rows[0]?.roots ?? null;
}

export async function saveChunkRoots(db: Db, gelombang: number, roots: Uint8Array): Promise<void> {
  await db`update draw set chunk_roots = ${roots} where gelombang = ${gelombang} and chunk_roots is null`;
}

/** A piece of a published file, counted from 0. */
export async function findFilePiece(
  db: Db,
  gelombang: number,
  { name, from, length }: Readonly<{ name: string; from: number; length: number }>,
): Promise<Uint8Array> {
  const rows = await db<{ piece: Uint8Array }[]>`
    select substring(bytes from ${from + 1}::int for ${length}::int) as piece
    from draw_file where gelombang = ${gelombang} and name = ${name}`;
  return rows[0]?.piece ?? new Uint8Array(0);
}
