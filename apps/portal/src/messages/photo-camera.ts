/** Sentences of the live camera: one hint at a time, short enough to read while aiming. */

const id = {
  title: 'Kamera untuk foto KTP',
  starting: 'Membuka kamera…',
  good: 'Bagus, tahan sebentar',
  byHand: 'Arahkan ke KTP, lalu tekan Ambil foto',
  taking: 'Mengambil foto…',
  shoot: 'Ambil foto',
  cancel: 'Batal',
  torch: 'Lampu',
  denied:
    'Kamera belum diizinkan untuk halaman ini. Anda bisa mengizinkannya di setelan browser, atau pilih foto di bawah ini.',
  none: 'Kamera tidak dapat dibuka. Mungkin sedang dipakai aplikasi lain. Anda tetap bisa memilih foto di bawah ini.',
  hints: {
    'no-card': 'Arahkan ke KTP',
    closer: 'Dekatkan',
    farther: 'Jauhkan',
    'near-edge': 'Terlalu dekat ke tepi',
    'hold-still': 'Tahan, jangan goyang',
    glare: 'Ada pantulan, miringkan sedikit',
    covered: 'Jari menutupi kartu',
    'too-dark': 'Terlalu gelap',
  },
};

const en: typeof id = {
  title: 'Camera for the KTP photo',
  starting: 'Opening the camera…',
  good: 'Good, hold it there',
  byHand: 'Point at the KTP, then press Take photo',
  taking: 'Taking the photo…',
  shoot: 'Take photo',
  cancel: 'Cancel',
  torch: 'Light',
  denied:
    'The camera is not allowed on this page yet. You can allow it in your browser’s settings, or choose a photo below.',
  none: 'The camera cannot be opened. Another app may be using it. You can still choose a photo below.',
  hints: {
    'no-card': 'Point at the KTP',
    closer: 'Move closer',
    farther: 'Move back',
    'near-edge': 'Too close to the edge',
    'hold-still': 'Hold still',
    glare: 'A reflection: tilt it a little',
    covered: 'A finger covers the card',
    'too-dark': 'Too dark',
  },
};

export const photoCamera = { id, en };
