/** Sentences of the pages that only inform: official channels, personal data; help has its own file. */
import { helpMessages } from './information-help.ts';

const id = {
  channels: {
    title: 'Kanal resmi',
    heading: 'Hanya di sini kabar resmi kami',
    lead: (programme: string) =>
      `Kabar tentang ${programme} hanya kami sampaikan lewat kanal di bawah ini. Di luar itu, anggap bukan dari kami.`,
    listHeading: 'Daftar kanal resmi',
    site: 'Situs',
    mail: 'E-mail',
    mailEnds: (domain: string) => `alamat yang berakhir dengan @${domain}`,
    neverHeading: 'Yang tidak pernah kami minta',
    never: [
      'Kode 6 angka (OTP). Kode itu hanya Anda ketik sendiri di portal ini, tidak pernah disebutkan kepada petugas.',
      'Kata sandi, baik kata sandi portal maupun kata sandi e-mail Anda.',
      'Uang. Mendaftar, mengikuti undian, dan menerima hasil tidak dipungut biaya.',
      'Foto KTP atau data diri lewat obrolan, telepon, atau formulir lain.',
    ],
    readHeading: 'Cara membaca sebuah tautan',
    readLead: 'Abaikan “https://”. Lihat bagian tepat sebelum garis miring pertama: alamat resmi berakhir di sana.',
    readCaption: 'Contoh membaca tautan',
    readColumns: { address: 'Alamat', meaning: 'Artinya' },
    readOfficial: 'Situs resmi',
    readUnder: 'Bagian dari situs resmi',
    readAfter: 'Bukan kami: alamat resmi hanya ditempel di depan',
    readHyphen: 'Bukan kami: garis hubung membuatnya alamat lain',
    accountHeading: 'Jaga akun Anda',
    account: [
      'Pakai kata sandi yang berbeda dari kata sandi e-mail Anda.',
      'Ganti kata sandi bila ada orang lain yang mungkin melihatnya.',
      'Keluar dari HP atau komputer yang dipakai bersama.',
    ],
    toAccount: 'Buka halaman akun',
    lateHeading: 'Sudah telanjur memberi kode atau kata sandi?',
    late: [
      'Ganti kata sandi sekarang. Perangkat lain langsung dikeluarkan dari akun Anda.',
      'Periksa alamat dan perangkat di halaman akun.',
      'Kalau sudah mengirim uang, hubungi bank Anda dan lapor ke polisi.',
    ],
    latePassword: 'Ganti kata sandi',
  },
  privacy: {
    title: 'Data pribadi Anda',
    heading: 'Apa yang terjadi dengan data Anda',
    lead: 'Kami meminta sesedikit mungkin, memakainya untuk satu tujuan, dan menghapusnya saat waktunya tiba.',
    whatHeading: 'Yang kami minta, dan untuk apa',
    what: [
      { data: 'E-mail atau nomor HP', why: 'Mengirim kode, tanda terima, dan hasil undian.' },
      { data: 'NIK dan nomor KK', why: 'Memastikan satu orang satu pendaftaran, dan menghitung batas tiap KK.' },
      { data: 'Nama, tanggal lahir, wilayah', why: 'Memeriksa syarat program dan mencocokkannya dengan KTP.' },
      { data: 'Foto KTP', why: 'Memastikan KTP asli dan terbaca. Hanya dilihat petugas bila mesin tidak yakin.' },
      { data: 'Jawaban pernyataan', why: 'Memeriksa syarat program.' },
    ],
    keptHeading: 'Berapa lama disimpan',
    guardedHeading: 'Bagaimana dijaga',
    guarded: [
      'Foto dan data diri disimpan terenkripsi, dengan kunci tersendiri untuk setiap orang.',
      'Setiap tindakan petugas atas foto tercatat: siapa, apa, dan kapan.',
      'Portal ini tidak memuat iklan, pelacak, atau berkas dari situs lain.',
      'Cookie hanya untuk dua hal: Anda tetap masuk, dan bahasa pilihan Anda.',
      'Berkas undian yang terbuka untuk umum tidak memuat nama, NIK, atau nomor KK siapa pun.',
    ],
    consentHeading: 'Pernyataan yang Anda setujui',
    consentVersion: (version: string) => `Versi ${version}. Tampil lagi setiap kali Anda bergabung ke gelombang.`,
    rightsHeading: 'Hak Anda',
    rights: [
      'Melihat dan membetulkan data Anda sebelum bergabung.',
      'Menarik diri dari gelombang selama masih dibuka.',
      'Bertanya dan berkeberatan lewat kanal resmi kami.',
    ],
    toChannels: 'Kanal resmi',
  },
  help: helpMessages.id,
};

