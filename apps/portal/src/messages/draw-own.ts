/** Sentences of a person's own result in a draw: the ticket, the proofs, and their check on the person's own device. */
import type { OwnCode, OwnStep } from '../../browser/own-proof.ts';

type StepWords = Readonly<Record<OwnStep, string>>;
type CodeWords = Readonly<Record<OwnCode, string>>;

const stepsId: StepWords = {
  commitment: 'Kode di tanda terima dibuat dari NIK Anda',
  'nik-tag': 'Nama samaran di daftar dibuat dari NIK Anda',
  'household-tag': 'Nama samaran keluarga dibuat dari nomor KK Anda',
  inclusion: 'Anda ada di daftar yang sidik jarinya diterbitkan',
  published: 'Daftar itu sama dengan yang terbit sekarang',
  ticket: 'Tiket Anda dihitung dari bilangan acak untuk umum',
};

const codesId: CodeWords = {
  'nik-malformed': 'NIK terdiri dari 16 angka. Periksa lagi yang Anda ketik.',
  'kk-malformed': 'Nomor KK terdiri dari 16 angka. Periksa lagi yang Anda ketik.',
  'file-damaged': 'Berkas bukti ini rusak atau sudah diubah.',
  'other-commitment': 'NIK yang Anda ketik tidak menghasilkan kode di tanda terima ini.',
  'other-nik': 'NIK yang Anda ketik tidak menghasilkan nama samaran ini.',
  'other-household': 'Nomor KK yang Anda ketik tidak menghasilkan nama samaran keluarga ini.',
  'not-in-list': 'Bukti ini tidak cocok dengan sidik jari daftar.',
  'other-manifest': 'Daftar yang terbit sekarang lain dari daftar di berkas bukti ini. Simpan keduanya dan laporkan.',
  'not-fetched': 'Daftar yang terbit tidak bisa diambil sekarang. Langkah lain tidak memerlukannya.',
  'no-kk-given': 'Tidak diperiksa karena nomor KK tidak diisi.',
  'not-drawn-yet': 'Undian belum dijalankan.',
  'randomness-wrong': 'Tanda tangan bilangan acaknya tidak cocok.',
  'other-ticket': 'Tiket yang tercatat lain dari hasil hitungan.',
};

const stepsEn: StepWords = {
  commitment: 'The code on the receipt is made of your NIK',
  'nik-tag': 'The pseudonym on the list is made of your NIK',
  'household-tag': 'The household’s pseudonym is made of your KK number',
  inclusion: 'You are on the list whose fingerprint was published',
  published: 'That list is the one published now',
  ticket: 'Your ticket comes from the public randomness',
};

const codesEn: CodeWords = {
  'nik-malformed': 'A NIK has 16 digits. Check what you typed.',
  'kk-malformed': 'A KK number has 16 digits. Check what you typed.',
  'file-damaged': 'This file of proofs is damaged or was changed.',
  'other-commitment': 'The NIK you typed does not give the code of this receipt.',
  'other-nik': 'The NIK you typed does not give this pseudonym.',
  'other-household': 'The KK number you typed does not give this household’s pseudonym.',
  'not-in-list': 'This proof does not fit the fingerprint of the list.',
  'other-manifest': 'The list published now is not the list of this file of proofs. Keep both and report it.',
  'not-fetched': 'The published list cannot be fetched now. The other steps do not need it.',
  'no-kk-given': 'Not checked because no KK number was given.',
  'not-drawn-yet': 'The draw has not been run yet.',
  'randomness-wrong': 'The signature of the randomness does not fit.',
  'other-ticket': 'The recorded ticket is not the one computed.',
};

