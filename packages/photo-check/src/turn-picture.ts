/** Turns a picture upright as EXIF says: the same for every decoder, whatever else the file claims. */
import type { Picture } from './picture.ts';

/** `orientation` 1 to 8: TIFF 6.0, tag 274. */
export function turnPicture(picture: Picture, orientation: number): Picture {
  if (orientation <= 1 || orientation > 8) return picture;
  const { width, height, rgba } = picture;
  const isTurned = orientation >= 5;
  const [outWidth, outHeight] = isTurned ? [height, width] : [width, height];
  const bytes = rgba.byteOffset % 4 === 0 ? rgba : rgba.slice();
  const from = new Uint32Array(bytes.buffer, bytes.byteOffset, width * height);
  const to = new Uint32Array(width * height);
  for (let y = 0; y < outHeight; y++) {
    for (let x = 0; x < outWidth; x++) {
      const [sx, sy] = sourceOf(orientation, x, y, width, height);
      to[y * outWidth + x] = from[sy * width + sx]!;
    }
  }
  return { width: outWidth, height: outHeight, rgba: new Uint8Array(to.buffer) };
}

function sourceOf(orientation: number, x: number, y: number, width: number, height: number): readonly [number, number] {
  switch (orientation) {
    case 2:
      return [width - 1 - x, y];
    case 3:
      return [width - 1 - x, height - 1 - y];
    case 4:
      return [x, height - 1 - y];
    case 5:
      return [y, x];
    case 6:
      return [y, height - 1 - x];
    case 7:
      return [width - 1 - y, height - 1 - x];
    default:
      return [width - 1 - y, x];
  }
}
