/** Sentences about the NIK that was read from the photo: an offer, and a question where it differs. */

const id = {
  title: 'NIK dari foto KTP Anda',
  offer: 'Ini yang terbaca di foto. Cocokkan dengan KTP Anda; kalau berbeda, ketik sendiri.',
  use: 'Pakai NIK ini',
  beside: (inPhoto: string) => `Yang terbaca di foto: ${inPhoto}`,
  differs: (inPhoto: string, typed: string) =>
    `Di foto KTP terbaca NIK ${inPhoto}, Anda mengisi ${typed}. Foto bisa salah terbaca: jika yang Anda isi benar, lanjutkan.`,
  change: 'Lihat lagi NIK',
};

const en: typeof id = {
  title: 'The NIK on your KTP photo',
  offer: 'This is what was read from the photo. Compare it with your KTP; if it differs, type it yourself.',
  use: 'Use this NIK',
  beside: (inPhoto: string) => `Read from the photo: ${inPhoto}`,
  differs: (inPhoto: string, typed: string) =>
    `On the KTP photo we read the NIK ${inPhoto}; you entered ${typed}. A photo can be misread: if what you entered is right, go on.`,
  change: 'Look at the NIK again',
};

export const registrationPhotoNik = { id, en };
