/** Sentences of the operators' review of photos, and what their decision tells the applicant. */

/** Why an operator refused: codes never reused. */
export const reviewReasons = [
  'not-legible',
  'not-whole',
  'not-original',
  'not-a-ktp',
  'not-the-applicant',
  'other',
] as const;
export type ReviewReason = (typeof reviewReasons)[number];

type ReasonWords = Readonly<Record<ReviewReason, Readonly<{ operator: string; title: string; advice: string }>>>;

const reasonsId: ReasonWords = {
  'not-legible': {
    operator: 'Tulisan tidak terbaca',
    title: 'Tulisan di KTP belum terbaca',
    advice: 'Foto lagi di tempat terang, dengan HP diam dan KTP mengisi gambar.',
  },
  'not-whole': {
    operator: 'KTP tidak utuh di foto',
    title: 'KTP belum terlihat seluruhnya',
    advice: 'Mundurkan sedikit HP Anda sampai keempat sudut terlihat.',
  },
  'not-original': {
    operator: 'Bukan KTP asli (salinan, layar)',
    title: 'Ini tampaknya bukan KTP asli',
    advice: 'Foto KTP aslinya. Kalau hilang, urus KTP pengganti di Dukcapil; pendaftaran Anda tetap tersimpan.',
  },
  'not-a-ktp': { operator: 'Bukan KTP', title: 'Ini bukan KTP', advice: 'Foto KTP-el Anda, bukan kartu lain.' },
  'not-the-applicant': {
    operator: 'KTP orang lain',
    title: 'KTP ini tampaknya milik orang lain',
    advice: 'Foto KTP Anda sendiri. Kalau ini memang milik Anda, kirim foto yang lebih jelas.',
  },
  other: {
    operator: 'Lain: tulis di catatan',
    title: 'Foto ini belum dapat diterima',
    advice: 'Baca catatan petugas, lalu kirim foto lain.',
  },
};

const reasonsEn: ReasonWords = {
  'not-legible': {
    operator: 'Text cannot be read',
    title: 'The text on the KTP cannot be read',
    advice: 'Take it again in good light, with a steady phone and the KTP filling the picture.',
  },
  'not-whole': {
    operator: 'KTP not whole in the photo',
    title: 'Not all of the KTP can be seen',
    advice: 'Move your phone back a little until all four corners are visible.',
  },
  'not-original': {
    operator: 'Not the original KTP (copy, screen)',
    title: 'This seems not to be the original KTP',
    advice: 'Photograph the original KTP. If it is lost, ask Dukcapil for a new one; your registration is kept.',
  },
  'not-a-ktp': {
    operator: 'Not a KTP',
    title: 'This is not a KTP',
    advice: 'Photograph your KTP-el, not another card.',
  },
  'not-the-applicant': {
    operator: 'Another person’s KTP',
    title: 'This KTP seems to be another person’s',
    advice: 'Photograph your own KTP. If this is yours, send a clearer photo.',
  },
  other: {
    operator: 'Other: write it in the note',
    title: 'This photo cannot be accepted yet',
    advice: 'Read the operator’s note, then send another photo.',
  },
};

const id = {
  title: 'Periksa foto',
  heading: 'Foto yang perlu dilihat',
  waiting: (count: number) => (count === 1 ? '1 foto menunggu' : `${count} foto menunggu`),
  none: 'Tidak ada foto yang menunggu.',
  noneNext: 'Halaman ini memuat ulang sendiri setiap setengah menit.',
  picture: 'Foto KTP yang diperiksa',
  askedAt: (when: string) => `Diminta ${when}`,
  foundBySystem: 'Temuan pemeriksaan otomatis',
  nothingFound: 'Tidak ada temuan; pemeriksaan otomatis ragu.',
  decide: 'Keputusan',
  accept: 'Terima (T)',
  refuse: 'Tolak (X)',
  skip: 'Lewati (L)',
  reason: 'Alasan, kalau ditolak',
  reasonHint: 'Tekan angka 1 sampai 6.',
  note: 'Catatan untuk pendaftar',
  noteHint: 'Pendaftar membaca ini apa adanya. Jangan tulis data pribadi.',
  missingReason: 'Pilih alasan sebelum menolak.',
  missingNote: 'Alasan “Lain” memerlukan catatan untuk pendaftar.',
  noteTooLong: (most: number) => `Catatan paling panjang ${most} huruf.`,
  alreadyDecided: 'Foto itu sudah diputuskan petugas lain. Ini foto berikutnya.',
  saved: 'Keputusan disimpan. Pendaftar sudah dikabari.',
  watermark: (operator: string, when: string) => `Dilihat ${operator} · ${when}`,
  logged: 'Setiap foto yang dibuka dicatat dengan nama Anda.',
  reasons: reasonsId,
  mail: {
    acceptedSubject: 'Foto KTP Anda diterima',
    acceptedBody: (programme: string, link: string) =>
      `Petugas ${programme} sudah melihat foto KTP Anda dan menerimanya. Anda tidak perlu mengulang.\n\nPendaftaran Anda ada di sini:\n${link}`,
    refusedSubject: 'Foto KTP Anda perlu diulang',
    refusedBody: (programme: string, reason: string, advice: string, note: string, link: string) =>
      `Petugas ${programme} sudah melihat foto KTP Anda dan belum dapat menerimanya.\n\n${reason}. ${advice}${note === '' ? '' : `\n\nCatatan petugas: ${note}`}\n\nIsian Anda tetap tersimpan. Kirim foto lain di sini:\n${link}`,
  },
};

const en: typeof id = {
  title: 'Review photos',
  heading: 'Photos to look at',
  waiting: (count: number) => (count === 1 ? '1 photo waiting' : `${count} photos waiting`),
  none: 'No photo is waiting.',
  noneNext: 'This page reloads by itself every half minute.',
  picture: 'The KTP photo under review',
  askedAt: (when: string) => `Asked for ${when}`,
  foundBySystem: 'What the automatic check found',
  nothingFound: 'Nothing definite; the automatic check is in doubt.',
  decide: 'Decision',
  accept: 'Accept (T)',
  refuse: 'Refuse (X)',
  skip: 'Skip (L)',
  reason: 'Reason, when refusing',
  reasonHint: 'Press a digit, 1 to 6.',
  note: 'Note to the applicant',
  noteHint: 'The applicant reads this as it is. Write no personal data.',
  missingReason: 'Choose a reason before refusing.',
  missingNote: 'The reason “Other” needs a note to the applicant.',
  noteTooLong: (most: number) => `The note may have ${most} characters at most.`,
  alreadyDecided: 'Another operator has decided that photo. This is the next one.',
  saved: 'The decision is saved. The applicant has been told.',
  watermark: (operator: string, when: string) => `Seen by ${operator} · ${when}`,
  logged: 'Every photo opened is recorded with your name.',
  reasons: reasonsEn,
  mail: {
    acceptedSubject: 'Your KTP photo is accepted',
    acceptedBody: (programme: string, link: string) =>
      `An operator of ${programme} has looked at your KTP photo and accepted it. You need not send another.\n\nYour registration is here:\n${link}`,
    refusedSubject: 'Your KTP photo needs another try',
    refusedBody: (programme: string, reason: string, advice: string, note: string, link: string) =>
      `An operator of ${programme} has looked at your KTP photo and cannot accept it yet.\n\n${reason}. ${advice}${note === '' ? '' : `\n\nThe operator’s note: ${note}`}\n\nEverything you entered is kept. Send another photo here:\n${link}`,
  },
};

export const reviewMessages = { id, en };
