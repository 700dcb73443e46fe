/** Sentences of a draw's cut-offs and statistical pictures. */
type Chance = Readonly<{ value: string; degrees: string; percent: string }>;

const id = {
  approval: {
    label: 'Disetujui oleh',
    two: 'dua petugas, masing-masing untuk penyegelan dan undian',
    alone: 'satu petugas (hanya boleh pada undian contoh)',
  },
  random: {
    heading: 'Bilangan acaknya',
    round: 'Putaran',
    signature: 'Tanda tangan',
    seed: 'Benih undian',
    fallback: 'Dadu pengganti',
    manifestHash: 'SHA-256 manifest.json',
    source: 'Sumber',
    drand: 'drand quicknet: diterbitkan banyak lembaga bersama-sama setiap 3 detik, tidak bisa diatur seorang pun',
    demo: 'contoh, dibuat portal ini sendiri',
  },
  cutoffs: {
    heading: 'Tempat dan batas tiket',
    lead: 'Batas adalah tiket terakhir yang mendapat tempat. Tiket yang lebih kecil mendapat tempat, kecuali KK-nya sudah penuh.',
    national: 'Seluruh Indonesia',
    secondWalk: 'Sisa tempat semua wilayah',
    columns: {
      region: 'Wilayah',
      entries: 'Peserta',
      places: 'Tempat',
      selected: 'Diterima',
      cap: 'KK penuh',
      waiting: 'Menunggu',
      cutoff: 'Batas',
    },
    byRegion: (regions: string) => `Per wilayah (${regions})`,
    none: '–',
  },
  waitingList: (people: string) =>
    `Daftar tunggu: ${people} orang, menurut urutan tiket yang sama. Tidak ada yang bisa menyisipkan nama.`,
  statistics: {
    heading: 'Apakah undiannya terlihat adil?',
    lead: 'Gambar ini dihitung sekali saat undian. Tiket bisa Anda hitung sendiri dari berkas; hari mendaftar tidak ada di berkas, demi kerahasiaan.',
    tickets: 'Tiket semua peserta, dari kecil ke besar',
    ticketsText: 'Pada undian yang adil semua batang kira-kira sama tinggi. Bagian berwarna mendapat tempat.',
    days: 'Yang diterima, menurut hari mendaftar',
    daysText: 'Batang adalah yang diterima; garis adalah yang diharapkan kalau hari mendaftar tidak berpengaruh.',
    entries: 'Peserta',
    selected: 'Diterima',
    expected: 'Diharapkan',
    part: 'Tiket',
    day: 'Hari',
    partValue: (from: string, to: string) => `${from}–${to}`,
    inNumbers: 'Dalam angka',
    chi: ({ value, degrees }: Chance) => `χ² = ${value} (derajat bebas ${degrees}).`,
    usual: ({ percent }: Chance) =>
      `Kebetulan saja menghasilkan selisih sebesar ini atau lebih pada ${percent} undian yang adil. Jadi tidak ada yang aneh.`,
    rare: ({ percent }: Chance) =>
      `Selisih sebesar ini hanya terjadi pada ${percent} undian yang adil. Itu bisa kebetulan, tetapi layak diperiksa.`,
    alarming: ({ percent }: Chance) =>
      `Selisih sebesar ini hampir tidak mungkin kebetulan (${percent} undian yang adil). Undian ini harus diperiksa auditor.`,
    tooFew: 'Pesertanya terlalu sedikit untuk uji ini.',
  },
  unseen: {
    lead: 'Pemeriksaan ini membuktikan undiannya, bukan isi daftarnya. Dari sini tidak terlihat:',
    items: [
      'peserta fiktif: orang yang tidak ada, tetapi dimasukkan ke daftar;',
      'KK yang salah: nomor KK lain yang dipasang pada seseorang;',
      'syarat yang tidak benar: orang yang sebenarnya tidak boleh ikut, atau boleh tetapi ditolak.',
    ],
    audit:
      'Untuk itu ada audit tertutup. Contoh yang diperiksa juga dipilih oleh benih undian, jadi tidak bisa dipilih-pilih. Memeriksa 4.603 penerima menemukan kecurangan 0,1 % dengan keyakinan 99 %.',
  },
};

export type DrawPictureWords = typeof id;

const en: DrawPictureWords = {
  approval: {
    label: 'Confirmed by',
    two: 'two operators, for sealing and for the draw',
    alone: 'one operator (allowed only in a demonstration)',
  },
  random: {
    heading: 'The randomness',
    round: 'Round',
    signature: 'Signature',
    seed: 'Seed of the draw',
    fallback: 'Substitute dice',
    manifestHash: 'SHA-256 of manifest.json',
    source: 'Source',
    drand: 'drand quicknet: published by many institutions together every 3 seconds, steered by nobody',
    demo: 'demonstration, made by this portal itself',
  },
  cutoffs: {
    heading: 'Places and cut-off tickets',
    lead: 'The cut-off is the last ticket that got a place. Lower tickets get a place unless their KK is at its cap.',
    national: 'All of Indonesia',
    secondWalk: 'Places left over by all regions',
    columns: {
      region: 'Region',
      entries: 'Entries',
      places: 'Places',
      selected: 'Admitted',
      cap: 'KK at cap',
      waiting: 'Waiting',
      cutoff: 'Cut-off',
    },
    byRegion: (regions) => `By region (${regions})`,
    none: '–',
  },
  waitingList: (people) => `Waiting list: ${people} people, in the same order of tickets. Nobody can slip a name in.`,
  statistics: {
    heading: 'Does the draw look fair?',
    lead: 'These pictures were counted once, at the draw. Tickets you can count yourself from the files; days of registration are not in the files, for privacy.',
    tickets: 'Everyone’s tickets, from low to high',
    ticketsText: 'In a fair draw all bars are about equally high. The coloured part got a place.',
    days: 'Admitted, by day of registration',
    daysText: 'Bars are those admitted; lines are what is expected if the day plays no part.',
    entries: 'Entries',
    selected: 'Admitted',
    expected: 'Expected',
    part: 'Tickets',
    day: 'Day',
    partValue: (from, to) => `${from}–${to}`,
    inNumbers: 'In numbers',
    chi: ({ value, degrees }) => `χ² = ${value} (${degrees} degrees of freedom).`,
    usual: ({ percent }) =>
      `Chance alone gives a difference as large or larger in ${percent} of fair draws. Nothing is strange here.`,
    rare: ({ percent }) =>
      `A difference this large comes in only ${percent} of fair draws. It may be chance, but is worth a look.`,
    alarming: ({ percent }) =>
      `A difference this large is hardly ever chance (${percent} of fair draws). Auditors must look at this draw.`,
    tooFew: 'There are too few people for this test.',
  },
  unseen: {
    lead: 'This check proves the draw, not the list. From here nobody can see:',
    items: [
      'made-up participants: people who do not exist but were put on the list;',
      'a wrong KK: another KK number given to someone;',
      'untrue eligibility: people who should not take part, or should and were refused.',
    ],
    audit:
      'For these there is a closed audit. Its sample is chosen by the seed of the draw too, so nobody can choose it. Checking 4,603 of those admitted finds 0.1 % of fraud with 99 % confidence.',
  },
};

export const drawPictureMessages: Readonly<Record<'id' | 'en', DrawPictureWords>> = { id, en };
