import { expect, it } from 'vitest';
import { accountMail } from './account-mail.ts';

const facts = {
  programme: 'Kartu Contoh',
  host: 'contoh.test',
  site: 'https://contoh.test',
  channels: ['Situs: contoh.test', 'E-mail: @contoh.test'],
  officialSite: 'contoh.test',
  code: '012345',
  until: 'pukul 12.10.00 WIB',
};

it('writes a code by e-mail with its warning and the origin-bound last line', () => {
  expect(accountMail.id.code('email', facts)).toEqual({
    subject: 'Kode Anda untuk Kartu Contoh',
    body:
      'Kode Anda untuk Kartu Contoh: 012345\n\n' +
      'Ketik kode ini di halaman yang sedang Anda buka. Berlaku sampai pukul 12.10.00 WIB, sekali pakai.\n' +
      'JANGAN berikan kode ini kepada siapa pun, termasuk petugas.\n\n' +
      'Anda tidak meminta kode? Abaikan pesan ini. Tanpa kode ini alamat Anda tetap aman.\n\n' +
      'Kanal resmi:\nSitus: contoh.test\nE-mail: @contoh.test\n\n' +
      '@contoh.test #012345\n',
  });
});

it('writes a code by SMS without the room that costs', () => {
  expect(accountMail.id.code('phone', facts).body).toBe(
    'Kode Anda untuk Kartu Contoh: 012345\n' +
      'Ketik kode ini di halaman yang sedang Anda buka. Berlaku sampai pukul 12.10.00 WIB, sekali pakai. ' +
      'JANGAN berikan kode ini kepada siapa pun, termasuk petugas.\n' +
      'Kanal resmi: contoh.test\n' +
      '@contoh.test #012345',
  );
});

it('writes the same in English', () => {
  expect(accountMail.en.code('phone', facts).body).toBe(
    'Your code for Kartu Contoh: 012345\n' +
      'Type this code on the page you have open. It works until pukul 12.10.00 WIB, once. ' +
      'DO NOT give this code to anyone, staff included.\n' +
      'Official channels: contoh.test\n' +
      '@contoh.test #012345',
  );
});

it('carries no code and no promise of one where there is already an account, or none', () => {
  for (const language of ['id', 'en'] as const) {
    for (const message of ['alreadyRegistered', 'noAccount', 'passwordChanged'] as const) {
      const { body } = accountMail[language][message]('email', facts);
      expect(body).not.toMatch(/\d{6}/);
      expect(body).toContain('https://contoh.test/');
      expect(body).toContain('Situs: contoh.test');
    }
  }
});
