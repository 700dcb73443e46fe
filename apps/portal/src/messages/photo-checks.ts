/** What each check of a photo looks at, in plain words, in the order people meet them. A code without its words does not compile. */
import type { FindingCode } from '@gelombang/photo-check';

type Checks = Readonly<Record<FindingCode, string>>;

const id: Checks = {
  'file-type': 'Beberapa huruf pertama di dalam berkas. Nama berkas tidak dilihat.',
  'file-too-large': 'Besarnya berkas. Yang terlalu besar kami kecilkan sendiri.',
  'file-damaged': 'Susunan berkas: apakah utuh dan aman dibuka.',
  'no-card': 'Empat tepi lurus dengan bentuk sebuah kartu, dan ada tulisan di dalamnya.',
  'not-a-ktp': 'Susunan KTP-el: judul, NIK, baris data, tempat pasfoto.',
  'several-cards': 'Kartu lain di samping KTP.',
  'cut-off': 'Keempat sudut kartu: apakah semuanya ada di dalam foto.',
  'too-small': 'Lebar kartu di foto, dihitung dalam titik.',
  tilted: 'Bentuk kartu: persegi panjang yang miring tampak seperti trapesium.',
  blurred: 'Tepi huruf: tajam, atau melebar lebih dari tiga perempat milimeter pada kartu.',
  'too-dark': 'Terang dasar kartu, bukan terang meja.',
  'too-bright': 'Bagian kartu yang menjadi putih sama sekali.',
  glare: 'Pantulan cahaya yang menutupi tulisan.',
  covered: 'Jari atau benda lain di atas kartu.',
  'grey-copy': 'Warna yang tersisa di kartu setelah warna lampu dikeluarkan. Fotokopi hitam putih tidak punya.',
  'colour-copy': 'Titik-titik cetak yang ditinggalkan mesin fotokopi berwarna. Kalau ragu, petugas melihatnya.',
  screen: 'Garis halus dari layar HP atau komputer. Kalau ragu, petugas melihatnya.',
};

const en: Checks = {
  'file-type': 'The first letters inside the file. Its name is not looked at.',
  'file-too-large': 'The size of the file. What is too large we shrink ourselves.',
  'file-damaged': 'How the file is put together: whether it is whole and safe to open.',
  'no-card': 'Four straight edges in the shape of a card, with text inside.',
  'not-a-ktp': 'The layout of a KTP-el: heading, NIK, lines of data, the portrait’s place.',
  'several-cards': 'Another card beside the KTP.',
  'cut-off': 'The card’s four corners: whether all are inside the photo.',
  'too-small': 'The width of the card in the photo, counted in pixels.',
  tilted: 'The shape of the card: a tilted rectangle looks like a trapezium.',
  blurred: 'The edges of letters: sharp, or spread over more than three quarters of a millimetre on the card.',
  'too-dark': 'How light the card’s ground is, not the table’s.',
  'too-bright': 'The part of the card that has turned entirely white.',
  glare: 'Reflected light that covers text.',
  covered: 'A finger or another thing on the card.',
  'grey-copy': 'The colour left on the card once the lamp’s is taken away. A black-and-white copy has none.',
  'colour-copy': 'The printed dots a colour copier leaves. In doubt an operator looks.',
  screen: 'The fine lines of a phone’s or computer’s screen. In doubt an operator looks.',
};

export const photoChecks = { id, en };
