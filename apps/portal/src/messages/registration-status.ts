/** Sentences of the status page: what is, what happens next, when; and the result, kind in every case. */
const id = {
  title: 'Status Anda',
  next: 'Selanjutnya',
  when: 'Kapan',
  none: {
    now: 'Anda belum bergabung di gelombang mana pun.',
    next: 'Lengkapi pendaftaran. Yang sudah Anda isi tersimpan.',
    action: 'Lanjutkan pendaftaran',
  },
  joinedOpen: {
    now: (gelombang: string) => `Anda sudah bergabung di ${gelombang}.`,
    next: 'Anda tidak perlu melakukan apa-apa. Setelah ditutup, undian menentukan hasilnya.',
    when: (closes: string, draw: string) => `Ditutup ${closes}. Undian ${draw}.`,
  },
  joinedClosed: {
    now: (gelombang: string) => `${gelombang} sudah ditutup dan pendaftaran Anda sudah masuk.`,
    next: 'Daftar peserta undian sedang disusun dan dikunci.',
    when: (draw: string) => `Undian ${draw}.`,
  },
  inDraw: {
    now: (gelombang: string) => `Anda ada di daftar undian ${gelombang}.`,
    next: 'Daftar sudah dikunci dan diumumkan. Tinggal undian. Kami mengabari Anda apa pun hasilnya.',
    when: (draw: string) => `Undian ${draw}.`,
  },
  photo: {
    waiting: 'Foto KTP Anda masih diperiksa. Anda tidak perlu menunggu di halaman ini: kami mengabari Anda.',
    'in-review': 'Foto KTP Anda sedang dilihat petugas. Kami mengabari Anda hasilnya.',
    refused: 'Foto KTP Anda perlu diulang. Kirim foto lain sebelum gelombang ditutup supaya tetap ikut undian.',
    change: 'Ke halaman foto',
  },
  admitted: {
    now: (gelombang: string) => `Anda diterima di ${gelombang}. Selamat.`,
    reason: 'Tiket undian Anda termasuk yang mendapat tempat.',
    next: 'Petunjuk selanjutnya kami kirim ke alamat Anda. Tidak ada biaya apa pun. Jangan beri kode atau data kepada siapa pun.',
  },
  waitingList: {
    now: (gelombang: string, place: string) => `Anda ada di daftar tunggu ${gelombang}, nomor ${place}.`,
    reason:
      'Tempat habis sebelum tiket Anda. Urutan daftar tunggu sama dengan urutan undian dan tidak bisa diubah siapa pun.',
    next: 'Kalau ada tempat yang tidak diambil, yang berikutnya dalam daftar dipanggil. Kami mengabari Anda. Anda juga boleh ikut gelombang berikutnya.',
  },
  householdCap: {
    now: (gelombang: string) => `Kali ini Anda belum mendapat tempat di ${gelombang}.`,
    reason: (max: number) => `KK Anda sudah mencapai batas ${max} penerima menurut aturan program.`,
    next: 'Kalau Anda sudah pindah KK, ubah nomor KK di Data diri sebelum ikut lagi.',
  },
  notDrawn: {
    now: (gelombang: string) => `Kali ini Anda belum mendapat tempat di ${gelombang}.`,
    reason: 'Pendaftaran Anda sah dan ikut undian. Tempatnya habis sebelum tiket Anda. Tidak ada yang salah dari Anda.',
    next: 'Anda bisa ikut gelombang berikutnya. Data dan foto Anda tersimpan, jadi cukup satu ketukan.',
  },
  excluded: {
    now: (gelombang: string) => `Pendaftaran Anda di ${gelombang} tidak ikut undian.`,
    next: 'Setelah hal ini diperbaiki, Anda bisa ikut gelombang berikutnya. Data Anda tersimpan. Kalau menurut Anda ini keliru, tanyakan lewat kanal resmi.',
    otherReason: (code: string) => `Alasan yang tercatat: ${code}.`,
  },
  withdrawn: {
    now: (gelombang: string) => `Anda menarik pendaftaran di ${gelombang}.`,
    nextOpen: 'Anda bisa bergabung lagi selama gelombang masih dibuka.',
    nextClosed: 'Anda bisa ikut gelombang berikutnya. Data Anda tersimpan.',
  },
  reasonTitle: 'Alasannya',
  oddsTitle: 'Peluangnya',
  contest: (entries: string, places: string) => `${entries} orang ikut undian untuk ${places} tempat.`,
  ticketTitle: 'Letak tiket Anda',
  ticketText: 'Setiap orang mendapat satu tiket acak. Yang angkanya paling kecil mendapat tempat, sampai tempat habis.',
  ticketYours: 'Tiket Anda',
  ticketCutoff: 'Tiket terakhir yang mendapat tempat',
  ticketLast: 'Tiket terakhir',
  ticketNumbers: 'Dalam angka',
  ticketColumns: { what: 'Tiket', position: 'Letak' },
  toDraw: 'Periksa sendiri undiannya',
  toProofs: 'Tiket dan bukti Anda',
  receipt: 'Tanda terima',
  withdraw: 'Tarik pendaftaran',
  rejoin: (gelombang: string) => `Ikut ${gelombang}`,
  rejoinLead: (gelombang: string, when: string) =>
    `${gelombang} sedang dibuka sampai ${when}. Data dan foto Anda tersimpan.`,
  rejoinSummary: (name: string, nik: string, photo: string) => `${name}, NIK ${nik}. Foto KTP: ${photo}`,
  rejoinPromise:
    'Dengan menekan tombol ini, Anda menyatakan bahwa data dan semua jawaban yang tersimpan benar pada hari ini.',
  rejoinReview: 'Periksa atau ubah dulu',
  nextOpens: (gelombang: string, when: string) => `${gelombang} dibuka ${when}. Data Anda tersimpan untuk itu.`,
  historyTitle: 'Riwayat Anda',
  historyColumns: { gelombang: 'Gelombang', result: 'Status', receipt: 'Tanda terima' },
  short: {
    joined: 'Bergabung',
    'in-draw': 'Di daftar undian',
    admitted: 'Diterima',
    'waiting-list': 'Daftar tunggu',
    'not-admitted': 'Belum mendapat tempat',
    withdrawn: 'Ditarik',
    excluded: 'Tidak ikut undian',
  },
};

