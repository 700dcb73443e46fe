/**
 * Every finding of a photo in words: a title, what was seen, what to do.
 * `{name}` is the finding's own number or name (browser/finding-words.ts).
 * A code of packages/photo-check without its words does not compile.
 */
import type { DamageReason, FileKind, FindingCode } from '@gelombang/photo-check';
import type { FindingDictionary, FindingText } from '../../browser/finding-words.ts';

/** product.md's list; the check does not make all of them yet. */
type LaterCode = 'not-a-ktp' | 'glare' | 'covered' | 'tilted' | 'colour-copy' | 'screen' | 'several-cards';
type Name = FileKind | 'left' | 'top' | 'right' | 'bottom';

type PhotoFindingWords = FindingDictionary &
  Readonly<{
    findings: Readonly<Record<FindingCode | LaterCode, FindingText>>;
    damage: Readonly<Record<DamageReason, FindingText>>;
    names: Readonly<Record<Name, string>>;
  }>;

const hurtId = 'Berkas ini tidak seperti foto dari kamera. Ambil foto KTP dengan kamera HP Anda, lalu kirim foto itu.';
const hurtEn = 'This file is not like a photo from a camera. Take a photo of your KTP with your phone and send that.';

export const photoFindingsId: PhotoFindingWords = {
  decimalComma: true,
  and: 'dan',
  names: {
    left: 'kiri',
    top: 'atas',
    right: 'kanan',
    bottom: 'bawah',
    jpeg: 'JPEG',
    png: 'PNG',
    heic: 'HEIC',
    avif: 'AVIF',
    webp: 'WebP',
    gif: 'GIF',
    bmp: 'BMP',
    tiff: 'TIFF',
    ico: 'ikon',
    'jpeg-xl': 'JPEG XL',
    'jpeg-2000': 'JPEG 2000',
    photoshop: 'Photoshop',
    svg: 'gambar SVG',
    html: 'halaman web',
    pdf: 'PDF',
    postscript: 'PostScript',
    zip: 'arsip ZIP',
    video: 'video',
    text: 'teks',
    empty: 'kosong',
    unknown: 'tidak dikenal',
  },
  findings: {
    'file-too-large': {
      title: 'Foto terlalu besar',
      sentence: 'Foto ini {bytes}; batasnya {maxBytes}.',
      advice: 'Kami bisa mengecilkannya sendiri. Anda tidak perlu memotret ulang.',
    },
    'file-type': {
      title: 'Bukan foto JPEG atau PNG',
      sentence: 'Isi berkas ini: {found}.',
      advice: 'Ambil foto KTP dengan kamera HP. Di iPhone: Pengaturan, Kamera, Format, pilih Paling Kompatibel.',
    },
    'file-damaged': {
      title: 'Berkas foto rusak',
      sentence: 'Berkas ini tidak dapat dibuka.',
      advice: 'Ambil foto KTP yang baru, lalu kirim foto itu.',
    },
    'no-card': {
      title: 'KTP tidak terlihat',
      sentence: 'Kami belum menemukan kartu di foto ini.',
      advice: 'Letakkan KTP di atas meja polos yang warnanya berbeda, lalu foto dari atas sampai kartu mengisi gambar.',
    },
    'not-a-ktp': {
      title: 'Ini tampaknya bukan KTP',
      sentence: 'Ada kartu di foto ini, tetapi bukan KTP.',
      advice: 'Foto KTP-el Anda, bukan SIM atau kartu lain.',
    },
    'cut-off': {
      title: 'KTP terpotong',
      sentence: 'Bagian {sides} KTP terpotong.',
      advice: 'Mundurkan sedikit HP Anda sampai keempat sudut terlihat.',
    },
    'too-small': {
      title: 'KTP terlalu kecil di foto',
      sentence: 'Lebar KTP di foto ini {cardWidthPx} titik; perlu paling sedikit {minPx}.',
      advice: 'Dekatkan HP Anda sampai KTP hampir mengisi gambar.',
    },
    blurred: {
      title: 'Foto kabur',
      sentence: 'Tulisan kecil di KTP belum terbaca.',
      advice: 'Lap lensa, sentuh KTP di layar supaya fokus, lalu tahan HP dengan dua tangan.',
    },
    'too-dark': {
      title: 'Foto terlalu gelap',
      sentence: 'Tulisan KTP tenggelam dalam gelap.',
      advice: 'Pindah ke dekat jendela atau nyalakan lampu, lalu foto lagi.',
    },
    'too-bright': {
      title: 'Foto terlalu terang',
      sentence: '{clippedShare} bagian kartu menjadi putih.',
      advice: 'Matikan lampu kilat atau jauhkan dari cahaya langsung, lalu foto lagi.',
    },
    glare: {
      title: 'Ada pantulan cahaya',
      sentence: 'Pantulan menutupi tulisan KTP.',
      advice: 'Miringkan sedikit KTP atau HP Anda sampai pantulan hilang. Matikan lampu kilat.',
    },
    covered: {
      title: 'Ada yang menutupi KTP',
      sentence: 'Sebagian KTP tertutup.',
      advice: 'Letakkan KTP di meja supaya jari tidak menutupinya.',
    },
    tilted: {
      title: 'KTP terlalu miring',
      sentence: 'KTP difoto dari samping.',
      advice: 'Pegang HP tepat di atas KTP, sejajar dengan meja.',
    },
    'grey-copy': {
      title: 'Ini tampak seperti fotokopi',
      sentence: 'Warna KTP tidak terlihat di foto ini.',
      advice: 'Foto KTP aslinya; kalau KTP Anda hilang, pilih Tanya petugas.',
    },
    'colour-copy': {
      title: 'Ini tampak seperti fotokopi berwarna',
      sentence: 'Ada pola cetak di foto ini.',
      advice: 'Foto KTP aslinya; kalau KTP Anda hilang, pilih Tanya petugas.',
    },
    screen: {
      title: 'Ini tampak seperti foto layar',
      sentence: 'Ada pola layar di foto ini.',
      advice: 'Foto langsung KTP aslinya, bukan gambar KTP di layar.',
    },
    'several-cards': {
      title: 'Ada lebih dari satu kartu',
      sentence: 'Kami melihat lebih dari satu kartu.',
      advice: 'Letakkan hanya KTP Anda, lalu foto lagi.',
    },
  },
  damage: {
    empty: {
      title: 'Berkas kosong',
      sentence: 'Berkas ini tidak berisi apa pun.',
      advice: 'Pilih foto lain, atau ambil foto KTP yang baru.',
    },
    truncated: {
      title: 'Berkas foto terpotong',
      sentence: 'Bagian akhir berkas ini hilang, biasanya karena salinannya belum selesai.',
      advice: 'Buka foto di galeri. Kalau tampak utuh, kirim lagi; kalau tidak, foto ulang KTP Anda.',
    },
    header: {
      title: 'Berkas foto rusak',
      sentence: 'Susunan berkas ini tidak benar.',
      advice: 'Ambil foto KTP yang baru, lalu kirim foto itu.',
    },
    'zero-size': {
      title: 'Berkas foto rusak',
      sentence: 'Menurut berkas ini, ukuran gambarnya nol.',
      advice: 'Ambil foto KTP yang baru, lalu kirim foto itu.',
    },
    'side-too-long': {
      title: 'Gambar terlalu panjang',
      sentence: 'Sisi gambar ini {value} titik; batasnya {limit}.',
      advice: hurtId,
    },
    'too-many-pixels': {
      title: 'Gambar terlalu besar untuk dibuka',
      sentence: 'Gambar ini berisi {value} titik; batasnya {limit}.',
      advice: hurtId,
    },
    'too-narrow': {
      title: 'Gambar terlalu sempit',
      sentence: 'Bentuk gambar ini seperti pita, bukan foto KTP.',
      advice: hurtId,
    },
    'too-many-scans': {
      title: 'Berkas ini tidak dapat dibuka dengan aman',
      sentence: 'Gambarnya disusun dari terlalu banyak lapisan.',
      advice: hurtId,
    },
    'too-many-segments': {
      title: 'Berkas ini tidak dapat dibuka dengan aman',
      sentence: 'Berkas ini berisi terlalu banyak bagian tambahan.',
      advice: hurtId,
    },
    'too-many-chunks': {
      title: 'Berkas ini tidak dapat dibuka dengan aman',
      sentence: 'Berkas ini berisi terlalu banyak bagian.',
      advice: hurtId,
    },
    'too-much-metadata': {
      title: 'Berkas ini tidak dapat dibuka dengan aman',
      sentence: 'Berkas ini berisi terlalu banyak keterangan selain gambar.',
      advice: hurtId,
    },
    animated: {
      title: 'Ini gambar bergerak',
      sentence: 'Berkas ini berisi lebih dari satu gambar.',
      advice: 'Kirim foto biasa dari kamera HP Anda.',
    },
    undecodable: {
      title: 'Berkas foto rusak',
      sentence: 'Gambar di berkas ini tidak dapat dibuka.',
      advice: 'Ambil foto KTP yang baru, lalu kirim foto itu.',
    },
    'too-slow': {
      title: 'Berkas ini tidak dapat dibuka dengan aman',
      sentence: 'Membukanya terlalu lama, maka kami hentikan.',
      advice: hurtId,
    },
    'too-big': {
      title: 'Gambar terlalu besar untuk dibuka',
      sentence: 'Membukanya perlu terlalu banyak memori, maka kami hentikan.',
      advice: hurtId,
    },
  },
};

