/**
 * Decoding on the server, by sharp. Only what passed the gate comes here, PNGs
 * without anything but pixels, and always in a process that can be killed.
 */
import sharp from 'sharp';
import type { Gate } from '../gate.ts';
import { judgedSize, type Picture } from '../picture.ts';
import { essentialPng } from '../png-header.ts';
import { turnPicture } from '../turn-picture.ts';

// One file at a time in each process: caches and threads would only hold memory.
sharp.cache(false);
sharp.concurrency(1);

/** The upright picture, its longest side at most `maxSide`, on white, in sRGB. */
export async function decodePicture(bytes: Uint8Array, gate: Gate, maxSide: number): Promise<Picture> {
  const pixels = gate.kind === 'png' ? essentialPng(bytes) : bytes;
  const { width, height } = judgedSize(gate.width, gate.height, maxSide);
  const { data, info } = await sharp(pixels, {
    failOn: 'error',
    limitInputPixels: gate.width * gate.height,
    sequentialRead: true,
    pages: 1,
  })
    .resize(width, height, { fit: 'fill' })
    .toColourspace('srgb')
    .flatten({ background: '#ffffff' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return turnPicture({ width: info.width, height: info.height, rgba: data }, gate.orientation);
}

/** A kind the gate does not know (WebP, AVIF, …), for repair only; bounded by its number of pixels. */
export async function decodeForeign(bytes: Uint8Array, maxPixels: number, maxSide: number): Promise<Picture> {
  const { data, info } = await sharp(bytes, { failOn: 'error', limitInputPixels: maxPixels, pages: 1 })
    .autoOrient()
    .resize(maxSide, maxSide, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .flatten({ background: '#ffffff' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgba: data };
}

/** A fresh JPEG: pixels and nothing else. */
export async function encodeJpeg({ width, height, rgba }: Picture, quality: number): Promise<Uint8Array> {
  return await sharp(rgba, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .jpeg({ quality, mozjpeg: false })
    .toBuffer();
}
