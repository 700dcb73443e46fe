/** Sentences of the help page: questions as people ask them, answers they can act on. */
type Question = Readonly<{ ask: string; answer: readonly string[] }>;
type Topic = Readonly<{ heading: string; questions: readonly Question[] }>;

const id = {
  title: 'Bantuan',
  heading: 'Ada yang bisa kami bantu?',
  lead: 'Jawaban untuk pertanyaan yang paling sering muncul.',
  topics: (mostPerKk: number): readonly Topic[] => [
    {
      heading: 'Kode dan akun',
      questions: [
        {
          ask: 'Kode belum sampai. Apa yang bisa saya lakukan?',
          answer: [
            'Tunggu satu menit, lalu lihat folder spam. Pastikan alamat yang tertulis di halaman kode sudah benar.',
            'Masih belum ada? Tekan “Kirim ulang kode”, atau ganti alamat. Langkah Anda tidak hilang.',
          ],
        },
        {
          ask: 'Saya lupa kata sandi.',
          answer: ['Di halaman Masuk, pilih “Lupa kata sandi?”. Kami mengirim kode ke alamat yang Anda daftarkan.'],
        },
        {
          ask: 'Saya mendaftar lewat HP orang lain. Apakah aman?',
          answer: [
            'Aman, asalkan Anda menekan Keluar sesudahnya. Anda bisa melanjutkan kapan saja dari HP mana pun.',
            'Perangkat yang masih masuk terlihat di halaman akun, dan bisa dikeluarkan dari sana.',
          ],
        },
      ],
    },
    {
      heading: 'Foto KTP',
      questions: [
        {
          ask: 'Bagaimana foto KTP yang baik?',
          answer: [
            'Letakkan KTP asli di tempat datar dan terang. Foto dari atas sampai keempat sudutnya terlihat.',
            'Hindari pantulan lampu. Jangan pakai fotokopi, hasil pindai, atau foto dari layar.',
          ],
        },
        {
          ask: 'Ukuran foto saya terlalu besar.',
          answer: ['Kirim saja apa adanya. Foto diperkecil otomatis, dan tulisannya tetap terbaca.'],
        },
        {
          ask: 'Internet saya sering putus.',
          answer: [
            'Pengiriman foto dilanjutkan dari bagian terakhir yang sampai. Isian Anda tersimpan sambil diketik.',
          ],
        },
        {
          ask: 'Foto saya sudah baik, tetapi tetap ditolak.',
          answer: ['Pilih “Tanya petugas” di langkah foto. Seorang petugas melihatnya, dan Anda bisa terus mengisi.'],
        },
      ],
    },
    {
      heading: 'Data diri',
      questions: [
        {
          ask: 'Di mana nomor KK saya?',
          answer: ['Di Kartu Keluarga, 16 angka di bagian paling atas. Nomor ini berbeda dari NIK.'],
        },
        {
          ask: 'Portal bilang NIK saya tidak bisa dipakai.',
          answer: [
            'Bandingkan lagi setiap angkanya dengan KTP Anda.',
            'Kalau sudah sama, hubungi kami lewat kanal resmi. Isian Anda tetap tersimpan.',
          ],
        },
      ],
    },
    {
      heading: 'Gelombang dan undian',
      questions: [
        {
          ask: 'Apakah yang mendaftar lebih dulu lebih berpeluang?',
          answer: [
            'Tidak. Undian dilakukan setelah gelombang ditutup. Hari pertama dan hari terakhir peluangnya sama.',
          ],
        },
        {
          ask: 'Berapa orang dalam satu KK yang bisa terpilih?',
          answer: [`Paling banyak ${mostPerKk} orang, dihitung dari semua gelombang. Peluang setiap orang tetap sama.`],
        },
        {
          ask: 'Bagaimana saya tahu undiannya jujur?',
          answer: [
            'Sidik jari daftar diumumkan sebelum undian. Angka acaknya datang dari luar dan tidak bisa dipilih siapa pun.',
            'Siapa pun bisa mengulang undian dari berkas yang terbuka. Tanda terima Anda memuat kode untuk memeriksanya.',
          ],
        },
        {
          ask: 'Saya belum terpilih. Apakah harus mendaftar dari awal?',
          answer: [
            'Tidak. Akun, foto, dan isian Anda tetap ada. Di gelombang berikutnya cukup periksa, lalu bergabung.',
          ],
        },
      ],
    },
  ],
  photoHeading: 'Foto KTP dalam gambar',
  photo: {
    'card-whole': 'Baik: keempat sudut terlihat, tulisannya tajam.',
    'card-cut': 'Terpotong: mundurkan HP sedikit.',
    'card-far': 'Terlalu jauh: dekatkan HP sampai KTP mengisi layar.',
    'card-blur': 'Buram: pegang HP dengan dua tangan, tunggu sampai tajam.',
    'card-dark': 'Gelap: pindah ke dekat jendela.',
    'card-bright': 'Silau: matikan lampu kilat, geser dari pantulan.',
    'card-copy': 'Fotokopi: pakai KTP yang asli.',
  },
  moreHeading: 'Belum terjawab?',
  more: 'Hubungi kami hanya lewat kanal resmi.',
  toChannels: 'Lihat kanal resmi',
};

