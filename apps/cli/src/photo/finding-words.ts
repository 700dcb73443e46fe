/** Findings of a photo in plain words, for the terminal: what was seen, and what to do. */
import type { DamageReason, PhotoFinding, Side, Verdict } from '@gelombang/photo-check';

export const verdictWords: Readonly<Record<Verdict, string>> = {
  accept: 'diterima',
  review: 'perlu dilihat petugas',
  refuse: 'belum dapat dipakai',
};

const sideWords: Readonly<Record<Side, string>> = { left: 'kiri', top: 'atas', right: 'kanan', bottom: 'bawah' };

const damageWords: Readonly<Record<DamageReason, string>> = {
  empty: 'berkas ini kosong',
  truncated: 'bagian akhir berkas ini hilang',
  header: 'susunan berkas ini tidak benar',
  'zero-size': 'ukuran gambarnya nol',
  'side-too-long': 'sisi gambarnya terlalu panjang',
  'too-many-pixels': 'gambarnya berisi terlalu banyak titik',
  'too-narrow': 'bentuk gambarnya seperti pita',
  'too-many-scans': 'gambarnya disusun dari terlalu banyak lapisan',
  'too-many-segments': 'berkas ini berisi terlalu banyak bagian tambahan',
  'too-many-chunks': 'berkas ini berisi terlalu banyak bagian',
  'too-much-metadata': 'berkas ini berisi terlalu banyak keterangan selain gambar',
  animated: 'ini gambar bergerak',
  undecodable: 'gambarnya tidak dapat dibuka',
  'too-slow': 'membukanya terlalu lama',
  'too-big': 'membukanya perlu terlalu banyak memori',
};

export function describeFinding(finding: PhotoFinding): string {
  switch (finding.code) {
    case 'file-too-large':
      return `Berkas ${megabytes(finding.bytes)}; batasnya ${megabytes(finding.maxBytes)}. Perintah "photo fix" mengecilkannya.`;
    case 'file-type':
      return `Bukan JPEG atau PNG (${finding.found}). Simpan fotonya sebagai JPEG.`;
    case 'file-damaged':
      return `Berkas tidak dapat dipakai: ${damageWords[finding.reason]}. Ambil foto baru.`;
    case 'no-card':
      return 'KTP belum ditemukan di foto ini. Letakkan KTP di atas meja polos dan foto dari atas.';
    case 'cut-off':
      return `KTP terpotong di sisi ${finding.sides.map((side) => sideWords[side]).join(', ')}. Mundurkan sedikit HP.`;
    case 'too-small':
      return `Lebar KTP ${Math.round(finding.cardWidthPx)} titik; perlu paling sedikit ${finding.minPx}. Dekatkan HP.`;
    case 'blurred':
      return `Kabur ${millimetres(finding.blurMm)} pada kartu; batasnya ${millimetres(finding.maxMm)}. Tahan HP dengan dua tangan.`;
    case 'too-dark':
      return 'Foto terlalu gelap. Nyalakan lampu atau pindah ke dekat jendela.';
    case 'too-bright':
      return `${percent(finding.clippedShare)} kartu menjadi putih. Jauhkan dari cahaya langsung.`;
    case 'not-a-ktp':
      return `Ini tampaknya bukan KTP (kemiripan ${percent(finding.score)}; perlu paling sedikit ${percent(finding.minScore)}). Foto KTP-el Anda.`;
    case 'several-cards':
      return 'Terlihat lebih dari satu kartu. Letakkan satu KTP saja.';
    case 'tilted':
      return `KTP difoto miring ${Math.round(finding.degrees)} derajat; batasnya ${Math.round(finding.maxDegrees)}. Foto tegak lurus dari atas.`;
    case 'glare':
      return `Pantulan menutupi ${percent(finding.share)} tulisan KTP. Miringkan sedikit KTP atau HP.`;
    case 'covered':
      return `${percent(finding.share)} bagian KTP tertutup. Letakkan KTP di meja, jauhkan jari.`;
    case 'grey-copy':
      return `Tampak seperti fotokopi (${percent(finding.score)}): warna KTP tidak terlihat. Foto KTP aslinya.`;
    case 'colour-copy':
      return `Tampak seperti fotokopi berwarna (${percent(finding.score)}). Foto KTP aslinya.`;
    case 'screen':
      return `Tampak seperti foto layar (${percent(finding.score)}). Foto langsung KTP aslinya.`;
    default:
      return unreachable(finding);
  }
}

function megabytes(bytes: number): string {
  return `${decimal(Math.ceil(bytes / 10_000) / 100, 2)} MB`;
}

function millimetres(mm: number): string {
  return `${decimal(mm, 2)} mm`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function decimal(value: number, digits: number): string {
  return value.toFixed(digits).replace('.', ',');
}

function unreachable(finding: never): never {
  throw new Error(`No words for ${JSON.stringify(finding)}`);
}
