/**
 * What is wrong with one field of the registration, by the code of the finding, and what to do about it.
 *
 * Codes come from packages/rules and registration/; registration/words.ts holds that none is missing.
 */
const id = {
  'nik-empty': () => 'Isi NIK Anda: 16 angka di KTP.',
  'nik-not-digits': ({ character, position }: { character: string; position: number }) =>
    `Tanda ke-${position} pada NIK, “${character}”, bukan angka. Tulis angka saja.`,
  'nik-length': ({ digits, expectedDigits }: { digits: number; expectedDigits: number }) =>
    `NIK ini ${digits} angka. NIK selalu ${expectedDigits} angka: periksa apakah ada yang kurang atau lebih.`,
  'nik-region-unknown': ({ regionCode }: { regionCode: string }) =>
    `Enam angka pertama, ${regionCode}, bukan kode wilayah yang kami kenal. Periksa lagi angka awal NIK.`,
  'nik-date-impossible': (date: { day: number; month: number; year: number }) =>
    `Angka ke-7 sampai ke-12 adalah tanggal lahir, tetapi ${dayMonthYear(date)} tidak ada. Periksa lagi angkanya.`,
  'nik-serial-zero': () => 'Empat angka terakhir NIK tidak pernah 0000. Periksa lagi angkanya.',
  'kk-empty': () => 'Isi nomor KK: 16 angka di bagian atas Kartu Keluarga.',
  'kk-not-digits': ({ character, position }: { character: string; position: number }) =>
    `Tanda ke-${position} pada nomor KK, “${character}”, bukan angka. Tulis angka saja.`,
  'kk-length': ({ digits, expectedDigits }: { digits: number; expectedDigits: number }) =>
    `Nomor KK ini ${digits} angka. Nomor KK selalu ${expectedDigits} angka: periksa apakah ada yang kurang atau lebih.`,
  'kk-region-unknown': ({ regionCode }: { regionCode: string }) =>
    `Enam angka pertama, ${regionCode}, bukan kode wilayah yang kami kenal. Periksa lagi angka awal nomor KK.`,
  'kk-date-impossible': (date: { day: number; month: number; year: number }) =>
    `Angka ke-7 sampai ke-12 adalah tanggal KK dibuat, tetapi ${dayMonthYear(date)} tidak ada. Periksa lagi angkanya.`,
  'kk-serial-zero': () => 'Empat angka terakhir nomor KK tidak pernah 0000. Periksa lagi angkanya.',
  'name-empty': () => 'Isi nama lengkap Anda seperti di KTP.',
  'name-too-long': ({ characters, maxCharacters }: { characters: number; maxCharacters: number }) =>
    `Nama ini ${characters} huruf. Paling panjang ${maxCharacters}: periksa apakah ada yang ikut tertempel.`,
  'name-has-digits': ({ character }: { character: string }) =>
    `Ada angka “${character}” di dalam nama. Tulis huruf saja, seperti di KTP.`,
  'name-has-markup': ({ character }: { character: string }) =>
    `Tanda “${character}” tidak dipakai dalam nama. Hapus tanda itu.`,
  'name-has-symbols': ({ character }: { character: string }) =>
    `Tanda “${character}” tidak dipakai dalam nama. Tulis seperti di KTP.`,
  'name-without-letters': () => 'Nama ini belum berisi huruf. Tulis seperti di KTP.',
  'date-empty': () => 'Isi tanggal lahir Anda.',
  'date-unreadable': () => 'Isi hari, bulan, dan tahun dengan angka. Contoh: 12 5 1990.',
  'date-year-short': ({ year }: { year: number }) =>
    `Tulis tahun dengan empat angka, misalnya 1990. Anda menulis ${year}.`,
  'date-impossible': (date: { day: number; month: number; year: number }) =>
    `Tanggal ${dayMonthYear(date)} tidak ada di kalender. Periksa hari dan bulannya.`,
  'date-in-future': (date: { day: number; month: number; year: number }) =>
    `Tanggal ${dayMonthYear(date)} belum terjadi. Periksa tahunnya.`,
  'date-too-long-ago': ({ year }: { year: number }) => `Tahun ${year} terlalu lama. Periksa tahunnya.`,
  'sex-missing': () => 'Pilih jenis kelamin.',
  'provinsi-missing': () => 'Pilih provinsi tempat tinggal Anda.',
  'kabupaten-missing': () => 'Sekarang pilih kabupaten atau kota.',
  'kecamatan-missing': () => 'Sekarang pilih kecamatan.',
  'typed-too-long': ({ maxCharacters }: { maxCharacters: number }) =>
    `Isian ini lebih dari ${maxCharacters} huruf. Yang kami simpan hanya bagian awalnya: periksa apakah ada yang ikut tertempel.`,
  'answer-missing': () => 'Pilih jawaban.',
  'none-and-some': () => 'Anda memilih “Tidak satu pun” dan juga jawaban lain. Pilih salah satunya.',
  'consent-missing': () => 'Centang kotak persetujuan setelah membacanya.',
};

