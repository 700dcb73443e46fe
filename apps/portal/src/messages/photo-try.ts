/** Sentences of the page where anyone tries the photo check; what each check looks at stands in photo-checks.ts. */
import { photoChecks } from './photo-checks.ts';

const id = {
  title: 'Coba periksa foto KTP',
  lead: 'Ambil atau pilih foto KTP, dan lihat apakah bisa dipakai. Foto tidak dikirim: pemeriksaan berjalan di HP Anda.',
  fileLabel: 'Foto KTP',
  fileHint: 'Setelah halaman ini terbuka, Anda bisa mematikan internet. Pemeriksaan tetap jalan.',
  withoutScripts:
    'Pemeriksaan ini berjalan di dalam browser dan perlu JavaScript. Di browser ini JavaScript mati. Anda tetap bisa mendaftar: di langkah foto, kami memeriksa foto Anda setelah dikirim.',
  checksHeading: 'Apa yang diperiksa',
  checksLead:
    'Hal yang sama diperiksa lagi setelah foto dikirim saat mendaftar. Setiap foto hanya dinilai oleh daftar ini.',
  checksCaption: 'Daftar pemeriksaan foto KTP',
  checksColumns: { finding: 'Temuan', looksAt: 'Apa yang dilihat' },
  doubt:
    'Kalau pemeriksaan ragu, foto tidak ditolak: petugas melihatnya, dan pendaftaran Anda tetap berjalan. Nomor yang terbaca dari foto hanya ditawarkan; yang Anda ketik selalu didahulukan.',
  register: 'Mulai mendaftar',
  link: 'Coba periksa foto KTP',
  linkText: 'Foto tidak dikirim; pemeriksaan berjalan di HP Anda.',
  measures: {
    title: 'Angka di balik hasil ini',
    columns: ['Yang diukur', 'Di foto ini', 'Batas'] as [string, string, string],
    nik: 'NIK terbaca',
    nikRead: '{nik}',
    nikNotRead: 'belum terbaca',
    rows: {
      cardWidthPx: {
        what: 'Lebar KTP di foto',
        value: '{cardWidthPx} titik',
        limit: 'paling sedikit {cardWidthPx} titik',
      },
      blurMm: { what: 'Kabur, diukur pada kartu', value: '{blurMm}', limit: 'paling banyak {blurMm}' },
      luminance: {
        what: 'Terang dasar kartu, dari 0 sampai 255',
        value: '{luminance}',
        limit: 'paling sedikit {luminance}',
      },
      clippedShare: {
        what: 'Bagian kartu yang menjadi putih',
        value: '{clippedShare}',
        limit: 'paling banyak {clippedShare}',
      },
      tiltDegrees: { what: 'Kemiringan kartu', value: '{tiltDegrees}', limit: 'paling banyak {tiltDegrees}' },
      ktpShare: { what: 'Kemiripan dengan KTP', value: '{ktpShare}', limit: 'paling sedikit {ktpShare}' },
      glareShare: {
        what: 'Bagian kartu yang tertutup pantulan',
        value: '{glareShare}',
        limit: 'paling banyak {glareShare}',
      },
      coveredShare: {
        what: 'Bagian kartu yang tertutup benda',
        value: '{coveredShare}',
        limit: 'paling banyak {coveredShare}',
      },
      greyCopyShare: {
        what: 'Kemiripan dengan fotokopi',
        value: '{greyCopyShare}',
        limit: 'paling banyak {greyCopyShare}',
      },
      colourCopyShare: {
        what: 'Kemiripan dengan cetakan berwarna',
        value: '{colourCopyShare}',
        limit: 'paling banyak {colourCopyShare}',
      },
      screenShare: {
        what: 'Kemiripan dengan foto layar',
        value: '{screenShare}',
        limit: 'paling banyak {screenShare}',
      },
    },
  },
  checks: photoChecks.id,
};

const en: typeof id = {
  title: 'Try the KTP photo check',
  lead: 'Take or choose a photo of your KTP and see whether it can be used. The photo is not sent: the check runs on your phone.',
  fileLabel: 'KTP photo',
  fileHint: 'Once this page is open you may switch off the internet. The check still runs.',
  withoutScripts:
    'This check runs inside the browser and needs JavaScript, which is switched off here. You can still register: at the photo step we check your photo after it was sent.',
  checksHeading: 'What is checked',
  checksLead:
    'The same is checked again once a photo is sent while registering. A photo is judged by this list and nothing else.',
  checksCaption: 'The checks of a KTP photo',
  checksColumns: { finding: 'Finding', looksAt: 'What it looks at' },
  doubt:
    'Where the check is in doubt a photo is not refused: an operator looks at it, and your registration goes on. A number read from the photo is only offered; what you type always comes first.',
  register: 'Start registering',
  link: 'Try the KTP photo check',
  linkText: 'The photo is not sent; the check runs on your phone.',
  measures: {
    title: 'The numbers behind this result',
    columns: ['What is measured', 'In this photo', 'Limit'],
    nik: 'NIK read',
    nikRead: '{nik}',
    nikNotRead: 'not read yet',
    rows: {
      cardWidthPx: {
        what: 'Width of the KTP in the photo',
        value: '{cardWidthPx} pixels',
        limit: 'at least {cardWidthPx} pixels',
      },
      blurMm: { what: 'Blur, measured on the card', value: '{blurMm}', limit: 'at most {blurMm}' },
      luminance: { what: 'Light of the card’s ground, 0 to 255', value: '{luminance}', limit: 'at least {luminance}' },
      clippedShare: { what: 'Part of the card turned white', value: '{clippedShare}', limit: 'at most {clippedShare}' },
      tiltDegrees: { what: 'Tilt of the card', value: '{tiltDegrees}', limit: 'at most {tiltDegrees}' },
      ktpShare: { what: 'Likeness to a KTP', value: '{ktpShare}', limit: 'at least {ktpShare}' },
      glareShare: { what: 'Part of the card under glare', value: '{glareShare}', limit: 'at most {glareShare}' },
      coveredShare: {
        what: 'Part of the card that is covered',
        value: '{coveredShare}',
        limit: 'at most {coveredShare}',
      },
      greyCopyShare: { what: 'Likeness to a photocopy', value: '{greyCopyShare}', limit: 'at most {greyCopyShare}' },
      colourCopyShare: {
        what: 'Likeness to a colour print',
        value: '{colourCopyShare}',
        limit: 'at most {colourCopyShare}',
      },
      screenShare: { what: 'Likeness to a photo of a screen', value: '{screenShare}', limit: 'at most {screenShare}' },
    },
  },
  checks: photoChecks.en,
};

export const photoTry = { id, en };
