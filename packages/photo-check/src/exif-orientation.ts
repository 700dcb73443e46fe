/**
 * The orientation a camera wrote into a JPEG's EXIF block. Nothing else of EXIF
 * is read: every other tag is somebody's privacy. Offsets are bounded and only
 * the first directory is looked at, so loops and huge counts lead nowhere.
 */

const ORIENTATION_TAG = 0x0112;
const MAX_TAGS = 512;

/** 1 to 8, or null when this block says nothing usable. `body` is an APP1 segment without its length. */
export function exifOrientationOf(body: Uint8Array): number | null {
  if (!startsWith(body, [0x45, 0x78, 0x69, 0x66, 0, 0])) return null; // "Exif\0\0"
  const tiff = body.subarray(6);
  if (tiff.length < 8) return null;
  const isLittle = tiff[0] === 0x49 && tiff[1] === 0x49;
  if (!isLittle && !(tiff[0] === 0x4d && tiff[1] === 0x4d)) return null;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > tiff.length) return null;
  const tags = Math.min(view.getUint16(directory, isLittle), MAX_TAGS);
  for (let i = 0; i < tags; i++) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > tiff.length) return null;
    if (view.getUint16(entry, isLittle) !== ORIENTATION_TAG) continue;
    const value = view.getUint16(entry + 8, isLittle);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}
