/**
 * Sentences of the photo step: what is happening, the five kinds of failure,
 * and every finding with what to do. `{name}` in a finding is filled with its
 * number by browser/finding-words.ts, on the phone and on the server alike.
 */
import { photoCamera } from './photo-camera.ts';
import { photoFindingsEn } from './photo-findings-en.ts';
import { photoFindingsId } from './photo-findings-id.ts';
import { photoTry } from './photo-try.ts';

const id = {
  page: {
    title: 'Foto KTP',
    heading: 'Foto KTP Anda',
    lead: 'Foto KTP asli, seluruhnya, di tempat yang terang. Mencoba lagi tidak mengurangi apa pun, sampai gelombang ditutup.',
    tips: [
      'Letakkan KTP di atas meja polos, tegak lurus dari atas.',
      'Keempat sudut KTP terlihat, tulisannya terbaca.',
      'KTP asli, bukan fotokopi dan bukan foto dari layar.',
    ],
    fileLabel: 'Foto KTP',
    fileHint: (limit: string) =>
      `JPEG atau PNG sampai ${limit}. Foto yang lebih besar kami kecilkan sendiri; Anda tidak perlu aplikasi lain.`,
    send: 'Kirim foto',
    sendAnother: 'Kirim foto lain',
    goOn: 'Lanjut ke data diri',
    replace: 'Ganti foto',
    pictureOfYours: 'Foto KTP Anda',
    pictureWithOutline: 'Foto KTP Anda, dengan garis di tepi kartu',
    pictureWithFaults: 'Foto KTP Anda, dengan tanda di bagian yang perlu diperbaiki',
    privacy: 'Foto disimpan tersandi. Hanya Anda dan petugas pemeriksa yang dapat melihatnya.',
  },
  waiting: {
    title: 'Foto sudah kami terima',
    now: 'Kami sedang memeriksanya. Biasanya hanya beberapa detik.',
    late: 'Pemeriksaan sedang ramai. Foto Anda aman dan urutan tidak berpengaruh.',
    next: 'Anda boleh langsung melanjutkan. Kalau ada yang perlu diulang, kami mengabari Anda.',
  },
  service: {
    title: 'Pemeriksaan kami sedang terganggu',
    now: 'Ini gangguan di pihak kami, bukan pada foto Anda. Foto dan tempat Anda aman.',
    next: 'Kami periksa lagi sendiri dan mengabari Anda. Anda tidak perlu berbuat apa-apa dan boleh melanjutkan.',
  },
  accepted: {
    title: 'Foto KTP diterima',
    text: 'Keempat sudutnya terlihat dan tulisannya cukup jelas.',
    byOperator: 'Petugas sudah melihat foto Anda dan menerimanya.',
    betterNext: 'Foto ini bisa dipakai. Catatan kecil:',
  },
  refused: {
    title: 'Foto ini belum bisa dipakai',
    text: (count: number) =>
      count > 1
        ? `Ada ${count} hal yang perlu diperbaiki. Isian Anda yang lain tetap tersimpan.`
        : 'Isian Anda yang lain tetap tersimpan.',
    byOperator: 'Petugas sudah melihat foto Anda dan belum dapat menerimanya.',
    noteFromOperator: 'Catatan petugas',
    keptEarlier: 'Foto Anda sebelumnya tetap diterima. Anda boleh melanjutkan dengan foto itu.',
    whatToDo: 'Yang bisa dilakukan',
    again: 'Foto ulang',
  },
  inReview: {
    title: 'Foto Anda dilihat petugas',
    now: 'Seorang petugas akan melihat foto ini dengan mata sendiri.',
    next: 'Anda boleh melanjutkan. Hasilnya kami kirim kepada Anda, biasanya dalam satu hari kerja.',
  },
  askOperator: {
    button: 'Tanya petugas',
    text: 'Sudah dua kali karena alasan yang sama? Petugas bisa melihat foto ini dan Anda langsung melanjutkan.',
  },
  /** The five kinds of failure, before a photo could be looked at. */
  failure: {
    network: 'Sambungan terputus. Foto Anda aman. Kami lanjutkan otomatis.',
    noFile: 'Belum ada foto yang dipilih. Pilih atau ambil foto KTP Anda, lalu tekan Kirim foto.',
    tooLargeForUs: (limit: string) =>
      `Berkas ini lebih dari ${limit}, terlalu besar untuk kami kecilkan. Ambil foto KTP dengan kamera HP, lalu kirim foto itu.`,
    cutShort: 'Kiriman terputus sebelum selesai. Foto di HP Anda aman. Kirim sekali lagi.',
    notAForm: 'Kiriman ini tidak berisi foto. Buka lagi halaman ini, pilih foto KTP Anda, lalu tekan Kirim foto.',
    tooMany: 'Terlalu banyak kiriman belum selesai. Tunggu beberapa menit, lalu coba lagi. Isian Anda aman.',
    service: 'Ini gangguan di pihak kami. Tempat dan data Anda aman. Coba lagi beberapa saat lagi.',
    session: 'Anda perlu masuk lagi. Foto Anda aman di HP ini dan dilanjutkan setelah Anda masuk.',
  },
  /** Answers of the upload protocol, for a person who looks at them. */
  upload: {
    'not-found': 'Kiriman ini tidak ada. Pilih lagi foto KTP Anda di halaman foto.',
    expired: 'Kiriman ini sudah terlalu lama. Foto di HP Anda aman; kirim dari awal.',
    locked: 'Kiriman ini sedang berjalan di sambungan lain. Tunggu sebentar; kami lanjutkan sendiri.',
    'wrong-offset': 'Sebagian sudah kami terima. Kami lanjutkan dari sana.',
    'beyond-length': 'Kiriman lebih panjang daripada yang disebut di awal. Kirim lagi dari halaman foto.',
    'checksum-mismatch': 'Bagian ini berubah di perjalanan. Kirim bagian ini sekali lagi.',
    'sha256-mismatch': 'Berkas yang tiba tidak sama dengan yang di HP Anda. Foto Anda aman; kirim dari awal.',
    dripping: 'Kiriman ini terlalu lambat. Yang sudah tiba kami simpan; lanjutkan dari sana.',
  },
  /** For the browser: words of <photo-field>. */
  field: {
    take: 'Ambil atau pilih foto KTP',
    openCamera: 'Buka kamera',
    choose: 'Pilih foto yang sudah ada',
    checking: 'Memeriksa foto di HP Anda…',
    good: 'Foto ini tampak baik.',
    goodText: 'Periksa sekali lagi: keempat sudut terlihat, tulisan terbaca.',
    bad: 'Foto ini perlu diperbaiki',
    doubtful: 'Foto ini mungkin perlu dilihat petugas',
    doubtfulText: 'Anda boleh memakainya dan langsung melanjutkan, atau mencoba foto lain.',
    repairable: 'Kami bisa memperbaikinya di HP Anda',
    repair: 'Perbaiki otomatis',
    repairing: 'Memperbaiki foto di HP Anda…',
    repaired: 'Foto sudah diperbaiki: {acts}.',
    resized: 'Besarnya dari {beforeBytes} menjadi {afterBytes}.',
    turnable: 'KTP di foto ini tidak tegak. Kami bisa menegakkannya di HP Anda.',
    croppable: 'Kami juga bisa memotongnya di sekitar KTP, supaya yang lain tidak ikut terkirim.',
    cannotMend: 'HP ini tidak dapat memperbaiki foto tersebut. Coba foto lain.',
    use: 'Pakai foto ini',
    again: 'Foto ulang',
    cannotShow: 'HP ini tidak dapat membuka foto tersebut. Anda tetap boleh mengirimnya; kami memeriksanya di sini.',
    sending: 'Mengirim foto: {percent}\u00a0%',
    resuming: 'Melanjutkan kiriman tadi: {percent}\u00a0%',
    interrupted: 'Sambungan terputus di {percent}\u00a0%. Foto Anda aman. Kami lanjutkan otomatis.',
    busy: 'Layanan sedang ramai. Foto Anda aman. Kami lanjutkan otomatis.',
    sent: 'Foto terkirim. Sedang diperiksa…',
    cancel: 'Batalkan kiriman',
    damagedOnTheWay: 'Berkas berubah di perjalanan. Kami kirim ulang sendiri.',
    stopped: 'Kiriman tidak dapat dilanjutkan. Foto di HP Anda aman. Tekan Foto ulang atau kirim sekali lagi.',
    session: 'Anda perlu masuk lagi. Foto Anda aman di HP ini dan dilanjutkan setelah Anda masuk.',
    logIn: 'Masuk',
  },
  mail: {
    refusedSubject: 'Foto KTP Anda perlu diulang',
    refusedBody: (programme: string, reasons: string, link: string) =>
      `Foto KTP Anda untuk ${programme} sudah kami periksa dan belum bisa dipakai.\n\n${reasons}\n\nIsian Anda tetap tersimpan. Kirim foto lain di sini:\n${link}`,
    acceptedSubject: 'Foto KTP Anda diterima',
    acceptedBody: (programme: string, link: string) =>
      `Foto KTP Anda untuk ${programme} sudah kami periksa dan diterima.\n\nPendaftaran Anda ada di sini:\n${link}`,
    inReviewSubject: 'Foto KTP Anda dilihat petugas',
    inReviewBody: (programme: string, link: string) =>
      `Foto KTP Anda untuk ${programme} akan dilihat seorang petugas. Anda tidak perlu menunggu: lanjutkan pendaftaran di sini:\n${link}`,
    channels: (list: string) => `Informasi resmi hanya di:\n${list}`,
  },
  findings: photoFindingsId,
  camera: photoCamera.id,
  try: photoTry.id,
};

