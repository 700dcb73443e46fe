/**
 * Sentences of checking a draw: every step and every failure of @gelombang/draw, the alarms of our own self-check, and
 * the check in the browser. A step or code without its sentence does not compile.
 */
import type { StepName } from '@gelombang/draw';
import { drawCheckCodesEn, drawCheckCodesId } from './draw-check-codes.ts';

/** What only the portal itself can see: its rows against the published files. */
export type OwnAlarmCode =
  | 'noted-manifests'
  | 'stored-file-differs'
  | 'entry-removed'
  | 'entry-added'
  | 'entry-changed'
  | 'result-row-differs'
  | 'exclusions-differ';

type StepWords = Readonly<Record<StepName, string>>;
type Alarms = Readonly<Record<OwnAlarmCode, string>>;

const stepsId: StepWords = {
  manifest: 'Daftar tersegel hanya ada satu, dan utuh',
  rules: 'Aturannya sama dengan yang diumumkan sebelum gelombang dibuka',
  times: 'Daftar terbit cukup lama sebelum bilangan acak ada',
  entries: 'Semua peserta ada di berkas',
  order: 'Peserta tersusun menurut aturan, tidak ada yang tercatat dua kali',
  tags: 'Satu NIK hanya satu kali',
  'household-caps': 'Batas setiap KK benar',
  root: 'Sidik jari daftar cocok',
  registrations: 'Semua yang bergabung ada: ikut undian, atau tidak dengan alasan',
  beacon: 'Bilangan acaknya asli, dari putaran yang dijanjikan',
  seed: 'Benih undian dihitung dari bilangan acak itu dan daftar itu',
  result: 'Hasilnya sama setelah diundi ulang di sini, baris demi baris',
  cutoffs: 'Batas tiket benar',
  revocations: 'Setiap tempat yang dibatalkan jatuh ke urutan berikutnya di daftar tunggu',
  appeals: 'Keberatan yang terlambat diputuskan tiketnya, bukan orang',
  nullifiers: 'Setiap yang diterima memakai satu jatah KK, tidak ada jatah yang dipakai dua kali',
  log: 'Semua berkas tercatat di buku catatan publik, tepat waktu dan tidak diubah',
};

const stepsEn: StepWords = {
  manifest: 'There is exactly one sealed list, and it is whole',
  rules: 'The rules are those announced before the gelombang opened',
  times: 'The list was published long enough before the randomness existed',
  entries: 'Everyone in the draw is in the files',
  order: 'People stand in the order of the rules, nobody twice',
  tags: 'Each NIK stands there once',
  'household-caps': 'The cap of every KK is right',
  root: 'The fingerprint of the list fits',
  registrations: 'Everyone who joined is there: in the draw, or left out with a reason',
  beacon: 'The randomness is genuine and of the promised round',
  seed: 'The seed of the draw comes from that randomness and that list',
  result: 'Drawn again here, the result is the same line by line',
  cutoffs: 'The cut-off tickets are right',
  revocations: 'Every place taken back went to the next on the waiting list',
  appeals: 'Late appeals were decided by their tickets, not by anyone',
  nullifiers: 'Everyone admitted used one slot of their KK, and no slot was used twice',
  log: 'All files stand in the public log, in time and unchanged',
};

const alarmsId: Alarms = {
  'noted-manifests': 'Penerbitan daftar tercatat tidak tepat satu kali.',
  'stored-file-differs': 'Berkas yang terbit tidak sama dengan yang disimpan saat terbit.',
  'entry-removed': 'Seorang peserta di daftar terbit tidak ada lagi di basis data.',
  'entry-added': 'Di basis data ada peserta yang tidak ada di daftar terbit.',
  'entry-changed': 'Data undian seorang peserta berubah sesudah disegel.',
  'result-row-differs': 'Hasil seorang peserta di basis data tidak sama dengan hasil yang terbit.',
  'exclusions-differ': 'Daftar yang tidak ikut undian tidak sama dengan yang terbit.',
};

const alarmsEn: Alarms = {
  'noted-manifests': 'Publishing the list was not noted exactly once.',
  'stored-file-differs': 'A published file is not what was stored when it was published.',
  'entry-removed': 'Someone on the published list is no longer in the database.',
  'entry-added': 'The database has an entry that the published list has not.',
  'entry-changed': 'An entry was changed after sealing.',
  'result-row-differs': 'A result in the database is not the published one.',
  'exclusions-differ': 'Those left out of the draw are not those published.',
};

