/** Sentences of a draw for everyone: its public page, and the message with a result. */
import { findExclusionText } from './exclusions.ts';

export type ResultToTell =
  | Readonly<{ kind: 'admitted' }>
  | Readonly<{ kind: 'waiting-list'; place: number }>
  | Readonly<{ kind: 'household-cap'; cap: number }>
  | Readonly<{ kind: 'excluded'; reason: string }>;

export type ResultFacts = Readonly<{
  programme: string;
  gelombang: number;
  statusUrl: string;
  drawUrl: string;
  result: ResultToTell;
}>;
export type ResultText = Readonly<{ subject: string; body: string; channels: (list: string) => string }>;

const id = {
  resultMessage: (facts: ResultFacts): ResultText => ({
    subject: `Hasil gelombang ${facts.gelombang} ${facts.programme}`,
    body: [
      resultId(facts),
      `Rinciannya, dan apa yang bisa Anda lakukan: ${facts.statusUrl}`,
      `Siapa pun bisa memeriksa ulang undian ini: ${facts.drawUrl}`,
      'Tidak ada biaya apa pun. JANGAN berikan kode atau data Anda kepada siapa pun, termasuk petugas.',
    ].join('\n\n'),
    channels: (list) => `Informasi resmi hanya di:\n${list}`,
  }),
  public: {
    title: (number: number) => `Undian gelombang ${number}`,
    heading: (number: number) => `Undian gelombang ${number}`,
    lead: 'Urutan mendaftar tidak berpengaruh. Tidak seorang pun bisa mengatur hasilnya, dan siapa pun bisa memeriksanya.',
    demonstration: {
      title: 'Ini undian contoh',
      text: 'Bilangan acaknya dibuat portal contoh ini sendiri. Pada undian sungguhan bilangan itu datang dari drand, yang tidak dikendalikan siapa pun.',
    },
    story: [
      {
        title: 'Daftar disegel',
        text: 'Setelah pendaftaran ditutup, daftar peserta dikunci. Nama dan NIK tidak ada di dalamnya, hanya kode.',
      },
      {
        title: 'Sidik jari diterbitkan',
        text: 'Sidik jari daftar diumumkan. Kalau satu huruf saja berubah, sidik jarinya tidak cocok lagi.',
      },
      {
        title: 'Bilangan acak datang',
        text: 'Baru sesudah itu bilangan acak untuk umum terbit. Sebelumnya tidak seorang pun mengetahuinya.',
      },
      {
        title: 'Semua mendapat tiket',
        text: 'Dari bilangan acak dan kode masing-masing, setiap peserta mendapat satu tiket.',
      },
      {
        title: 'Tiket terkecil masuk',
        text: 'Tiket diurutkan. Yang terkecil diterima sampai tempat habis, paling banyak dua orang dalam satu KK.',
      },
    ],
    factsHeading: 'Angka dan waktunya',
    facts: {
      closed: 'Pendaftaran ditutup',
      sealed: 'Daftar disegel dan terbit',
      round: 'Bilangan acak',
      roundValue: (round: string, when: string) => `putaran ${round}, ${when}`,
      drawn: 'Diundi',
      size: 'Peserta dalam undian',
      excluded: 'Tidak ikut, dengan alasan',
      root: 'Sidik jari daftar',
      selected: 'Diterima',
      waiting: 'Daftar tunggu',
      householdCap: 'KK sudah penuh',
    },
    notYet: {
      open: 'Pendaftaran masih buka. Daftar disegel setelah ditutup.',
      closed: 'Pendaftaran sudah ditutup. Daftar sedang disiapkan untuk disegel.',
      sealed: (when: string) => `Daftar sudah disegel. Bilangan acak terbit ${when}, lalu undian dijalankan.`,
      drawn: 'Undian sudah dijalankan. Hasil untuk masing-masing orang segera diumumkan.',
    },
    filesHeading: 'Berkas untuk diperiksa',
    filesLead: 'Semua yang diperlukan untuk mengulang undian ini. Tidak ada nama, NIK, atau KK di dalamnya.',
    file: 'Berkas',
    bytes: 'Ukuran',
    verifyHeading: 'Periksa sendiri',
    verify: 'Dengan program gelombang, satu perintah mengulang seluruh undian dari berkas di halaman ini:',
    unseenHeading: 'Yang tidak bisa dilihat dari sini',
  },
};

type DrawPublicWords = typeof id;

