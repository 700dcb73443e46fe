/** Films for a browser's made-up camera: drawn scenes, one JPEG after the other (Chromium reads .mjpeg as such). */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { drawSpecimen, type SpecimenOptions } from '../../packages/photo-check/test/specimens.ts';

export const filmSize = { width: 1280, height: 720 };

/** A scene as a camera of 1280 × 720 sees it. */
export async function filmScene(options: Partial<SpecimenOptions>): Promise<Buffer> {
  const { jpeg } = await drawSpecimen({ fault: 'none', seed: 3, ground: 'wood', ...filmSize, ...options });
  return sharp(jpeg).jpeg({ quality: 92 }).toBuffer();
}

export type Shot = Readonly<{ scene: Buffer; frames: number }>;

/** Chromium plays 30 frames a second, and starts over at the end. */
export async function makeFilm(folder: string, name: string, shots: readonly Shot[]): Promise<string> {
  const file = path.join(folder, `${name}.mjpeg`);
  const frames = shots.flatMap(({ scene, frames: count }) => Array.from({ length: count }, () => scene));
  await writeFile(file, Buffer.concat(frames));
  return file;
}
