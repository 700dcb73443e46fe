/**
 * Who an entry is: the person's data as they stood at joining, sealed under the person's own key.
 *
 * Written by registration/ when joining, read by draw-room/ when sealing.
 */
import type { PersonKey, Vault } from './vault.ts';

export type EntryIdentity = Readonly<{
  nik: string;
  kk: string;
  name: string;
  birthDate: string; // ISO 8601
  sex: 'female' | 'male';
  regionCode: string; // kecamatan, 6 digits
}>;

export type EntryKey = Readonly<{ gelombang: number; applicantId: string }>;

export function sealIdentity(vault: Vault, key: PersonKey, entry: EntryKey, identity: EntryIdentity): Uint8Array {
  return vault.seal(key, whereOf(entry), JSON.stringify(identity));
}

export function openIdentity(vault: Vault, key: PersonKey, entry: EntryKey, sealed: Uint8Array): EntryIdentity {
  return JSON.parse(vault.openText(key, whereOf(entry), sealed)) as EntryIdentity;
}

/** The salt of the commitment: with it and the NIK its owner opens the commitment, and nobody else. */
export function sealSalt(vault: Vault, key: PersonKey, entry: EntryKey, salt: Uint8Array): Uint8Array {
  return vault.seal(key, saltPlaceOf(entry), salt);
}

export function openSalt(vault: Vault, key: PersonKey, entry: EntryKey, sealed: Uint8Array): Uint8Array {
  return vault.open(key, saltPlaceOf(entry), sealed);
}

function saltPlaceOf({ gelombang, applicantId }: EntryKey) {
  return { table: 'entry', column: 'salt_sealed', row: `${gelombang}:${applicantId}` };
}

function whereOf({ gelombang, applicantId }: EntryKey) {
  return { table: 'entry', column: 'identity', row: `${gelombang}:${applicantId}` };
}
