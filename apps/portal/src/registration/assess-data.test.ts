import { describe, expect, test } from 'vitest';
import { assessData } from './assess-data.ts';
import type { DraftFields } from './draft-fields.ts';
import { dataFields } from './registration-for-tests.ts';

const today = { year: 2026, month: 11, day: 23 };
const demonstration = { allowSpecimenRegion: true };

const { langkah: _step, ...right } = dataFields(1);

const assess = (change: DraftFields) => assessData({ ...right, ...change }, today, demonstration);
const codes = (change: DraftFields) => assess(change).findings.map(({ field, finding }) => `${field}: ${finding.code}`);

describe('own data as typed', () => {
  test('is read whole when everything is right', () => {
    expect(assess({})).toEqual({
      findings: [],
      warnings: [],
      warningKey: '',
      looksChecked: true,
      value: {
        nik: '0001015205900001',
        kk: '0001011002150001',
        name: 'Siti Contoh',
        birthDate: { year: 1990, month: 5, day: 12 },
        sex: 'female',
        regionCode: '000101',
      },
    });
  });

  test('names everything that is missing at once', () => {
    expect(assessData({}, today, demonstration).findings.map(({ finding }) => finding.code)).toEqual([
      'nik-empty',
      'kk-empty',
      'name-empty',
      'date-empty',
      'sex-missing',
      'provinsi-missing',
    ]);
  });

  const zeroWidth = '\u200B';
  const long = 'a'.repeat(2000);
  const table: readonly (readonly [string, DraftFields, readonly string[]])[] = [
    ['a NIK pasted with blanks and hyphens', { nik: ' 0001 0152-0590 0001 ' }, []],
    ['a NIK with zero-width characters', { nik: `0001${zeroWidth}015205900001` }, []],
    ['a NIK in full-width digits', { nik: '０００１０１５２０５９００００１' }, []],
    ['a NIK in Arabic digits', { nik: '٠٠٠١٠١٥٢٠٥٩٠٠٠٠١' }, []],
    ['a NIK in Cyrillic', { nik: 'абвг' }, ['nik: nik-not-digits']],
    ['a NIK of emoji', { nik: '🙂' }, ['nik: nik-not-digits']],
    ['a NIK with markup', { nik: '<script>alert(1)</script>' }, ['nik: nik-not-digits']],
    ['a NIK that is empty', { nik: '   ' }, ['nik: nik-empty']],
    ['a NIK of 15 digits', { nik: '000101520590001' }, ['nik: nik-length']],
    ['a NIK far too long', { nik: long }, ['nik: typed-too-long']],
    [
      'a NIK of nowhere, born on day 0',
      { nik: '9901010005900001' },
      ['nik: nik-region-unknown', 'nik: nik-date-impossible'],
    ],
    ['a KK that is empty', { kk: '' }, ['kk: kk-empty']],
    ['a KK with a letter O', { kk: '00010110O2150003' }, ['kk: kk-not-digits']],
    ['a KK of 17 digits', { kk: '00010110021500031' }, ['kk: kk-length']],
    ['a KK with markup', { kk: '<b>' }, ['kk: kk-not-digits']],
    ['a KK with zero-width characters', { kk: `${zeroWidth}0001011002150001${zeroWidth}` }, []],
    ['a KK far too long', { kk: long }, ['kk: typed-too-long']],
    ['a name of one word', { nama: 'Suharti' }, []],
    ['a name with an apostrophe and degrees', { nama: "H. Ma'ruf Contoh, S.Pd." }, []],
    ['a name that is empty', { nama: ' ' }, ['nama: name-empty']],
    ['a name of zero-width characters', { nama: zeroWidth }, ['nama: name-empty']],
    ['a name with digits', { nama: 'S1ti' }, ['nama: name-has-digits']],
    ['a name with an emoji', { nama: 'Siti 🙂' }, ['nama: name-has-symbols']],
    ['a name with markup', { nama: '<script>' }, ['nama: name-has-markup']],
    ['a name of 101 characters', { nama: 'a'.repeat(101) }, ['nama: name-too-long']],
    ['a name far too long', { nama: long }, ['nama: typed-too-long']],
    ['a birth date without its year', { 'lahir-year': '' }, ['lahir: date-unreadable']],
    ['a birth date that is empty', { 'lahir-day': '', 'lahir-month': ' ', 'lahir-year': '' }, ['lahir: date-empty']],
    ['a month in words', { 'lahir-month': 'Mei' }, []],
    ['a year of two digits', { 'lahir-year': '90' }, ['lahir: date-year-short']],
    ['30 February', { 'lahir-day': '30', 'lahir-month': '2' }, ['lahir: date-impossible']],
    ['a birth date to come', { 'lahir-year': '2027' }, ['lahir: date-in-future']],
    ['a birth date of emoji', { 'lahir-day': '🙂' }, ['lahir: date-unreadable']],
    ['a birth date with markup', { 'lahir-day': '<script>' }, ['lahir: date-unreadable']],
    ['a birth date with blanks and a zero-width character', { 'lahir-day': ` 12${zeroWidth} ` }, []],
    ['a birth date far too long', { 'lahir-day': long }, ['lahir: typed-too-long']],
    ['a sex nobody offered', { 'jenis-kelamin': '<script>' }, ['jenis-kelamin: sex-missing']],
    ['no region', { provinsi: '', kabupaten: '', kecamatan: '' }, ['provinsi: provinsi-missing']],
    ['a province that does not exist', { provinsi: '99' }, ['provinsi: provinsi-missing']],
    ['a province of markup', { provinsi: '<script>' }, ['provinsi: provinsi-missing']],
    ['another province than the kabupaten', { provinsi: '32' }, ['kabupaten: kabupaten-missing']],
    ['a kecamatan of elsewhere', { kecamatan: '007101' }, ['kecamatan: kecamatan-missing']],
    ['a kecamatan that does not exist', { kecamatan: '000199' }, ['kecamatan: kecamatan-missing']],
  ];
  test.each(table)('%s', (_, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  test('the made-up province is for demonstrations only', () => {
    expect(assessData(right, today, {}).findings.map(({ finding }) => finding.code)).toEqual([
      'nik-region-unknown',
      'kk-region-unknown',
      'provinsi-missing',
    ]);
  });
});

describe('where the NIK disagrees with what was typed', () => {
  const other = { 'lahir-day': '13', 'jenis-kelamin': 'male', kabupaten: '0071', kecamatan: '007102' };

  test('only warns, once per disagreement', () => {
    const assessed = assess(other);
    expect(assessed.findings).toEqual([]);
    expect(assessed.warnings.map(({ code }) => code)).toEqual(['birth-date-differs', 'sex-differs', 'region-differs']);
    expect(assessed.looksChecked).toBe(false);
    expect(assessed.value?.birthDate).toEqual({ year: 1990, month: 5, day: 13 });
  });

  test('is settled once the person has looked, until one of the two changes', () => {
    const key = assess(other).warningKey;
    expect(assess({ ...other, 'sudah-dicek': key }).looksChecked).toBe(true);
    expect(assess({ ...other, 'lahir-day': '14', 'sudah-dicek': key }).looksChecked).toBe(false);
  });

  test('a KK number equal to the NIK is asked about', () => {
    const man = { nik: '0001011205900001', kk: '0001011205900001', 'jenis-kelamin': 'male' };
    expect(assess(man).warnings.map(({ code }) => code)).toEqual(['kk-same-as-nik']);
  });
});
