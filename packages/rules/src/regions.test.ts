import { describe, expect, test } from 'vitest';
import { findRegion, listKabupatenKota, listKecamatan, listProvinsi } from './regions.ts';

const specimen = { allowSpecimenRegion: true };

describe('today’s table', () => {
  test.each([
    ['32', 'provinsi', 'Jawa Barat', undefined, undefined],
    ['3273', 'kabupaten-kota', 'Jawa Barat', 'Kota Bandung', undefined],
    ['110101', 'kecamatan', 'Aceh', 'Kabupaten Aceh Selatan', 'Bakongan'],
    ['317401', 'kecamatan', 'DKI Jakarta', 'Kota Administrasi Jakarta Selatan', 'Tebet'],
    ['120428', 'kecamatan', 'Sumatera Utara', 'Kabupaten Nias', "Ma'u"],
  ])('%s', (code, level, provinsi, kabupatenKota, kecamatan) => {
    const region = findRegion(code);
    expect(region).toMatchObject({ code, level, status: 'current' });
    expect([region?.provinsi.name, region?.kabupatenKota?.name, region?.kecamatan?.name]).toEqual([
      provinsi,
      kabupatenKota,
      kecamatan,
    ]);
  });

  test('has 38 provinsi, 514 kabupaten and kota, 7277 kecamatan', () => {
    const kabupatenKota = listProvinsi().flatMap(({ code }) => listKabupatenKota(code));
    const kecamatan = kabupatenKota.flatMap(({ code }) => listKecamatan(code));
    expect([listProvinsi().length, kabupatenKota.length, kecamatan.length]).toEqual([38, 514, 7277]);
    expect([...kabupatenKota, ...kecamatan].filter(({ name }) => name.trim() === '')).toEqual([]);
  });
});

describe('codes that are given no more stay good', () => {
  test.each([
    ['910101', 'Papua', 'Kabupaten Merauke'], // Papua Selatan since 2022
    ['927103', 'Papua Barat', 'Kota Sorong'], // Papua Barat Daya since 2022
    ['647301', 'Kalimantan Timur', 'Kota Tarakan'], // Kalimantan Utara since 2012
    ['321901', 'Jawa Barat', 'Kabupaten Tangerang'], // Banten since 2000
    ['732001', 'Sulawesi Selatan', null], // Sulawesi Barat since 2004
    ['540301', 'Timor Timur', null],
    ['327399', 'Jawa Barat', 'Kota Bandung'], // a kecamatan the table does not list
  ])('%s', (code, provinsi, kabupatenKota) => {
    const region = findRegion(code);
    expect(region?.status).toBe('archived');
    expect([region?.provinsi.name, region?.kabupatenKota?.name, region?.kecamatan]).toEqual([
      provinsi,
      kabupatenKota,
      { code, name: null },
    ]);
  });

  test('and are offered to nobody who says where they live', () => {
    const codes = listKabupatenKota('91').map(({ code }) => code);
    expect(codes).toContain('9103');
    expect(codes).not.toContain('9101');
  });
});

describe('codes that never were', () => {
  test.each([
    ['99'],
    ['3299'],
    ['990101'],
    ['327300'],
    ['5414'],
    ['541401'],
    ['0101'],
    [''],
    ['3'],
    ['32730'],
    ['32730101'],
    ['Bandung'],
    ['３２'],
  ])('%j', (code) => {
    expect(findRegion(code)).toBeUndefined();
  });
});

describe('the made-up province 00', () => {
  test('is there for those who ask', () => {
    expect(findRegion('007103', specimen)).toEqual({
      code: '007103',
      level: 'kecamatan',
      status: 'specimen',
      provinsi: { code: '00', name: 'Provinsi Contoh' },
      kabupatenKota: { code: '0071', name: 'Kota Contoh' },
      kecamatan: { code: '007103', name: 'Pelabuhan' },
    });
    expect(listProvinsi(specimen)[0]).toEqual({ code: '00', name: 'Provinsi Contoh' });
    expect(listKabupatenKota('00', specimen).map(({ name }) => name)).toEqual(['Kabupaten Contoh', 'Kota Contoh']);
    expect(listKecamatan('0001', specimen)).toHaveLength(5);
  });

  test('and for nobody else', () => {
    expect([findRegion('00'), findRegion('0001'), findRegion('000101')]).toEqual([undefined, undefined, undefined]);
    expect(listProvinsi().map(({ code }) => code)).not.toContain('00');
    expect([...listKabupatenKota('00'), ...listKecamatan('0001')]).toEqual([]);
  });

  test('has no archived codes', () => {
    expect(findRegion('000199', specimen)).toBeUndefined();
  });
});
