import { expect, test } from 'vitest';
import { receiptBytes, receiptFileText, receiptNumberOf } from './receipt.ts';

const facts = {
  gelombang: 12,
  commitment: new Uint8Array(32).fill(0xab),
  joinedAt: new Date('2026-11-23T05:06:07.890Z'),
};

test('a receipt number holds 40 bits without letters that are read two ways', () => {
  expect(receiptNumberOf('KP', 12, Uint8Array.of(0, 31, 18, 19, 255, 20, 1, 9))).toBe('KP12-0ZJK-ZM19');
});

test('the signature covers wave, commitment and the second of joining, in canonical form', () => {
  expect(Buffer.from(receiptBytes(facts)).toString()).toBe(
    `{"commitment":"${'ab'.repeat(32)}","time":"2026-11-23T05:06:07Z","wave":"012"}`,
  );
});

test('the file to keep holds what a check needs and no personal data', () => {
  const bytes = (fill: number, length: number) => new Uint8Array(length).fill(fill);
  const text = receiptFileText({
    ...facts,
    programme: 'Program Contoh',
    receiptNumber: 'KP12-0ZJK-ZM19',
    salt: bytes(1, 32),
    signature: bytes(2, 64),
    publicKey: bytes(3, 32),
  });
  expect(JSON.parse(text)).toEqual({
    programme: 'Program Contoh',
    receiptNumber: 'KP12-0ZJK-ZM19',
    signed: { commitment: 'ab'.repeat(32), time: '2026-11-23T05:06:07Z', wave: '012' },
    signature: '02'.repeat(64),
    publicKey: '03'.repeat(32),
    salt: '01'.repeat(32),
    check: expect.stringContaining('SHA-256') as string,
  });
});
