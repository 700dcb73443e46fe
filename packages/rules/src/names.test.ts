import { describe, expect, test } from 'vitest';
import { parseName } from './names.ts';

describe('names people have', () => {
  test.each([
    ['Sari', 'Sari'],
    ['  Budi   Contoh ', 'Budi Contoh'],
    ["Ma'ruf Contoh", "Ma'ruf Contoh"],
    ['Ma’ruf', 'Ma’ruf'],
    ['H. Contoh, S.Pd., M.M.', 'H. Contoh, S.Pd., M.M.'],
    ['Siti Nur-Aini', 'Siti Nur-Aini'],
    ['René Ångström', 'René Ångström'],
    ['Rene\u0301', 'René'],
    ['I', 'I'],
    ['Bu\u200Bdi\uFEFF', 'Budi'],
    ['Budi\t\nContoh', 'Budi Contoh'],
    ['陳美玲', '陳美玲'],
    ['a'.repeat(100), 'a'.repeat(100)],
  ])('%j', (text, value) => {
    expect(parseName(text)).toEqual({ ok: true, value });
  });
});

describe('what is no name gets its reason', () => {
  test.each([
    ['', [{ code: 'name-empty' }]],
    ['  \u200B ', [{ code: 'name-empty' }]],
    ['a'.repeat(101), [{ code: 'name-too-long', characters: 101, maxCharacters: 100 }]],
    ['Bud1', [{ code: 'name-has-digits', character: '1' }]],
    ['Budi ٣', [{ code: 'name-has-digits', character: '٣' }]],
    ['Budi 🙂', [{ code: 'name-has-symbols', character: '🙂' }]],
    ['budi@contoh', [{ code: 'name-has-symbols', character: '@' }]],
    ['Budi\u0000', [{ code: 'name-has-symbols', character: '\u0000' }]],
    [
      '<script>alert(1)</script>',
      [
        { code: 'name-has-markup', character: '<' },
        { code: 'name-has-digits', character: '1' },
        { code: 'name-has-symbols', character: '(' },
      ],
    ],
    ["., '-", [{ code: 'name-without-letters' }]],
  ])('%j', (text, findings) => {
    expect(parseName(text)).toEqual({ ok: false, findings });
  });
});
