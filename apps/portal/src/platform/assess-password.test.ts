import { describe, expect, it } from 'vitest';
import { assessPassword, guessableParts } from './assess-password.ts';

const context = {
  own: guessableParts('siti.rahmawati88@contoh.test'),
  programme: ['Kartu Prakerja', 'prakerja.go.id', 'Gelombang'],
};

describe('passwords that are accepted', () => {
  it.each([
    ['four ordinary words', 'kuda hujan lemari teluk'],
    ['a sentence of one’s own', 'Nenek menjemur kopi di teras biru'],
    ['exactly fifteen characters', 'kuda hujan tebu'],
    ['fifteen code points outside the basic plane', '𐌰𐌱𐌲𐌳𐌴𐌵𐌶𐌷𐌸𐌹𐌺𐌻𐌼𐌽𐌾'],
    ['what a manager makes up', 'vT9#qLw2_zR7!pXe'],
    [
      'sixty-four characters and more',
      'besok pagi kami naik perahu ke pulau seberang membawa tujuh ekor ayam dan beras',
    ],
    ['a common word inside a longer sentence', 'rahasia dapur nenek: daun salam dan lengkuas'],
    ['the programme’s name inside a longer sentence', 'prakerja membuka jalan ke toko roti saya'],
  ])('%s', (_name, password) => {
    expect(assessPassword(password, context)).toEqual([]);
  });
});

describe('passwords that are refused, with the reason', () => {
  it.each([
    ['', { code: 'password-empty' }],
    ['kuda hujan teb', { code: 'password-too-short', length: 14, minLength: 15 }],
    ['𐌰𐌱𐌲𐌳𐌴𐌵𐌶𐌷𐌸𐌹𐌺𐌻𐌼𐌽', { code: 'password-too-short', length: 14, minLength: 15 }],
    ['kuda '.repeat(60), { code: 'password-too-long', length: 300, maxLength: 256 }],
    ['passwordpassword', { code: 'password-common' }],
    ['P@ssw0rdP@ssw0rd123', { code: 'password-common' }],
    ['sayangkusayangku', { code: 'password-common' }],
    ['bismillahirrahmanirrahim', { code: 'password-common' }],
    ['1q2w3e4r5t6y7u8i9o0p', { code: 'password-sequence' }],
    ['iloveyouiloveyou1', { code: 'password-common' }],
    ['1234567890123456', { code: 'password-sequence' }],
    ['abcdefghijklmnopq', { code: 'password-sequence' }],
    ['aaaaaaaaaaaaaaaaaaaa', { code: 'password-repeated' }],
    ['xy7xy7xy7xy7xy7xy7', { code: 'password-repeated' }],
    ['siti.rahmawati88', { code: 'password-own-address' }],
    ['siti.rahmawati88@contoh.test', { code: 'password-own-address' }],
    ['RahmaWati88RahmaWati88!', { code: 'password-own-address' }],
    ['KartuPrakerja2026', { code: 'password-programme' }],
    ['prakerja gelombang 12', { code: 'password-programme' }],
  ])('%s', (password, finding) => {
    expect(assessPassword(password, context)).toEqual([finding]);
  });

  it('knows a phone number in each way it is written', () => {
    const own = guessableParts('+6281234509876');
    for (const password of ['081234509876 0812', '+6281234509876 62', '81234509876abc1']) {
      expect(assessPassword(password, { own, programme: [] })).toEqual([{ code: 'password-own-address' }]);
    }
  });
});

it('judges the longest password quickly enough to be asked on every request', () => {
  const longest = Array.from('𐌰b1q'.repeat(64)).slice(0, 256).join('');
  expect(assessPassword(longest, context)).toEqual([{ code: 'password-repeated' }]);
});
