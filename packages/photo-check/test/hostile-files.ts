/**
 * Files built to hurt, for tests: a set of our own, made here, and the larger shared one where it lies beside the repository.
 *
 * What each must meet is in the words of the shared set's manifest: `decode` (nothing wrong with it), `reject-dims`,
 * `reject-format`, `reject`, or anything else: answered without a crash.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { repositoryPath } from './repository.ts';
import { specimenScene } from './specimens.ts';

export type HostileFile = Readonly<{ file: string; expect: string; oversize: boolean; read(): Promise<Buffer> }>;

const shared = repositoryPath('../shared/data/hostile-images/');

export async function hostileFiles(): Promise<readonly HostileFile[]> {
  return [...(await ownFiles()), ...(await sharedFiles())];
}

/** Names that people's phones, and people who mean harm, give to files. */
export async function hostileNames(): Promise<readonly string[]> {
  const own = [
    '../../etc/passwd',
    'ktp.jpg\u0000.php',
    'KTP (1).JPG',
    'con.png',
    '<img src=x>.jpg',
    `${'a'.repeat(300)}.jpg`,
    '🪪.jpg',
  ];
  if (!existsSync(`${shared}filenames.json`)) return own;
  const { names } = JSON.parse(await readFile(`${shared}filenames.json`, 'utf8')) as { names: string[] };
  return [...own, ...names];
}

type SharedEntry = Readonly<{ file: string; expect: string; oversize?: boolean }>;

async function sharedFiles(): Promise<readonly HostileFile[]> {
  if (!existsSync(`${shared}manifest.json`)) return [];
  const manifest = JSON.parse(await readFile(`${shared}manifest.json`, 'utf8')) as SharedEntry[];
  return manifest.map(({ file, expect, oversize = false }) => ({
    file,
    expect,
    oversize,
    read: () => readFile(shared + file),
  }));
}

async function ownFiles(): Promise<readonly HostileFile[]> {
  const jpeg = await specimenScene({ fault: 'none', seed: 9, width: 800, height: 600 });
  const png = await sharp(jpeg).resize(200).png().toBuffer();
  const files: readonly (readonly [file: string, expect: string, bytes: Buffer])[] = [
    ['own-good.jpg', 'decode', jpeg],
    ['own-good.png', 'decode', png],
    ['own-empty.jpg', 'reject', Buffer.alloc(0)],
    ['own-one-byte.png', 'reject', Buffer.from([0x89])],
    ['own-only-start.jpg', 'reject', jpeg.subarray(0, 3)],
    ['own-cut-in-half.jpg', 'reject', jpeg.subarray(0, jpeg.length >> 1)],
    ['own-cut-in-half.png', 'reject', png.subarray(0, png.length >> 1)],
    ['own-zeros.jpg', 'reject', Buffer.alloc(500_000)],
    ['own-page.jpg', 'reject-format', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['own-document.jpg', 'reject-format', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')],
    ['own-animation.jpg', 'reject-format', Buffer.from('GIF89a\u0001\u0000\u0001\u0000')],
    ['own-endless-side.png', 'reject-dims', pngOf(500_000, 1)],
    ['own-square-of-two-billion.png', 'reject-dims', pngOf(0x7fffffff, 0x7fffffff)],
    ['own-no-side.png', 'reject', pngOf(0, 100)],
    ['own-lying-sides.jpg', 'reject-dims', withSides(jpeg, 65_500, 65_500)],
    ['own-many-scans.jpg', 'no-slow', await manyScans(jpeg, 2000)],
    ['own-tail.jpg', 'decode', Buffer.concat([jpeg, Buffer.from('PK\u0003\u0004<script>alert(1)</script>')])],
    ['own-zeroed-tail.jpg', 'any', Buffer.concat([jpeg.subarray(0, jpeg.length >> 1), Buffer.alloc(jpeg.length >> 1)])],
  ];
  return files.map(([file, expect, bytes]) => ({ file, expect, oversize: false, read: () => Promise.resolve(bytes) }));
}

/** A grey PNG whose header claims these sides over one line of data. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    magic,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(101))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const bytes = Buffer.alloc(named.length + 8);
  bytes.writeUInt32BE(data.length, 0);
  named.copy(bytes, 4);
  bytes.writeUInt32BE(crc32(named), named.length + 4);
  return bytes;
}

/** The same bytes with other sides in the frame header (SOF0 or SOF2). */
function withSides(jpeg: Buffer, width: number, height: number): Buffer {
  const lying = Buffer.from(jpeg);
  const at = frameHeaderAt(lying);
  lying.writeUInt16BE(height, at + 5);
  lying.writeUInt16BE(width, at + 7);
  return lying;
}

function frameHeaderAt(jpeg: Buffer): number {
  for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    if (jpeg[at + 1] === 0xc0 || jpeg[at + 1] === 0xc2) return at;
  }
  throw new Error('no frame header');
}

/** A progressive photo whose last scan is repeated: a decoder pays a full pass for each. */
async function manyScans(jpeg: Buffer, times: number): Promise<Buffer> {
  const progressive = await sharp(jpeg).jpeg({ progressive: true }).toBuffer();
  const last = progressive.lastIndexOf(Buffer.from([0xff, 0xda]));
  const scan = progressive.subarray(last, progressive.length - 2);
  const repeated = Array.from({ length: times }, () => scan);
  const end = Buffer.from([0xff, 0xd9]);
  return Buffer.concat([progressive.subarray(0, last), ...repeated, end]).subarray(0, 1_900_000);
}