type HelpWords = typeof id;

const en: HelpWords = {
  title: 'Help',
  heading: 'How can we help?',
  lead: 'Answers to what people ask most.',
  topics: (mostPerKk) => [
    {
      heading: 'Code and account',
      questions: [
        {
          ask: 'The code has not come. What can I do?',
          answer: [
            'Wait a minute, then look in the spam folder. Check that the address on the code page is right.',
            'Still nothing? Press “Send a new code”, or change the address. Your steps are kept.',
          ],
        },
        {
          ask: 'I forgot my password.',
          answer: ['On the log-in page choose “Forgot your password?”. We send a code to the address you registered.'],
        },
        {
          ask: 'I registered on somebody else’s phone. Is that safe?',
          answer: [
            'Yes, as long as you press Log out afterwards. You can go on at any time from any phone.',
            'Devices that are still logged in are listed on the account page and can be logged out there.',
          ],
        },
      ],
    },
    {
      heading: 'Photo of the KTP',
      questions: [
        {
          ask: 'What makes a good photo?',
          answer: [
            'Put the original KTP on something flat and bright. Take it from above with all four corners in view.',
            'Avoid reflections. No photocopy, no scan, no photo of a screen.',
          ],
        },
        {
          ask: 'My photo is too large.',
          answer: ['Send it as it is. It is made smaller by itself, and its writing stays readable.'],
        },
        {
          ask: 'My connection drops often.',
          answer: ['Sending goes on from the last part that arrived. What you type is saved as you type.'],
        },
        {
          ask: 'My photo is good and is refused all the same.',
          answer: ['Choose “Ask an operator” on the photo step. A person looks at it, and you can go on filling in.'],
        },
      ],
    },
    {
      heading: 'Your data',
      questions: [
        {
          ask: 'Where is my KK number?',
          answer: ['On the Kartu Keluarga, 16 digits at the very top. It differs from your NIK.'],
        },
        {
          ask: 'The portal says that my NIK cannot be used.',
          answer: [
            'Compare every digit with your KTP once more.',
            'If they are the same, reach us through the official channels. What you filled in is kept.',
          ],
        },
      ],
    },
    {
      heading: 'Gelombang and draw',
      questions: [
        {
          ask: 'Do those who register first have better odds?',
          answer: ['No. The draw comes after the gelombang has closed. The first day and the last have the same odds.'],
        },
        {
          ask: 'How many people of one KK can be chosen?',
          answer: [`At most ${mostPerKk}, counted over all gelombang. Everyone’s odds stay the same.`],
        },
        {
          ask: 'How do I know that the draw is honest?',
          answer: [
            'The fingerprint of the list is published before the draw. The random number comes from outside; nobody can choose it.',
            'Anyone can repeat the draw from public files. Your receipt carries the codes to check it.',
          ],
        },
        {
          ask: 'I was not chosen. Do I have to start again?',
          answer: ['No. Your account, photo and answers stay. In the next gelombang you check them and join.'],
        },
      ],
    },
  ],
  photoHeading: 'The photo of your KTP in drawings',
  photo: {
    'card-whole': 'Good: all four corners in view, sharp writing.',
    'card-cut': 'Cut off: move the phone back a little.',
    'card-far': 'Too far: come closer until the KTP fills the screen.',
    'card-blur': 'Blurred: hold the phone with both hands and wait until it is sharp.',
    'card-dark': 'Dark: move to a window.',
    'card-bright': 'Glare: turn the flash off and move away from reflections.',
    'card-copy': 'A photocopy: use the original KTP.',
  },
  moreHeading: 'Not answered?',
  more: 'Reach us only through the official channels.',
  toChannels: 'See the official channels',
};

export const helpMessages: Readonly<Record<'id' | 'en', HelpWords>> = { id, en };
