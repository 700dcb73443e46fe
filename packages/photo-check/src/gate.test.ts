import { describe, expect, it } from 'vitest';
import { inspectFile, uprightSize } from './gate.ts';
import { defaultPolicy, policyWithMaxBytes } from './policy.ts';

const u16 = (value: number): number[] => [value >> 8, value & 255];
const u32 = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

const segment = (code: number, body: readonly number[]): number[] => [0xff, code, ...u16(body.length + 2), ...body];
const frame = (width: number, height: number, code = 0xc0): number[] =>
  segment(code, [8, ...u16(height), ...u16(width), 1, 1, 0x11, 0]);
const scan = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 0x12, 0xff, 0x00, 0x34];
const exif = (orientation: number): number[] =>
  segment(0xe1, [
    ...ascii('Exif'),
    0,
    0,
    ...ascii('MM'),
    0,
    42,
    ...u32(8),
    0,
    1,
    1,
    0x12,
    0,
    3,
    ...u32(1),
    ...u16(orientation),
    0,
    0,
    ...u32(0),
  ]);
const jpeg = (...parts: readonly (readonly number[])[]): number[] => [0xff, 0xd8, ...parts.flat(), 0xff, 0xd9];
const times = (count: number, part: readonly number[]): number[] => Array.from({ length: count }, () => part).flat();

function crc(bytes: readonly number[]): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
const chunk = (type: string, body: readonly number[] = []): number[] => [
  ...u32(body.length),
  ...ascii(type),
  ...body,
  ...u32(crc([...ascii(type), ...body])),
];
const ihdr = (width: number, height: number): number[] => chunk('IHDR', [...u32(width), ...u32(height), 8, 2, 0, 0, 0]);
const png = (...chunks: readonly (readonly number[])[]): number[] => [
  0x89,
  ...ascii('PNG'),
  13,
  10,
  26,
  10,
  ...chunks.flat(),
];
const idat = chunk('IDAT', [1, 2, 3]);
const iend = chunk('IEND');

const inspect = (bytes: readonly number[], policy = defaultPolicy) => inspectFile(Uint8Array.from(bytes), policy);
const damage = (reason: string, more: object = {}) => ({ code: 'file-damaged', weight: 'refuse', reason, ...more });

describe('a photo that may be decoded', () => {
  it.each([
    ['a JPEG', jpeg(frame(640, 480), scan), { kind: 'jpeg', width: 640, height: 480, orientation: 1 }],
    ['a progressive JPEG', jpeg(frame(640, 480, 0xc2), scan, scan), { kind: 'jpeg', isProgressive: true }],
    ['a turned JPEG', jpeg(exif(6), frame(640, 480), scan), { orientation: 6 }],
    ['the first of two orientations', jpeg(exif(8), exif(3), frame(640, 480), scan), { orientation: 8 }],
    ['an orientation out of range', jpeg(exif(9), frame(640, 480), scan), { orientation: 1 }],
    ['fill bytes before a marker', jpeg(frame(640, 480), [0xff, 0xff, 0xff], scan), { width: 640 }],
    ['restart markers', jpeg(frame(640, 480), scan, [0xff, 0xd0, 0x55]), { width: 640 }],
    ['bytes after its end', [...jpeg(frame(640, 480), scan), ...ascii('<html>')], { width: 640 }],
    ['64 scans', jpeg(frame(640, 480, 0xc2), times(64, scan)), { isProgressive: true }],
    ['a PNG', png(ihdr(640, 480), idat, iend), { kind: 'png', width: 640, height: 480 }],
    ['a PNG with bytes after its end', [...png(ihdr(9, 9), idat, iend), 1, 2], { kind: 'png' }],
    ['the longest side allowed', jpeg(frame(10_000, 4000), scan), { width: 10_000 }],
  ])('%s', (_, bytes, wanted) => {
    expect(inspect(bytes)).toMatchObject({ findings: [], isDecodable: true, ...wanted });
  });
});

