/**
 * Codes of kabupaten and kota that are no longer given out but stay in the NIK of everyone
 * registered there. Which kecamatan they had is not known here, and need not be.
 *
 * A name is written where the successor is beyond doubt; otherwise the place is known by its province alone.
 */
export type ArchivedRegion = Readonly<{ code: string; name: string | null }>;

/** Provinces that exist no more. */
export const archivedProvinsi: readonly Readonly<{ code: string; name: string }>[] = [
  { code: '54', name: 'Timor Timur' }, // until 1999
];

const named: Readonly<Record<string, string>> = {
  // UU 23/2000: Banten out of Jawa Barat.
  '3219': 'Kabupaten Tangerang',
  '3220': 'Kabupaten Serang',
  // UU 20/2012: Kalimantan Utara (65) out of Kalimantan Timur.
  '6404': 'Kabupaten Bulungan',
  '6405': 'Kabupaten Nunukan',
  '6406': 'Kabupaten Malinau',
  '6410': 'Kabupaten Tana Tidung',
  '6473': 'Kota Tarakan',
  // UU 14/2022: Papua Selatan (93) out of Papua.
  '9101': 'Kabupaten Merauke',
  '9116': 'Kabupaten Boven Digoel',
  '9117': 'Kabupaten Mappi',
  '9118': 'Kabupaten Asmat',
  // UU 15/2022: Papua Tengah (94).
  '9104': 'Kabupaten Nabire',
  '9107': 'Kabupaten Puncak Jaya',
  '9108': 'Kabupaten Paniai',
  '9109': 'Kabupaten Mimika',
  '9125': 'Kabupaten Puncak',
  '9126': 'Kabupaten Dogiyai',
  '9127': 'Kabupaten Intan Jaya',
  '9128': 'Kabupaten Deiyai',
  // UU 16/2022: Papua Pegunungan (95).
  '9102': 'Kabupaten Jayawijaya',
  '9112': 'Kabupaten Pegunungan Bintang',
  '9113': 'Kabupaten Yahukimo',
  '9114': 'Kabupaten Tolikara',
  '9121': 'Kabupaten Mamberamo Tengah',
  '9122': 'Kabupaten Yalimo',
  '9123': 'Kabupaten Lanny Jaya',
  '9124': 'Kabupaten Nduga',
  // UU 29/2022: Papua Barat Daya (96) out of Papua Barat.
  '9201': 'Kabupaten Sorong',
  '9204': 'Kabupaten Sorong Selatan',
  '9205': 'Kabupaten Raja Ampat',
  '9209': 'Kabupaten Tambrauw',
  '9210': 'Kabupaten Maybrat',
  '9271': 'Kota Sorong',
};

// UU 26/2004: Sulawesi Barat (76) out of Sulawesi Selatan left these holes in its numbering.
const unnamedSulawesiSelatan = ['7319', '7320', '7321', '7323', '7325'];
const timorTimur = Array.from({ length: 13 }, (_, i) => `54${String(i + 1).padStart(2, '0')}`);

export const archivedKabupatenKota: readonly ArchivedRegion[] = [
  ...Object.entries(named).map(([code, name]) => ({ code, name })),
  ...[...unnamedSulawesiSelatan, ...timorTimur].map((code) => ({ code, name: null })),
];
