/** The photo check, on this phone: findings, and the picture to draw them on. Also the repair. */
import { defaultPolicy, policyWithMaxBytes } from '@gelombang/photo-check';
import { checkFile, repairFile } from '@gelombang/photo-check/browser';
import type { DrawnFinding } from './finding-shapes.ts';
import type { SpokenFinding } from './finding-words.ts';

export type PhoneFinding = SpokenFinding & DrawnFinding;

export type PhoneCheck = Readonly<{
  findings: readonly PhoneFinding[];
  card: readonly (readonly [x: number, y: number])[] | null;
  /** Null when this phone cannot show the file. */
  picture: Readonly<{ url: string; width: number; height: number }> | null;
}>;

export async function checkOnPhone(file: Blob, maxBytes: number): Promise<PhoneCheck> {
  const assessment = await checkFile(file, policyWithMaxBytes(defaultPolicy, maxBytes)).catch(() => null);
  const size = assessment?.measures ?? (await sizeOf(file));
  const picture = size === null ? null : { url: URL.createObjectURL(file), width: size.width, height: size.height };
  return { findings: assessment?.findings ?? [], card: assessment?.card?.corners ?? null, picture };
}

/** Null when the server has to do it. */
export async function repairOnPhone(file: Blob, maxBytes: number): Promise<Blob | null> {
  const repair = await repairFile(file, policyWithMaxBytes(defaultPolicy, maxBytes)).catch(() => null);
  return repair?.ok ? repair.blob : null;
}

async function sizeOf(file: Blob): Promise<Readonly<{ width: number; height: number }> | null> {
  try {
    const image = await createImageBitmap(file);
    const { width, height } = image;
    image.close();
    return { width, height };
  } catch {
    return null;
  }
}
