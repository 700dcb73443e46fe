/**
 * Choosing where one lives without scripts: province, then kabupaten/kota, then kecamatan, each offered once the one above
 * it is known. Where nothing was chosen yet, the NIK offers the place it was first registered in.
 */
import {
  findRegion,
  listKabupatenKota,
  listKecamatan,
  listProvinsi,
  parseNikStructure,
  type Place,
  type PlainDate,
  type RegionOptions,
} from '@gelombang/rules';
import { isCurrent } from './assess-data.ts';
import type { DraftFields } from './draft-fields.ts';

export type RegionLists = Readonly<{
  provinsi: readonly Place[];
  kabupaten: readonly Place[];
  kecamatan: readonly Place[];
}>;

export function listRegionChoices(fields: DraftFields, options: RegionOptions): RegionLists {
  const [provinsi, kabupaten] = [fields['provinsi'] ?? '', fields['kabupaten'] ?? ''];
  return {
    provinsi: listProvinsi(options),
    kabupaten: listKabupatenKota(provinsi, options),
    kecamatan: kabupaten.startsWith(provinsi) ? listKecamatan(kabupaten, options) : [],
  };
}

/** Where a person goes on choosing: the first choice that is open. */
export function nextRegionField(fields: DraftFields): 'provinsi' | 'kabupaten' | 'kecamatan' {
  const [provinsi, kabupaten] = [fields['provinsi'] ?? '', fields['kabupaten'] ?? ''];
  if (provinsi === '') return 'provinsi';
  return kabupaten !== '' && kabupaten.startsWith(provinsi) ? 'kecamatan' : 'kabupaten';
}

/** As much of the NIK's region as exists today; nothing once the person has chosen anything. */
export function suggestRegion(fields: DraftFields, today: PlainDate, options: RegionOptions): DraftFields | null {
  if (['provinsi', 'kabupaten', 'kecamatan'].some((name) => (fields[name] ?? '') !== '')) return null;
  const nik = parseNikStructure(fields['nik'] ?? '', today);
  if (!nik.ok) return null;
  const keep = (digits: number) => {
    const code = nik.regionCode.slice(0, digits);
    return isCurrent(code, digits, options) ? code : '';
  };
  const [provinsi, kabupaten, kecamatan] = [keep(2), keep(4), keep(6)];
  return provinsi === '' ? null : { provinsi, kabupaten, kecamatan };
}

/** `Contoh Utara, Kabupaten Contoh, Provinsi Contoh`, as far as a code goes; archived places included. */
export function describePlace(code: string): string {
  const region = findRegion(code, { allowSpecimenRegion: true });
  return [region?.kecamatan?.name, region?.kabupatenKota?.name, region?.provinsi.name]
    .filter((name) => name !== undefined && name !== null)
    .join(', ');
}