export type InformationWords = typeof id;

const en: InformationWords = {
  channels: {
    title: 'Official channels',
    heading: 'Official news is only here',
    lead: (programme) =>
      `News about ${programme} comes only through the channels below. Treat anything else as not from us.`,
    listHeading: 'The official channels',
    site: 'Site',
    mail: 'E-mail',
    mailEnds: (domain) => `addresses that end in @${domain}`,
    neverHeading: 'What we never ask for',
    never: [
      'The 6-digit code (OTP). You type it into this portal yourself; you never tell it to staff.',
      'Your password, neither of this portal nor of your e-mail.',
      'Money. Registering, taking part in the draw and getting the result are free.',
      'A photo of your KTP or personal data by chat, by telephone or on another form.',
    ],
    readHeading: 'How to read a link',
    readLead:
      'Leave “https://” aside. Look at what stands right before the first slash: an official address ends there.',
    readCaption: 'Examples of reading a link',
    readColumns: { address: 'Address', meaning: 'What it means' },
    readOfficial: 'The official site',
    readUnder: 'Part of the official site',
    readAfter: 'Not us: the official address is only pasted in front',
    readHyphen: 'Not us: the hyphen makes it another address',
    accountHeading: 'Look after your account',
    account: [
      'Use a password that differs from your e-mail’s.',
      'Change your password if somebody else may have seen it.',
      'Log out on a phone or computer that others use.',
    ],
    toAccount: 'Open the account page',
    lateHeading: 'Already gave away a code or password?',
    late: [
      'Change your password now. Other devices are logged out of your account at once.',
      'Check addresses and devices on the account page.',
      'If you sent money, call your bank and report it to the police.',
    ],
    latePassword: 'Change the password',
  },
  privacy: {
    title: 'Your personal data',
    heading: 'What happens with your data',
    lead: 'We ask for as little as we can, use it for one purpose, and delete it when its time has come.',
    whatHeading: 'What we ask for, and why',
    what: [
      { data: 'E-mail or mobile number', why: 'To send the code, the receipt and the result of the draw.' },
      { data: 'NIK and KK number', why: 'To have one registration a person, and to count the limit of each KK.' },
      { data: 'Name, birth date, region', why: 'To check the programme’s rules and compare them with the KTP.' },
      {
        data: 'Photo of the KTP',
        why: 'To see that the KTP is original and readable. Staff look only when the machine is unsure.',
      },
      { data: 'Answers to the declarations', why: 'To check the programme’s rules.' },
    ],
    keptHeading: 'How long it is kept',
    guardedHeading: 'How it is guarded',
    guarded: [
      'Photos and personal data are stored encrypted, with a key of its own for every person.',
      'Every act of staff on a photo is recorded: who, what and when.',
      'This portal loads no advertising, no trackers and no files from other sites.',
      'Cookies serve two things only: you stay logged in, and your choice of language.',
      'The public files of a draw hold nobody’s name, NIK or KK number.',
    ],
    consentHeading: 'The declaration you agree to',
    consentVersion: (version) => `Version ${version}. Shown again each time you join a gelombang.`,
    rightsHeading: 'Your rights',
    rights: [
      'To see and correct your data before you join.',
      'To withdraw from a gelombang while it is open.',
      'To ask and to object through our official channels.',
    ],
    toChannels: 'Official channels',
  },
  help: helpMessages.en,
};

export const informationMessages: Readonly<Record<'id' | 'en', InformationWords>> = { id, en };
