/**
 * A KTP-el of a person who does not exist, marked SPESIMEN: province 00, a made-up
 * name, a drawn or generated portrait. The layout follows the real card's.
 */
import sharp from 'sharp';
import type { Picture } from '../src/picture.ts';
import type { Chance } from './specimen-chance.ts';

const WIDTH = 1284; // 15 px a millimetre
const HEIGHT = 810;
const NAMES = ['ANDI WIRYA SAMUDRA', 'SRI LESTARI NINGRUM', 'BUDI CAHYA PERMADI', 'MAYA PUTRI ANGGARA', 'DEWI KENCANA'];
const JOBS = ['WIRASWASTA', 'KARYAWAN SWASTA', 'PETANI/PEKEBUN', 'BELUM/TIDAK BEKERJA'];
const FAITHS = ['ISLAM', 'KRISTEN', 'KATHOLIK', 'HINDU', 'BUDDHA'];

export type CardOptions = Readonly<{ face?: Uint8Array }>;

/** With alpha: the corners are round. */
export async function drawCard(chance: Chance, { face }: CardOptions = {}): Promise<Picture> {
  const svg = cardSvg(chance, face !== undefined);
  const layers = face === undefined ? [] : [{ input: await portraitOf(face), left: 944, top: 170 }];
  const round = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" rx="48" fill="#fff"/></svg>`;
  const drawn = await sharp(Buffer.from(svg)).composite(layers).png().toBuffer();
  const { data, info } = await sharp(drawn)
    .composite([{ input: Buffer.from(round), blend: 'dest-in' }])
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgba: data };
}

async function portraitOf(face: Uint8Array): Promise<Buffer> {
  return await sharp(face).resize(270, 360, { fit: 'cover' }).png().toBuffer();
}

function cardSvg(chance: Chance, hasFace: boolean): string {
  const isWoman = chance.between(0, 1) < 0.5;
  const ground = chance.pick(['#b4d8e8', '#a9cfe6', '#bcdcee', '#9fc9e2', '#c3dfe9']);
  const nik = `00${chance.digits(14)}`;
  const sans = chance.pick(['Liberation Sans', 'DejaVu Sans Condensed', 'Liberation Sans Narrow']);
  const rows = [
    ['Nama', chance.pick(NAMES)],
    [
      'Tempat/Tgl Lahir',
      `KOTA CONTOH, ${chance.pick(['04', '17', '28'])}-0${chance.pick(['2', '5', '8'])}-199${chance.digits(1)}`,
    ],
    [
      'Jenis Kelamin',
      `${isWoman ? 'PEREMPUAN' : 'LAKI-LAKI'}        Gol. Darah : ${chance.pick(['A', 'B', 'O', '-'])}`,
    ],
    ['Alamat', `JL. CONTOH NO. ${chance.digits(2)}`],
    ['   RT/RW', `0${chance.digits(2)}/0${chance.digits(2)}`],
    ['   Kel/Desa', 'SUKACONTOH'],
    ['   Kecamatan', 'CONTOHAN'],
    ['Agama', chance.pick(FAITHS)],
    ['Status Perkawinan', chance.pick(['KAWIN', 'BELUM KAWIN'])],
    ['Pekerjaan', chance.pick(JOBS)],
    ['Kewarganegaraan', 'WNI'],
    ['Berlaku Hingga', 'SEUMUR HIDUP'],
  ] as const;
  const text = (x: number, y: number, size: number, body: string, more = ''): string =>
    `<text x="${x}" y="${y}" font-size="${size}" xml:space="preserve" ${more}>${body}</text>`;
  const fields = rows.map(([label, value], i) => {
    const y = 262 + i * 42;
    const bold = i === 0 ? 'font-weight="700"' : '';
    return text(40, y, 30, label) + text(300, y, 30, ':') + text(320, y, 30, value, bold);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="${sans}" fill="#1a2230">
    <rect width="${WIDTH}" height="${HEIGHT}" fill="${ground}"/>
    ${guilloche(chance)}
    ${text(WIDTH / 2, 62, 42, 'PROVINSI CONTOH', 'text-anchor="middle" font-weight="700"')}
    ${text(WIDTH / 2, 112, 42, 'KOTA CONTOH', 'text-anchor="middle" font-weight="700"')}
    ${text(40, 190, 46, 'NIK', 'font-weight="700"')}
    ${text(250, 190, 46, `: ${nik}`, 'font-family="OCR B, OCRB, DejaVu Sans Mono, monospace" letter-spacing="2"')}
    ${fields.join('')}
    <rect x="944" y="170" width="270" height="360" fill="${chance.pick(['#b3202c', '#1f4fa3'])}"/>
    ${hasFace ? '' : silhouette(chance)}
    ${text(1079, 580, 26, 'KOTA CONTOH', 'text-anchor="middle"')}
    ${text(1079, 614, 26, '17-08-2019', 'text-anchor="middle"')}
    <path d="M990 700q30 -60 50 -10t50 -20t60 10" fill="none" stroke="#111" stroke-width="4"/>
    <text x="640" y="560" font-size="120" fill="#c0392b" opacity="0.28" font-weight="700" text-anchor="middle" transform="rotate(-18 640 520)">SPESIMEN</text>
  </svg>`;
}

function guilloche(chance: Chance): string {
  const waves = Array.from({ length: 26 }, (_, i) => {
    const y = 20 + i * 31;
    const swing = chance.between(8, 26);
    return `<path d="M0 ${y}q160 ${-swing} 321 0t321 0t321 0t321 0" fill="none" stroke="#7fb3cf" stroke-width="1.6" opacity="0.55"/>`;
  });
  return waves.join('');
}

function silhouette(chance: Chance): string {
  const skin = chance.pick(['#c99a72', '#b07d55', '#8d5f3c', '#d9b08c']);
  const shirt = chance.pick(['#f4f4f4', '#2b2b33', '#6b7c5a']);
  return `<path d="M954 530q10 -110 125 -110t125 110z" fill="${shirt}"/><ellipse cx="1079" cy="340" rx="68" ry="88" fill="${skin}"/>
    <path d="M1008 320q-6 -98 71 -98t71 98q-30 -50 -71 -50t-71 50z" fill="#1d1512"/>`;
}
