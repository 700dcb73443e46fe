/** Sentences of the operators' draw room; what everyone reads about a draw is in draw-public.ts. */
import { drawCheckMessages } from './draw-check.ts';
import { drawOwnMessages } from './draw-own.ts';
import { drawPictureMessages } from './draw-pictures.ts';
import { drawPublicMessages } from './draw-public.ts';
import { drawRequestMessages } from './draw-requests.ts';

const id = {
  operator: {
    title: (number: number) => `Ruang undian, gelombang ${number}`,
    back: 'Kembali ke gelombang',
    publicPage: 'Lihat halaman undian untuk umum',
    demonstration:
      'Ini undian contoh. Bilangan acaknya dibuat portal ini sendiri, jadi hasilnya tidak membuktikan apa-apa. Semua berkasnya menyebutnya “demo”.',
    rules: {
      heading: 'Aturan undian',
      lead: 'Terbit sebelum gelombang dibuka. Sesudah dibuka tidak bisa diubah.',
      quota: 'Kuota',
      national: (places: string) => `${places} tempat, seluruh Indonesia`,
      byRegion: (regions: number, places: string) => `${places} tempat di ${regions} kabupaten/kota`,
      cap: 'Batas satu KK',
      capValue: (cap: number) => `${cap} orang, sepanjang program`,
      beacon: 'Bilangan acak',
      beaconDrand: 'drand quicknet (publik)',
      beaconDemo: 'contoh, dibuat portal ini',
      ceremony: 'Lempar dadu di depan umum',
      ceremonyYes: 'ya, setelah daftar disegel',
      ceremonyNo: 'tidak',
      lead2: 'Jarak dari penyegelan ke undian',
      leadHours: (hours: number) => `paling sedikit ${hours} jam`,
      leadSeconds: (seconds: number) => `paling sedikit ${seconds} detik (contoh)`,
      none: 'Aturan sedang disiapkan. Muat ulang sebentar lagi.',
    },
    waitForClose: 'Undian baru bisa disiapkan setelah gelombang ditutup.',
    counts: {
      heading: 'Daftar',
      joined: 'Bergabung',
      withdrawn: 'Mengundurkan diri',
      undecided: 'Foto belum diputuskan',
    },
    seal: {
      heading: 'Segel daftar',
      lead: 'Daftar peserta dikunci dan sidik jarinya diterbitkan. Tidak bisa dibatalkan.',
      button: 'Segel daftar',
      undecided: (photos: string) =>
        `${photos} foto masih menunggu keputusan. Putuskan dulu supaya tidak ada yang tertinggal.`,
      reviewLink: 'Periksa foto',
    },
    manifest: {
      heading: 'Daftar tersegel',
      published: 'Terbit',
      fingerprint: 'Sidik jari daftar (akar Merkle)',
      manifestHash: 'SHA-256 manifest.json',
      size: 'Peserta dalam undian',
      excluded: 'Tidak ikut, dengan alasan',
      round: 'Putaran bilangan acak',
      roundAt: 'Terbit pada',
    },
    ceremony: {
      heading: 'Lempar dadu',
      lead: (min: number) =>
        `Lempar dadu di depan umum, sebelum bilangan acak terbit. Tulis paling sedikit ${min} angka 1 sampai 6, berurutan.`,
      label: 'Angka dadu',
      button: 'Catat lemparan',
      recorded: (throws: string, at: string) => `Tercatat ${at}: ${throws}`,
    },
    draw: {
      heading: 'Jalankan undian',
      wait: (when: string) => `Bilangan acak terbit ${when}. Sebelum itu tidak seorang pun mengetahuinya.`,
      signatureLabel: 'Tanda tangan drand',
      signatureHint: (round: string) =>
        `96 huruf dan angka dari putaran ${round}. Salin dari relai drand mana pun; portal memeriksanya sendiri.`,
      relays: {
        lead: 'Minta undian dengan tanda tangan drand: tempelkan, atau ambil dulu dari relai.',
        fetch: 'Ambil dari relai drand',
        answered: (relay: string, round: string) =>
          `Tanda tangan putaran ${round} diambil dari ${relay} dan cocok dengan kunci drand. Undian belum diminta.`,
      },
      button: 'Periksa dan undi',
      demoButton: 'Pakai bilangan acak contoh dan undi',
      fallbackHeading: 'Bilangan acak tidak terbit?',
      fallbackLead: (min: number) =>
        `Kalau drand diam lebih dari 72 jam, aturan mengizinkan dadu di depan umum sebagai gantinya: paling sedikit ${min} lemparan.`,
      fallbackLabel: 'Angka dadu pengganti',
      fallbackButton: 'Undi dengan dadu',
    },
    drawn: {
      heading: 'Hasil',
      selected: 'Diterima',
      waiting: 'Daftar tunggu',
      'household-cap': 'KK sudah penuh',
      excluded: 'Tidak ikut undian',
      at: 'Diundi',
    },
    announce: {
      heading: 'Umumkan',
      lead: 'Semua orang yang bergabung mendapat kabar, termasuk yang belum diterima.',
      button: 'Umumkan hasil',
      done: (when: string) => `Diumumkan ${when}.`,
      untold: (people: string) => `Masih ${people} pesan disiapkan.`,
    },
    confirm: 'Saya mengerti: ini tidak bisa dibatalkan.',
    confirmMissing: 'Centang pernyataan di bawah ini dulu.',
  },
  refusal: {
    'gelombang-unknown': () => 'Gelombang ini tidak ada.',
    'gelombang-not-yet': () => 'Belum waktunya: langkah sebelumnya belum selesai.',
    'gelombang-already': () => 'Langkah ini sudah dijalankan. Undian tidak bisa diulang.',
    'photos-undecided': (photos: string) => `${photos} foto belum diputuskan. Putuskan dulu, lalu segel.`,
    'nobody-joined': () => 'Belum ada yang bergabung di gelombang ini, jadi tidak ada yang bisa diundi.',
    'round-not-yet': (when: string) => `Bilangan acak baru terbit ${when}. Tunggu sampai saat itu.`,
    'ceremony-already': () => 'Lemparan dadu sudah dicatat dan tidak bisa diganti.',
    'no-demo-beacon': () => 'Undian ini memakai drand, bukan bilangan acak contoh.',
    'signature-malformed': () =>
      'Ini bukan tanda tangan drand: harus 96 huruf a–f dan angka. Salin sekali lagi seluruhnya.',
    'signature-wrong': (round: string) =>
      `Tanda tangan ini tidak cocok dengan putaran ${round}. Periksa nomor putarannya, lalu salin lagi.`,
    'signature-of-other-round': (round: string, signed: string) =>
      `Ini tanda tangan putaran ${signed}. Yang dijanjikan adalah putaran ${round}.`,
    'no-relay-answered': (tried: string) =>
      `Tidak ada relai drand yang memberi tanda tangannya. Dicoba: ${tried}. Coba lagi sebentar, atau salin tanda tangan dari relai lain dan tempelkan.`,
    relayReasons: {
      unreachable: (relay: string) => `${relay} (tidak menjawab)`,
      malformed: (relay: string) => `${relay} (jawabannya bukan tanda tangan)`,
      'other-round': (relay: string) => `${relay} (memberi putaran lain)`,
      'signature-wrong': (relay: string) => `${relay} (tanda tangannya tidak cocok)`,
    },
    'demo-without-relays': () => 'Undian contoh tidak memakai drand, jadi tidak ada yang diambil dari relai.',
    'unknown-chain': () => 'Sumber bilangan acak di manifest tidak dikenal program ini.',
    'signature-missing': () => 'Tempel tanda tangan drand dulu.',
    'signature-and-fallback': () => 'Pakai salah satu: tanda tangan drand atau dadu pengganti.',
    'fallback-not-declared': () => 'Aturan undian ini tidak mengizinkan dadu pengganti.',
    'fallback-of-other-kind': () => 'Aturan undian ini menyebut pengganti lain untuk bilangan acak yang tidak terbit.',
    'numbers-malformed': () =>
      'Angka-angka ini tidak ditulis menurut RFC 3797: tiap angka diakhiri titik, tiap sumber diakhiri garis miring, urut naik.',
    'numbers-of-other-sources': () => 'Jumlah sumber angka tidak sama dengan yang disebut aturan undian ini.',
    'fallback-too-early': (earliest: string) => `Dadu pengganti baru boleh dipakai mulai ${earliest}.`,
    'ceremony-missing': () => 'Lempar dadu dulu: aturan undian ini menjanjikannya.',
    'ceremony-not-declared': () => 'Aturan undian ini tidak memakai lempar dadu.',
    'ceremony-outside-window': () =>
      'Waktunya sudah lewat: dadu harus dilempar setelah daftar disegel dan sebelum bilangan acak terbit.',
    'not-dice': (found: string) => `“${found}” bukan angka dadu. Tulis hanya angka 1 sampai 6.`,
    'too-few-throws': (throws: string, min: string) => `Baru ${throws} lemparan; perlu paling sedikit ${min}.`,
    'other-root': () =>
      'Daftar yang terbit tidak cocok dengan sidik jarinya. Undian dihentikan. Simpan semua berkas dan hubungi auditor.',
  },
};