const en: DrawPublicWords = {
  resultMessage: (facts) => ({
    subject: `Result of gelombang ${facts.gelombang} of ${facts.programme}`,
    body: [
      resultEn(facts),
      `Details, and what you can do: ${facts.statusUrl}`,
      `Anyone can check this draw again: ${facts.drawUrl}`,
      'There is no fee of any kind. NEVER give your code or data to anyone, staff included.',
    ].join('\n\n'),
    channels: (list) => `Official information only at:\n${list}`,
  }),
  public: {
    title: (number) => `Draw of gelombang ${number}`,
    heading: (number) => `Draw of gelombang ${number}`,
    lead: 'The order of registering plays no part. Nobody can steer the result, and anyone can check it.',
    demonstration: {
      title: 'This is a demonstration draw',
      text: 'Its randomness is made by this demonstration portal itself. In a real draw it comes from drand, which nobody controls.',
    },
    story: [
      {
        title: 'The list is sealed',
        text: 'After registration closes, the list is locked. It holds no name and no NIK, only codes.',
      },
      {
        title: 'Its fingerprint is published',
        text: 'If a single letter of the list changed, the fingerprint would no longer fit.',
      },
      {
        title: 'Randomness arrives',
        text: 'Only then does public randomness appear. Nobody knew it before.',
      },
      {
        title: 'Everyone gets a ticket',
        text: 'The randomness and each person’s code make one ticket.',
      },
      {
        title: 'The lowest tickets enter',
        text: 'Tickets are put in order. The lowest enter until the places are gone, at most two people of one KK.',
      },
    ],
    factsHeading: 'Figures and times',
    facts: {
      closed: 'Registration closed',
      sealed: 'List sealed and published',
      round: 'Randomness',
      roundValue: (round, when) => `round ${round}, ${when}`,
      drawn: 'Drawn',
      size: 'People in the draw',
      excluded: 'Not in it, with a reason',
      root: 'Fingerprint of the list',
      selected: 'Admitted',
      waiting: 'Waiting list',
      householdCap: 'KK at its cap',
    },
    notYet: {
      open: 'Registration is still open. The list is sealed after it closes.',
      closed: 'Registration is closed. The list is being prepared for sealing.',
      sealed: (when) => `The list is sealed. The randomness appears ${when}, then the draw is run.`,
      drawn: 'The draw has been run. Everyone’s result is announced shortly.',
    },
    filesHeading: 'Files to check',
    filesLead: 'All that is needed to repeat this draw. No name, NIK or KK is in them.',
    file: 'File',
    bytes: 'Size',
    verifyHeading: 'Check it yourself',
    verify: 'With the gelombang program one command repeats the whole draw from the files on this page:',
    unseenHeading: 'What cannot be seen from here',
  },
};

function resultId({ gelombang, programme, result }: ResultFacts): string {
  switch (result.kind) {
    case 'admitted':
      return `Anda diterima di gelombang ${gelombang} ${programme}. Selamat.`;
    case 'waiting-list':
      return `Anda belum diterima di gelombang ${gelombang} ${programme}. Anda di daftar tunggu, urutan ${result.place}. Kalau ada tempat yang kosong, kami mengabari Anda.`;
    case 'household-cap':
      return `Anda belum diterima di gelombang ${gelombang} ${programme}. KK Anda sudah mencapai batas ${result.cap} penerima.`;
    case 'excluded':
      return `Anda tidak ikut undian gelombang ${gelombang} ${programme}. ${findExclusionText('id', result.reason) ?? ''}`;
  }
}

function resultEn({ gelombang, programme, result }: ResultFacts): string {
  switch (result.kind) {
    case 'admitted':
      return `Congratulations, you are admitted in gelombang ${gelombang} of ${programme}.`;
    case 'waiting-list':
      return `You are not admitted yet in gelombang ${gelombang} of ${programme}. You are on the waiting list, place ${result.place}. If a place becomes free, we tell you.`;
    case 'household-cap':
      return `You are not admitted in gelombang ${gelombang} of ${programme}. Your KK has reached its cap of ${result.cap} recipients.`;
    case 'excluded':
      return `You were not in the draw of gelombang ${gelombang} of ${programme}. ${findExclusionText('en', result.reason) ?? ''}`;
  }
}

export const drawPublicMessages: Readonly<Record<'id' | 'en', DrawPublicWords>> = { id, en };
