/** Why a password is refused and what to do, for applicants and operators alike. The password itself is never repeated. */
import type { PasswordFinding } from '../platform/assess-password.ts';
import type { Language } from '../platform/language.ts';

type Sentences = Readonly<{
  [Code in PasswordFinding['code']]: (finding: Extract<PasswordFinding, { code: Code }>) => string;
}>;

const id: Sentences = {
  'password-empty': () => 'Ketik kata sandi pilihan Anda.',
  'password-too-short': ({ length, minLength }) =>
    `Baru ${length} huruf. Kata sandi paling sedikit ${minLength} huruf: tambahkan satu atau dua kata.`,
  'password-too-long': ({ length, maxLength }) => `Ada ${length} huruf. Kata sandi paling panjang ${maxLength} huruf.`,
  'password-own-address': () =>
    'Kata sandi ini berisi alamat atau nama Anda, jadi mudah ditebak. Pilih kata lain yang tidak berhubungan.',
  'password-programme': () =>
    'Kata sandi ini berisi nama program, jadi mudah ditebak. Pilih kata lain yang tidak berhubungan.',
  'password-sequence': () =>
    'Kata sandi ini berisi urutan seperti 12345 atau qwerty, jadi mudah ditebak. Pakai beberapa kata.',
  'password-repeated': () =>
    'Kata sandi ini mengulang hal yang sama, jadi mudah ditebak. Pakai beberapa kata yang berbeda.',
  'password-common': () =>
    'Kata sandi ini terlalu sering dipakai orang dan ada di daftar bocoran. Pakai beberapa kata lain.',
};

const en: Sentences = {
  'password-empty': () => 'Type a password of your choice.',
  'password-too-short': ({ length, minLength }) =>
    `That is ${length} characters. A password has at least ${minLength}: add a word or two.`,
  'password-too-long': ({ length, maxLength }) => `That is ${length} characters. A password has at most ${maxLength}.`,
  'password-own-address': () =>
    'This password contains your address or name, so it is easy to guess. Choose words unrelated to it.',
  'password-programme': () =>
    'This password contains the programme’s name, so it is easy to guess. Choose unrelated words.',
  'password-sequence': () =>
    'This password has a sequence such as 12345 or qwerty, so it is easy to guess. Use some words.',
  'password-repeated': () =>
    'This password repeats the same thing, so it is easy to guess. Use several different words.',
  'password-common': () => 'This password is used by many people and is on lists of leaks. Use several other words.',
};

const sentences = { id, en };

export function passwordText(language: Language, finding: PasswordFinding): string {
  const say = sentences[language][finding.code] as (finding: PasswordFinding) => string;
  return say(finding);
}