const en: typeof id = {
  page: {
    title: 'KTP photo',
    heading: 'A photo of your KTP',
    lead: 'Your original KTP, all of it, in good light. Trying again costs you nothing until the gelombang closes.',
    tips: [
      'Lay the KTP on a plain table and photograph it from straight above.',
      'All four corners are visible and the text can be read.',
      'The original KTP, not a photocopy and not a photo of a screen.',
    ],
    fileLabel: 'KTP photo',
    fileHint: (limit: string) =>
      `JPEG or PNG up to ${limit}. We shrink larger photos ourselves; you need no other app.`,
    send: 'Send photo',
    sendAnother: 'Send another photo',
    goOn: 'Continue to your details',
    replace: 'Replace photo',
    pictureOfYours: 'Your KTP photo',
    pictureWithOutline: 'Your KTP photo, with a line along the edge of the card',
    pictureWithFaults: 'Your KTP photo, with marks where something needs another try',
    privacy: 'The photo is stored encrypted. Only you and a reviewing operator can see it.',
  },
  waiting: {
    title: 'We have your photo',
    now: 'We are checking it. It usually takes a few seconds.',
    late: 'Many photos are being checked. Yours is safe, and the order plays no part.',
    next: 'You may go on. If anything needs another try, we will tell you.',
  },
  service: {
    title: 'Our check has a fault',
    now: 'This is our fault, not your photo’s. Your photo and your place are safe.',
    next: 'We check again by ourselves and tell you. You need do nothing and may go on.',
  },
  accepted: {
    title: 'KTP photo accepted',
    text: 'All four corners are visible and the text is clear enough.',
    byOperator: 'An operator has looked at your photo and accepted it.',
    betterNext: 'This photo can be used. A small remark:',
  },
  refused: {
    title: 'This photo cannot be used yet',
    text: (count: number) =>
      count > 1
        ? `${count} things need another try. Everything else you entered is kept.`
        : 'Everything else you entered is kept.',
    byOperator: 'An operator has looked at your photo and cannot accept it yet.',
    noteFromOperator: 'Note from the operator',
    keptEarlier: 'Your earlier photo is still accepted. You may go on with it.',
    whatToDo: 'What you can do',
    again: 'Take another photo',
  },
  inReview: {
    title: 'An operator is looking at your photo',
    now: 'A person will look at this photo with their own eyes.',
    next: 'You may go on. We send you the outcome, usually within one working day.',
  },
  askOperator: {
    button: 'Ask an operator',
    text: 'Twice for the same reason? An operator can look at this photo, and you go on right away.',
  },
  failure: {
    network: 'The connection was lost. Your photo is safe. We continue by ourselves.',
    noFile: 'No photo has been chosen yet. Choose or take a photo of your KTP, then press Send photo.',
    tooLargeForUs: (limit: string) =>
      `This file is over ${limit}, too large for us to shrink. Take a photo of your KTP with the phone’s camera and send that.`,
    cutShort: 'The upload stopped before its end. The photo on your phone is safe. Please send it once more.',
    notAForm: 'Nothing sent here was a photo. Open this page again, choose your KTP photo, then press Send photo.',
    tooMany: 'Too many unfinished uploads. Wait a few minutes, then try again. What you entered is safe.',
    service: 'This is our fault. Your place and your data are safe. Please try again in a little while.',
    session: 'You need to log in again. Your photo is safe on this phone and continues after you log in.',
  },
  upload: {
    'not-found': 'There is no such upload. Choose your KTP photo again on the photo page.',
    expired: 'This upload is too old. The photo on your phone is safe; send it from the start.',
    locked: 'This upload is running on another connection. Wait a moment; we continue by ourselves.',
    'wrong-offset': 'We already have a part of it. We continue from there.',
    'beyond-length': 'More was sent than was said at the start. Send it again from the photo page.',
    'checksum-mismatch': 'This part changed on its way. Send this part once more.',
    'sha256-mismatch': 'What arrived is not what is on your phone. Your photo is safe; send it from the start.',
    dripping: 'This upload is too slow. We keep what has come; continue from there.',
  },
  field: {
    take: 'Take or choose a photo of your KTP',
    openCamera: 'Open the camera',
    choose: 'Choose a photo you have',
    checking: 'Checking the photo on your phone…',
    good: 'This photo looks good.',
    goodText: 'Look once more: all four corners visible, the text readable.',
    bad: 'This photo needs another try',
    doubtful: 'An operator may have to look at this photo',
    doubtfulText: 'You may use it and go on right away, or try another photo.',
    repairable: 'We can mend this on your phone',
    repair: 'Mend automatically',
    repairing: 'Mending the photo on your phone…',
    repaired: 'The photo is mended: {acts}.',
    resized: 'Its size went from {beforeBytes} to {afterBytes}.',
    turnable: 'The KTP in this photo is not upright. We can turn it on your phone.',
    croppable: 'We can also cut it to the KTP, so that nothing else is sent along.',
    cannotMend: 'This phone cannot mend that photo. Please try another one.',
    use: 'Use this photo',
    again: 'Take another photo',
    cannotShow: 'This phone cannot open that photo. You may still send it; we check it here.',
    sending: 'Sending the photo: {percent}\u00a0%',
    resuming: 'Continuing the earlier upload: {percent}\u00a0%',
    interrupted: 'The connection was lost at {percent}\u00a0%. Your photo is safe. We continue by ourselves.',
    busy: 'The service is busy. Your photo is safe. We continue by ourselves.',
    sent: 'Photo sent. Checking it…',
    cancel: 'Cancel the upload',
    damagedOnTheWay: 'The file changed on its way. We send it again by ourselves.',
    stopped: 'The upload cannot continue. The photo on your phone is safe. Take another photo or send it once more.',
    session: 'You need to log in again. Your photo is safe on this phone and continues after you log in.',
    logIn: 'Log in',
  },
  mail: {
    refusedSubject: 'Your KTP photo needs another try',
    refusedBody: (programme: string, reasons: string, link: string) =>
      `We have checked your KTP photo for ${programme}, and it cannot be used yet.\n\n${reasons}\n\nEverything you entered is kept. Send another photo here:\n${link}`,
    acceptedSubject: 'Your KTP photo is accepted',
    acceptedBody: (programme: string, link: string) =>
      `We have checked and accepted your KTP photo for ${programme}.\n\nYour registration is here:\n${link}`,
    inReviewSubject: 'An operator is looking at your KTP photo',
    inReviewBody: (programme: string, link: string) =>
      `An operator will look at your KTP photo for ${programme}. You need not wait: continue your registration here:\n${link}`,
    channels: (list: string) => `Official information only at:\n${list}`,
  },
  findings: photoFindingsEn,
  camera: photoCamera.en,
  try: photoTry.en,
};

export const photoMessages = { id, en };
