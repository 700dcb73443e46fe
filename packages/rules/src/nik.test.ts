import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNik, parseNik, parseNikStructure, type Nik } from './nik.ts';

const today = { year: 2026, month: 11, day: 23 };
const specimen = { allowSpecimenRegion: true };

function findingsOf(text: string) {
  const result = parseNik(text, today, specimen);
  return result.ok ? [] : result.findings;
}

describe('what a NIK says', () => {
  test('of a man', () => {
    expect(parseNik('0001011205900004', today, specimen)).toMatchObject({
      ok: true,
      value: '0001011205900004',
      regionCode: '000101',
      birthDate: { year: 1990, month: 5, day: 12 },
      sex: 'male',
      serial: '0004',
      region: { status: 'specimen', kecamatan: { name: 'Contoh Utara' } },
    });
  });

  test.each([
    ['41', 1],
    ['52', 12],
    ['71', 31],
  ])('of a woman, whose day carries 40 more: %s', (dayInNik, day) => {
    expect(parseNik(`000101${dayInNik}05900004`, today, specimen)).toMatchObject({
      sex: 'female',
      birthDate: { year: 1990, month: 5, day },
    });
  });

  test.each([
    ['231126', 2026], // born today
    ['241126', 1926], // tomorrow of this century has not been
    ['010100', 2000],
    ['290200', 2000], // 1900 had no 29 February
    ['311299', 1999],
  ])('the century is the latest the date can have had: %s', (ddmmyy, year) => {
    expect(parseNik(`000101${ddmmyy}0001`, today, specimen)).toMatchObject({ birthDate: { year } });
  });
});

describe('a NIK is read however it is pasted', () => {
  test.each([
    [' 0001 0112 0590 0004 '],
    ['0001.0112.0590.0004'],
    ['0001-0112-0590-0004'],
    ['0001\u20110112\u20130590\u22120004'],
    ['\u200B0001011205900004\uFEFF'],
    ['\u202A0001011205900004\u202C'],
    ['００01011205900004'],
    ['٠٠٠١٠١١٢٠٥٩٠٠٠٠٤'],
    ['۰۰۰۱۰۱۱۲۰۵۹۰۰۰۰۴'],
    ['0001\t0112\n05900004'],
  ])('%j', (text) => {
    expect(parseNik(text, today, specimen)).toMatchObject({ ok: true, value: '0001011205900004' });
  });
});

describe('what is wrong is named, with its numbers', () => {
  test.each([
    ['', [{ code: 'nik-empty' }]],
    [' - . ', [{ code: 'nik-empty' }]],
    ['\u200B', [{ code: 'nik-empty' }]],
    ['000101120590000', [{ code: 'nik-length', digits: 15, expectedDigits: 16 }]],
    ['00010112059000044', [{ code: 'nik-length', digits: 17, expectedDigits: 16 }]],
    ['1'.repeat(2000), [{ code: 'nik-length', digits: 2000, expectedDigits: 16 }]],
    ['O001011205900004', [{ code: 'nik-not-digits', character: 'O', position: 1 }]],
    ['00010112059OOOO4', [{ code: 'nik-not-digits', character: 'O', position: 12 }]],
    ['<script>alert(1)</script>', [{ code: 'nik-not-digits', character: '<', position: 1 }]],
    ['🙂001011205900004', [{ code: 'nik-not-digits', character: '🙂', position: 1 }]],
    ['०००१०११२०५९००००४', [{ code: 'nik-not-digits', character: '०', position: 1 }]],
    ['0099011205900004', [{ code: 'nik-region-unknown', regionCode: '009901' }]],
    ['9901011205900004', [{ code: 'nik-region-unknown', regionCode: '990101' }]],
    ['0001013205900004', [{ code: 'nik-date-impossible', day: 32, month: 5, year: 90 }]],
    ['0001010005900004', [{ code: 'nik-date-impossible', day: 0, month: 5, year: 90 }]],
    ['0001014005900004', [{ code: 'nik-date-impossible', day: 40, month: 5, year: 90 }]],
    ['0001017205900004', [{ code: 'nik-date-impossible', day: 32, month: 5, year: 90 }]],
    ['0001012902900004', [{ code: 'nik-date-impossible', day: 29, month: 2, year: 90 }]],
    ['0001011213900004', [{ code: 'nik-date-impossible', day: 12, month: 13, year: 90 }]],
    ['0001011205900000', [{ code: 'nik-serial-zero' }]],
  ])('%j', (text, findings) => {
    expect(findingsOf(text)).toEqual(findings);
  });

  test('all at once', () => {
    expect(findingsOf('9999999999990000').map(({ code }) => code)).toEqual([
      'nik-region-unknown',
      'nik-date-impossible',
      'nik-serial-zero',
    ]);
  });
});

test('province 00 is no region for those who did not ask for specimens', () => {
  expect(parseNik('0001011205900004', today)).toEqual({
    ok: false,
    findings: [{ code: 'nik-region-unknown', regionCode: '000101' }],
  });
  expect(parseNikStructure('0001011205900004', today).ok).toBe(true);
});

test('a NIK is grouped in fours for reading', () => {
  expect(formatNik('0001011205900004' as Nik)).toBe('0001 0112 0590 0004');
});

describe('properties', () => {
  const digits = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 16, maxLength: 16 })
    .map((list) => list.join(''));

  test('blanks between the digits change nothing', () => {
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 16 }), (nik, at) => {
        expect(parseNik(`${nik.slice(0, at)} \u200B-${nik.slice(at)}`, today, specimen)).toEqual(
          parseNik(nik, today, specimen),
        );
      }),
    );
  });

  test('any text at all is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const result = parseNik(text, today, specimen);
        expect(result.ok || result.findings.length > 0).toBe(true);
      }),
    );
  });
});
