/**
 * Messages about an account, to the address itself: the only place that tells whether an account exists.
 *
 * A code message ends with `@host #code`, the origin-bound form a phone's keyboard offers to fill in on that host only.
 */

export type MailFacts = Readonly<{
  programme: string;
  /** Where the portal is: links begin with it. */
  site: string;
  /** Every official channel, one a line. */
  channels: readonly string[];
  officialSite: string;
}>;
export type CodeFacts = MailFacts & Readonly<{ host: string; code: string; until: string }>;
export type MailText = Readonly<{ subject: string; body: string }>;
type Kind = 'email' | 'phone';

const id = {
  code: (kind: Kind, { programme, host, code, until, ...official }: CodeFacts): MailText => ({
    subject: `Kode Anda untuk ${programme}`,
    body: paragraphs(kind, [
      [`Kode Anda untuk ${programme}: ${code}`],
      [
        `Ketik kode ini di halaman yang sedang Anda buka. Berlaku sampai ${until}, sekali pakai.`,
        'JANGAN berikan kode ini kepada siapa pun, termasuk petugas.',
      ],
      ...(kind === 'email'
        ? [['Anda tidak meminta kode? Abaikan pesan ini. Tanpa kode ini alamat Anda tetap aman.']]
        : []),
      officialChannels(kind, 'Kanal resmi', official),
      [`@${host} #${code}`],
    ]),
  }),
  alreadyRegistered: (kind: Kind, { programme, site, ...official }: MailFacts): MailText => ({
    subject: `Anda sudah punya akun ${programme}`,
    body: paragraphs(kind, [
      [`Alamat ini sudah punya akun ${programme}, jadi tidak perlu mendaftar lagi.`],
      [`Masuk dengan kata sandi Anda di ${site}/masuk. Kalau lupa, buat kata sandi baru di ${site}/lupa.`],
      ...(kind === 'email' ? [['Bukan Anda yang mendaftar? Abaikan pesan ini. Akun Anda tidak berubah.']] : []),
      officialChannels(kind, 'Kanal resmi', official),
    ]),
  }),
  noAccount: (kind: Kind, { programme, site, ...official }: MailFacts): MailText => ({
    subject: `Belum ada akun ${programme} di alamat ini`,
    body: paragraphs(kind, [
      [`Ada yang meminta kata sandi baru untuk alamat ini, tetapi alamat ini belum punya akun ${programme}.`],
      [`Mungkin Anda mendaftar dengan alamat lain: coba alamat itu di ${site}/lupa. Atau daftar di ${site}/daftar.`],
      ...(kind === 'email' ? [['Bukan Anda yang meminta? Abaikan pesan ini.']] : []),
      officialChannels(kind, 'Kanal resmi', official),
    ]),
  }),
  passwordChanged: (kind: Kind, { programme, site, ...official }: MailFacts): MailText => ({
    subject: `Kata sandi ${programme} Anda sudah diganti`,
    body: paragraphs(kind, [
      [`Kata sandi akun ${programme} Anda baru saja diganti. Perangkat lain sudah dikeluarkan.`],
      [`Bukan Anda yang mengganti? Segera buat kata sandi baru di ${site}/lupa.`],
      officialChannels(kind, 'Kanal resmi', official),
    ]),
  }),
};

export type AccountMailWords = typeof id;

const en: AccountMailWords = {
  code: (kind, { programme, host, code, until, ...official }) => ({
    subject: `Your code for ${programme}`,
    body: paragraphs(kind, [
      [`Your code for ${programme}: ${code}`],
      [
        `Type this code on the page you have open. It works until ${until}, once.`,
        'DO NOT give this code to anyone, staff included.',
      ],
      ...(kind === 'email'
        ? [['You did not ask for a code? Ignore this message. Without the code your address stays safe.']]
        : []),
      officialChannels(kind, 'Official channels', official),
      [`@${host} #${code}`],
    ]),
  }),
  alreadyRegistered: (kind, { programme, site, ...official }) => ({
    subject: `You already have a ${programme} account`,
    body: paragraphs(kind, [
      [`This address already has a ${programme} account, so there is no need to register again.`],
      [`Log in with your password at ${site}/masuk. If you forgot it, choose a new one at ${site}/lupa.`],
      ...(kind === 'email' ? [['It was not you? Ignore this message. Your account has not changed.']] : []),
      officialChannels(kind, 'Official channels', official),
    ]),
  }),
  noAccount: (kind, { programme, site, ...official }) => ({
    subject: `No ${programme} account at this address yet`,
    body: paragraphs(kind, [
      [`Someone asked for a new password for this address, but it has no ${programme} account.`],
      [`You may have registered with another address: try that one at ${site}/lupa. Or register at ${site}/daftar.`],
      ...(kind === 'email' ? [['It was not you? Ignore this message.']] : []),
      officialChannels(kind, 'Official channels', official),
    ]),
  }),
  passwordChanged: (kind, { programme, site, ...official }) => ({
    subject: `Your ${programme} password has been changed`,
    body: paragraphs(kind, [
      [`The password of your ${programme} account has just been changed. Other devices have been logged out.`],
      [`It was not you? Choose a new password at ${site}/lupa right away.`],
      officialChannels(kind, 'Official channels', official),
    ]),
  }),
};

export const accountMail = { id, en };

/** Mail has room between its paragraphs; an SMS is charged by the line. The code's last line stands alone in both. */
function paragraphs(kind: Kind, parts: readonly (readonly string[])[]): string {
  if (kind === 'email') return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
  return parts.map((lines) => lines.join(' ')).join('\n');
}

type Official = Pick<MailFacts, 'channels' | 'officialSite'>;

/** All of them in a mail; the site, where the others stand, in an SMS. */
function officialChannels(kind: Kind, label: string, { channels, officialSite }: Official): readonly string[] {
  return kind === 'email' ? [`${label}:`, ...channels] : [`${label}: ${officialSite}`];
}
