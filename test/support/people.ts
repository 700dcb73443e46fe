/**
 * Made-up people who have joined a gelombang, written straight into the tables: for tests of what comes after joining.
 *
 * Everyone lives in province 00, which no one does.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { commitmentOf } from '@gelombang/draw';
import { sealIdentity, sealSalt } from '../../apps/portal/src/platform/entry-identity.ts';
import { contactWhere } from '../../apps/portal/src/platform/recipient.ts';
import { waveNameOf } from '../../apps/portal/src/platform/wave-name.ts';
import type { Sql } from '../../apps/portal/src/platform/database.ts';
import type { Vault } from '../../apps/portal/src/platform/vault.ts';

/** Where people are written: a portal for tests, or one that runs, by its database and its keys. */
export type PeoplePlace = Readonly<{ sql: Sql; portal: Readonly<{ vault: Vault }> }>;

export type JoinedPerson = Readonly<{
  nik: string;
  kk: string;
  regionCode?: string; // kabupaten/kota, 4 digits
  photo?: 'accepted' | 'waiting' | 'in-review' | 'refused';
  withdrawn?: boolean;
}>;

export type Joined = Readonly<{ applicantId: string; address: string; salt: Uint8Array; commitment: Uint8Array }>;

/** A NIK of province 00, kabupaten 01, kecamatan 01, born 1 January 1990, by serial. */
export function madeUpNik(serial: number): string {
  return `000101010190${String(serial).padStart(4, '0')}`;
}

export async function joinPeople(
  test: PeoplePlace,
  gelombang: number,
  people: readonly JoinedPerson[],
): Promise<Joined[]> {
  const joined: Joined[] = [];
  for (const person of people) joined.push(await joinPerson(test, gelombang, person));
  return joined;
}

async function joinPerson(
  { sql, portal: { vault } }: PeoplePlace,
  gelombang: number,
  person: JoinedPerson,
): Promise<Joined> {
  const { nik, kk, regionCode = '0001', photo = 'accepted', withdrawn = false } = person;
  const applicantId = randomUUID();
  const address = `orang-${nik}@contoh.example`;
  const { key, wrapped } = vault.newPersonKey();
  await sql`insert into applicant (id, data_key_wrapped, password_hash) values (${applicantId}, ${wrapped}, '-')`;
  await sql`
    insert into contact (applicant_id, kind, address_index, address_sealed)
    values (${applicantId}, 'email', ${vault.blindIndex('email', address)},
      ${vault.seal(key, contactWhere(applicantId, 'email'), address)})`;
  const [row] = await sql<{ id: string }[]>`
    insert into photo (applicant_id, state) values (${applicantId}, ${photo}) returning id`;
  const salt = new Uint8Array(randomBytes(32));
  const commitment = commitmentOf({ salt, wave: waveNameOf(gelombang), nik });
  const identity = {
    nik,
    kk,
    name: 'Orang Contoh',
    birthDate: '1990-01-01',
    sex: 'male',
    regionCode: `${regionCode}01`,
  } as const;
  await sql`
    insert into entry (gelombang, applicant_id, withdrawn_at, receipt_number, commitment, salt_sealed, receipt_signature,
      nik_index, kk_index, identity_sealed, declarations, region_code, photo_id)
    values (${gelombang}, ${applicantId}, ${withdrawn ? new Date() : null}, ${`KP${gelombang}-${applicantId.slice(0, 8)}`}, ${commitment},
      ${sealSalt(vault, key, { gelombang, applicantId }, salt)},
      ${new Uint8Array(64)}, ${vault.blindIndex('nik', nik)}, ${vault.blindIndex('kk', kk)},
      ${sealIdentity(vault, key, { gelombang, applicantId }, identity)}, '{}', ${regionCode}, ${row!.id})`;
  return { applicantId, address, salt, commitment };
}
