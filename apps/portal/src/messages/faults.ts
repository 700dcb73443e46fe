/** What a person reads when the portal itself fails. */
export const faultMessages = {
  id: {
    faultTitle: 'Ada gangguan di sistem kami',
    faultText: 'Ini bukan kesalahan Anda. Data yang sudah tersimpan tetap aman. Muat ulang halaman ini sebentar lagi.',
    faultNumber: (number: string) => `Jika gangguan ini berulang, sebutkan nomor ${number} kepada petugas.`,
    awayText: (seconds: number) =>
      `Ini gangguan di pihak kami, bukan kesalahan Anda. Data yang sudah tersimpan tetap aman. Muat ulang halaman ini setelah ${seconds} detik.`,
    notFoundTitle: 'Halaman tidak ditemukan',
    notFoundText: 'Alamat ini tidak ada, atau isinya sudah dipindahkan. Periksa kembali tautan yang Anda buka.',
    toHome: 'Ke halaman depan',
    busyTitle: 'Sedang banyak yang mengakses',
    busyText: (seconds: number) =>
      `Data Anda aman. Muat ulang halaman ini setelah ${seconds} detik. Urutan mendaftar tidak memengaruhi hasil.`,
  },
  en: {
    faultTitle: 'Something broke on our side',
    faultText: 'This is not your fault. What was saved is safe. Reload this page in a moment.',
    faultNumber: (number: string) => `If it happens again, give the number ${number} to our staff.`,
    awayText: (seconds: number) =>
      `This is our fault, not yours. What was saved is safe. Reload this page in ${seconds} seconds.`,
    notFoundTitle: 'Page not found',
    notFoundText: 'This address does not exist, or its page has moved. Check the link you opened.',
    toHome: 'To the front page',
    busyTitle: 'Many people are here right now',
    busyText: (seconds: number) =>
      `Your data is safe. Reload this page in ${seconds} seconds. The order of registering plays no part in the result.`,
  },
};
