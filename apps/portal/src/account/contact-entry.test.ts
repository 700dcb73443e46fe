import { describe, expect, it } from 'vitest';
import { maskAddress, parseContact } from './contact-entry.ts';

describe('what a person may type as their address', () => {
  it.each([
    ['siti@contoh.test', { kind: 'email', address: 'siti@contoh.test' }],
    ['  siti@Contoh.Test ', { kind: 'email', address: 'siti@contoh.test' }],
    ['siti\u200B@contoh.test', { kind: 'email', address: 'siti@contoh.test' }],
    ['0812 3456 7890', { kind: 'phone', address: '+6281234567890' }],
    ['+62 812-3456-7890', { kind: 'phone', address: '+6281234567890' }],
    ['0812\u200D34567890', { kind: 'phone', address: '+6281234567890' }],
  ])('%j', (typed, contact) => {
    expect(parseContact(typed, true)).toEqual({ ok: true, contact, warnings: [] });
  });

  it('asks about a domain one slip from a common one', () => {
    expect(parseContact('siti@gmial.com', true)).toEqual({
      ok: true,
      contact: { kind: 'email', address: 'siti@gmial.com' },
      warnings: [{ code: 'email-domain-mistyped', domain: 'gmial.com', suggestion: 'siti@gmail.com' }],
    });
  });
});

describe('what is refused, with a reason', () => {
  it.each([
    ['', 'contact-empty'],
    ['   ', 'contact-empty'],
    ['\u200B', 'contact-empty'],
    ['siti', 'contact-unclear'],
    ['سيتي', 'contact-unclear'],
    ['😀😀😀', 'contact-unclear'],
    ['<script>alert(1)</script>', 'contact-unclear'],
    ['siti rahma@contoh.test', 'email-has-blank'],
    ['<script>@contoh.test', 'email-character'],
    ['siti😀@contoh.test', 'email-character'],
    ['siti@@contoh.test', 'email-several-at'],
    ['siti@contoh', 'email-domain'],
    ['@contoh.test', 'email-local-part'],
    [`${'a'.repeat(300)}@contoh.test`, 'email-too-long'],
    ['0812a34567890', 'phone-not-digits'],
    ['021 555 1234', 'phone-not-mobile'],
    ['+1 202 555 0123', 'phone-not-indonesian'],
    ['0812', 'phone-length'],
    ['9'.repeat(400), 'phone-not-mobile'],
  ])('%j is %s', (typed, code) => {
    expect(parseContact(typed, true)).toMatchObject({ ok: false, finding: { code } });
  });

  it.each([
    ['0812 3456 7890', 'phone-not-offered'],
    ['siti', 'email-without-at'],
  ])('%j is %s where no SMS can be sent', (typed, code) => {
    expect(parseContact(typed, false)).toEqual({ ok: false, finding: { code } });
  });
});

it.each([
  [{ kind: 'email', address: 'rahmawati@contoh.test' }, 'r•••i@contoh.test'],
  [{ kind: 'email', address: 'ani@contoh.test' }, 'a•••@contoh.test'],
  [{ kind: 'phone', address: '+6281234567890' }, '0812••••890'],
] as const)('masks %o', (contact, masked) => {
  expect(maskAddress(contact)).toBe(masked);
});
