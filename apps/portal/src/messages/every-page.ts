/** Sentences every page shares: header, footer, summaries. */
const id = {
  skip: 'Langsung ke isi',
  demonstration: 'Portal contoh. Data di sini bukan pendaftaran sungguhan.',
  logIn: 'Masuk',
  logOut: 'Keluar',
  account: 'Akun',
  operatorSignedIn: (name: string) => `Petugas: ${name}`,
  otherLanguage: 'English',
  back: 'Kembali',
  change: 'Ubah',
  step: (step: number, of: number) => `Langkah ${step} dari ${of}`,
  errorSummary: (count: number) =>
    count === 1 ? 'Ada satu hal yang perlu dilengkapi' : `Ada ${count} hal yang perlu dilengkapi`,
  neverGiveCode: 'Jangan berikan kode, kata sandi, atau uang kepada siapa pun, termasuk petugas.',
  officialOnly: 'Informasi resmi hanya di',
  allChannels: 'Semua kanal resmi',
  draws: 'Gelombang dan undian',
  help: 'Bantuan',
  privacy: 'Data pribadi Anda',
  saved: 'Tersimpan',
};

export type CommonWords = typeof id;

const en: CommonWords = {
  skip: 'Skip to content',
  demonstration: 'Demonstration portal. Nothing here is a real registration.',
  logIn: 'Log in',
  logOut: 'Log out',
  account: 'Account',
  operatorSignedIn: (name) => `Operator: ${name}`,
  otherLanguage: 'Bahasa Indonesia',
  back: 'Back',
  change: 'Change',
  step: (step, of) => `Step ${step} of ${of}`,
  errorSummary: (count) => (count === 1 ? 'One thing needs your attention' : `${count} things need your attention`),
  neverGiveCode: 'Never give your code, password or money to anyone, staff included.',
  officialOnly: 'Official information only at',
  allChannels: 'All official channels',
  draws: 'Gelombang and draws',
  help: 'Help',
  privacy: 'Your personal data',
  saved: 'Saved',
};

export const everyPageMessages: Readonly<Record<'id' | 'en', CommonWords>> = { id, en };
