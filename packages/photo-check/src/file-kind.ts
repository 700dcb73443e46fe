/**
 * What a file is, by its first bytes. Names and declared types are never
 * believed. Kinds that cannot be used are told apart so that a person can be
 * told what they have and what to do about it.
 */

export type FileKind =
  | 'jpeg'
  | 'png'
  | 'heic'
  | 'avif'
  | 'webp'
  | 'gif'
  | 'bmp'
  | 'tiff'
  | 'ico'
  | 'jpeg-xl'
  | 'jpeg-2000'
  | 'photoshop'
  | 'svg'
  | 'html'
  | 'pdf'
  | 'postscript'
  | 'zip'
  | 'video'
  | 'text'
  | 'empty'
  | 'unknown';

type Magic = readonly [kind: FileKind, offset: number, bytes: readonly number[]];

const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

const MAGICS: readonly Magic[] = [
  ['jpeg', 0, [0xff, 0xd8, 0xff]],
  ['jpeg', 0, [0xff, 0xd8]], // too short to go on: the header walk says what is missing
  ['png', 0, [0x89, ...ascii('PNG')]],
  ['gif', 0, ascii('GIF8')],
  ['webp', 8, ascii('WEBP')],
  ['bmp', 0, ascii('BM')],
  ['tiff', 0, [...ascii('II'), 42, 0]],
  ['tiff', 0, [...ascii('MM'), 0, 42]],
  ['tiff', 0, [...ascii('II'), 43, 0]],
  ['ico', 0, [0, 0, 1, 0]],
  ['jpeg-xl', 0, [0xff, 0x0a]],
  ['jpeg-xl', 4, ascii('JXL ')],
  ['jpeg-2000', 4, ascii('jP  ')],
  ['photoshop', 0, ascii('8BPS')],
  ['pdf', 0, ascii('%PDF')],
  ['postscript', 0, ascii('%!')],
  ['zip', 0, [...ascii('PK'), 3, 4]],
  ['video', 0, [0x1a, 0x45, 0xdf, 0xa3]],
];

const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

export function fileKindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  for (const [kind, offset, magic] of MAGICS) {
    if (magic.every((byte, i) => bytes[offset + i] === byte)) return kind;
  }
  if (latin1(bytes, 4, 8) === 'ftyp') return kindOfBrand(bytes);
  return kindOfText(bytes);
}

/** HEIC, AVIF and MP4 share one container; the brands tell them apart. */
function kindOfBrand(bytes: Uint8Array): FileKind {
  const brands = latin1(bytes, 8, Math.min(bytes.length, 64));
  if (brands.startsWith('avif') || brands.startsWith('avis')) return 'avif';
  if (HEIC_BRANDS.some((brand) => brands.startsWith(brand))) return brands.includes('avif') ? 'avif' : 'heic';
  return 'video';
}

function kindOfText(bytes: Uint8Array): FileKind {
  const start = latin1(bytes, 0, Math.min(bytes.length, 512));
  // eslint-disable-next-line no-control-regex -- control characters are what tells text from data
  if (/[\x00-\x08\x0e-\x1f]/.test(start)) return 'unknown';
  const text = start.replace(/^ï»¿/, '').trimStart().toLowerCase();
  if (/^(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*(<!doctype svg|<svg)/s.test(text)) return 'svg';
  if (text.startsWith('<?xml') && text.includes('<svg')) return 'svg';
  if (/^<(!doctype html|html|head|body|script|\?xml)/.test(text)) return 'html';
  return /^[\s -~]*$/.test(start) ? 'text' : 'unknown';
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