const id = {
  title: (gelombang: number) => `Hasil dan bukti Anda, gelombang ${gelombang}`,
  heading: (gelombang: number) => `Hasil dan bukti Anda di gelombang ${gelombang}`,
  demonstration: 'Ini undian contoh: bilangan acaknya dibuat portal ini sendiri.',
  notDrawn: 'Daftar sudah disegel dan Anda ada di dalamnya. Tiket baru ada setelah undian dijalankan.',
  ticketHeading: 'Tiket Anda',
  ticketLead: 'Setiap orang mendapat satu tiket acak. Yang angkanya paling kecil mendapat tempat, sampai tempat habis.',
  yours: 'Tiket Anda',
  last: 'Tiket terakhir yang dapat',
  noCutoff: 'Di wilayah Anda tidak ada yang mendapat tempat, jadi tidak ada batas tiket.',
  explain: {
    selected: 'Tiket Anda termasuk yang mendapat tempat.',
    waiting: 'Tiket Anda di atas batas: tempatnya sudah habis. Anda di daftar tunggu menurut urutan tiket.',
    'household-cap':
      'Tempat untuk KK Anda sudah terpakai oleh tiket keluarga yang lebih kecil, atau di gelombang sebelumnya.',
  },
  facts: {
    rank: 'Urutan tiket',
    rankValue: (rank: string, size: string) => `${rank} dari ${size}`,
    ticket: 'Angka tiket Anda',
    cutoff: 'Angka batas',
    waiting: 'Nomor di daftar tunggu',
    region: 'Wilayah',
    place: (percent: string) => `${percent} dari semua tiket yang mungkin ada di bawahnya`,
  },
  proofHeading: 'Bukti Anda',
  proofLead:
    'Bukti ini menunjukkan bahwa Anda ada di daftar, dengan NIK dan KK yang benar, dan bagaimana tiket Anda dihitung. Hanya Anda yang bisa membukanya.',
  keepSecret:
    'Simpan berkas ini untuk diri sendiri. Siapa pun yang memilikinya, dan tahu NIK Anda, bisa mengenali Anda di daftar.',
  download: 'Unduh bukti (JSON)',
  downloadHint: 'Berkas ini tetap bisa diperiksa bertahun-tahun lagi, juga kalau portal ini sudah tidak ada.',
  checkHeading: 'Periksa di perangkat Anda',
  checkLead: 'Ketik NIK Anda. NIK dan KK dihitung di perangkat ini dan tidak dikirim ke mana pun.',
  withoutScripts:
    'Pemeriksaan di halaman ini memerlukan JavaScript. Tanpa itu, unduh buktinya; cara memeriksanya tertulis di dalam.',
  inside: 'Isi bukti',
  details: {
    commitment: 'Kode tanda terima',
    leaf: 'Tempat di daftar',
    leafValue: (index: string, size: string) => `nomor ${index} dari ${size}`,
    root: 'Sidik jari daftar',
    path: 'Panjang bukti',
    pathValue: (hashes: number) => `${hashes} sidik jari antara`,
  },
  toDraw: 'Ke halaman undian untuk umum',
  steps: stepsId,
  codes: codesId,
  browser: {
    nik: 'NIK Anda',
    nikHint: '16 angka. Tidak dikirim.',
    kk: 'Nomor KK Anda (boleh kosong)',
    kkHint: '16 angka. Tidak dikirim.',
    button: 'Periksa bukti saya',
    working: 'Sedang dihitung di perangkat Anda …',
    ok: 'benar',
    failed: 'tidak cocok',
    allRight: 'Semua yang diperiksa cocok.',
    notRight: 'Ada yang tidak cocok. Lihat langkahnya di bawah.',
    unfinished: 'Pemeriksaan tidak bisa dijalankan. Periksa sambungan Anda, lalu coba lagi.',
  },
};

export type DrawOwnWords = typeof id;

const en: DrawOwnWords = {
  title: (gelombang) => `Your result and proofs, gelombang ${gelombang}`,
  heading: (gelombang) => `Your result and proofs in gelombang ${gelombang}`,
  demonstration: 'This is a demonstration draw: its randomness was made by this portal itself.',
  notDrawn: 'The list is sealed and you are on it. Tickets exist once the draw has been run.',
  ticketHeading: 'Your ticket',
  ticketLead: 'Everyone gets one random ticket. The lowest ones get a place until the places are gone.',
  yours: 'Your ticket',
  last: 'Last ticket with a place',
  noCutoff: 'Nobody in your region got a place, so there is no cut-off ticket.',
  explain: {
    selected: 'Your ticket is among those that got a place.',
    waiting:
      'Your ticket is above the cut-off: the places were gone. You are on the waiting list in the order of tickets.',
    'household-cap': 'The places of your KK went to lower tickets of your household, or in an earlier gelombang.',
  },
  facts: {
    rank: 'Rank of your ticket',
    rankValue: (rank, size) => `${rank} of ${size}`,
    ticket: 'Your ticket',
    cutoff: 'Cut-off ticket',
    waiting: 'Place on the waiting list',
    region: 'Region',
    place: (percent) => `${percent} of all possible tickets are below it`,
  },
  proofHeading: 'Your proofs',
  proofLead:
    'They show that you are on the list, with the right NIK and KK, and how your ticket was computed. Only you can open them.',
  keepSecret: 'Keep this file to yourself. Whoever has it and knows your NIK can recognise you on the list.',
  download: 'Download the proofs (JSON)',
  downloadHint: 'This file can be checked for years, also when this portal is gone.',
  checkHeading: 'Check on your device',
  checkLead: 'Type your NIK. NIK and KK are computed with on this device and are sent nowhere.',
  withoutScripts:
    'The check on this page needs JavaScript. Without it, download the proofs; how to check them is written inside.',
  inside: 'What the proofs hold',
  details: {
    commitment: 'Code of the receipt',
    leaf: 'Place on the list',
    leafValue: (index, size) => `number ${index} of ${size}`,
    root: 'Fingerprint of the list',
    path: 'Length of the proof',
    pathValue: (hashes) => `${hashes} fingerprints in between`,
  },
  toDraw: 'To the public page of the draw',
  steps: stepsEn,
  codes: codesEn,
  browser: {
    nik: 'Your NIK',
    nikHint: '16 digits. Not sent.',
    kk: 'Your KK number (may stay empty)',
    kkHint: '16 digits. Not sent.',
    button: 'Check my proofs',
    working: 'Computing on your device …',
    ok: 'right',
    failed: 'does not fit',
    allRight: 'Everything checked fits.',
    notRight: 'Something does not fit. See the step below.',
    unfinished: 'The check could not run. Check your connection and try again.',
  },
};

export const drawOwnMessages: Readonly<Record<'id' | 'en', DrawOwnWords>> = { id, en };