describe('a photo no decoder should see', () => {
  it.each([
    ['nothing', [], damage('empty')],
    ['only a start', [0xff, 0xd8, 0xff], damage('truncated')],
    ['a start and an end', jpeg(), damage('truncated')],
    ['no end', [...jpeg(frame(640, 480), scan)].slice(0, -2), damage('truncated')],
    ['a segment longer than the file', [0xff, 0xd8, 0xff, 0xe0, 0x7f, 0xff, 1], damage('truncated')],
    ['a scan before the frame', jpeg(scan, frame(640, 480)), damage('header')],
    ['two frames', jpeg(frame(640, 480), frame(10, 10), scan), damage('header')],
    ['no width', jpeg(frame(0, 480), scan), damage('header')],
    ['65 scans', jpeg(frame(640, 480, 0xc2), times(65, scan)), damage('too-many-scans')],
    ['257 segments', jpeg(times(256, segment(0xfe, [1])), frame(640, 480), scan), damage('too-many-segments')],
    ['a side too long', jpeg(frame(10_001, 3000), scan), damage('side-too-long', { value: 10_001, limit: 10_000 })],
    [
      'too many pixels',
      jpeg(frame(8000, 5001), scan),
      damage('too-many-pixels', { value: 40_008_000, limit: 40_000_000 }),
    ],
    ['a strip', jpeg(frame(4800, 600), scan), damage('too-narrow', { value: 8, limit: 6 })],
    ['a PNG of no height', png(ihdr(640, 0), idat, iend), damage('zero-size')],
    ['a PNG without data', png(ihdr(640, 480), iend), damage('header')],
    ['a PNG without end', png(ihdr(640, 480), idat), damage('truncated')],
    ['a PNG whose header does not add up', png(ihdr(640, 480).with(-1, 7), idat, iend), damage('header')],
    ['a PNG damaged by text mode', [0x89, ...ascii('PNG'), 10, 26, 10, 0, 0, 0, 13], damage('header')],
    ['an animated PNG', png(ihdr(64, 64), chunk('acTL', u32(2)), idat, iend), damage('animated')],
    ['513 chunks', png(ihdr(64, 64), times(510, chunk('tEXt')), idat, idat, iend), damage('too-many-chunks')],
    [
      'a PNG full of text',
      png(ihdr(64, 64), chunk('tEXt', times(1_048_577, [65])), idat, iend),
      damage('too-much-metadata'),
    ],
  ])('%s', (_, bytes, finding) => {
    expect(inspect(bytes)).toMatchObject({ findings: [finding], isDecodable: false });
  });
});

describe('another kind of file is called by its name', () => {
  it.each([
    ['heic', [0, 0, 0, 24, ...ascii('ftypheic')]],
    ['heic', [0, 0, 0, 24, ...ascii('ftypmif1'), 0, 0, 0, 0, ...ascii('mif1heic')]],
    ['avif', [0, 0, 0, 24, ...ascii('ftypavif')]],
    ['video', [0, 0, 0, 24, ...ascii('ftypisom')]],
    ['webp', [...ascii('RIFF'), 1, 2, 3, 4, ...ascii('WEBPVP8 ')]],
    ['gif', ascii('GIF89a')],
    ['bmp', [...ascii('BM'), 0, 0]],
    ['tiff', [...ascii('II'), 42, 0]],
    ['pdf', ascii('%PDF-1.7')],
    ['postscript', ascii('%!PS')],
    ['zip', [...ascii('PK'), 3, 4]],
    ['svg', ascii('<?xml version="1.0"?>\n<svg xmlns="x">')],
    ['svg', ascii('<svg>')],
    ['html', ascii('\n<!DOCTYPE html><html>')],
    ['text', ascii('push graphic-context')],
    ['unknown', [0, 0, 0, 0, 0]],
  ] as const)('%s', (found, bytes) => {
    expect(inspect(bytes).findings).toEqual([{ code: 'file-type', weight: 'refuse', found }]);
  });
});

describe('the size of the file', () => {
  const photo = jpeg(frame(640, 480), scan);

  it('may be exactly the limit', () => {
    expect(inspect(photo, policyWithMaxBytes(defaultPolicy, photo.length)).findings).toEqual([]);
  });

  it('is named when it is over, and the photo can still be looked at', () => {
    const maxBytes = photo.length - 1;
    const gate = inspect(photo, policyWithMaxBytes(defaultPolicy, maxBytes));
    expect(gate.findings).toEqual([{ code: 'file-too-large', weight: 'refuse', bytes: photo.length, maxBytes }]);
    expect(gate.isDecodable).toBe(true);
  });
});

it.each([
  [1, 640, 480],
  [3, 640, 480],
  [5, 480, 640],
  [8, 480, 640],
])('orientation %i is seen as %i × %i', (orientation, width, height) => {
  expect(uprightSize({ width: 640, height: 480, orientation })).toEqual({ width, height });
});