export const photoFindingsEn: PhotoFindingWords = {
  decimalComma: false,
  and: 'and',
  names: {
    left: 'left',
    top: 'top',
    right: 'right',
    bottom: 'bottom',
    jpeg: 'JPEG',
    png: 'PNG',
    heic: 'HEIC',
    avif: 'AVIF',
    webp: 'WebP',
    gif: 'GIF',
    bmp: 'BMP',
    tiff: 'TIFF',
    ico: 'an icon',
    'jpeg-xl': 'JPEG XL',
    'jpeg-2000': 'JPEG 2000',
    photoshop: 'Photoshop',
    svg: 'an SVG drawing',
    html: 'a web page',
    pdf: 'PDF',
    postscript: 'PostScript',
    zip: 'a ZIP archive',
    video: 'a video',
    text: 'text',
    empty: 'nothing',
    unknown: 'unknown',
  },
  findings: {
    'file-too-large': {
      title: 'The photo is too large',
      sentence: 'This photo has {bytes}; the limit is {maxBytes}.',
      advice: 'We can shrink it ourselves. You need not take another.',
    },
    'file-type': {
      title: 'Not a JPEG or PNG photo',
      sentence: 'What this file holds: {found}.',
      advice:
        'Take a photo of your KTP with your phone’s camera. On an iPhone: Settings, Camera, Formats, Most Compatible.',
    },
    'file-damaged': {
      title: 'The photo file is damaged',
      sentence: 'This file cannot be opened.',
      advice: 'Take a new photo of your KTP and send that.',
    },
    'no-card': {
      title: 'No KTP to be seen',
      sentence: 'We have not found a card in this photo.',
      advice:
        'Lay the KTP on a plain table of another colour and photograph it from above until the card fills the picture.',
    },
    'not-a-ktp': {
      title: 'This seems not to be a KTP',
      sentence: 'There is a card in this photo, but not a KTP.',
      advice: 'Photograph your KTP-el, not a driving licence or another card.',
    },
    'cut-off': {
      title: 'The KTP is cut off',
      sentence: 'The {sides} of the KTP is cut off.',
      advice: 'Move your phone back a little until all four corners are visible.',
    },
    'too-small': {
      title: 'The KTP is too small in the photo',
      sentence: 'The KTP is {cardWidthPx} pixels wide; at least {minPx} are needed.',
      advice: 'Bring your phone closer until the KTP nearly fills the picture.',
    },
    blurred: {
      title: 'The photo is blurred',
      sentence: 'The small text on the KTP cannot be read.',
      advice: 'Wipe the lens, tap the KTP on the screen to focus, and hold the phone with both hands.',
    },
    'too-dark': {
      title: 'The photo is too dark',
      sentence: 'The text of the KTP is lost in the dark.',
      advice: 'Move close to a window or switch on a lamp, then take it again.',
    },
    'too-bright': {
      title: 'The photo is too bright',
      sentence: '{clippedShare} of the card has turned white.',
      advice: 'Switch off the flash or move out of direct light, then take it again.',
    },
    glare: {
      title: 'Light is reflected',
      sentence: 'A reflection covers the text of the KTP.',
      advice: 'Tilt the KTP or your phone a little until the reflection is gone. Switch off the flash.',
    },
    covered: {
      title: 'Something covers the KTP',
      sentence: 'Part of the KTP is covered.',
      advice: 'Lay the KTP on a table so that no finger covers it.',
    },
    tilted: {
      title: 'The KTP is too tilted',
      sentence: 'The KTP was photographed from the side.',
      advice: 'Hold the phone right above the KTP, level with the table.',
    },
    'grey-copy': {
      title: 'This looks like a photocopy',
      sentence: 'The colours of the KTP are missing in this photo.',
      advice: 'Photograph the original KTP; if you have lost yours, choose Ask an operator.',
    },
    'colour-copy': {
      title: 'This looks like a colour copy',
      sentence: 'There is a printing pattern in this photo.',
      advice: 'Photograph the original KTP; if you have lost yours, choose Ask an operator.',
    },
    screen: {
      title: 'This looks like a photo of a screen',
      sentence: 'There is a screen’s pattern in this photo.',
      advice: 'Photograph the original KTP itself, not a picture of it on a screen.',
    },
    'several-cards': {
      title: 'There is more than one card',
      sentence: 'We see more than one card.',
      advice: 'Lay down only your KTP, then take it again.',
    },
  },
  damage: {
    empty: {
      title: 'The file is empty',
      sentence: 'There is nothing in this file.',
      advice: 'Choose another photo, or take a new one of your KTP.',
    },
    truncated: {
      title: 'The photo file is cut short',
      sentence: 'The end of this file is missing, usually because copying it was not finished.',
      advice: 'Open the photo in your gallery. If it looks whole, send it again; otherwise take a new one.',
    },
    header: {
      title: 'The photo file is damaged',
      sentence: 'This file is not put together correctly.',
      advice: 'Take a new photo of your KTP and send that.',
    },
    'zero-size': {
      title: 'The photo file is damaged',
      sentence: 'By what this file says, the picture has no size.',
      advice: 'Take a new photo of your KTP and send that.',
    },
    'side-too-long': {
      title: 'The picture is too long',
      sentence: 'A side of this picture has {value} pixels; the limit is {limit}.',
      advice: hurtEn,
    },
    'too-many-pixels': {
      title: 'The picture is too large to open',
      sentence: 'This picture has {value} pixels; the limit is {limit}.',
      advice: hurtEn,
    },
    'too-narrow': {
      title: 'The picture is too narrow',
      sentence: 'This picture is a strip, not a photo of a KTP.',
      advice: hurtEn,
    },
    'too-many-scans': {
      title: 'This file cannot be opened safely',
      sentence: 'Its picture is built from too many layers.',
      advice: hurtEn,
    },
    'too-many-segments': {
      title: 'This file cannot be opened safely',
      sentence: 'It has too many extra parts.',
      advice: hurtEn,
    },
    'too-many-chunks': {
      title: 'This file cannot be opened safely',
      sentence: 'It has too many parts.',
      advice: hurtEn,
    },
    'too-much-metadata': {
      title: 'This file cannot be opened safely',
      sentence: 'It has too much in it besides the picture.',
      advice: hurtEn,
    },
    animated: {
      title: 'This is a moving picture',
      sentence: 'The file holds more than one picture.',
      advice: 'Send an ordinary photo from your phone’s camera.',
    },
    undecodable: {
      title: 'The photo file is damaged',
      sentence: 'The picture in this file cannot be opened.',
      advice: 'Take a new photo of your KTP and send that.',
    },
    'too-slow': {
      title: 'This file cannot be opened safely',
      sentence: 'Opening it took too long, so we stopped.',
      advice: hurtEn,
    },
    'too-big': {
      title: 'The picture is too large to open',
      sentence: 'Opening it needed too much memory, so we stopped.',
      advice: hurtEn,
    },
  },
};
