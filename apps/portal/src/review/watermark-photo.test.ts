import sharp from 'sharp';
import { expect, test } from 'vitest';
import { watermarkPhoto } from './watermark-photo.ts';

test.each(['Anna "O\'Hara" & Söhne <script>', 'a\u0000b', 'x'.repeat(300), ''])(
  'any name makes a picture: %j',
  async (name) => {
    const plain = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer();
    const { width, height, format } = await sharp(await watermarkPhoto(plain, name)).metadata();
    expect([width, height, format]).toEqual([800, 600, 'jpeg']);
  },
);
