import { describe, expect, test } from 'vitest';
import { assessIdentity } from './identity.ts';
import { parseKkStructure } from './kk.ts';
import { parseNikStructure } from './nik.ts';

const today = { year: 2026, month: 11, day: 23 };
const nik = structureOf(parseNikStructure('0001015205900004', today));
const kk = structureOf(parseKkStructure('0071020304150012', today));
const agreeing = {
  nik,
  kk,
  birthDate: { year: 1990, month: 5, day: 12 },
  sex: 'female',
  regionCode: '000105',
} as const;

function structureOf<T extends { ok: boolean }>(result: T): Extract<T, { ok: true }> {
  if (!result.ok) throw new Error('the test’s own number must parse');
  return result as Extract<T, { ok: true }>;
}

test('who states what the NIK says is warned of nothing, though living in another kecamatan', () => {
  expect(assessIdentity(agreeing)).toEqual([]);
});

describe('a disagreement warns, with both sides', () => {
  test.each([
    [
      { birthDate: { year: 1990, month: 12, day: 5 } },
      {
        code: 'birth-date-differs',
        inNik: { year: 1990, month: 5, day: 12 },
        stated: { year: 1990, month: 12, day: 5 },
      },
    ],
    [{ sex: 'male' } as const, { code: 'sex-differs', inNik: 'female', stated: 'male' }],
    [{ regionCode: '0071' }, { code: 'region-differs', inNik: '0001', stated: '0071' }],
    [{ kk: structureOf(parseKkStructure('0001011205900004', today)) }, undefined],
  ])('%j', (change, warning) => {
    expect(assessIdentity({ ...agreeing, ...change })).toEqual(warning ? [warning] : []);
  });

  test('the NIK typed into the field of the KK is noticed', () => {
    const man = structureOf(parseNikStructure('0001011205900004', today));
    const sameDigits = structureOf(parseKkStructure('0001 0112 0590 0004', today));
    expect(assessIdentity({ nik: man, kk: sameDigits })).toEqual([{ code: 'kk-same-as-nik' }]);
  });

  test('all at once', () => {
    const facts = { nik, birthDate: { year: 1991, month: 5, day: 12 }, sex: 'male', regionCode: '0071' } as const;
    const codes = assessIdentity(facts).map(({ code }) => code);
    expect(codes).toEqual(['birth-date-differs', 'sex-differs', 'region-differs']);
  });
});

test('what is not filled in yet is not compared', () => {
  expect(assessIdentity({})).toEqual([]);
  expect(assessIdentity({ sex: 'male', regionCode: '0071' })).toEqual([]);
});
