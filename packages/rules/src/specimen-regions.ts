/**
 * The made-up province 00, which no one has: for demonstrations, specimen cards and tests.
 * Only callers that say `allowSpecimenRegion` ever see it. Same form as regions-table.ts.
 */
export const specimenRegions: readonly string[] = [
  '00 Provinsi Contoh;01 Kabupaten Contoh:01 Contoh Utara,02 Contoh Selatan,03 Contoh Timur,04 Contoh Barat,' +
    '05 Contoh Tengah;71 Kota Contoh:01 Kota Lama,02 Kota Baru,03 Pelabuhan',
];
