import { describe, expect, test } from 'vitest';
import { parseKk, parseKkStructure } from './kk.ts';

const today = { year: 2026, month: 11, day: 23 };
const specimen = { allowSpecimenRegion: true };

test('a KK says where and when it was issued', () => {
  expect(parseKk('0071 0203 0415 0012', today, specimen)).toMatchObject({
    ok: true,
    value: '0071020304150012',
    regionCode: '007102',
    issuedOn: { year: 2015, month: 4, day: 3 },
    serial: '0012',
    region: { kecamatan: { name: 'Kota Baru' } },
  });
});

describe('what is wrong is named, with its numbers', () => {
  test.each([
    ['', [{ code: 'kk-empty' }]],
    ['\u200B ', [{ code: 'kk-empty' }]],
    ['00710203041500', [{ code: 'kk-length', digits: 14, expectedDigits: 16 }]],
    ['1'.repeat(2000), [{ code: 'kk-length', digits: 2000, expectedDigits: 16 }]],
    ['KK 0071020304150012', [{ code: 'kk-not-digits', character: 'K', position: 1 }]],
    ['007102030415001🙂', [{ code: 'kk-not-digits', character: '🙂', position: 16 }]],
    ['<script>', [{ code: 'kk-not-digits', character: '<', position: 1 }]],
    ['9901010304150012', [{ code: 'kk-region-unknown', regionCode: '990101' }]],
    ['0071024304150012', [{ code: 'kk-date-impossible', day: 43, month: 4, year: 15 }]],
    ['0071020304150000', [{ code: 'kk-serial-zero' }]],
    [
      '9901010013150000',
      [
        { code: 'kk-region-unknown', regionCode: '990101' },
        { code: 'kk-date-impossible', day: 0, month: 13, year: 15 },
        { code: 'kk-serial-zero' },
      ],
    ],
  ])('%j', (text, findings) => {
    expect(parseKk(text, today, specimen)).toEqual({ ok: false, findings });
  });
});

test('structure alone knows no regions', () => {
  expect(parseKkStructure('9901010304150012', today).ok).toBe(true);
});