export type RegistrationStatusWords = typeof id;

const en: RegistrationStatusWords = {
  title: 'Your status',
  next: 'Next',
  when: 'When',
  none: {
    now: 'You have not joined any gelombang yet.',
    next: 'Complete your registration. What you filled in is kept.',
    action: 'Continue your registration',
  },
  joinedOpen: {
    now: (gelombang) => `You have joined ${gelombang}.`,
    next: 'There is nothing you need to do. After closing, the draw decides.',
    when: (closes, draw) => `Closes ${closes}. Draw ${draw}.`,
  },
  joinedClosed: {
    now: (gelombang) => `${gelombang} has closed and your registration is in.`,
    next: 'The list of the draw is being made and sealed.',
    when: (draw) => `Draw ${draw}.`,
  },
  inDraw: {
    now: (gelombang) => `You are on the list of the draw of ${gelombang}.`,
    next: 'The list is sealed and published. Only the draw is left. We tell you whatever the result.',
    when: (draw) => `Draw ${draw}.`,
  },
  photo: {
    waiting: 'Your KTP photo is still being checked. You need not wait on this page: we tell you.',
    'in-review': 'Our staff are looking at your KTP photo. We tell you the result.',
    refused:
      'Your KTP photo is needed once more. Send another before the gelombang closes, so that you stay in the draw.',
    change: 'To the photo page',
  },
  admitted: {
    now: (gelombang) => `You are admitted in ${gelombang}. Congratulations.`,
    reason: 'Your ticket is among those that got a place.',
    next: 'We send what to do next to your address. It costs nothing. Do not give codes or data to anyone.',
  },
  waitingList: {
    now: (gelombang, place) => `You are on the waiting list of ${gelombang}, number ${place}.`,
    reason:
      'The places were gone before your ticket. The order of the list is the order of the draw; nobody can change it.',
    next: 'If a place is not taken, the next on the list is called. We tell you. You may also join the next gelombang.',
  },
  householdCap: {
    now: (gelombang) => `This time you did not get a place in ${gelombang}.`,
    reason: (max) => `Your KK has reached the limit of ${max} recipients that the rules allow.`,
    next: 'If you have moved to another KK, change its number in Your data before joining again.',
  },
  notDrawn: {
    now: (gelombang) => `This time you did not get a place in ${gelombang}.`,
    reason:
      'Your registration was valid and took part. The places were gone before your ticket. You did nothing wrong.',
    next: 'You can join the next gelombang. Your data and photo are kept, so one tap is enough.',
  },
  excluded: {
    now: (gelombang) => `Your registration in ${gelombang} did not take part in the draw.`,
    next: 'Once this is mended you can join the next gelombang. Your data are kept. If you think this is wrong, ask through an official channel.',
    otherReason: (code) => `The recorded reason: ${code}.`,
  },
  withdrawn: {
    now: (gelombang) => `You withdrew from ${gelombang}.`,
    nextOpen: 'You can join again while the gelombang is open.',
    nextClosed: 'You can join the next gelombang. Your data are kept.',
  },
  reasonTitle: 'The reason',
  oddsTitle: 'The odds',
  contest: (entries, places) => `${entries} people took part in the draw for ${places} places.`,
  ticketTitle: 'Where your ticket lies',
  ticketText: 'Everyone gets one random ticket. The smallest numbers get a place, until the places are gone.',
  ticketYours: 'Your ticket',
  ticketCutoff: 'The last ticket that got a place',
  ticketLast: 'Last ticket',
  ticketNumbers: 'In numbers',
  ticketColumns: { what: 'Ticket', position: 'Place' },
  toDraw: 'Check the draw yourself',
  toProofs: 'Your ticket and proofs',
  receipt: 'Receipt',
  withdraw: 'Withdraw',
  rejoin: (gelombang) => `Join ${gelombang}`,
  rejoinLead: (gelombang, when) => `${gelombang} is open until ${when}. Your data and photo are kept.`,
  rejoinSummary: (name, nik, photo) => `${name}, NIK ${nik}. KTP photo: ${photo}`,
  rejoinPromise: 'By pressing this button you declare that your saved data and all answers are true today.',
  rejoinReview: 'Check or change first',
  nextOpens: (gelombang, when) => `${gelombang} opens ${when}. Your data are kept for it.`,
  historyTitle: 'Your history',
  historyColumns: { gelombang: 'Gelombang', result: 'Status', receipt: 'Receipt' },
  short: {
    joined: 'Joined',
    'in-draw': 'In the draw',
    admitted: 'Admitted',
    'waiting-list': 'Waiting list',
    'not-admitted': 'No place this time',
    withdrawn: 'Withdrawn',
    excluded: 'Not in the draw',
  },
};

export const registrationStatus = { id, en };