export type RegistrationFindingWords = typeof id;

const en: RegistrationFindingWords = {
  'nik-empty': () => 'Fill in your NIK: the 16 digits on the KTP.',
  'nik-not-digits': ({ character, position }) =>
    `Character ${position} of the NIK, “${character}”, is not a digit. Write digits only.`,
  'nik-length': ({ digits, expectedDigits }) =>
    `This NIK has ${digits} digits. A NIK always has ${expectedDigits}: see whether one is missing or too many.`,
  'nik-region-unknown': ({ regionCode }) =>
    `The first six digits, ${regionCode}, are no region code we know. Check the beginning of the NIK.`,
  'nik-date-impossible': (date) =>
    `Digits 7 to 12 are the birth date, but ${dayMonthYear(date)} does not exist. Check the digits.`,
  'nik-serial-zero': () => 'The last four digits of a NIK are never 0000. Check the digits.',
  'kk-empty': () => 'Fill in the KK number: the 16 digits at the top of the family card.',
  'kk-not-digits': ({ character, position }) =>
    `Character ${position} of the KK number, “${character}”, is not a digit. Write digits only.`,
  'kk-length': ({ digits, expectedDigits }) =>
    `This KK number has ${digits} digits. It always has ${expectedDigits}: see whether one is missing or too many.`,
  'kk-region-unknown': ({ regionCode }) =>
    `The first six digits, ${regionCode}, are no region code we know. Check the beginning of the KK number.`,
  'kk-date-impossible': (date) =>
    `Digits 7 to 12 are the day the KK was issued, but ${dayMonthYear(date)} does not exist. Check the digits.`,
  'kk-serial-zero': () => 'The last four digits of a KK number are never 0000. Check the digits.',
  'name-empty': () => 'Fill in your full name as on the KTP.',
  'name-too-long': ({ characters, maxCharacters }) =>
    `This name has ${characters} characters. The longest is ${maxCharacters}: see whether something else was pasted.`,
  'name-has-digits': ({ character }) =>
    `There is a digit “${character}” in the name. Write letters only, as on the KTP.`,
  'name-has-markup': ({ character }) => `The sign “${character}” is not used in names. Remove it.`,
  'name-has-symbols': ({ character }) => `The sign “${character}” is not used in names. Write it as on the KTP.`,
  'name-without-letters': () => 'This name has no letters yet. Write it as on the KTP.',
  'date-empty': () => 'Fill in your date of birth.',
  'date-unreadable': () => 'Fill in day, month and year with digits. Example: 12 5 1990.',
  'date-year-short': ({ year }) => `Write the year with four digits, for example 1990. You wrote ${year}.`,
  'date-impossible': (date) => `${dayMonthYear(date)} is not in the calendar. Check day and month.`,
  'date-in-future': (date) => `${dayMonthYear(date)} has not come yet. Check the year.`,
  'date-too-long-ago': ({ year }) => `The year ${year} is too long ago. Check the year.`,
  'sex-missing': () => 'Choose the sex.',
  'provinsi-missing': () => 'Choose the province you live in.',
  'kabupaten-missing': () => 'Now choose the regency or city.',
  'kecamatan-missing': () => 'Now choose the district.',
  'typed-too-long': ({ maxCharacters }) =>
    `This is longer than ${maxCharacters} characters. Only its beginning is kept: see whether something else was pasted.`,
  'answer-missing': () => 'Choose an answer.',
  'none-and-some': () => 'You chose “None of these” together with another answer. Choose one of them.',
  'consent-missing': () => 'Tick the box of consent after reading it.',
};

export const registrationFindings = { id, en };

/** In the order it was typed, with its own digits. */
function dayMonthYear({ day, month, year }: { day: number; month: number; year: number }): string {
  return `${day}-${month}-${String(year).padStart(2, '0')}`;
}
