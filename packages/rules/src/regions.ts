/**
 * Provinsi (2 digits), kabupaten/kota (4) and kecamatan (6) by code, as they stand in a NIK.
 *
 * Today's table, the codes that were given up (they live on in the NIK of whoever was registered
 * there), and the made-up province 00 for those who ask for it. Keep this on the server: bundlers
 * drop the table (110 kB) from code that only checks structure.
 */
import { archivedKabupatenKota, archivedProvinsi } from './archived-regions.ts';
import { regionsTable } from './regions-table.ts';
import { specimenRegions } from './specimen-regions.ts';

export type RegionOptions = Readonly<{ allowSpecimenRegion?: boolean | undefined }>;

/** `name` is null where only the code is known. */
export type Place = Readonly<{ code: string; name: string }>;

export type Region = Readonly<{
  code: string;
  level: 'provinsi' | 'kabupaten-kota' | 'kecamatan';
  status: 'current' | 'archived' | 'specimen';
  provinsi: Place;
  kabupatenKota: Readonly<{ code: string; name: string | null }> | null;
  kecamatan: Readonly<{ code: string; name: string | null }> | null;
}>;

type KabupatenKota = Readonly<{ code: string; name: string; kecamatan: ReadonlyMap<string, string> }>;
type Provinsi = Readonly<{ code: string; name: string; kabupatenKota: ReadonlyMap<string, KabupatenKota> }>;
type Table = ReadonlyMap<string, Provinsi>;

/**
 * A code of 2, 4 or 6 digits. A kecamatan we do not list inside a kabupaten we know counts as archived:
 * kecamatan are split, renumbered and moved every year, and the person's NIK is none the worse for it.
 */
export function findRegion(code: string, options: RegionOptions = {}): Region | undefined {
  if (!/^(\d{2}){1,3}$/.test(code)) return undefined;
  if (code.startsWith('00')) return options.allowSpecimenRegion ? findIn(specimenTable(), code, 'specimen') : undefined;
  return findIn(currentTable(), code, 'current') ?? findArchived(code);
}

export function listProvinsi(options: RegionOptions = {}): readonly Place[] {
  return [...tablesFor(options).flatMap((table) => [...table.values()])].map(toPlace);
}

/** Kabupaten and kota of a province that exist today; none for a code that is not a province. */
export function listKabupatenKota(provinsiCode: string, options: RegionOptions = {}): readonly Place[] {
  const provinsi = findProvinsi(provinsiCode, options);
  return provinsi ? [...provinsi.kabupatenKota.values()].map(toPlace) : [];
}

/** Kecamatan of a kabupaten or kota that exist today; none for a code that is neither. */
export function listKecamatan(kabupatenKotaCode: string, options: RegionOptions = {}): readonly Place[] {
  const provinsi = findProvinsi(kabupatenKotaCode.slice(0, 2), options);
  const kecamatan = provinsi?.kabupatenKota.get(kabupatenKotaCode)?.kecamatan ?? new Map<string, string>();
  return [...kecamatan].map(([code, name]) => ({ code, name }));
}

function findIn(table: Table, code: string, status: 'current' | 'specimen'): Region | undefined {
  const provinsi = table.get(code.slice(0, 2));
  if (!provinsi) return undefined;
  const base = { code, status, provinsi: toPlace(provinsi) };
  if (code.length === 2) return { ...base, level: 'provinsi', kabupatenKota: null, kecamatan: null };
  const kabupatenKota = provinsi.kabupatenKota.get(code.slice(0, 4));
  if (!kabupatenKota) return undefined;
  const inKabupatenKota = { ...base, kabupatenKota: toPlace(kabupatenKota) };
  if (code.length === 4) return { ...inKabupatenKota, level: 'kabupaten-kota', kecamatan: null };
  const name = kabupatenKota.kecamatan.get(code);
  return name ? { ...inKabupatenKota, level: 'kecamatan', kecamatan: { code, name } } : undefined;
}

function findArchived(code: string): Region | undefined {
  const provinsiCode = code.slice(0, 2);
  const provinsi =
    currentTable().get(provinsiCode) ?? archivedProvinsi.find((archived) => archived.code === provinsiCode);
  if (!provinsi) return undefined;
  const base = { code, status: 'archived', provinsi: toPlace(provinsi) } as const;
  if (code.length === 2) return { ...base, level: 'provinsi', kabupatenKota: null, kecamatan: null };

  const kabupatenKotaCode = code.slice(0, 4);
  const found =
    currentTable().get(provinsiCode)?.kabupatenKota.get(kabupatenKotaCode) ??
    archivedKabupatenKota.find((archived) => archived.code === kabupatenKotaCode);
  if (!found) return undefined;
  const kabupatenKota = { code: kabupatenKotaCode, name: found.name };
  if (code.length === 4) return { ...base, level: 'kabupaten-kota', kabupatenKota, kecamatan: null };
  if (code.endsWith('00')) return undefined; // kecamatan are numbered from 01
  return { ...base, level: 'kecamatan', kabupatenKota, kecamatan: { code, name: null } };
}

function findProvinsi(code: string, options: RegionOptions): Provinsi | undefined {
  return tablesFor(options)
    .map((table) => table.get(code))
    .find((provinsi) => provinsi !== undefined);
}

function tablesFor(options: RegionOptions): readonly Table[] {
  return options.allowSpecimenRegion ? [specimenTable(), currentTable()] : [currentTable()];
}

function toPlace({ code, name }: Place): Place {
  return { code, name };
}

// Unpacked on first use, about 10 ms; a program that never asks never pays.
let current: Table | undefined;
let specimen: Table | undefined;

function currentTable(): Table {
  return (current ??= unpack(regionsTable));
}

function specimenTable(): Table {
  return (specimen ??= unpack(specimenRegions));
}

function unpack(lines: readonly string[]): Table {
  return new Map(lines.map((line) => unpackProvinsi(line)).map((provinsi) => [provinsi.code, provinsi]));
}

function unpackProvinsi(line: string): Provinsi {
  const [head, ...rest] = line.split(';');
  const { code, name } = splitPlace(head!, '');
  const kabupatenKota = rest.map((text) => {
    const [kabupatenHead, kecamatanList] = text.split(':');
    const place = splitPlace(kabupatenHead!, code);
    const kecamatan = kecamatanList!.split(',').map((part) => splitPlace(part, place.code));
    return { ...place, kecamatan: new Map(kecamatan.map((one) => [one.code, one.name])) };
  });
  return { code, name, kabupatenKota: new Map(kabupatenKota.map((one) => [one.code, one])) };
}

function splitPlace(text: string, parentCode: string): Place {
  return { code: parentCode + text.slice(0, 2), name: text.slice(3) };
}
