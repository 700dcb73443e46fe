import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEmail, parsePhone } from './contact.ts';

describe('addresses people have', () => {
  test.each([
    ['sari@example.com', 'sari@example.com'],
    ['  Sari.Contoh+kartu@Example.COM ', 'Sari.Contoh+kartu@example.com'],
    ['sari\u200B@example.com', 'sari@example.com'],
    ['sari＠example.com', 'sari@example.com'],
    ['sari@contoh.co.id', 'sari@contoh.co.id'],
    ['sari@surel.bücher.example', 'sari@surel.bücher.example'],
    ['sari@xn--bcher-kva.example', 'sari@xn--bcher-kva.example'],
    ['s@例え.テスト', 's@例え.テスト'],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
  ])('%j', (text, value) => {
    expect(parseEmail(text)).toEqual({ ok: true, value, warnings: [] });
  });
});

describe('what cannot be an address gets its reason', () => {
  test.each([
    ['', ['email-empty']],
    [' \u200B', ['email-empty']],
    ['sari', ['email-without-at']],
    ['sari.example.com', ['email-without-at']],
    ['sari@@example.com', ['email-several-at']],
    ['sari contoh@example.com', ['email-has-blank']],
    ['@example.com', ['email-local-part']],
    ['.sari@example.com', ['email-local-part']],
    ['sa..ri@example.com', ['email-local-part']],
    [`${'a'.repeat(65)}@example.com`, ['email-local-part']],
    ['sari@', ['email-domain']],
    ['sari@example', ['email-domain']],
    ['sari@example..com', ['email-domain']],
    ['sari@-example.com', ['email-domain']],
    ['sari@192.168.0.1', ['email-domain']],
    ['sari@example.c', ['email-domain']],
    ['sari🙂@example.com', ['email-character']],
    ['<script>@example.com', ['email-character']],
    ['"sari"@example.com', ['email-character']],
    ['sari,budi@example.com', ['email-character']],
    [
      `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(20)}.com`,
      ['email-too-long'],
    ],
    ['sari contoh@', ['email-has-blank', 'email-domain']],
  ])('%j', (text, codes) => {
    const result = parseEmail(text);
    expect(result.ok ? [] : result.findings.map(({ code }) => code)).toEqual(codes);
  });

  test('a header cannot be smuggled in', () => {
    expect(parseEmail('sari@example.com\r\nBcc: semua@example.com').ok).toBe(false);
  });
});

describe('a mistyped domain is asked about, not refused', () => {
  test.each([
    ['sari@gmial.com', 'sari@gmail.com'],
    ['sari@gmai.com', 'sari@gmail.com'],
    ['sari@gmail.con', 'sari@gmail.com'],
    ['sari@gmail.co', 'sari@gmail.com'],
    ['sari@gamil.com', 'sari@gmail.com'],
    ['Sari@GMAILL.com', 'Sari@gmail.com'],
    ['sari@yaho.com', 'sari@yahoo.com'],
    ['sari@yahoo.co.od', 'sari@yahoo.co.id'],
    ['sari@hotmial.com', 'sari@hotmail.com'],
  ])('%s', (text, suggestion) => {
    const result = parseEmail(text);
    expect(result.ok && result.warnings).toMatchObject([{ code: 'email-domain-mistyped', suggestion }]);
  });

  test.each([['sari@gmail.com'], ['sari@mail.com'], ['sari@gmx.com'], ['sari@ymail.com'], ['sari@kemnaker.go.id']])(
    '%s is left alone',
    (text) => {
      expect(parseEmail(text)).toMatchObject({ ok: true, warnings: [] });
    },
  );
});

describe('mobile numbers people have', () => {
  test.each([
    ['081200000001', '+6281200000001'],
    ['0812-0000-0001', '+6281200000001'],
    ['+62 812 0000 0001', '+6281200000001'],
    ['6281200000001', '+6281200000001'],
    ['006281200000001', '+6281200000001'],
    ['81200000001', '+6281200000001'],
    ['+62 (0)812 0000 0001', '+6281200000001'],
    ['+62081200000001', '+6281200000001'],
    ['０８１２００００００01', '+6281200000001'],
    ['\u202A+6281200000001\u202C', '+6281200000001'],
    ['0812000001', '+62812000001'],
    ['0812000000011', '+62812000000011'],
  ])('%j', (text, value) => {
    expect(parsePhone(text)).toEqual({ ok: true, value });
  });
});

describe('what cannot be a mobile number gets its reason', () => {
  test.each([
    ['', { code: 'phone-empty' }],
    ['+', { code: 'phone-empty' }],
    ['\u200B - ', { code: 'phone-empty' }],
    ['sari@example.com', { code: 'phone-not-digits', character: 's', position: 1 }],
    ['0812OOOO0001', { code: 'phone-not-digits', character: 'O', position: 5 }],
    ['0812🙂', { code: 'phone-not-digits', character: '🙂', position: 5 }],
    ['<script>', { code: 'phone-not-digits', character: '<', position: 1 }],
    ['+1 202 555 0100', { code: 'phone-not-indonesian' }],
    ['0060123456789', { code: 'phone-not-indonesian' }],
    ['0215550100', { code: 'phone-not-mobile' }],
    ['08120000', { code: 'phone-length', digits: 8, minDigits: 10, maxDigits: 13 }],
    ['08120000000011', { code: 'phone-length', digits: 14, minDigits: 10, maxDigits: 13 }],
    ['8'.repeat(2000), { code: 'phone-length', digits: 2001, minDigits: 10, maxDigits: 13 }],
  ])('%j', (text, finding) => {
    expect(parsePhone(text)).toEqual({ ok: false, findings: [finding] });
  });
});

test('any text at all is answered, and what is accepted stays the same when read again', () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' })), (text) => {
      for (const parse of [parseEmail, parsePhone]) {
        const result = parse(text);
        if (result.ok) expect(parse(result.value)).toMatchObject({ ok: true, value: result.value });
      }
    }),
  );
});