type DrawRoomWords = typeof id;

const en: DrawRoomWords = {
  operator: {
    title: (number) => `Draw room, gelombang ${number}`,
    back: 'Back to the gelombang',
    publicPage: 'See the public page of the draw',
    demonstration:
      'This is a demonstration draw. Its randomness is made by this portal itself, so its result proves nothing. All its files call it “demo”.',
    rules: {
      heading: 'Rules of the draw',
      lead: 'Published before the gelombang opens. They cannot change afterwards.',
      quota: 'Quota',
      national: (places) => `${places} places, all of Indonesia`,
      byRegion: (regions, places) => `${places} places in ${regions} kabupaten/kota`,
      cap: 'Cap per KK',
      capValue: (cap) => `${cap} people, over the whole programme`,
      beacon: 'Randomness',
      beaconDrand: 'drand quicknet (public)',
      beaconDemo: 'demonstration, made by this portal',
      ceremony: 'Dice thrown in public',
      ceremonyYes: 'yes, after the list is sealed',
      ceremonyNo: 'no',
      lead2: 'From sealing to the draw',
      leadHours: (hours) => `at least ${hours} hours`,
      leadSeconds: (seconds) => `at least ${seconds} seconds (demonstration)`,
      none: 'The rules are being prepared. Reload in a moment.',
    },
    waitForClose: 'The draw can be prepared once the gelombang is closed.',
    counts: {
      heading: 'The list',
      joined: 'Joined',
      withdrawn: 'Withdrawn',
      undecided: 'Photos undecided',
    },
    seal: {
      heading: 'Seal the list',
      lead: 'The list is locked and its fingerprint published. This cannot be undone.',
      button: 'Seal the list',
      undecided: (photos) =>
        `${photos} photos still wait for a decision. Decide them first, so that nobody is left out.`,
      reviewLink: 'Review photos',
    },
    manifest: {
      heading: 'The sealed list',
      published: 'Published',
      fingerprint: 'Fingerprint of the list (Merkle root)',
      manifestHash: 'SHA-256 of manifest.json',
      size: 'People in the draw',
      excluded: 'Not in it, with a reason',
      round: 'Round of the randomness',
      roundAt: 'Appears',
    },
    ceremony: {
      heading: 'Throw the dice',
      lead: (min) =>
        `Throw dice in public before the randomness appears. Write at least ${min} digits 1 to 6, in order.`,
      label: 'Digits of the dice',
      button: 'Record the throws',
      recorded: (throws, at) => `Recorded ${at}: ${throws}`,
    },
    draw: {
      heading: 'Run the draw',
      wait: (when) => `The randomness appears ${when}. Before that nobody knows it.`,
      signatureLabel: 'drand signature',
      signatureHint: (round) =>
        `96 letters and digits of round ${round}. Copy them from any drand relay; the portal verifies them itself.`,
      relays: {
        lead: 'Ask for the draw with the drand signature: paste it, or fetch it from a relay first.',
        fetch: 'Fetch from a drand relay',
        answered: (relay, round) =>
          `The signature of round ${round} came from ${relay} and fits drand’s key. The draw has not been asked for yet.`,
      },
      button: 'Verify and draw',
      demoButton: 'Use the demonstration randomness and draw',
      fallbackHeading: 'No randomness appeared?',
      fallbackLead: (min) =>
        `If drand is silent for more than 72 hours, the rules allow dice thrown in public instead: at least ${min} throws.`,
      fallbackLabel: 'Digits of the substitute dice',
      fallbackButton: 'Draw with dice',
    },
    drawn: {
      heading: 'Result',
      selected: 'Admitted',
      waiting: 'Waiting list',
      'household-cap': 'KK at its cap',
      excluded: 'Not in the draw',
      at: 'Drawn',
    },
    announce: {
      heading: 'Announce',
      lead: 'Everyone who joined gets a message, also those who were not admitted.',
      button: 'Announce the result',
      done: (when) => `Announced ${when}.`,
      untold: (people) => `${people} messages are still being prepared.`,
    },
    confirm: 'I understand: this cannot be undone.',
    confirmMissing: 'Tick the statement below first.',
  },
  refusal: {
    'gelombang-unknown': () => 'There is no such gelombang.',
    'gelombang-not-yet': () => 'Not yet: the step before is not done.',
    'gelombang-already': () => 'This step is done already. A draw cannot be repeated.',
    'photos-undecided': (photos) => `${photos} photos are undecided. Decide them first, then seal.`,
    'nobody-joined': () => 'Nobody has joined this gelombang, so there is nothing to draw.',
    'round-not-yet': (when) => `The randomness appears ${when}. Wait until then.`,
    'ceremony-already': () => 'The throws are recorded and cannot be replaced.',
    'no-demo-beacon': () => 'This draw uses drand, not the demonstration randomness.',
    'signature-malformed': () =>
      'This is not a drand signature: it has 96 letters a–f and digits. Copy all of it again.',
    'signature-wrong': (round) =>
      `This signature does not fit round ${round}. Check the round's number, then copy again.`,
    'signature-of-other-round': (round, signed) =>
      `This is the signature of round ${signed}. Round ${round} was promised.`,
    'no-relay-answered': (tried) =>
      `No drand relay gave the signature. Tried: ${tried}. Try again in a moment, or copy the signature from another relay and paste it.`,
    relayReasons: {
      unreachable: (relay) => `${relay} (no answer)`,
      malformed: (relay) => `${relay} (its answer is no signature)`,
      'other-round': (relay) => `${relay} (gave another round)`,
      'signature-wrong': (relay) => `${relay} (its signature does not fit)`,
    },
    'demo-without-relays': () => 'A demonstration draw does not use drand: there is nothing to fetch from a relay.',
    'unknown-chain': () => 'The source of randomness in the manifest is not known to this program.',
    'signature-missing': () => 'Paste the drand signature first.',
    'signature-and-fallback': () => 'Use one of them: the drand signature or substitute dice.',
    'fallback-not-declared': () => 'The rules of this draw do not allow substitute dice.',
    'fallback-of-other-kind': () =>
      'The rules of this draw name another substitute for randomness that does not appear.',
    'numbers-malformed': () =>
      'These numbers are not written after RFC 3797: a full stop behind each number, a slash behind each source, ascending.',
    'numbers-of-other-sources': () => 'There are not as many sources of numbers as the rules of this draw name.',
    'fallback-too-early': (earliest) => `Substitute dice may be used from ${earliest} on.`,
    'ceremony-missing': () => 'Throw the dice first: the rules of this draw promise it.',
    'ceremony-not-declared': () => 'The rules of this draw have no dice ceremony.',
    'ceremony-outside-window': () =>
      'Too late: the dice must be thrown after the list is sealed and before the randomness appears.',
    'not-dice': (found) => `“${found}” is not a digit of a die. Write only 1 to 6.`,
    'too-few-throws': (throws, min) => `Only ${throws} throws so far; at least ${min} are needed.`,
    'other-root': () =>
      'The published list does not fit its fingerprint. The draw is stopped. Keep all files and call the auditors.',
  },
};

export const drawRoomMessages = { id: wordsIn('id'), en: wordsIn('en') } as const;

function wordsIn(language: 'id' | 'en') {
  const { refusal, ...requests } = drawRequestMessages[language];
  const room = language === 'id' ? id : en;
  return {
    ...room,
    ...drawPublicMessages[language],
    ...requests,
    check: drawCheckMessages[language],
    own: drawOwnMessages[language],
    pictures: drawPictureMessages[language],
    refusal: { ...room.refusal, ...refusal },
  };
}
