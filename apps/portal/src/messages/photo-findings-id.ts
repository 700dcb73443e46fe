/** Every finding of a photo in Indonesian (see photo-finding-words.ts). */
import type { PhotoFindingWords } from './photo-finding-words.ts';

const hurtId = 'Berkas ini tidak seperti foto dari kamera. Ambil foto KTP dengan kamera HP Anda, lalu kirim foto itu.';
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
    cropped: 'dipotong di sekitar KTP',
    turned: 'ditegakkan',
    shrunk: 'dikecilkan',
    recompressed: 'disimpan ulang',
    converted: 'diubah menjadi JPEG',
    'metadata-stripped': 'keterangan lain seperti lokasi dihapus',
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
      advice: 'Ambil foto KTP dengan kamera HP Anda, lalu kirim foto itu.',
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
      sentence: 'Yang terlihat di foto ini tidak seperti KTP-el.',
      advice: 'Foto KTP-el Anda, bukan SIM, kartu lain, atau gambar dari layar.',
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
      sentence: 'Pantulan menutupi {share} tulisan KTP.',
      advice: 'Miringkan sedikit KTP atau HP Anda sampai pantulan hilang. Matikan lampu kilat.',
    },
    covered: {
      title: 'Ada yang menutupi KTP',
      sentence: 'Kira-kira {share} bagian KTP tertutup.',
      advice: 'Letakkan KTP di meja supaya jari tidak menutupinya.',
    },
    tilted: {
      title: 'KTP terlalu miring',
      sentence: 'KTP difoto dari samping, miring {degrees}.',
      advice: 'Pegang HP tepat di atas KTP, sejajar dengan meja.',
    },
    'grey-copy': {
      title: 'Ini tampak seperti fotokopi',
      sentence: 'Warna KTP tidak terlihat di foto ini.',
      advice: 'Foto KTP aslinya; kalau KTP Anda hilang, pilih Tanya petugas.',
    },
    'colour-copy': {
      title: 'Ini tampak seperti fotokopi berwarna',
      sentence: 'Kami melihat pola cetak di foto ini. Kami bisa keliru, jadi petugas boleh melihatnya.',
      advice: 'Foto KTP aslinya; kalau KTP Anda hilang, pilih Tanya petugas.',
    },
    screen: {
      title: 'Ini tampak seperti foto layar',
      sentence: 'Kami melihat pola layar di foto ini. Kami bisa keliru, jadi petugas boleh melihatnya.',
      advice: 'Foto langsung KTP aslinya, bukan gambar KTP di layar.',
    },
    'several-cards': {
      title: 'Ada lebih dari satu kartu',
      sentence: 'Kami melihat lebih dari satu kartu di foto ini.',
      advice: 'Letakkan hanya KTP Anda, lalu foto lagi.',
    },
  },
  convertible: {
    'file-type': {
      title: 'Bukan JPEG atau PNG',
      sentence: 'Bentuk foto ini {found}.',
      advice: 'HP ini bisa mengubahnya menjadi JPEG. Tekan Perbaiki otomatis.',
    },
  },
  kinds: {
    heic: {
      title: 'Foto dalam bentuk HEIC',
      sentence: 'Bentuk ini dari iPhone dan belum dapat kami buka.',
      advice: 'Buka Pengaturan, Kamera, Format, pilih Paling Kompatibel, lalu foto ulang.',
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