const id = {
  steps: stepsId,
  codes: drawCheckCodesId,
  alarms: alarmsId,
  browser: {
    button: 'Periksa undian ini sekarang',
    again: 'Periksa sekali lagi',
    lead: 'Tombol ini mengambil semua berkas dan mengulang seluruh undian di perangkat Anda sendiri. Tidak perlu akun, dan tidak ada data Anda yang dikirim.',
    withoutScripts: 'Pemeriksaan di halaman ini memerlukan JavaScript. Tanpa itu, pakai satu perintah di bawah ini.',
    starting: 'Menyiapkan pemeriksaan …',
    reading: 'Mengambil {name} ({done} dari {of})',
    working: 'Sedang diperiksa …',
    waits: 'belum diperiksa',
    ok: 'benar',
    failed: 'tidak cocok',
    notJudged: 'Tidak bisa diperiksa karena langkah “{needs}” tidak cocok.',
    expected: 'Seharusnya',
    found: 'Ditemukan',
    where: 'Di',
    valid: 'Undian ini benar. Semua {steps} langkah cocok, dihitung di perangkat Anda.',
    demonstration: 'Ini undian contoh: bilangan acaknya dibuat portal ini sendiri, jadi tidak membuktikan apa-apa.',
    byFallback:
      'Undian ini memakai pengganti bilangan acak: dadu atau angka publik. Apakah drand benar-benar diam tidak terlihat di berkas.',
    logNotChecked:
      'Aturan undian ini menyebut buku catatan publik. Buku itu tidak diperiksa di sini; periksa juga bahwa berkas ini yang tercatat di sana.',
    invalid:
      'Undian ini tidak cocok. Simpan semua berkas, dan laporkan langkah yang tidak cocok kepada auditor dan pers.',
    unfinished: 'Pemeriksaan terhenti: berkas tidak bisa diambil. Periksa sambungan Anda, lalu coba lagi.',
    ownFound: 'Kode di tanda terima Anda ada di daftar: urutan undian {rank}, {status}.',
    ownInList: 'Kode di tanda terima Anda ada di daftar.',
    ownMissing:
      'Kode di tanda terima Anda tidak ada di daftar peserta. Lihat alasannya di halaman Status Anda, atau tanyakan lewat kanal resmi.',
    statuses: {
      selected: 'diterima',
      waiting: 'daftar tunggu',
      'household-cap': 'KK sudah penuh',
    },
  },
};

export type DrawCheckWords = typeof id;

const en: DrawCheckWords = {
  steps: stepsEn,
  codes: drawCheckCodesEn,
  alarms: alarmsEn,
  browser: {
    button: 'Check this draw now',
    again: 'Check once more',
    lead: 'This button fetches all files and repeats the whole draw on your own device. No account is needed, and none of your data is sent.',
    withoutScripts: 'The check on this page needs JavaScript. Without it, use the one command below.',
    starting: 'Getting ready …',
    reading: 'Fetching {name} ({done} of {of})',
    working: 'Checking …',
    waits: 'not checked yet',
    ok: 'right',
    failed: 'does not fit',
    notJudged: 'Cannot be checked because the step “{needs}” does not fit.',
    expected: 'Expected',
    found: 'Found',
    where: 'In',
    valid: 'This draw is right. All {steps} steps fit, computed on your device.',
    demonstration: 'This is a demonstration: its randomness was made by this portal itself, so it proves nothing.',
    byFallback:
      'This draw used a substitute for the randomness: dice or public numbers. Whether drand was really silent cannot be seen in the files.',
    logNotChecked:
      'The rules of this draw name a public log. It was not checked here; see also that these are the files it holds.',
    invalid: 'This draw does not fit. Keep all files, and report the step that does not fit to auditors and the press.',
    unfinished: 'The check stopped: a file could not be fetched. Check your connection and try again.',
    ownFound: 'The code of your receipt is on the list: rank {rank} in the draw, {status}.',
    ownInList: 'The code of your receipt is on the list.',
    ownMissing:
      'The code of your receipt is not on the list. Your status page says why, or ask through the official channels.',
    statuses: { selected: 'admitted', waiting: 'waiting list', 'household-cap': 'KK at its cap' },
  },
};

export const drawCheckMessages: Readonly<Record<'id' | 'en', DrawCheckWords>> = { id, en };
